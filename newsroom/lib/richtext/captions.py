"""What a body says beside its text: captions, and the words for those who do not see a picture."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

from .tree import Element, Node, escaped, parse, serialise, text_of

# Canonical HTML escapes `<` and `>` wherever they are words, so that whatever looks like a tag is one: no tree is needed to find these.
_FIGURE = re.compile(r"<figure[^<>]*>")
_ALT = re.compile(r' data-alt="([^"]*)"')
_AUTHOR = re.compile(r' data-author="([^"]*)"')
_CAPTION = re.compile(r"(<figcaption[^<>]*>)(.*?)(</figcaption>)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_BORDER = re.compile(r"</?(?:p|h[234]|[uo]l|li|blockquote|figure|figcaption|br|hr)[^<>]*>")

Swap = tuple[str, str]


def swaps(body: str, reword: Callable[[str], str]) -> list[Swap]:
    """(what stands in the body, what should) for each opening of a figure and each caption in which `reword` changes a word.

    Blocks have keys, so what stands there stands there once.
    """
    found: list[Swap] = []
    for figure in _FIGURE.findall(body):
        other = _ALT.sub(lambda match: f' data-alt="{_reworded(match[1], reword)}"', figure)
        if other != figure:
            found.append((figure, other))
    for opening, inner, end in _CAPTION.findall(body):
        other = _caption(inner, reword)
        if other != inner:
            found.append((f"{opening}{inner}{end}", f"{opening}{other}{end}"))
    return found


def swapped(body: str, pairs: Iterable[Swap]) -> str:
    """The body with each of these put in the other's place, where it still stands."""
    for stands, should in pairs:
        body = body.replace(stands, should, 1)
    return body


def without_captions(body: str) -> str:
    """What the text itself says, as plain words in a row, and whom its quoted posts name; captions and alternative texts left out."""
    text = _TAG.sub("", _BORDER.sub("\n", _CAPTION.sub("\n", body)))
    return html.unescape("\n".join([text, *_AUTHOR.findall(body)]))


def _reworded(raw: str, reword: Callable[[str], str]) -> str:
    said = html.unescape(raw)
    other = reword(said)
    return raw if other == said else escaped(other, quotes=True)


def _caption(inner: str, reword: Callable[[str], str]) -> str:
    """Word by word, so that links and marks stay; what is named across a mark takes the marks with it."""
    said = text_of(parse(inner)) if "<" in inner else html.unescape(inner)
    if reword(said) == said:
        return inner
    if "<" not in inner:
        return escaped(reword(said))
    nodes = _reworded_nodes(parse(inner), reword)
    left = text_of(nodes)
    return serialise(nodes) if reword(left) == left else escaped(reword(left))


def _reworded_nodes(nodes: Iterable[Node], reword: Callable[[str], str]) -> list[Node]:
    """A link whose words named somebody leads to them: its words stay, without it."""
    said: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            said.append(reword(node))
            continue
        inner = _reworded_nodes(node.children, reword)
        if node.tag == "a" and text_of(inner) != text_of(node.children):
            said += inner
        else:
            said.append(Element(node.tag, node.attributes, inner))
    return said
