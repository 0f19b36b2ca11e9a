"""Which sentence is like another, pure: the words it is looked for by, and how alike two are."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from newsroom.lib import search, sentences

from .segments import Block, text

RAREST = 6  # words looked up
POSTINGS = 30_000  # rows read for them together
RERANKED = 200  # rows whose texts are compared
LIKE = 70  # percent
NOT_LEARNT = frozenset({"original", "post", "rule", "figure"})


@dataclass(frozen=True)
class Unit:
    """What is learnt: a block (position 0) or one of its sentences, with the digests of itself and of what it was translated from."""

    key: str
    position: int
    text: str
    own: str
    group: str


def indexed(said: str, language: str) -> list[str]:
    """The words that a text is found by, each once, behind its language: letters and figures only."""
    code = language.replace("-", "")
    return [f"{code}{word}" for word in dict.fromkeys(search.tokens(said, language))]


def tidied(said: str) -> str:
    """As two texts are compared: with single spaces."""
    return " ".join(said.split())


def digest(story: int, language: str, key: str, position: int, said: str) -> str:
    """What tells a sentence of a story from all others."""
    parts = "\n".join((str(story), language, key, str(position), tidied(said)))
    return hashlib.blake2b(parts.encode(), digest_size=8).hexdigest()


def units(story: int, language: str, blocks: Iterable[Block], source: tuple[str, Iterable[Block]] | None = None) -> list[Unit]:
    """Every block that says something, and the sentences of those with several.

    `source` is (language, blocks) of what it was translated from. A block is learnt beside the source's of the same key, its sentences
    where both have as many; without a counterpart nothing is learnt of a translation.
    """
    theirs = {block.key: block for block in source[1] if block.has_words} if source else {}
    found: list[Unit] = []
    for block in blocks:
        if not block.has_words or block.kind in NOT_LEARNT or not (said := tidied(text(block))):
            continue
        counterpart = theirs.get(block.key)
        if source and counterpart is None:
            continue
        ours = _parts(text(block), language)
        other = _parts(text(counterpart), source[0]) if source and counterpart else ours
        other_language = source[0] if source else language
        pairs = [(0, said, tidied(text(counterpart)) if counterpart else said)]
        if len(ours) == len(other) > 1:
            pairs += [(number, mine, its) for number, (mine, its) in enumerate(zip(ours, other, strict=True), 1)]
        for position, mine, its in pairs:
            own = digest(story, language, block.key, position, mine)
            group = digest(story, other_language, block.key, position, its)
            found.append(Unit(block.key, position, mine, own, group))
    return found


def _parts(said: str, language: str) -> list[str]:
    return [tidied(sentence) for sentence in sentences.split(said, language)]


def rarest(words: Iterable[str], numbers: Mapping[str, int]) -> list[str]:
    """Those to look up: known, the rarest first, as many as can be read."""
    chosen: list[str] = []
    left = POSTINGS
    for word in sorted((word for word in words if numbers.get(word, 0) > 0), key=lambda word: (numbers[word], word))[:RAREST]:
        if chosen and numbers[word] > left:
            break
        chosen.append(word)
        left -= numbers[word]
    return chosen


def likeliest(found: Iterable[Iterable[int]]) -> list[int]:
    """Of the keys found by each word, those that most words found."""
    counted: Counter[int] = Counter()
    for keys in found:
        counted.update(keys)
    return [key for key, _number in counted.most_common(RERANKED)]


def alike(said: str, others: Mapping[int, str], at_least: int = LIKE) -> list[tuple[int, int]]:
    """(key, percent) of those that are alike, the most alike first. 100 means the same words."""
    scored = process.extract(tidied(said), others, scorer=fuzz.ratio, score_cutoff=at_least, limit=None)
    return [(key, 100 if text == tidied(said) else min(99, int(score))) for text, score, key in scored]
