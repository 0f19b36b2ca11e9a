"""A translation in hand as rows of source and target, and what is typed there on its way back into the draft.

The draft's text is what counts: it is published. Segment rows hold what a text cannot say: confirmed, left out and why,
by whom, and words of blocks that stand in no text now. Every write goes through articles.revisions and names a version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles import revisions
from articles.models import Draft, Edition
from articles.models.taxonomy import name_column
from newsroom.lib import plaintext, richtext

from . import claims, findings
from .models import Segment
from .segments import Block, join, other_pictures, pictured, split

# The words that stand beside the body: the key of their segment, and their column.
BESIDE = {"headline": "headline", "summary": "summary", "lead-caption": "lead_caption", "lead-alt": "lead_alt"}
PLAIN = frozenset({*BESIDE, "alt"})
COMES_ALONG = frozenset({"original", "post", "rule", "figure"})
NEEDED_IN_A_SUMMARY = frozenset({"headline", "summary"})
LONGEST_HEADLINE, LONGEST_BLOCK = 300, 20_000  # characters


class ChangeRefused(Exception):
    """What was typed at one block cannot be kept as it is. `key` says where; the message how to mend it."""

    def __init__(self, key: str, sentence: str):
        self.key = key
        super().__init__(sentence)


@dataclass(frozen=True)
class Change:
    """What a person did at one block. `typed` is inner HTML, or plain text where a block has no marks; None: not touched."""

    key: str
    typed: str | None = None
    confirmed: bool | None = None
    left_out: str | None = None
    because: Mapping[int, str] = field(default_factory=dict)


@dataclass
class Row:
    """A block of the source beside its segment; one that comes along as it is has no segment."""

    block: Block
    segment: Segment | None
    is_optional: bool = False

    @property
    def key(self) -> str:
        return self.block.key

    @property
    def is_plain(self) -> bool:
        return self.block.kind in PLAIN

    @property
    def source(self) -> str:
        return self.block.html

    @property
    def target(self) -> str:
        return self.segment.target if self.segment else self.block.html

    @cached_property
    def source_text(self) -> str:
        return richtext.text_of(richtext.parse(self.block.html))

    @property
    def stored(self) -> str:
        """What a person would have typed to get what is stored."""
        return _plain(self.target) if self.is_plain else self.target


@dataclass(frozen=True)
class Progress:
    """How much of what is needed is done, in blocks and in words of the source."""

    done: int
    of: int
    words_done: int
    words: int

    @property
    def sentence(self) -> str:
        names = {"done": self.done, "of": self.of, "words": self.words_done, "all_words": self.words}
        return _("%(done)d of %(of)d blocks, %(words)d of %(all_words)d words") % names

    @property
    def is_begun(self) -> bool:
        return self.done > 0


# Out of the database


def rows_of(draft: Draft, others: Mapping[str, str] | None = None) -> list[Row]:
    """Every block of the source that the draft was made from, in its order; segments nobody has touched are not stored yet.

    `others` are pictures instead of the source's (translations.segments.other_pictures), unless said otherwise the draft's.
    """
    if draft.made_from_id is None:
        return []
    kept = {segment.key: segment for segment in Segment.objects.of(draft.edition)}
    said = _said(draft)
    rows = []
    for position, (block, is_optional) in enumerate(_blocks(draft, others)):
        segment = None if block.kind in COMES_ALONG else _segment(draft.edition, block, kept.get(block.key), said.get(block.key, ""))
        if segment:
            segment.position = position
        rows.append(Row(block, segment, is_optional))
    return rows


def needed(draft: Draft, rows: Iterable[Row]) -> list[Row]:
    """The rows that somebody must answer for before the translation goes out."""
    rows = [row for row in rows if row.segment and not row.is_optional]
    return [row for row in rows if row.key in NEEDED_IN_A_SUMMARY] if draft.edition.is_summary else rows


def progress(draft: Draft, rows: Iterable[Row]) -> Progress:
    assert draft.made_from, "only what was made from something has rows"
    language = draft.made_from.edition.language
    counted = [(row.segment.is_done, plaintext.word_count(row.source_text, language)) for row in needed(draft, rows) if row.segment]
    done = [words for is_done, words in counted if is_done]
    return Progress(len(done), len(counted), sum(done), sum(words for _is_done, words in counted))


def targets(rows: Iterable[Row]) -> dict[str, str]:
    """What stands at each block now, as it would be typed."""
    return {row.key: row.stored for row in rows if row.segment}


# Into the database


@transaction.atomic
def save(draft: Draft, changes: Iterable[Change], *, by, version: int | None) -> Draft:
    """Keep what a person did at some blocks, and set the draft's text anew from all of them.

    Raises revisions.Stale where `version` is not the newest, and ChangeRefused; nothing is written then.
    """
    changes = list(changes)
    rows = rows_of(draft)
    by_key = {row.key: row for row in rows if row.segment}
    touched = [by_key[change.key] for change in changes if change.key in by_key and _apply(by_key[change.key], change, by)]
    if touched:
        draft = revisions.write(draft, words(draft, rows), by=by, version=version)
        _keep(rows, touched)
    else:
        draft = revisions.locked(draft, version)
    findings.look(draft, touched)
    findings.waive(draft, {pk: why for change in changes for pk, why in change.because.items()}, by=by)
    claims.prolong(draft.edition, by=by)
    return draft


@transaction.atomic
def set_summary(draft: Draft, is_summary: bool, *, by, version: int | None) -> Draft:
    """Make a translation a summary edition, or a full one again; the words of its blocks stay in their segments."""
    rows = rows_of(draft)
    draft.edition.is_summary = is_summary
    Edition.objects.numbered(draft.edition_id).update(is_summary=is_summary)
    draft = revisions.write(draft, words(draft, rows), by=by, version=version)
    _keep(rows, [])
    return draft


@transaction.atomic
def place_picture(draft: Draft, key: str, number: str, *, by, version: int | None) -> Draft:
    """Show another picture in the figure of this key than the source does; "" shows the source's again. Raises revisions.Stale."""
    source = split(draft.made_from.body) if draft.made_from else []
    others = {**other_pictures(source, draft.body), key: number}
    rows = rows_of(draft, {key: number for key, number in others.items() if number})
    draft = revisions.write(draft, words(draft, rows), by=by, version=version)
    _keep(rows, [])
    claims.prolong(draft.edition, by=by)
    return draft


