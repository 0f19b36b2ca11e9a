"""The only place where a note is written, answered and settled. A wording that is accepted enters the text from here."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.lib import plaintext
from newsroom.lib.richtext import rewording

from . import revisions
from .models import Draft, Edition, Note


class WordingRefused(Exception):
    """A proposed wording cannot take the place of what stands in the text now."""


def add(edition: Edition, *, key: str, words: str, by, proposal: str = "", kind: str = Note.Kind.REMARK) -> Note:
    """A note on the block of that key, as it stands in hand now; on the text as a whole without one.

    A wording is proposed only of a block with words, and only where it says something else. A note that is nothing but
    a wording says that wording.
    """
    block = block_of(edition, key)
    proposal = rewording.tidied(proposal)
    if block is None or not block.holds_words or proposal == block.words:
        proposal = ""
    words = plaintext.tidy_text(words) or proposal
    return _once(edition=edition, key=key, kind=kind, about=block.words if block else "", words=words, proposal=proposal, by=by, answers=None)


def answer(note: Note, words: str, *, by) -> Note:
    """An answer in the thread of a note; an answer to an answer stands in the same thread."""
    first = note.answers or note
    return _once(edition=first.edition, key=first.key, words=plaintext.tidy_text(words), by=by, answers=first)


@transaction.atomic
def resolve(note: Note, *, by) -> Note:
    """Nothing is left to do. Whoever did it first is remembered."""
    note = _locked(note)
    if note.resolved_at is None:
        _settle(note, by=by)
    return note


@transaction.atomic
def reopen(note: Note, *, by) -> Note:
    """There is something to do after all; a wording that was declined may be accepted again."""
    note = _locked(note)
    note.resolved_at = note.resolved_by = None
    note.accepted = note.accepted or None
    note.save(update_fields=["resolved_at", "resolved_by", "accepted"])
    return note


@transaction.atomic
def accept(note: Note, draft: Draft, *, by, version: int) -> Draft:
    """Put the proposed wording into the text, if the block still says what the proposal was about.

    Raises WordingRefused where it does not, revisions.Stale where `version` is not the newest.
    """
    note = _locked(note)
    draft = revisions.locked(draft, version)
    if refusal := why_not(note, block_of(draft.edition, note.key, draft.body)):
        raise WordingRefused(refusal)
    body = rewording.in_block(draft.body, note.key, note.proposal, draft.edition.language)
    draft = revisions.write(draft, {"body": body}, by=by, version=version)
    revisions.keep(draft, by=by)
    _settle(note, by=by, accepted=True)
    return draft


@transaction.atomic
def decline(note: Note, *, by) -> Note:
    """The text stays as it is, and the note is settled."""
    note = _locked(note)
    if note.proposal and note.accepted is None:
        _settle(note, by=by, accepted=False)
    return note


def why_not(note: Note, block: rewording.Block | None) -> str:
    """The sentence that says why a wording cannot be accepted now, with both texts; "" where it can."""
    if not note.proposal:
        return _("This note proposes no wording.")
    if note.accepted is not None:
        return _("This wording was accepted before.") if note.accepted else _("This wording was declined before.")
    if block is None:
        return _("The paragraph that this wording was for is not in the text any more. It said “%(about)s”.") % {"about": _apart(note.about)}
    if block.words != note.about:
        sentence = _("The paragraph has changed since this wording was proposed, so it is not put in its place. Then it said “%(about)s”; now it says “%(now)s”.")
        return sentence % {"about": _apart(note.about), "now": _apart(block.words)}
    return ""


def block_of(edition: Edition, key: str, body: str | None = None) -> rewording.Block | None:
    """The block of that key in the text in hand, else in the published one; None where it is not there, or never was."""
    if body is None:
        draft = Draft.objects.of(edition).first()
        body = draft.body if draft else edition.body
    return next((block for block in rewording.blocks(body) if block.key == key), None) if key else None


def _once(*, edition: Edition, **said) -> Note:
    """A button pressed twice says it once."""
    last = Note.objects.of(edition).last()
    if last and last.resolved_at is None and all(getattr(last, name) == value for name, value in said.items()):
        return last
    return Note.objects.create(edition=edition, **said)


def _locked(note: Note) -> Note:
    return Note.objects.select_for_update().get(pk=note.pk)


def _settle(note: Note, *, by, accepted: bool | None = None) -> None:
    note.resolved_by, note.resolved_at = by, timezone.now()
    if accepted is not None:
        note.accepted = accepted
    note.save(update_fields=["resolved_by", "resolved_at", "accepted"])


def _apart(words: str) -> str:
    """Words of any direction inside a sentence of ours (Unicode's first-strong isolate)."""
    return f"\u2068{words}\u2069"
