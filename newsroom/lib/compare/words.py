"""The words of one block as they were and as they are: stretches that stayed, went and came, and what became of their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import regex

from .. import languages
from ..diff import Change, changes
from .blocks import Run, Target

MARKS = ("link", "form", "language", "direction")
CHANCE = 2  # letters in a row that two wordings share by chance, where each letter is compared by itself
_LETTER = regex.compile(r"[\p{L}\p{N}]")


@dataclass(frozen=True)
class Stretch:
    """Words that are "same" in both, "gone" from the old, or "new"; each run with its marks, the new ones where it stayed."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_break(self) -> bool:
        """Nothing but the end of a line: shown by a sign, or nobody would see it."""
        return "\n" in self.text and not self.text.strip()


@dataclass(frozen=True)
class Remark:
    """A change that words alone don't show. `what` is a mark (`words` carry it), "kind", "parted", "parted-off" or "joined"."""

    what: str
    words: str = ""
    before: object = None
    after: object = None


def compared(old: Sequence[Run], new: Sequence[Run], language: str) -> tuple[list[Stretch], list[Remark]]:
    """How these words became those. All of `old` is in "same" and "gone", all of `new` in "same" and "new"."""
    stretches: list[Stretch] = []
    remarks: list[Remark] = []
    found = _slid(list(_tidied(list(_calmed(changes(_text(old), _text(new), language), language)))))
    for change, was, now in _placed(found, old, new):
        stretches.append(Stretch(change.kind, tuple(was if change.kind == "gone" else now)))
        if change.kind == "same":
            remarks += _remarks(was, now)
    return stretches, _said_once([*remarks, *_links(stretches, old, new)], old, new)


def plain(kind: str, runs: Iterable[Run]) -> list[Stretch]:
    runs = tuple(runs)
    return [Stretch(kind, runs)] if runs else []


def parts(stretches: Iterable[Stretch], lengths: Sequence[int], between: int) -> list[list[Stretch]]:
    """The stretches of several new blocks that were compared as one, `between` letters set between them, for each block."""
    found: list[list[Stretch]] = [[]]
    left = lengths[0]
    for stretch in stretches:
        if stretch.kind == "gone":
            found[-1].append(stretch)
            continue
        runs = list(stretch.runs)
        while runs:
            here = list(_cut(runs, 0, left))
            found[-1] += plain(stretch.kind, here)
            runs, left = list(_cut(runs, len(_text(here)), len(_text(runs)))), left - len(_text(here))
            if left == 0 and runs and len(found) < len(lengths):
                found.append([])
                left = lengths[len(found) - 1]
                runs = list(_cut(runs, between, len(_text(runs))))
    return [_without_edges(part) for part in found]


