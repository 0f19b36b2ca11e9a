"""A small tree for canonical HTML: text is `str`, everything else an `Element`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr"})
# A newline in what a line of text becomes when it is read aloud: a break, or the border of a block.
BREAKS = frozenset({"br", "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "figure", "figcaption", "hr"})


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.attributes.get("data-key", "")

    def find(self, tag: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.elements if child.tag == tag), None)

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]


Node = Element | str


def parse(html: str) -> list[Node]:
    """The tree of canonical HTML. Of other HTML it makes *some* tree: call `clean` first."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.roots


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.roots: list[Node] = []
        self.open: list[Element] = []

    def _add(self, node: Node) -> None:
        (self.open[-1].children if self.open else self.roots).append(node)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._add(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        self._add(data)


def serialise(nodes: Iterable[Node]) -> str:
    """HTML of a tree, without recursion: a tree may be as deep as it likes."""
    parts: list[str] = []
    waiting: list[Node | _End] = []
    waiting.extend(nodes)
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        if isinstance(node, _End):
            parts.append(f"</{node.tag}>")
        elif isinstance(node, str):
            parts.append(escaped(node))
        else:
            written = "".join(f' {name}="{escaped(value, quotes=True)}"' for name, value in node.attributes.items())
            parts.append(f"<{node.tag}{written}>")
            if node.tag not in VOID:
                waiting.append(_End(node.tag))
                waiting.extend(reversed(node.children))
    return "".join(parts)


@dataclass(slots=True)
class _End:
    tag: str


def escaped(text: str, *, quotes: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if quotes else text


def walk(nodes: Iterable[Node]) -> Iterator[Element]:
    """Every element, in reading order, each before what stands in it."""
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
            waiting.extend(reversed(node.children))


def text_of(nodes: Iterable[Node]) -> str:
    """The words alone; breaks and borders of blocks are newlines, one each."""
    parts: list[str] = []
    waiting: list[Node] = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node.tag in BREAKS:
            parts.append("\n")
            waiting.append("\n")
        waiting.extend(reversed(node.children))
    return "\n".join(line for line in (line.strip(" ") for line in "".join(parts).split("\n")) if line)
