"""What of a translator's work still fits when the source has moved on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .freshness import said
from .segments import Block


class Fit(StrEnum):
    """How a translated block stands to the source as it is now."""

    KEPT = "kept"  # the source says the same
    LOOK = "look"  # the source says something else: the translation stays, and needs a look
    EMPTY = "empty"  # a new block, or one that never was translated


@dataclass(frozen=True)
class Carried:
    """One block of the source as it is now, what it was ("" where it is new), and the translation that goes on with it."""

    block: Block
    before: str
    target: str
    fit: Fit


@dataclass(frozen=True)
class Carrying:
    """All blocks of the new source in its order, and the translations of blocks that are gone, by key: kept for their
    translator to look at, for nothing that a person typed vanishes."""

    blocks: tuple[Carried, ...]
    gone: dict[str, str]

    @property
    def needs_work(self) -> tuple[Carried, ...]:
        return tuple(carried for carried in self.blocks if carried.fit is not Fit.KEPT)


def carry(old_source: Iterable[Block], new_source: Iterable[Block], targets: Mapping[str, str]) -> Carrying:
    """The translations (inner HTML by the key of the source's block) set beside the source as it is now."""
    before = {block.key: block.html for block in old_source if block.has_words}
    now = [block for block in new_source if block.has_words]
    carried = tuple(_carried(block, before.get(block.key), targets.get(block.key, "")) for block in now)
    keys = {block.key for block in now}
    return Carrying(carried, {key: target for key, target in targets.items() if key in before and key not in keys and target})


def _carried(block: Block, before: str | None, target: str) -> Carried:
    if not target:
        return Carried(block, before or "", "", Fit.EMPTY)
    fit = Fit.KEPT if before is not None and said(before) == said(block.html) else Fit.LOOK
    return Carried(block, before or "", target, fit)
