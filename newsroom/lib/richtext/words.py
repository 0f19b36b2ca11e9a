"""The words of one block: runs of text with their marks, settled into one canonical form."""

from __future__ import annotations

import re

from . import vocabulary
from .tree import Element, Node

Mark = tuple[str, tuple[tuple[str, str], ...]]
BREAK = "\n"

# An editor stores a typed space as a no-break space where it cannot style its field. Those that a writer means stand
# before ; : ! ? » % or after « (French), or between two figures (10 000).
_NO_BREAK = re.compile(r"(?<=\S)\u00a0(?=[;:!?»%])|(?<=«)\u00a0(?=\S)|(?<=\d)\u00a0(?=\d)|(\u00a0)")


class Words:
    """What is said in one block, in order. `block` is the element that will hold it."""

    def __init__(self, block: Element):
        self.block = block
        self.runs: list[tuple[str, tuple[Mark, ...]]] = []

    def say(self, text: str, marks: tuple[Mark, ...]) -> None:
        self.runs.append((text, marks))

    def new_line(self) -> None:
        self.runs.append((BREAK, ()))

    @property
    def is_blank(self) -> bool:
        return all(text == BREAK or not text.strip() for text, _marks in self.runs)

    def settled(self) -> list[list[Node]]:
        """The content, as one list of nodes a paragraph: two line breaks in a row part it. Nothing where nothing is said."""
        paragraphs = []
        for runs in _parted(_spaced(_without_editors_spaces(self.runs))):
            paragraphs.append(_nested(runs))
        return paragraphs


def _without_editors_spaces(runs):
    whole = "".join(text for text, _marks in runs)
    if "\u00a0" not in whole:
        return runs
    whole = _NO_BREAK.sub(lambda found: " " if found.group(1) else found.group(), whole)
    settled, at = [], 0
    for text, marks in runs:
        settled.append((whole[at : at + len(text)], marks))
        at += len(text)
    return settled


def _spaced(runs):
    """One space where there were several, none at the start, at the end, or beside a break."""
    settled: list[tuple[str, tuple[Mark, ...]]] = []
    for text, marks in runs:
        if text == BREAK:
            _trim_end(settled)
            settled.append((BREAK, ()))
            continue
        text = re.sub(" +", " ", text)
        if not settled or settled[-1][0][-1] in f" {BREAK}":
            text = text.removeprefix(" ")
        if not text:
            continue
        if settled and settled[-1][1] == marks and settled[-1][0] != BREAK:
            text = settled.pop()[0] + text
        settled.append((text, marks))
    _trim_end(settled)
    return settled


def _trim_end(runs) -> None:
    while runs and runs[-1][0].endswith(" "):
        text, marks = runs.pop()
        if text != " ":
            runs.append((text.removesuffix(" "), marks))


def _parted(runs):
    paragraphs: list[list] = [[]]
    breaks = 0
    for text, marks in runs:
        if text == BREAK:
            breaks += 1
            continue
        if paragraphs[-1] and breaks == 1:
            paragraphs[-1].append((BREAK, ()))
        elif paragraphs[-1] and breaks:
            paragraphs.append([])
        breaks = 0
        paragraphs[-1].append((text, marks))
    return [runs for runs in paragraphs if _says_something(runs)]


def _says_something(runs) -> bool:
    return any(re.search(r"[^\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f]", text) for text, _marks in runs)


def _nested(runs) -> list[Node]:
    """Runs as a tree; neighbours share the elements of the marks they share."""
    nodes: list[Node] = []
    open_marks: list[Mark] = []
    open_elements: list[Element] = []
    for text, marks in runs:
        shared = 0
        while shared < min(len(marks), len(open_marks)) and marks[shared] == open_marks[shared]:
            shared += 1
        del open_marks[shared:], open_elements[shared:]
        for tag, attributes in marks[shared:]:
            element = Element(tag, dict(attributes))
            (open_elements[-1].children if open_elements else nodes).append(element)
            open_marks.append((tag, attributes))
            open_elements.append(element)
        (open_elements[-1].children if open_elements else nodes).append(Element("br") if text == BREAK else text)
    return nodes


class Marks:
    """The marks in force while a text is read: opened and closed one by one, asked for as one canonical tuple."""

    def __init__(self):
        self.counts = dict.fromkeys(("strong", "em", "sub", "sup", "code"), 0)
        self.links: list[Mark] = []
        self.voices: list[Mark] = []
        self._now: tuple[Mark, ...] | None = ()

    def open(self, mark: Mark) -> None:
        tag = mark[0]
        if tag == "a":
            self.links.append(mark)
        elif tag in {"span", "bdi"}:
            outer, attributes = self.voices[-1] if self.voices else ("span", ())
            merged = tuple(sorted({**dict(attributes), **dict(mark[1])}.items(), reverse=True))
            self.voices.append(("bdi" if "bdi" in {outer, tag} else "span", merged))
        else:
            self.counts[tag] += 1
        self._now = None

    def close(self, mark: Mark) -> None:
        tag = mark[0]
        if tag == "a":
            self.links.pop()
        elif tag in {"span", "bdi"}:
            self.voices.pop()
        else:
            self.counts[tag] -= 1
        self._now = None

    @property
    def now(self) -> tuple[Mark, ...]:
        if self._now is None:
            simple = tuple((tag, ()) for tag in vocabulary.MARKS if self.counts.get(tag))
            self._now = (*self.links[-1:], *self.voices[-1:], *simple)
        return self._now
