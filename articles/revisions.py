"""Writing and keeping words: the one door through which a text enters the database.

Whoever writes names the version they saw. When it is no longer the newest, nothing is written and `Stale` carries
both texts, so that the person sees the two and loses neither.
"""

from __future__ import annotations

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib import plaintext, richtext

from .models import WORDS, Article, Draft, Edition, Opening, Revision, Transition, Weight

PORTION = 400  # keys or rows in one statement


class Stale(Exception):
    """Somebody wrote in the meantime. `draft` is what stands now; `typed` what was refused."""

    def __init__(self, draft: Draft, typed: dict[str, str]):
        super().__init__(_("Somebody else has changed this text since you opened it. Nothing of yours was lost, and nothing of theirs."))
        self.draft = draft
        self.typed = typed


class Gone(Http404):
    """The draft is there no more: its text went out, or was put away, in this very moment."""

    def __init__(self, edition: int):
        name = last_hand(edition) or _("somebody")
        super().__init__(_("This text is not in hand any more: %(name)s has just published it or put it away.") % {"name": name})


def last_hand(edition: int) -> str:
    """Who moved it last, for those who came too late; nothing where it went by itself."""
    last = Transition.objects.of(edition).newest_first().select_related("by").first()
    return last.by.shown_name if last and last.by else ""


def locked(draft: Draft, version: int | None) -> Draft:
    """The draft as it is now, under a lock, if `version` is still its newest; else `Stale`, or `Gone`. Call it in a transaction."""
    now = Draft.objects.numbered(draft.pk).select_for_update(of=("self",)).select_related("edition__article", "touched_by", "goes_out").first()
    if now is None:
        raise Gone(draft.edition_id)
    if version is not None and version != now.version:
        raise Stale(now, {})
    return now


def cleaned(words: dict[str, str], before: str = "") -> dict[str, str]:
    """Words as they may be stored: text tidied, the body within the vocabulary, each block with its key."""
    clean = {}
    for name, text in words.items():
        if name == "body":
            clean[name] = richtext.keyed(richtext.clean(text), before)
        elif name == "headline":
            clean[name] = plaintext.tidy(text)
        else:
            clean[name] = plaintext.tidy_text(text)
    return clean


@transaction.atomic
def write(draft: Draft, words: dict[str, str], *, by, version: int | None, made_from: Revision | None = None) -> Draft:
    """Rewrite a draft's words (those named), if `version` is the newest. Raises `Stale`, with both texts, where it is not.

    Where they say what stands already, nothing is written and the version stays.
    """
    try:
        draft = locked(draft, version)
    except Stale as stale:
        raise Stale(stale.draft, words) from None
    new = cleaned(words, before=draft.body)
    if made_from in (None, draft.made_from) and new.items() <= draft.words.items():
        return draft
    if draft.touched_by and draft.touched_by != by and any(draft.words.values()):
        keep(draft, by=draft.touched_by)  # before another hand writes, what the last one left
    for name, text in new.items():
        setattr(draft, name, text)
    if made_from is not None:
        draft.made_from = made_from
    draft.version += 1
    draft.touched_by, draft.touched_at = by, timezone.now()
    draft.save(update_fields=[*words, "made_from", "version", "touched_by", "touched_at"])
    return draft


@transaction.atomic
def keep(draft: Draft, *, by, name: str = "", at=None) -> Revision:
    """The draft's words, kept as the edition's next revision; the last one again where nothing has changed."""
    last = Revision.objects.of(draft.edition).stood().newest_first().first()
    if last and not name and (last.words, last.made_from_id, last.weight) == (draft.words, draft.made_from_id, draft.weight):
        return last
    return Revision.objects.create(
        edition=draft.edition, number=_next_number(draft.edition), made_from=draft.made_from, weight=draft.weight, name=name, by=by,
        at=at or timezone.now(), **draft.words,
    )


