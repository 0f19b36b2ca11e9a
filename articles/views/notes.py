"""Notes on a text: written, answered, settled. Words that come along are kept first, whatever is pressed."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, notes, revisions
from ..gate import Lack
from ..models import Draft
from . import writing
from .noted import NotesShown

NUMBER_LENGTH = 9


def keeping_notes(view):
    """Of a view of the writing page: notes and answers that were typed are kept when it has done its work, whichever button it was."""

    @wraps(view)
    def kept(request, pk):
        if request.method != "POST" or not _brings_notes(request):
            return view(request, pk)
        draft = access.draft_to_note(request.user, pk)
        shown = NotesShown(request.user, draft, request.POST)
        if not shown.is_sound:
            return _words_only(request, draft, shown.faults)
        answer = view(request, pk)
        if answer.status_code == 302:  # it went well; else the page is shown again, with what was typed
            shown.keep(by=request.user)
        return answer

    return kept


@require_POST
def add(request, pk):
    draft = access.draft_to_note(request.user, pk)
    if not _typed(request, "note-words", "note-proposal"):
        return _words_only(request, draft, [Lack(_("Write what you have to say about it, or another wording.")).at("note-words")])
    return _noted(request, draft, lambda draft: None, _("The note stands in the list."))


@require_POST
def answer(request, pk, note):
    draft, _found = access.note_to_answer(request.user, pk, note)
    if not _typed(request, f"note-{note}-words"):
        return _words_only(request, draft, [Lack(_("Your answer is empty. Write it, or resolve the note.")).at(f"note-{note}-words")])
    return _noted(request, draft, lambda draft: None, _("Answered."), note)


@require_POST
def resolve(request, pk, note):
    draft, found = access.note_to_answer(request.user, pk, note)
    return _noted(request, draft, lambda draft: notes.resolve(found, by=request.user), _("Resolved."))


@require_POST
def reopen(request, pk, note):
    draft, found = access.note_to_answer(request.user, pk, note)
    return _noted(request, draft, lambda draft: notes.reopen(found, by=request.user), _("The note is open again."), note)


@require_POST
def accept(request, pk, note):
    draft, found = access.note_to_take(request.user, pk, note)
    return _noted(request, draft, lambda draft: notes.accept(found, draft, by=request.user, version=_seen(request, draft)), _("The wording stands in the text now."))


@require_POST
def decline(request, pk, note):
    draft, found = access.note_to_take(request.user, pk, note)
    return _noted(request, draft, lambda draft: notes.decline(found, by=request.user), _("Declined. The text stays as it is."))


def _noted(request, draft: Draft, act, done: str, note: int | None = None):
    """Keep the text that was typed, act, keep the notes that were typed; or the page again, with the reason why not."""
    draft, refusal = writing.written(request, draft)
    if refusal:
        return refusal
    shown = NotesShown(request.user, draft, request.POST)
    if not shown.is_sound:
        return _page_again(request, draft, missing=shown.faults, status=writing.REFUSED)
    try:
        act(draft)
    except notes.WordingRefused as refused:
        return _page_again(request, draft, missing=[str(refused)], status=writing.REFUSED)
    except revisions.Stale as stale:
        return _page_again(request, draft, stale=stale, status=writing.STALE)
    shown.keep(by=request.user)
    messages.success(request, done)
    return redirect(reverse("stories:draft", args=[draft.pk]) + (f"#note-{note}" if note else "#notes"))


def _words_only(request, draft: Draft, missing: list[Lack]):
    """What is wrong with a note keeps the rest from being done, and the text from nothing: its words are kept."""
    draft, refusal = writing.written(request, draft)
    return refusal or _page_again(request, draft, missing=missing, status=writing.REFUSED)


def _page_again(request, draft: Draft, *, status: int, **what):
    """A translation's page is another room's: it shows the sentences as messages."""
    if draft.edition.is_original:
        return writing.page(request, draft, status=status, **what)
    for sentence in what.get("missing") or [what["stale"]]:
        messages.error(request, str(sentence))
    return redirect("stories:draft", draft.pk)


def _brings_notes(request) -> bool:
    return _typed(request, *(name for name in request.POST if name.startswith("note-") and name.endswith(("-words", "-proposal"))))


def _typed(request, *names: str) -> bool:
    return any(request.POST.get(name, "").strip() for name in names)


def _seen(request, draft: Draft) -> int:
    """The version that was seen: the one just written, where words came along; 0, which no draft has, where none was named."""
    named = request.POST.get("version", "")
    if "headline" in request.POST:
        return draft.version
    return int(named) if named.isascii() and named.isdigit() and len(named) <= NUMBER_LENGTH else 0
