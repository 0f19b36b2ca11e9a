"""Marks inside a block as XLIFF's inline elements, and back. Pure.

A mark becomes `<g id>`, a line break `<x id>`. What a mark was (where a link leads, which language a word is in) never
leaves the house: it is found again by its number, among the marks of the source and then those of the translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from newsroom.lib.richtext import Element, Node, parse, serialise, walk

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
_TYPES = {"a": "link", "strong": "bold", "em": "italic", "br": "lb"}


def marks_of(source: str, target: str) -> list[Element]:
    """The marks that a block and its translation use, each once, in the order of their numbers (from 1)."""
    marks: list[Element] = []
    for html in (source, target):
        for element in walk(parse(html)):
            if not any(_same(element, mark) for mark in marks):
                marks.append(element)
    return marks


def out(html: str, marks: list[Element], holder: etree._Element) -> None:
    """Sets a block's words into a <source> or <target>."""
    _out(parse(html), marks, holder)


def _out(nodes: list[Node], marks: list[Element], holder: etree._Element) -> None:
    for node in nodes:
        if isinstance(node, str):
            _add_text(holder, node)
            continue
        number = next(number for number, mark in enumerate(marks, 1) if _same(mark, node))
        inner = etree.SubElement(holder, f"{{{XLIFF}}}{'x' if node.tag == 'br' else 'g'}", id=str(number))
        inner.set("ctype", _TYPES.get(node.tag, f"x-html-{node.tag}"))
        if node.tag != "br":
            _out(node.children, marks, inner)


def _add_text(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


def back(holder: etree._Element, marks: list[Element]) -> str:
    """Inner HTML of a <target>. A number nobody knows loses its mark and keeps its words."""
    return serialise(_back(holder, marks))


def _back(holder: etree._Element, marks: list[Element]) -> Iterator[Node]:
    if holder.text:
        yield holder.text
    for child in holder:
        if isinstance(child.tag, str):
            yield from _mark(child, marks)
        if child.tail:
            yield child.tail


def _mark(child: etree._Element, marks: list[Element]) -> Iterator[Node]:
    number = child.get("id", "")
    mark = marks[int(number) - 1] if number.isascii() and number.isdigit() and 0 < int(number[:6]) <= len(marks) else None
    if mark is None:
        yield from _back(child, marks)
    elif mark.tag == "br":
        yield Element("br")
    else:
        yield Element(mark.tag, dict(mark.attributes), list(_back(child, marks)))


def _same(one: Element, other: Element) -> bool:
    return one.tag == other.tag and one.attributes == other.attributes