@transaction.atomic
def keep_reworded(reworded: dict[int, dict[str, str]], *, at) -> dict[int, int]:
    """Of these revisions, {key: the words that read otherwise now}, a next one each; {old key: new key}. By nobody, and of no weight.

    For words that are changed in the source and in its translations at once: what stands that was made from one of these is, with
    its own words, made from the next, and so are texts in hand and what is opened. No translation falls behind by it.
    """
    reworded = dict(reworded)
    rows = {row.pk: row for row in in_portions(Revision.objects.numbered_any, reworded)}
    newest = list(rows)
    while newest:  # what was made from what was made from …
        found = {row.pk: row for row in in_portions(Revision.objects.standing_made_from, newest) if row.pk not in rows}
        rows |= found
        newest = list(found)
    number = dict(in_portions(Revision.objects.last_numbers, {row.edition_id for row in rows.values()}))
    moved: dict[int, int] = {}
    waiting = sorted(rows.values(), key=lambda row: row.pk)
    while waiting:
        now = [row for row in waiting if row.made_from_id not in rows or row.made_from_id in moved]
        moved |= _next_ones(now, reworded, moved, number, at)
        waiting = [row for row in waiting if row.pk not in moved]
    _follow(moved)
    return moved


def _next_ones(rows: list[Revision], reworded: dict[int, dict[str, str]], moved: dict[int, int], number: dict[int, int], at) -> dict[int, int]:
    new = []
    for row in rows:
        number[row.edition_id] += 1
        made_from = moved.get(row.made_from_id or 0, row.made_from_id)
        words = row.words | reworded.get(row.pk, {})
        new.append(Revision(edition_id=row.edition_id, number=number[row.edition_id], made_from_id=made_from, weight=row.weight and Weight.TYPO, at=at, **words))
    kept = Revision.objects.bulk_create(new, batch_size=PORTION)
    return {row.pk: one.pk for row, one in zip(rows, kept, strict=True)}


def _follow(moved: dict[int, int]) -> None:
    for draft in in_portions(Draft.objects.made_from_any, moved):
        draft.made_from_id = moved[draft.made_from_id]
        draft.save(update_fields=["made_from"])
    for opening in in_portions(Opening.objects.open().showing, moved):
        opening.revision_id = moved[opening.revision_id]
        opening.save(update_fields=["revision"])


def in_portions(ask, keys):
    """What a question about many keys finds, asked for so many at a time as databases take."""
    keys = list(keys)
    for start in range(0, len(keys), PORTION):
        found = ask(keys[start : start + PORTION])
        yield from found.items() if isinstance(found, dict) else found


@transaction.atomic
def set_aside(edition: Edition, words: dict[str, str], *, by) -> Revision | None:
    """Words that cannot become the text any more, kept in its history for their writer; None where they say what stands."""
    edition = Edition.objects.select_for_update(of=("self",)).with_hand().get(pk=edition.pk)
    stands = edition.draft_in_hand or edition
    kept = stands.words | cleaned(words, before=stands.body)
    if kept == stands.words:
        return None
    last = Revision.objects.of(edition).by_person(by).newest_first().first()
    if last and last.words == kept:
        return last
    return Revision.objects.create(edition=edition, number=_next_number(edition), aside=True, by=by, at=timezone.now(), **kept)


def _next_number(edition: Edition) -> int:
    last = Revision.objects.of(edition).newest_first().first()
    return last.number + 1 if last else 1


@transaction.atomic
def begin_story(*, language: str, by, at=None, **facts) -> Draft:
    """A new story in its original language, with its first, empty draft; `facts` are the article's own."""
    article = Article.objects.create(original_language=language, begun_by=by, **facts)
    return begin_edition(article, language=language, by=by, at=at)


@transaction.atomic
def begin_edition(article: Article, *, language: str, by, made_from: Revision | None = None, at=None) -> Draft:
    """The draft of a story in one language: the one in hand, else a first one, else a change of what is live."""
    edition, _made = Edition.objects.get_or_create(article=article, language=language)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    edition.writers.add(by)
    draft = edition.draft_in_hand
    if draft:
        return draft
    moment = at or timezone.now()
    before = Transition.State.NOTHING
    if edition.withdrawn_at:
        before = Transition.State.WITHDRAWN
    elif edition.published_at:
        before = Transition.State.PUBLISHED
    Transition.objects.create(edition=edition, before=before, after=Transition.State.WRITING, by=by, at=moment, reacted_at=moment)
    if made_from is None and edition.live_revision:
        made_from = edition.live_revision.made_from
    return Draft.objects.create(edition=edition, made_from=made_from, touched_by=by, touched_at=moment, **{name: getattr(edition, name) for name in WORDS})
