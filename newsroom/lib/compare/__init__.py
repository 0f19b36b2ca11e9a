"""Two states of a text, block by block: what stayed, changed, came, went and moved, in words and in what stands behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from .blocks import Block, Marks, Run, Target, blocks_of
from .pairs import is_held, moved, paired
from .words import Remark, Stretch, compared, parts, plain

__all__ = ["Comparison", "Fact", "Marks", "Part", "Remark", "Row", "Run", "Stretch", "Target", "compare"]


@dataclass(frozen=True)
class Fact:
    """What is known of a block that has no words: which picture, where from. None where it was not said."""

    what: str
    before: str | Target | None
    after: str | Target | None

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Row:
    """One block. `kind` is same, changed, new, gone or moved; a changed one may have `moved` besides ("up", "down").

    `what` it is: headline, summary, lead-caption, lead-alternative, paragraph, heading, item, numbered, quoted (in a block
    of quoted words), quotation, original (its wording in another language), source, picture, alternative, caption, embed,
    post, card, rule.
    """

    kind: str
    what: str
    level: int
    stretches: tuple[Stretch, ...]
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    moved: str = ""
    language: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Part:
    """Neighbouring rows; `is_folded` where nothing happened to any of them."""

    rows: tuple[Row, ...]
    is_folded: bool


@dataclass(frozen=True)
class Comparison:
    """The rows in the reading order of the new text; what went stands where it stood."""

    rows: tuple[Row, ...]

    @property
    def is_same(self) -> bool:
        return all(row.kind == "same" for row in self.rows)

    @property
    def parts(self) -> list[Part]:
        return [Part(tuple(rows), folded) for folded, rows in groupby(self.rows, key=lambda row: row.kind == "same")]

    @property
    def changed(self) -> int:
        return sum(1 for row in self.rows if row.kind != "same")


def compare(before: Mapping[str, str], after: Mapping[str, str], language: str, headlines: Mapping[int, str] | None = None) -> Comparison:
    """How the words `before` became those `after`; both by name (headline, summary, body …), the body in canonical HTML.

    `headlines` name our own stories that links and cards lead to, by number.
    """
    old, new = blocks_of(before, headlines or {}), blocks_of(after, headlines or {})
    return Comparison(tuple(_Comparing(old, new, language).rows()))


class _Comparing:
    """Two lists of blocks and who is who among them."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block], language: str):
        self.old, self.new, self.language = old, new, language
        self.pairs = paired(old, new)
        self.moved = moved(old, new, self.pairs)
        self.gone = set(range(len(old))) - set(self.pairs.values())
        self.parted: dict[int, list[Stretch]] = {}  # by place, what a block says that was parted off the one before

    def rows(self) -> Iterator[Row]:
        """The pairs first, for they show which blocks were parted off and joined; then all in order."""
        told = {place: self._pair(place) for place in self.pairs}
        after = self._gone_after()
        yield from after.get(-1, ())
        for place, block in enumerate(self.new):
            if place in told:
                yield told[place]
            elif place in self.parted:
                yield _row("changed", block, self.parted[place], remarks=(Remark("parted-off"),))
            else:
                yield _row("new", block, plain("new", block.runs), facts=_facts((), block.facts))
            yield from after.get(place, ())

    def _gone_after(self) -> dict[int, list[Row]]:
        """By the place of a new block (-1: before all), the old ones that went from behind it."""
        places = {old: new for new, old in self.pairs.items() if new not in self.moved}
        rows: dict[int, list[Row]] = {}
        after = -1
        for place, block in enumerate(self.old):
            after = places.get(place, after)
            if place in self.gone:
                rows.setdefault(after, []).append(_row("gone", block, plain("gone", block.runs), facts=_facts(block.facts, ())))
        return rows

    def _pair(self, place: int) -> Row:
        old, new = self.old[self.pairs[place]], self.new[place]
        way = self.moved.get(place, "")
        if old.said == new.said:
            return _row("moved" if way else "same", new, plain("same", new.runs), facts=_facts(old.facts, new.facts), moved=way)
        stretches, remarks = self._told(place, old, new)
        return _row("changed", new, stretches, facts=_facts(old.facts, new.facts), remarks=(*_of_kind(old, new), *remarks), moved=way)

    def _told(self, place: int, old: Block, new: Block) -> tuple[list[Stretch], list[Remark]]:
        if old.runs == new.runs:
            return plain("same", new.runs), []
        stretches, remarks = compared(old.runs, new.runs, self.language)
        if off := self._parted_off(place, _said(stretches, "gone")):
            return self._as_parts(old, [new, *(self.new[other] for other in off)], off)
        if joined := self._joined(self.pairs[place], _said(stretches, "new")):
            self.gone -= set(joined)
            whole = [old, *(self.old[other] for other in joined)]
            stretches, remarks = compared(_as_one(whole, new.text)[0], new.runs, self.language)
            return stretches, [Remark("joined"), *remarks]
        return stretches, remarks

    def _parted_off(self, place: int, gone: str) -> list[int]:
        """The new blocks right behind one that say what went from it."""
        off = []
        while (place := place + 1) < len(self.new) and place not in self.pairs and self._says_of(self.new[place], gone):
            off.append(place)
        return off

    def _joined(self, place: int, came: str) -> list[int]:
        joined = []
        while (place := place + 1) in self.gone and self._says_of(self.old[place], came):
            joined.append(place)
        return joined

    @staticmethod
    def _says_of(block: Block, words: str) -> bool:
        return bool(block.text) and len(words) * 2 > len(block.text) and is_held(block, words)

    def _as_parts(self, old: Block, blocks: list[Block], off: list[int]) -> tuple[list[Stretch], list[Remark]]:
        runs, between = _as_one(blocks, old.text)
        stretches, remarks = compared(old.runs, runs, self.language)
        first, *others = parts(stretches, [len(block.text) for block in blocks], between)
        self.parted |= dict(zip(off, others, strict=False))
        return first, [Remark("parted"), *remarks]


def _as_one(blocks: Sequence[Block], whole: str) -> tuple[list[Run], int]:
    """The words of several blocks as of one, set apart as they are in `whole`: by a space or, as in Chinese, by nothing."""
    touching = all(f"{one.text[-6:]}{other.text[:6]}" in whole for one, other in pairwise(blocks))
    between = [] if touching else [Run(" ")]
    runs = list(blocks[0].runs)
    for block in blocks[1:]:
        runs += [*between, *block.runs]
    return runs, len(between)


def _said(stretches: Sequence[Stretch], kind: str) -> str:
    return " ".join(stretch.text for stretch in stretches if stretch.kind == kind)


def _of_kind(old: Block, new: Block) -> Iterator[Remark]:
    """A paragraph that became a heading; quoted words that are marked as another language."""
    if (old.kind, old.level) != (new.kind, new.level):
        yield Remark("kind", "", (old.kind, old.level), (new.kind, new.level))
    if old.language != new.language:
        yield Remark("language", "", old.language, new.language)
    if old.direction != new.direction:
        yield Remark("direction", "", old.direction, new.direction)


def _facts(before: Sequence[tuple], after: Sequence[tuple]) -> tuple[Fact, ...]:
    was, now = dict(before), dict(after)
    return tuple(Fact(name, was.get(name), now.get(name)) for name in dict.fromkeys([*now, *was]))


def _row(kind: str, block: Block, stretches: Sequence[Stretch], **more) -> Row:
    return Row(kind, block.kind, block.level, tuple(stretches), language=block.language, direction=block.direction, **more)
