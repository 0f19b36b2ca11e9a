"""What a change of a text weighs: a typing mistake, its meaning, or facts. Proposed from what changed, with the very words as reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from ..compare import Comparison, Row, Target, compare
from .figures import figures
from .mended import is_mended
from .names import has_case, known_names, names
from .negations import Replaced, denied

__all__ = ["FACTS", "FACTUAL", "MEANING", "TYPO", "Reason", "Weighing", "proposed", "weighed"]

TYPO, MEANING, FACTS = "typo", "meaning", "facts"
FIGURE, NAME, NEGATION, LINK = "figure", "name", "negation", "link"
PARAGRAPH, PICTURE, WORDS = "paragraph", "picture", "words"
FACTUAL = (FIGURE, NAME, NEGATION, LINK)
MOST_MENDED = 5  # more mended words than this are a revision


@dataclass(frozen=True)
class Reason:
    """Of one kind, what is not there any more and what is there now, in reading order.

    `kind` is figure, name, negation, link (each makes it a matter of facts), paragraph, picture or words. A link is its
    address, or the headline or number of one of our own stories.
    """

    kind: str
    gone: tuple[str, ...] = ()
    came: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weighing:
    """`weight` is typo, meaning or facts. `names_unseen`: words changed in a script without capitals, where names look like other words."""

    weight: str
    reasons: tuple[Reason, ...] = ()
    names_unseen: bool = False

    @property
    def facts(self) -> tuple[Reason, ...]:
        """Those for which this is no mere typing mistake, whatever else it is."""
        return tuple(reason for reason in self.reasons if reason.kind in FACTUAL)


def proposed(before: Mapping[str, str], after: Mapping[str, str], language: str) -> Weighing:
    """What the change from these words (headline, summary, body …) to those weighs; bodies in canonical HTML.

    It proposes, an editor decides: what no rule of signs can tell, such as a number written as a word, counts as meaning.
    """
    return weighed(compare(before, after, language), language)


def weighed(comparison: Comparison, language: str) -> Weighing:
    rows = [row for row in comparison.rows if row.kind not in ("same", "moved")]
    found: dict[str, tuple[list[str], list[str]]] = {}
    mended = 0
    sides = [_Sides.of(row) for row in rows]
    known = known_names([text for one in map(_Sides.of, comparison.rows) for text in (one.old, one.new)], language)
    for row, side in zip(rows, sides, strict=True):
        for kind, gone, came in _told(row, side, language, known):
            if gone or came:
                kept = found.setdefault(kind, ([], []))
                kept[0].extend(gone)
                kept[1].extend(came)
        mended += sum(max(len(change.gone.split()), len(change.came.split())) for change in side.changes)
    reasons = tuple(Reason(kind, tuple(found[kind][0]), tuple(found[kind][1])) for kind in (*FACTUAL, PARAGRAPH, PICTURE, WORDS) if kind in found)
    unseen = not has_case(language) and any(side.changes for side in sides)
    if any(reason.kind in FACTUAL for reason in reasons):
        return Weighing(FACTS, tuple(reason for reason in reasons if reason.kind != WORDS), unseen)
    return Weighing(MEANING if reasons or mended > MOST_MENDED else TYPO, reasons, unseen)


@dataclass(frozen=True)
class _Sides:
    """The words of a row as they were and as they are, and each stretch that went with the one that came for it."""

    old: str
    new: str
    changes: tuple[Replaced, ...]

    @classmethod
    def of(cls, row: Row) -> _Sides:
        old = new = ""
        changes: list[Replaced] = []
        for is_same, stretches in groupby(row.stretches, key=lambda stretch: stretch.kind == "same"):
            texts = [(stretch.kind, stretch.text) for stretch in stretches]
            gone = "".join(text for kind, text in texts if kind != "new")
            came = "".join(text for kind, text in texts if kind != "gone")
            if not is_same and (gone.strip() or came.strip()):
                changes.append(Replaced(gone, came, len(old), len(new)))
            old, new = old + gone, new + came
        return cls(old, new, tuple(changes))


def _told(row: Row, side: _Sides, language: str, known: frozenset[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """By kind, what of a row went and came."""
    yield FIGURE, *_differing(figures(side.old, language), figures(side.new, language))
    is_heading = row.what in ("headline", "heading")
    old_names, new_names = (names(text, language, known, is_heading=is_heading) for text in (side.old, side.new))
    yield NAME, *_differing([(name, name) for name in old_names], [(name, name) for name in new_names])
    for change in side.changes:
        yield NEGATION, *denied(side.old, side.new, change, language)
        if row.kind == "changed" and not is_mended(change.gone, change.came, language):
            yield WORDS, [change.gone.strip()], [change.came.strip()]
    yield LINK, *_links(row)
    if row.kind in ("new", "gone") and (text := (side.old or side.new).strip()):
        yield PARAGRAPH, [text] if row.kind == "gone" else [], [text] if row.kind == "new" else []
    for fact in row.facts:
        if fact.what == "picture" and fact.is_changed:
            yield PICTURE, [str(fact.before)] if fact.before else [], [str(fact.after)] if fact.after else []


def _differing(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Of things as (what they say, how they are written): how those are written that went, and that came. Their order counts."""
    gone: list[str] = []
    came: list[str] = []
    matcher = SequenceMatcher(None, [one for one, _ in old], [one for one, _ in new], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            gone += [written for _, written in old[start:end]]
            came += [written for _, written in new[new_start:new_end]]
    return gone, came


def _links(row: Row) -> tuple[list[str], list[str]]:
    gone, came = [], []
    for remark in row.remarks:
        if remark.what == "link":
            gone += [_shown(remark.before)] if isinstance(remark.before, Target) else []
            came += [_shown(remark.after)] if isinstance(remark.after, Target) else []
    for fact in row.facts:
        if fact.what in ("address", "story") and fact.is_changed:
            gone += [_shown(fact.before)] if fact.before else []
            came += [_shown(fact.after)] if fact.after else []
    if row.kind in ("new", "gone"):
        ends = dict.fromkeys(run.marks.link for stretch in row.stretches for run in stretch.runs if run.marks.link)
        (gone if row.kind == "gone" else came).extend(_shown(target) for target in ends)
    return gone, came


def _shown(target: str | Target | None) -> str:
    if isinstance(target, Target):
        return target.headline or target.address or target.story
    return target or ""


