"""What changed between two texts, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from . import languages


@dataclass(frozen=True)
class Change:
    """A stretch of text: "same" in both, "gone" from the first, or "new" in the second."""

    kind: str
    text: str


# A word takes the space after it along; in scripts without spaces each letter stands alone, but foreign words stay whole.
_WORDS = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\u200c\u200d]*\s*|\X\s*|\s+")
_LETTERS = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Nd}]+\s*|\X\s*")
_LINES = regex.compile(r"[^\n]*\n|[^\n]+")
COMPARISONS = 2_000_000  # beyond them, frequent words no longer serve as anchors: a second's work


def changes(before: str, after: str, language: str) -> list[Change]:
    """How the one text becomes the other. "same" and "gone" together are `before`, "same" and "new" are `after`.

    Paragraphs are compared first, and words only where paragraphs differ.
    """
    pieces = (_WORDS if _is_spaced(language) else _LETTERS).findall
    found: list[Change] = []
    for kind, old, new in _compared(_LINES.findall(before), _LINES.findall(after)):
        if kind == "equal":
            found.append(Change("same", old))
            continue
        found += _words_compared(pieces(old), pieces(new))
    return list(_merged(found))


def _words_compared(old: list[str], new: list[str]) -> Iterable[Change]:
    """A word is the same whatever space stands after it."""
    bare_old, bare_new = [piece.rstrip() for piece in old], [piece.rstrip() for piece in new]
    for kind, start, end, new_start, new_end in _matcher(bare_old, bare_new).get_opcodes():
        if kind != "equal":
            yield from (Change("gone", "".join(old[start:end])), Change("new", "".join(new[new_start:new_end])))
            continue
        for word, before, after in zip(bare_old[start:end], old[start:end], new[new_start:new_end], strict=True):
            if before == after:
                yield Change("same", before)
            else:
                yield from (Change("same", word), Change("gone", before[len(word) :]), Change("new", after[len(word) :]))


def _is_spaced(language: str) -> bool:
    known = languages.LANGUAGES.get(language)
    return known is None or known.spaced


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher:
    counts = Counter(new)
    is_long = sum(counts[piece] for piece in old) > COMPARISONS
    return SequenceMatcher(None, old, new, autojunk=is_long)


def _compared(old: list[str], new: list[str]) -> Iterable[tuple[str, str, str]]:
    for kind, start, end, new_start, new_end in _matcher(old, new).get_opcodes():
        yield kind, "".join(old[start:end]), "".join(new[new_start:new_end])


def _merged(found: list[Change]) -> Iterable[Change]:
    """Neighbours of a kind as one, the gone before the new."""
    gone = new = same = ""
    for change in [*found, Change("same", "")]:
        if change.kind == "same":
            if change.text and (gone or new):
                space = _shared_space(gone, new)
                yield from _said(same, gone.removesuffix(space), new.removesuffix(space))
                gone, new, same = "", "", space
            same += change.text
        elif change.kind == "gone":
            gone += change.text
        else:
            new += change.text
    yield from _said(same, gone, new)


def _shared_space(gone: str, new: str) -> str:
    """The space that both end in: it belongs to what follows."""
    space = gone[len(gone.rstrip()) :]
    return space if space and new.endswith(space) else ""


def _said(same: str, gone: str, new: str) -> Iterable[Change]:
    return [Change(kind, text) for kind, text in (("same", same), ("gone", gone), ("new", new)) if text]
