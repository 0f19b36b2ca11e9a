"""The keys of blocks: given once, kept for as long as the block lives, and found again when an editor lost them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from difflib import SequenceMatcher

from .tree import Element, parse, serialise, text_of, walk
from .vocabulary import LEAVES, LISTS

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
WHOLES = frozenset({"figure", "blockquote", *LISTS})
KEYED = LEAVES | WHOLES | {"hr"}
LIKE = 0.6  # three fifths of the words are the same, in order
PIECES = 160  # letters or words of a block that are compared: the beginning tells enough, and comparing is slow
TRIED = 8  # blocks of the old text that one block is compared with


def keyed(html: str, before: str = "") -> str:
    """A cleaned body with a key on each of its blocks, none twice.

    Keys it has stay. Missing ones are taken from `before`, the body as it was: first from the block with the same
    words, then from the most similar one that stands between the same neighbours. What is left gets a new one.
    """
    nodes = parse(html)
    blocks = _blocks(nodes)
    taken = _first_of_each(blocks)
    lost = [block for block in blocks if not block.key]
    if lost and before:
        old = [block for block in _blocks(parse(before)) if block.key]
        _take_back_same(lost, old, taken)
        _take_back_similar(blocks, old, taken)
    for block in lost:
        if not block.key:
            _give(block, _new(taken), taken)
    return serialise(nodes)


def _blocks(nodes) -> list[Element]:
    """All that carries a key: not the blockquotes of a figure, which stand and fall with it."""
    inner = {id(child) for figure in walk(nodes) if figure.tag == "figure" for child in figure.elements if child.tag == "blockquote"}
    return [block for block in walk(nodes) if block.tag in KEYED and id(block) not in inner]


def _first_of_each(blocks: Iterable[Element]) -> set[str]:
    """Takes a key that came twice (a block copied in an editor) from all but the first."""
    taken: set[str] = set()
    for block in blocks:
        if block.key in taken:
            del block.attributes["data-key"]
        elif block.key:
            taken.add(block.key)
    return taken


def _give(block: Element, key: str, taken: set[str]) -> None:
    block.attributes = {"data-key": key, **block.attributes}
    taken.add(key)


def _new(taken: set[str]) -> str:
    while (key := "".join(secrets.choice(ALPHABET) for _ in range(6))) in taken:
        pass
    return key


def _what(block: Element) -> tuple[str, ...]:
    """What tells a block from others: its words, and what a figure shows."""
    facts = ("data-image", "data-story", "data-href")
    return (block.tag, text_of(block.children), *(block.attributes.get(fact, "") for fact in facts))


def _take_back_same(lost: list[Element], old: list[Element], taken: set[str]) -> None:
    free: dict[tuple[str, ...], list[str]] = {}
    for block in reversed(old):
        if block.key not in taken:
            free.setdefault(_what(block), []).append(block.key)
    for block in lost:
        keys = free.get(_what(block))
        if keys:
            _give(block, keys.pop(), taken)


def _take_back_similar(blocks: list[Element], old: list[Element], taken: set[str]) -> None:
    """Between two blocks that have kept their keys, those without are likely the old ones between the same two."""
    place = {block.key: number for number, block in enumerate(old)}
    until = _next_known_place(blocks, place, len(old))
    after = -1
    for number, block in enumerate(blocks):
        if not block.key:
            near = [candidate for candidate in old[after + 1 : until[number]][:TRIED] if candidate.key not in taken]
            alike = _most_alike(block, near)
            if alike:
                _give(block, alike.key, taken)
        after = place.get(block.key, after)


def _next_known_place(blocks: list[Element], place: dict[str, int], end: int) -> list[int]:
    """For each block, where in the old text the next one with an old key stands."""
    places = []
    for block in reversed(blocks):
        end = place.get(block.key, end)
        places.append(end)
    return places[::-1]


def _most_alike(block: Element, candidates: list[Element]) -> Element | None:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_pieces(block))
    best, alike = LIKE, None
    for candidate in candidates:
        if (candidate.tag in WHOLES or block.tag in WHOLES) and candidate.tag != block.tag:
            continue
        matcher.set_seq1(_pieces(candidate))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, alike = ratio, candidate
    return alike


def _pieces(block: Element) -> list[str] | str:
    """What is compared: the letters of a short text, the words of a longer one."""
    text = text_of(block.children)
    words = text[: 10 * PIECES].split()
    return text[:PIECES] if len(text) <= PIECES or len(words) < len(text[: 10 * PIECES]) / 20 else words[:PIECES]
