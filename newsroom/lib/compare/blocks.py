"""A text as what is compared: its blocks in reading order, each with its words, their marks, and its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..richtext import LEAVES, LISTS, Element, Node, parse

BESIDE = {"headline": "headline", "summary": "summary", "lead_caption": "lead-caption", "lead_alt": "lead-alternative"}
FORMS = ("strong", "em", "sub", "sup", "code")
POST_FACTS = (("site", "data-embed"), ("address", "data-href"), ("author", "data-author"), ("date", "data-date"))
_DESCENDS = LISTS | {"li", "blockquote", "figure"}


@dataclass(frozen=True)
class Target:
    """Where a link or a card leads: an address, or one of our own stories by its number."""

    address: str = ""
    story: str = ""
    headline: str = field(default="", compare=False)


@dataclass(frozen=True)
class Marks:
    """What a run of words carries. `direction` may be "apart": kept apart from the direction around it."""

    link: Target | None = None
    form: tuple[str, ...] = ()
    language: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Run:
    text: str
    marks: Marks = Marks()

    @property
    def is_plain(self) -> bool:
        return self.marks == Marks()


@dataclass(frozen=True)
class Block:
    """`within` is the key of the figure it belongs to; `language` is "" where it is the text's own."""

    kind: str
    level: int = 0
    key: str = ""
    within: str = ""
    runs: tuple[Run, ...] = ()
    facts: tuple[tuple[str, str | Target], ...] = ()
    language: str = ""
    direction: str = ""

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def threes(self) -> Counter[str]:
        return threes(self.text)

    @property
    def said(self) -> tuple:
        """All that a reader notices of it, wherever it stands."""
        return self.kind, self.level, self.runs, self.facts, self.language, self.direction


def threes(text: str) -> Counter[str]:
    """A text as its threes of letters: what is like it has many of them, in any script."""
    text = f" {' '.join(text.split())} "
    return Counter(text[at : at + 3] for at in range(len(text) - 2))


@dataclass(frozen=True)
class _Place:
    """What stands around a block."""

    words: str = "paragraph"  # what a paragraph is here
    item: str = "item"
    level: int = 0  # of lists in lists
    figure: str = ""
    figure_key: str = ""
    language: str = ""
    direction: str = ""


def blocks_of(words: Mapping[str, str], headlines: Mapping[int, str]) -> list[Block]:
    """Headline, summary and the words at the lead picture first, then the body; what is empty is left out."""
    beside = [Block(kind, key=f":{name}", runs=(Run(words[name]),)) for name, kind in BESIDE.items() if words.get(name)]
    return beside + list(_of_body(words.get("body", ""), headlines))


def _of_body(html: str, headlines: Mapping[int, str]) -> Iterator[Block]:
    waiting = [(element, _Place()) for element in reversed(_elements(parse(html)))]
    while waiting:
        element, place = waiting.pop()
        yield from _blocks(element, place, headlines)
        if element.tag in _DESCENDS:
            inside = _inside(element, place)
            waiting += [(child, inside) for child in reversed(element.elements)]


def _elements(nodes: list[Node]) -> list[Element]:
    return [node for node in nodes if isinstance(node, Element)]


def _inside(element: Element, place: _Place) -> _Place:
    if element.tag in LISTS:
        return _Place(item="item" if element.tag == "ul" else "numbered", level=place.level + 1)
    if element.tag == "figure":
        figure = next((name for name in ("quotation", "embed", "image", "story") if f"data-{name}" in element.attributes), "")
        return _Place(figure=figure, figure_key=element.key, words="post" if figure == "embed" else "quotation")
    if element.tag == "blockquote":
        words = "original" if "data-original" in element.attributes else place.words if place.figure else "quoted"
        return _Place(
            words=words, figure=place.figure, figure_key=place.figure_key,
            language=element.attributes.get("lang", ""), direction=element.attributes.get("dir", ""),
        )
    return place


def _blocks(element: Element, place: _Place, headlines: Mapping[int, str]) -> Iterator[Block]:
    """What an element is by itself, without what stands in it."""
    facts = element.attributes
    if element.tag in LEAVES:
        kind, level = _kind(element.tag, place)
        yield Block(
            kind, level, element.key, place.figure_key, tuple(_runs(element.children, Marks(), headlines)),
            language=place.language, direction=place.direction,
        )
    elif element.tag == "hr":
        yield Block("rule", key=element.key)
    elif "data-image" in facts:
        beside = (("beside", "beside"),) if "data-beside" in facts else ()
        yield Block("picture", key=element.key, within=element.key, facts=(("picture", facts["data-image"]), *beside))
        if facts.get("data-alt"):
            yield Block("alternative", key=f"{element.key}:alt", within=element.key, runs=(Run(facts["data-alt"]),))
    elif "data-embed" in facts:
        yield Block("embed", key=element.key, within=element.key, facts=tuple((name, facts[column]) for name, column in POST_FACTS if facts.get(column)))
    elif element.tag == "figure" and "data-story" in facts:
        yield Block("card", key=element.key, within=element.key, facts=(("story", _story(facts["data-story"], headlines)),))


def _kind(tag: str, place: _Place) -> tuple[str, int]:
    if tag == "p":
        return place.words, 0
    if tag == "li":
        return place.item, place.level
    if tag == "figcaption":
        return ("source" if place.figure == "quotation" else "caption"), 0
    return "heading", int(tag[1])


def _runs(nodes: list[Node], marks: Marks, headlines: Mapping[int, str]) -> Iterator[Run]:
    """Marks nest at most eight deep (richtext's canonical form), so this may call itself."""
    for node in nodes:
        if isinstance(node, str):
            yield Run(node, marks)
        elif node.tag == "br":
            yield Run("\n", marks)
        elif node.tag not in LISTS:
            yield from _runs(node.children, _marked(marks, node, headlines), headlines)


def _marked(marks: Marks, element: Element, headlines: Mapping[int, str]) -> Marks:
    facts = element.attributes
    if element.tag == "a":
        target = _story(facts["data-story"], headlines) if "data-story" in facts else Target(facts.get("href", ""))
        return Marks(target, marks.form, marks.language, marks.direction)
    if element.tag in FORMS:
        return Marks(marks.link, (*marks.form, element.tag), marks.language, marks.direction)
    direction = facts.get("dir", "") or ("apart" if element.tag == "bdi" else "")
    return Marks(marks.link, marks.form, facts.get("lang", "") or marks.language, direction or marks.direction)


def _story(number: str, headlines: Mapping[int, str]) -> Target:
    return Target(story=number, headline=headlines.get(int(number), "") if number.isdecimal() else "")