def words(draft: Draft, rows: Iterable[Row]) -> dict[str, str]:
    """A draft's words as its rows have them. Blocks without a translation are absent; what has no words comes along."""
    rows = list(rows)
    said = dict.fromkeys(BESIDE.values(), "")
    said |= {BESIDE[row.key]: _plain(row.target) for row in rows if row.key in BESIDE}
    body = [row.block.with_html(row.target) for row in rows if row.key not in BESIDE]
    return {**said, "body": "" if draft.edition.is_summary else join(body)}


def _keep(rows: Iterable[Row], touched: list[Row]) -> None:
    """Store the segments that are new, and of the others those that were touched."""
    segments = [row.segment for row in rows if row.segment]
    new = [segment for segment in segments if segment.pk is None]
    known = [row.segment for row in touched if row.segment and row.segment.pk is not None]
    Segment.objects.bulk_create(new)
    columns = ["position", "kind", "source", "target", "confirmed", "origin", "left_out_because", "by", "at"]
    Segment.objects.bulk_update(known, columns)


def _apply(row: Row, change: Change, by) -> bool:
    """Change a row's segment, in memory; whether anything is different now."""
    segment = row.segment
    assert segment, "what comes along as it is takes no changes"
    before = (segment.target, segment.confirmed, segment.left_out_because)
    typed = segment.target if change.typed is None else _cleaned(row, change.typed)
    reason = segment.left_out_because if change.left_out is None else plaintext.tidy(change.left_out)
    if typed and reason and reason != segment.left_out_because:
        raise ChangeRefused(row.key, _("This block is translated and left out at once. Empty the translation, or take the reason away."))
    if typed != segment.target:
        segment.origin, segment.confirmed, segment.source = Segment.Origin.PERSON, False, row.source
    segment.target = typed
    segment.left_out_because = "" if typed else reason
    if change.confirmed is not None:
        segment.confirmed = change.confirmed and bool(typed)
        if segment.confirmed:
            segment.origin = Segment.Origin.PERSON
    is_different = before != (segment.target, segment.confirmed, segment.left_out_because)
    if is_different:
        segment.by, segment.at = by, timezone.now()
    return is_different


def _cleaned(row: Row, typed: str) -> str:
    """Inner HTML, as it may be stored, of what was typed."""
    if len(typed) > LONGEST_BLOCK:
        raise ChangeRefused(row.key, _("This is too long for one block: %(number)d characters at most.") % {"number": LONGEST_BLOCK})
    if not row.is_plain:
        return richtext.inline(typed)
    text = plaintext.tidy_text(typed) if row.key in BESIDE and row.key != "headline" else plaintext.tidy(typed)
    if row.key == "headline" and len(text) > LONGEST_HEADLINE:
        raise ChangeRefused(row.key, _("The headline has %(length)d characters; %(number)d is the most.") % {"length": len(text), "number": LONGEST_HEADLINE})
    return richtext.serialise([text]) if text else ""


def _blocks(draft: Draft, others: Mapping[str, str] | None) -> Iterable[tuple[Block, bool]]:
    """(block, whether it may stay empty) of the source: the words beside the body first."""
    source = draft.made_from
    assert source, "only what was made from something has blocks"
    for key, column in BESIDE.items():
        text, is_optional = getattr(source, column), False
        if not text and key.startswith("lead-"):
            text, is_optional = _pictures_own(draft, key.removeprefix("lead-")), True
        if text:
            yield Block(key, key, richtext.serialise([text]), ()), is_optional
    body = split(source.body)
    others = other_pictures(body, draft.body) if others is None else others
    for block in body:
        yield pictured(block, others), False


def _pictures_own(draft: Draft, field_name: str) -> str:
    """The lead picture's own caption or alternative text, where the source shows it and the picture has none in our language."""
    image = draft.edition.article.lead_image
    if image is None or draft.made_from is None or getattr(image, name_column(draft.edition.language, field_name)):
        return ""
    return getattr(image, name_column(draft.made_from.edition.language, field_name)) or ""


def _said(draft: Draft) -> dict[str, str]:
    """What the draft says, by key, as inner HTML."""
    said = {key: richtext.serialise([getattr(draft, column)]) for key, column in BESIDE.items() if getattr(draft, column)}
    return said | {block.key: block.html for block in split(draft.body) if block.has_words}


def _segment(edition: Edition, block: Block, kept: Segment | None, said: str) -> Segment:
    segment = kept or Segment(edition=edition, key=block.key, source_keys=[block.key], source=block.html)
    segment.kind = block.kind
    if said and said != segment.target:
        segment.target, segment.confirmed, segment.left_out_because = said, False, ""
        segment.origin = Segment.Origin.PERSON
    return segment


def _plain(html: str) -> str:
    return "".join(node for node in richtext.parse(html) if isinstance(node, str))
