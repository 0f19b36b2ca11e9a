"""The words of one block, and how others take their place without losing the links and marks on what stays.

Not offered by the package itself: it compares texts (newsroom.lib.diff), and what compares them reads the package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from ..diff import Change, changes
from .canonical import inline
from .keys import WHOLES
from .tree import Element, Node, escaped, parse, serialise, text_of, walk
from .vocabulary import LEAVES, LISTS, MARKS
from .words import BREAK, Mark, Words

Marks = tuple[Mark, ...]
Letter = tuple[str, Marks]
VOICES = frozenset({"span", "bdi"})
_LETTERS = regex.compile(r"\X")


@dataclass(frozen=True)
class Block:
    """What one may point at in a body: its key, its tag, and the words it opens with or shows."""

    key: str
    tag: str
    words: str

    @property
    def holds_words(self) -> bool:
        """Whether its words can be reworded: a figure or a list has none of its own."""
        return self.tag in LEAVES and bool(self.words)


def blocks(body: str) -> list[Block]:
    """Every block with a key, in reading order. Of a picture without caption the words are its alternative text."""
    return [
        Block(element.key, element.tag, text_of(_own(element)) or element.attributes.get("data-alt", ""))
        for element in walk(parse(body)) if element.key and element.tag in LEAVES | WHOLES
    ]


def tidied(text: str) -> str:
    """A plain text as a block would say it: no control characters, single spaces, no empty lines."""
    lines = text.replace("\r\n", BREAK).replace("\r", BREAK).split(BREAK)
    return text_of(parse(inline("<br>".join(map(escaped, lines)))))


def in_block(body: str, key: str, text: str, language: str) -> str:
    """A body in which that block says `text`; the same body where it has no such block with words."""
    nodes = parse(body)
    for element in walk(nodes):
        if element.key == key and element.tag in LEAVES:
            lists = [child for child in element.elements if child.tag in LISTS]
            element.children = [*parse(reworded(_own(element), text, language)), *lists]
            break
    return serialise(nodes)


def reworded(block: Iterable[Node] | str, text: str, language: str) -> str:
    """The inline HTML of one block, saying `text` now. Words that stay keep their marks.

    New words take the marks of those they replace, or of the run they stand inside; a language only where some words in
    that language stay beside them.
    """
    letters = _letters(parse(inline(block if isinstance(block, str) else serialise(block))))
    before = "".join(letter for letter, _marks in letters)
    found: list[Letter] = []
    at = 0
    for gone, came in _replaced(changes(before, tidied(text), language)):
        kept = _alike(gone, came)
        found += letters[at : at + kept]
        found += _newly_said(came[kept:], letters, at + kept, at + len(gone))
        at += len(gone)
    return _written(found)


def _replaced(found: list[Change]) -> Iterator[tuple[str, str]]:
    """Pairs of what was said and what is said now, in order."""
    gone = ""
    for change in found:
        if change.kind == "gone":
            gone += change.text
            continue
        if change.kind == "same" and gone:
            yield gone, ""
            gone = ""
        yield (change.text if change.kind == "same" else gone), change.text
        gone = ""
    if gone:
        yield gone, ""


def _alike(gone: str, came: str) -> int:
    """How far two stretches begin alike, in whole letters: a word that only got a comma is the word that was there."""
    if gone == came:
        return len(gone)
    length = 0
    for old, new in zip(_LETTERS.findall(gone), _LETTERS.findall(came), strict=False):
        if old != new:
            break
        length += len(old)
    return length


def _own(element: Element) -> list[Node]:
    """What a block says itself: of an item, not the lists in it."""
    if element.tag not in LEAVES:
        return element.children
    return [node for node in element.children if not (isinstance(node, Element) and node.tag in LISTS)]


def _letters(nodes: list[Node]) -> list[Letter]:
    """Each letter with the marks around it, the outermost first; a break bears none."""
    letters: list[Letter] = []
    waiting: list[tuple[Node, Marks]] = [(node, ()) for node in reversed(nodes)]
    while waiting:
        node, marks = waiting.pop()
        if isinstance(node, str):
            letters += [(letter, marks) for letter in node]
        elif node.tag == "br":
            letters.append((BREAK, ()))
        else:
            around = (*marks, (node.tag, tuple(node.attributes.items()))) if node.tag in MARKS else marks
            waiting += [(child, around) for child in reversed(node.children)]
    return letters


def _newly_said(text: str, letters: list[Letter], start: int, end: int) -> list[Letter]:
    """The letters of new words that stand where `letters[start:end]` stood."""
    left = letters[start - 1][1] if start else ()
    right = letters[end][1] if end < len(letters) else ()
    replaced = [marks for letter, marks in letters[start:end] if not letter.isspace()]
    marks = _shared([left, right])
    if replaced:
        marks = tuple(mark for mark in _shared(replaced) if mark[0] not in VOICES or mark in left or mark in right)
    words = text.rstrip()
    said = [(letter, marks) for letter in words]
    return said + [(space, _shared([marks, right])) for space in text[len(words) :]]


def _shared(all_marks: list[Marks]) -> Marks:
    return tuple(mark for mark in all_marks[0] if all(mark in marks for marks in all_marks))


def _written(letters: list[Letter]) -> str:
    words = Words(Element("p"))
    for letter, marks in letters:
        if letter == BREAK:
            words.new_line()
        else:
            words.say(letter, marks)
    return "".join(serialise(nodes) for nodes in words.settled())
