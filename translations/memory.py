"""What was published before, offered again: learnt from live texts, looked up by likeness, searched by any phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles.models import Edition
from newsroom.lib import diff, richtext, search, sentences

from . import matching
from .models import Memory, MemoryWord, offer
from .segments import Block, split

OFFERED = 3
FOUND = 30  # of a phrase
BESIDE = ("headline", "summary", "lead_caption", "lead_alt")


@dataclass(frozen=True)
class Match:
    """A sentence like the one asked for, and how it was said in the other language. `part` is the sentence of the block it is about, from 1; 0: the whole."""

    percent: int
    found: Memory
    said: Memory
    changes: list[diff.Change]
    part: int = 0


@dataclass(frozen=True)
class Saying:
    """A phrase where it stands, beside the same in the other language."""

    found: Memory
    said: Memory


# Learning


@transaction.atomic
def learn(pk: int) -> int:
    """Learn a live text anew, and forget what it said before; of one that is not live nothing stays. How many sentences it has now.

    What a language editor has struck stays struck while it says the same.
    """
    edition = Edition.objects.numbered(pk).select_for_update(of=("self",)).select_related("article", "live_revision__made_from__edition").first()
    if edition is None:
        return 0
    before = list(Memory.objects.of(edition))
    struck = {(row.key, row.position, row.text): row for row in before if row.struck_at}
    units = _units(edition) if edition.is_live else []
    rows = [_row(edition, unit, struck.get((unit.key, unit.position, unit.text))) for unit in units]
    change: Counter[str] = Counter(word for row in rows for word in row.words.split())
    change.subtract(word for row in before for word in row.words.split())
    Memory.objects.of(edition).delete()
    Memory.objects.bulk_create(rows, batch_size=200)
    MemoryWord.objects.count_in(change)
    return len(rows)


def catch_up() -> int:
    """Learn live texts of which nothing is known; how many there were."""
    missing = list(offer.editions_not_learnt())
    for pk in missing:
        learn(pk)
    return len(missing)


@transaction.atomic
def forget(name: str) -> None:
    """Whatever says a name, until its text is learnt again."""
    rows = Memory.objects.saying(name)
    MemoryWord.objects.count_in(Counter({word: -number for word, number in Counter(word for row in rows for word in row.words.split()).items()}))
    rows.delete()


def _units(edition: Edition) -> list[matching.Unit]:
    made_from = edition.live_revision.made_from if edition.live_revision else None
    source = (made_from.edition.language, _blocks(made_from.words)) if made_from and not edition.is_original else None
    return matching.units(edition.article_id, edition.language, _blocks(edition.words), source)


def _blocks(words: dict[str, str]) -> list[Block]:
    """The words beside the body, and the body's blocks."""
    beside = [Block(name.replace("_", "-"), name, richtext.serialise([words[name]]), ()) for name in BESIDE if words.get(name)]
    return [*beside, *split(words["body"])]


def _row(edition: Edition, unit: matching.Unit, struck: Memory | None) -> Memory:
    return Memory(
        edition=edition, key=unit.key, position=unit.position, language=edition.language, text=unit.text, own=unit.own, group=unit.group,
        words=" ".join(matching.indexed(unit.text, edition.language)), struck_at=struck.struck_at if struck else None, struck_by=struck.struck_by if struck else None,
    )


def strike(row: Memory, *, by) -> None:
    """It is offered to nobody any more."""
    row.struck_at, row.struck_by = timezone.now(), by
    row.save(update_fields=["struck_at", "struck_by"])


# Looking up


def like(said: str, source: str, target: str, *, most: int = OFFERED) -> list[Match]:
    """Sentences in the source's language that are like one, with how they were said in the target's: the most alike first, each wording once."""
    scored = dict(_alike(said, source))
    found = {row.pk: row for row in Memory.objects.living().any_of(scored).with_story()}
    matches: list[Match] = []
    wordings: set[str] = set()
    for row, other in _pairs(sorted(found.values(), key=lambda row: (-scored[row.pk], -row.pk)), target):
        if other.text not in wordings and len(matches) < most:
            wordings.add(other.text)
            matches.append(Match(scored[row.pk], row, other, diff.changes(row.text, matching.tidied(said), source)))
    return matches


def _alike(said: str, language: str) -> list[tuple[int, int]]:
    words = matching.indexed(said, language)
    chosen = matching.rarest(words, MemoryWord.objects.numbers(words))
    keys = matching.likeliest(Memory.objects.with_word(word, matching.POSTINGS) for word in chosen)
    return matching.alike(said, Memory.objects.living().any_of(keys).in_language(language).texts())


def _pairs(rows: Iterable[Memory], language: str) -> list[tuple[Memory, Memory]]:
    """Each row with one that says the same in a language; those that none says the same as are left out."""
    rows = list(rows)
    own, group = {row.own for row in rows}, {row.group for row in rows}
    others = list(Memory.objects.beside(own, group, language).with_story()) if rows else []
    pairs = []
    for row in rows:
        other = next((one for one in others if one.own == row.group or one.group in (row.own, row.group)), None)
        if other:
            pairs.append((row, other))
    return pairs


def block(said: str, source: str, target: str) -> list[Match]:
    """What is offered for a block: sentences like the whole of it, else like one of its sentences."""
    whole = like(said, source, target)
    parts = sentences.split(said, source)
    if whole or len(parts) < 2:
        return whole
    found = [(number, match) for number, part in enumerate(parts, 1) for match in like(part, source, target, most=1)]
    return [Match(match.percent, match.found, match.said, match.changes, number) for number, match in found][:OFFERED]


def phrase(words: str, language: str, other: str) -> list[Saying]:
    """Where a phrase stands in live texts of a language, newest first, beside the same in another; blocks before sentences of them."""
    words = matching.tidied(words)
    if not search.tokens(words, language):
        return []
    indexed = matching.indexed(words, language)
    chosen = matching.rarest(indexed, MemoryWord.objects.numbers(indexed))
    if not chosen:
        return []
    rows = Memory.objects.living().in_language(language).any_of(_in_all(chosen)).saying(words).with_story().order_by("-pk")[: 4 * FOUND]
    seen: set[tuple[int, str]] = set()
    sayings = []
    for row, said in _pairs(sorted(rows, key=lambda row: (-row.edition_id, row.key, -row.position)), other):
        if (row.edition_id, row.key) not in seen:
            seen.add((row.edition_id, row.key))
            sayings.append(Saying(row, said))
    return sayings[:FOUND]


def _in_all(words: list[str]) -> list[int]:
    found = [set(Memory.objects.with_word(word, matching.POSTINGS)) for word in words]
    return sorted(set.intersection(*found), reverse=True)[: 20 * FOUND]
