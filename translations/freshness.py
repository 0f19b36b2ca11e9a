"""How far a translation has fallen behind its source. Computed when asked, never stored; one answer for every screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.lib.richtext import parse, text_of, walk

from .segments import Block


@dataclass(frozen=True)
class Freshness:
    """The keys of the source's blocks that say something else now, or are new, and of those that are gone."""

    behind: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def is_fresh(self) -> bool:
        return not (self.behind or self.gone)

    def __bool__(self) -> bool:
        return self.is_fresh


def freshness(made_from: Iterable[Block], now: Iterable[Block]) -> Freshness:
    """How the source, as its blocks are now, has moved on from what the translation was made from.

    Only what is said counts: words, and where links lead. Spaces, marks, pictures, and the order of blocks don't.
    """
    old, new = _said_by_key(made_from), _said_by_key(now)
    behind = tuple(key for key, said in new.items() if old.get(key) != said)
    return Freshness(behind, tuple(key for key in old if key not in new))


def _said_by_key(blocks: Iterable[Block]) -> dict[str, tuple[str, ...]]:
    return {block.key: said(block.html) for block in blocks if block.has_words}


def said(html: str) -> tuple[str, ...]:
    """What a block says: its words with single spaces, and where its links lead. Two that say the same are equal."""
    nodes = parse(html)
    words = " ".join(unicodedata.normalize("NFC", text_of(nodes)).split())
    links = [
        element.attributes.get("href") or f"story {element.attributes.get('data-story')}" for element in walk(nodes) if element.tag == "a"
    ]
    return (words, *links)