def _without_edges(part: list[Stretch]) -> list[Stretch]:
    """A space that went where a paragraph was parted is no news."""
    return [one for place, one in enumerate(part) if not (one.kind == "gone" and not one.text.strip() and place in (0, len(part) - 1))]


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _cut(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """What of them stands between two letters."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield Run(text, run.marks)
        at += len(run.text)
        if at >= end:
            return


def _calmed(found: list[Change], language: str) -> Iterator[Change]:
    """Signs and stray letters that happen to be the same between two changes belong to them: one change is easier to read than five."""
    known = languages.LANGUAGES.get(language)
    most = 0 if known is None or known.spaced else CHANCE
    calm: list[Change] = []  # never more than one "gone" and one "new" between two of "same"
    for place, change in enumerate(found):
        is_between = calm and place + 1 < len(found) and change.kind == "same"
        if is_between and len(_LETTER.findall(change.text)) <= most and change.text.strip():
            calm += [Change("gone", change.text), Change("new", change.text)]
        else:
            calm.append(change)
    for is_same, stretch in groupby(calm, key=lambda change: change.kind == "same"):
        changed = list(stretch)
        if is_same:
            yield from changed
            continue
        for kind in ("gone", "new"):
            if text := "".join(change.text for change in changed if change.kind == kind):
                yield Change(kind, text)


def _tidied(found: list[Change]) -> Iterator[Change]:
    """Words after which something was added or cut away did not change: "rain." and "rain. They left." share their beginning."""
    place = 0
    while place < len(found):
        one, other = found[place], found[place + 1] if place + 1 < len(found) else None
        if one.kind != "gone" or other is None or other.kind != "new":
            yield one
            place += 1
            continue
        yield from _told_apart(one.text, other.text)
        place += 2


def _told_apart(gone: str, new: str) -> Iterator[Change]:
    short, long = sorted((gone, new), key=len)
    if long.startswith(short) and long[len(short)].isspace() and not short[-1].isspace():
        yield Change("same", short)
        yield Change("new" if long is new else "gone", long[len(short) :])
        return
    space = gone[len(gone.rstrip()) :]  # taken along by the last word on either side
    if space and new[len(new.rstrip()) :] == space and gone != space != new:
        yield from (Change("gone", gone.removesuffix(space)), Change("new", new.removesuffix(space)), Change("same", space))
    else:
        yield from (Change("gone", gone), Change("new", new))


def _slid(found: list[Change]) -> Iterator[Change]:
    """What was added or cut begins with a word where it may: "rain[. They left]." is "rain.[ They left.]"."""
    kinds = [change.kind for change in found]
    texts = [change.text for change in found]
    for place in range(1, len(found) - 1):
        text, following = texts[place], texts[place + 1]
        is_alone = kinds[place] != "same" and kinds[place - 1] == kinds[place + 1] == "same"
        if is_alone and text[0] == following[0] and not text[0].isspace() and not _LETTER.match(text[0]):
            texts[place - 1] += text[0]
            texts[place] = text[1:] + text[0]
            texts[place + 1] = following[1:]
    left = [Change(kind, text) for kind, text in zip(kinds, texts, strict=True) if text]
    for kind, neighbours in groupby(left, key=lambda change: change.kind):
        yield Change(kind, "".join(change.text for change in neighbours))


def _placed(found: Iterable[Change], old: Sequence[Run], new: Sequence[Run]) -> Iterator[tuple[Change, list[Run], list[Run]]]:
    """Each change with the runs it covers on either side."""
    was_at = now_at = 0
    for change in found:
        length = len(change.text)
        was = list(_cut(old, was_at, was_at + length)) if change.kind != "new" else []
        now = list(_cut(new, now_at, now_at + length)) if change.kind != "gone" else []
        was_at += length if was else 0
        now_at += length if now else 0
        yield change, was, now


def _remarks(was: list[Run], now: list[Run]) -> Iterator[Remark]:
    """What became of the marks of words that stayed; neighbours of which the same is to be said are one."""
    pairs = list(_side_by_side(was, now))
    for mark in MARKS:
        open_remark: Remark | None = None
        for text, old, new in pairs:
            before, after = getattr(old.marks, mark), getattr(new.marks, mark)
            if mark == "form":
                before, after = tuple(sorted(before)), tuple(sorted(after))
            if open_remark and (open_remark.before, open_remark.after) == (before, after):
                open_remark = Remark(mark, open_remark.words + text, before, after)
                continue
            if open_remark:
                yield open_remark
            open_remark = Remark(mark, text, before, after) if before != after else None
        if open_remark:
            yield open_remark


def _side_by_side(was: list[Run], now: list[Run]) -> Iterator[tuple[str, Run, Run]]:
    """The same words with the marks they had and have, cut wherever either changes."""
    edges = sorted({edge for runs in (was, now) for edge in _edges(runs)})
    for start, end in pairwise(edges):
        old, new = next(_cut(was, start, end)), next(_cut(now, start, end))
        yield new.text, old, new


def _edges(runs: list[Run]) -> Iterator[int]:
    at = 0
    yield at
    for run in runs:
        at += len(run.text)
        yield at


def _links(stretches: list[Stretch], old: Sequence[Run], new: Sequence[Run]) -> Iterator[Remark]:
    """Links that came or went together with their words: nobody would see where they lead."""
    had, has = _targets(old), _targets(new)
    gone = [target for target in _targets(_of(stretches, "gone")) if target not in has]
    came = [target for target in _targets(_of(stretches, "new")) if target not in had]
    for place in range(max(len(gone), len(came))):
        yield Remark("link", "", gone[place] if place < len(gone) else None, came[place] if place < len(came) else None)


def _of(stretches: list[Stretch], kind: str) -> list[Run]:
    return [run for stretch in stretches if stretch.kind == kind for run in stretch.runs]


def _targets(runs: Iterable[Run]) -> list[Target]:
    return list(dict.fromkeys(run.marks.link for run in runs if run.marks.link))


def _said_once(remarks: list[Remark], old: Sequence[Run], new: Sequence[Run]) -> list[Remark]:
    """A link is told of once, with all the words that carry it now, or that carried it."""
    told: list[Remark] = []
    links: set[Target] = set()
    for remark in remarks:
        words = remark.words
        if remark.what == "link":
            ends = {target for target in (remark.before, remark.after) if isinstance(target, Target)}
            if ends <= links:
                continue
            links |= ends
            runs, target = (new, remark.after) if remark.after else (old, remark.before)
            words = words if remark.before and remark.before == remark.after else _text(run for run in runs if run.marks.link == target)
        told.append(Remark(remark.what, words.strip(), remark.before, remark.after))
    return [remark for remark in told if remark.words or remark.what != "form"]
