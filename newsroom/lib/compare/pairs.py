"""Which block of a new text is which of the old, and which of them changed their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .blocks import Block, threes

LIKE = 0.5  # half of what two blocks say, in threes of letters, is the same; strangers of one language share a quarter
HELD = 0.6  # what was parted off a paragraph is held in what went from it
NEAR, FAR = 8, 60  # blocks that one is compared with: between the same neighbours, and then wherever they stand
EXCHANGED = frozenset({"paragraph", "heading", "item", "numbered", "quoted"})  # an editor makes one of the other


def paired(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """By the place of a new block, that of the old one it was: of the same key, of the same words, or much like it."""
    pairs: dict[int, int] = {}
    _by_key(old, new, pairs)
    _by_words(old, new, pairs)
    _by_likeness(old, new, pairs)
    return pairs


def moved(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> dict[int, str]:
    """By the place of a new block, "up" or "down", where it left its order; a figure goes as a whole.

    As few as possible have moved: those outside the longest run of blocks that kept their order.
    """
    leaders: dict[str, int] = {}
    for place, block in enumerate(new):
        if place in pairs:
            leaders.setdefault(block.within or f"{place}", place)
    order = list(leaders.values())
    stayed = set(_longest_rise([pairs[place] for place in order]))
    ways = {place: _way(place, order, pairs) for place in order if pairs[place] not in stayed}
    return {place: ways[leader] for place in pairs if (leader := leaders[new[place].within or f"{place}"]) in ways}


def _way(place: int, order: list[int], pairs: dict[int, int]) -> str:
    """Up where it passed more blocks on its way than passed it."""
    rose = sum(1 for other in order if other > place and pairs[other] < pairs[place])
    sank = sum(1 for other in order if other < place and pairs[other] > pairs[place])
    return "up" if rose >= sank else "down"


def _by_key(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    places = {block.key: place for place, block in enumerate(old) if block.key}
    for place, block in enumerate(new):
        if block.key in places:
            pairs[place] = places.pop(block.key)


def _by_words(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    free: dict[tuple, list[int]] = {}
    for place in reversed(range(len(old))):
        if place not in taken:
            free.setdefault(old[place].said, []).append(place)
    for place, block in enumerate(new):
        if place not in pairs and free.get(block.said):
            pairs[place] = free[block.said].pop()


def _by_likeness(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int]) -> None:
    """Between two blocks that found their own, those left are likely the old ones between the same two; if not, any that is left."""
    until, following = {}, len(old)
    for place in reversed(range(len(new))):
        until[place] = following
        following = pairs.get(place, following)
    after = -1
    for place in range(len(new)):
        if place not in pairs:
            _take_most_alike(old, new, pairs, place, range(after + 1, until[place]), NEAR)
        after = pairs.get(place, after)
    for place in range(len(new)):
        if place not in pairs:
            _take_most_alike(old, new, pairs, place, range(len(old)), FAR)


def _take_most_alike(old: Sequence[Block], new: Sequence[Block], pairs: dict[int, int], place: int, among: range, most: int) -> None:
    block, taken = new[place], set(pairs.values())
    near = [other for other in among if other not in taken and _may_be(old[other], block)][:most]
    best = max(near, key=lambda other: alike(old[other], block), default=None)
    if best is not None and alike(old[best], block) >= LIKE:
        pairs[place] = best


def _may_be(one: Block, other: Block) -> bool:
    return bool(one.text and other.text) and (one.kind == other.kind or {one.kind, other.kind} <= EXCHANGED)


def alike(one: Block, other: Block) -> float:
    """How much of two blocks is the same, from 0 to 1, whatever the order."""
    return 2 * (one.threes & other.threes).total() / max(1, one.threes.total() + other.threes.total())


def is_held(part: Block, words: str) -> bool:
    """Whether most of what a block says is said in those words."""
    return (part.threes & threes(words)).total() >= HELD * part.threes.total()


def _longest_rise(numbers: Iterable[int]) -> list[int]:
    """The longest rising run among different numbers, others between them left out (patience sorting)."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tops, number)
        before[number] = tops[at - 1] if at else None
        tops[at : at + 1] = [number]
    run: list[int] = []
    number_at: int | None = tops[-1] if tops else None
    while number_at is not None:
        run.append(number_at)
        number_at = before[number_at]
    return run[::-1]
