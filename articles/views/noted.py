"""What the writing page shows of the notes on its text, with what is being typed into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from newsroom.lib import diff
from newsroom.lib.richtext import rewording
from newsroom.lib.verdict import Verdict

from .. import access, notes
from ..forms import AnswerForm, NoteForm, opening
from ..gate import Lack
from ..models import Draft, Note


@dataclass(frozen=True)
class Thread:
    """A note with its answers, the block it is on as that stands now, and the field for another answer."""

    note: Note
    answers: list[Note]
    block: rewording.Block | None
    language: str
    may_accept: Verdict
    may_decline: Verdict
    form: AnswerForm

    @property
    def opening(self) -> str:
        return opening(self.block) if self.block else ""

    @property
    def is_gone(self) -> bool:
        return bool(self.note.key) and self.block is None

    @property
    def has_changed(self) -> bool:
        """Whether its block says something else than it did, and nothing else on the page tells: not a wording that was taken, nor one that cannot be."""
        is_told = self.note.accepted or (self.may_decline and self.note.proposal and self.note.accepted is None)
        return self.block is not None and bool(self.note.about) and self.block.words != self.note.about and not is_told

    @property
    def wording(self) -> list[diff.Change]:
        """The proposal, as a change of what the block says now; once decided, of what it said then."""
        if not self.note.proposal:
            return []
        is_open = self.block is not None and self.note.accepted is None
        before = self.block.words if self.block and is_open else self.note.about
        return list(_without_spaces_at_ends(diff.changes(before, self.note.proposal, self.language)))

    @property
    def says_more(self) -> bool:
        """Whether there are words beside the wording."""
        return self.note.words != self.note.proposal


class NotesShown:
    """The notes of a text as one person sees them, in reading order; `typed` is what they sent along from the page."""

    def __init__(self, user, draft: Draft, typed: QueryDict | None = None):
        self.edition = draft.edition
        self.may = access.may_note(user, draft.edition)
        blocks = rewording.blocks(draft.body)
        self.form = NoteForm(typed if typed and "note-words" in typed else None, prefix="note", edition=draft.edition, blocks=blocks)
        if self.form.is_bound and not self.form.says_something:
            self.form = NoteForm(prefix="note", edition=draft.edition, blocks=blocks)
        threads = list(_threads(user, draft, blocks, typed))
        self.open = [thread for thread in threads if thread.note.resolved_at is None]
        self.settled = [thread for thread in threads if thread.note.resolved_at is not None]

    @property
    def typed(self) -> list[forms.Form]:
        """The forms in which something stands."""
        answers = [thread.form for thread in self.open if thread.form.is_bound and str(thread.form["words"].value() or "").strip()]
        return [*answers, *([self.form] if self.form.is_bound else [])]

    @property
    def is_sound(self) -> bool:
        return all(form.is_valid() for form in self.typed)

    @property
    def faults(self) -> list[Lack]:
        """What is wrong with what was typed, each sentence with its field."""
        return [Lack(fault).at(f"{form.prefix}-{name}") for form in self.typed for name, said in form.errors.items() for fault in said]

    def keep(self, *, by) -> None:
        """Keep what was typed, once `is_sound`."""
        for thread in self.open:
            if thread.form in self.typed and thread.form.cleaned_data["words"]:
                notes.answer(thread.note, thread.form.cleaned_data["words"], by=by)
        if self.form.is_bound:
            notes.add(self.edition, **self.form.cleaned_data, by=by)


def _without_spaces_at_ends(changes: list[diff.Change]) -> Iterator[diff.Change]:
    """For the eye: a line under or through words does not run on into the space after them."""
    for change in changes:
        words = change.text.rstrip(" ")
        yield diff.Change(change.kind, words)
        if words != change.text:
            yield diff.Change("same", " ")


def _threads(user, draft: Draft, blocks: list[rewording.Block], typed: QueryDict | None) -> Iterator[Thread]:
    answers: dict[int, list[Note]] = {}
    rows = list(Note.objects.of(draft.edition).with_people())
    for note in rows:
        if note.answers_id:
            answers.setdefault(note.answers_id, []).append(note)
    place = {block.key: number for number, block in enumerate(blocks)}
    may_take = access.may_take_wording(user, draft)
    for note in sorted((note for note in rows if not note.answers_id), key=lambda note: (place.get(note.key, len(blocks)), note.pk)):
        block = blocks[place[note.key]] if note.key in place else None
        refusal = notes.why_not(note, block)
        prefix = f"note-{note.pk}"
        yield Thread(
            note, answers.get(note.pk, []), block, draft.edition.language,
            may_accept=may_take and (Verdict(refusal) if refusal else Verdict.yes), may_decline=may_take,
            form=AnswerForm(typed if typed and f"{prefix}-words" in typed else None, prefix=prefix),
        )
