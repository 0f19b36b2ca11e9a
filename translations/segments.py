"""A body as the leaf blocks that are translated one by one, and back again without losing a letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsroom.lib.richtext import LISTS, Element, Node, parse, serialise, text_of

KINDS = {"p": "paragraph", "h2": "heading", "h3": "heading", "h4": "heading", "li": "item", "figcaption": "caption"}

# A container, as (tag, ((attribute, value), …)); the outermost first.
Frame = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Block:
    """One leaf of a body: its key, what kind it is, and its inner HTML.

    Kinds: paragraph, heading, item, quote, original (the wording of a quotation in the language it was said in), post
    (the text of an embed), caption, alt (words for those who don't see a picture: `html` is escaped text); and those
    without words, rule and figure. `frames` are the containers it stands in, itself the last: whatever `join` needs.
    """

    key: str
    kind: str
    html: str
    frames: tuple[Frame, ...]

    @property
    def has_words(self) -> bool:
        return self.kind not in {"rule", "figure"}

    def with_html(self, html: str) -> Block:
        return replace(self, html=html)


def text(block: Block) -> str:
    """Its words without marks; a line break is a newline."""
    return text_of(parse(block.html))


def split(body: str) -> list[Block]:
    """The leaves of a canonical, keyed body in reading order.

    A picture, embed or story card comes first as a block of its own, without words, so that it keeps its place while
    nothing in it is translated; its alternative text, paragraphs and caption follow.
    """
    blocks: list[Block] = []
    for node in parse(body):
        if isinstance(node, Element):
            _split(node, (), blocks)
    return blocks


def _split(element: Element, frames: tuple[Frame, ...], blocks: list[Block]) -> None:
    attributes = dict(element.attributes)
    alt = attributes.pop("data-alt", None) if element.tag == "figure" else None
    frames = (*frames, (element.tag, tuple(attributes.items())))
    if element.tag == "figure":
        if "data-quotation" not in attributes:
            blocks.append(Block(element.key, "figure", "", frames))
        if alt is not None:
            blocks.append(Block(alt_key(element.key), "alt", serialise([alt]), frames))
    if element.tag == "hr":
        blocks.append(Block(element.key, "rule", "", frames))
    elif element.tag in KINDS:
        words, lists = _parted(element.children)
        blocks.append(Block(element.key, _kind(element.tag, frames), serialise(words), frames))
        for inner in lists:
            _split(inner, frames, blocks)
    else:
        for inner in element.elements:
            _split(inner, frames, blocks)


def other_pictures(source: list[Block], body: str) -> dict[str, str]:
    """By the key of a figure, the number of the picture that a translation shows there instead of the one the source shows now.

    Where the source has got another picture since, the translation follows it again.
    """
    shown = {block.key: dict(block.frames[-1][1]).get("data-image", "") for block in source if block.kind == "figure"}
    figures = [node for node in parse(body) if isinstance(node, Element) and "data-instead" in node.attributes]
    return {node.key: node.attributes["data-image"] for node in figures if shown.get(node.key) == node.attributes["data-instead"]}


def pictured(block: Block, others: Mapping[str, str]) -> Block:
    """The block, with another picture in the figure it stands in where there is one for that figure's key."""
    return replace(block, frames=tuple(_pictured(frame, others) for frame in block.frames))


def _pictured(frame: Frame, others: Mapping[str, str]) -> Frame:
    tag, attributes = frame
    facts = {name: value for name, value in attributes if name != "data-instead"}  # a source may be a translation itself
    other = others.get(facts.get("data-key", ""))
    if other is None or "data-image" not in facts:
        return tag, tuple(facts.items())
    new: dict[str, str] = {}
    for name, value in facts.items():
        new |= {"data-image": other, "data-instead": value} if name == "data-image" else {name: value}
    return tag, tuple(new.items())


def alt_key(figure_key: str) -> str:
    """The key under which the alternative text of a figure is translated."""
    return f"{figure_key}-alt"


def _parted(children: list[Node]) -> tuple[list[Node], list[Element]]:
    """What an item says, and the lists that hang in it."""
    words = [node for node in children if not (isinstance(node, Element) and node.tag in LISTS)]
    return words, [node for node in children if isinstance(node, Element) and node.tag in LISTS]


def _kind(tag: str, frames: tuple[Frame, ...]) -> str:
    if tag != "p":
        return KINDS[tag]
    around = {name for _tag, attributes in frames[:-1] for name, _value in attributes}
    if "data-embed" in around:
        return "post"
    if "data-original" in around:
        return "original"
    return "quote" if any(outer == "blockquote" for outer, _attributes in frames[:-1]) else "paragraph"


def beside(block: Block, key: str, html: str) -> Block:
    """A block of the translator's own, of the same kind and in the same place as another."""
    *around, (tag, _attributes) = block.frames
    return Block(key, block.kind, html, (*around, (tag, (("data-key", key),))))


def join(blocks: list[Block]) -> str:
    """The body of these blocks. Neighbours that stood in one container stand in one again.

    A block that says nothing is left out, and a container with its last block; an item that is left out leaves the lists
    in it to the list around.
    """
    roots: list[Node] = []
    open_frames: list[tuple[Frame, Element]] = []
    for block in blocks:
        if block.has_words and not block.html.strip():
            continue
        frames = _held(block.frames, [frame for frame, _element in open_frames])
        shared = _shared(frames, [frame for frame, _element in open_frames])
        del open_frames[shared:]
        for frame in frames[shared:]:
            element = Element(frame[0], dict(frame[1]))
            (open_frames[-1][1].children if open_frames else roots).append(element)
            open_frames.append((frame, element))
        if block.kind == "alt":
            _set_alt(open_frames[-1][1], text(block))
        elif block.has_words:
            open_frames[-1][1].children += parse(block.html)
    return serialise(roots)


def _shared(frames: tuple[Frame, ...], others: list[Frame]) -> int:
    count = 0
    while count < min(len(frames), len(others)) and frames[count] == others[count]:
        count += 1
    return count


def _held(frames: tuple[Frame, ...], open_frames: list[Frame]) -> tuple[Frame, ...]:
    """The frames without those items that were left out, and without the lists that hung in them."""
    for number, (tag, _attributes) in enumerate(frames[:-1]):
        if tag == "li" and _shared(frames, open_frames) <= number:
            return _held(frames[:number] + frames[number + 2 :], open_frames)
    return frames


def _set_alt(figure: Element, alt: str) -> None:
    """The alternative text stands right after the picture's number, as `clean` would write it."""
    attributes = {}
    for name, value in figure.attributes.items():
        attributes[name] = value
        if name == "data-image":
            attributes["data-alt"] = alt
    figure.attributes = attributes
