"""What the writing page says and asks while somebody types: autosave, who else is here, taking over, leaving."""

from __future__ import annotations

import re

from django.core.exceptions import BadRequest
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, presences, revisions, timeline, workflow, writing
from ..credit_forms import TYPED
from ..forms import FactsForm, WordsForm
from ..models import Draft, Edition, Presence, Revision, Transition
from ..presences import Page

KEPT, REFUSED, STALE = 200, 422, 409
NUMBER = re.compile(r"[0-9]{1,8}")
TAB = re.compile(r"[a-z0-9]{8,24}")


@require_POST
def autosave(request, pk):
    """Rewrite the draft with what is typed. Words that cannot go in any more are set aside, and both texts are shown."""
    draft, edition = access.draft_and_edition(request.user, pk, request.POST.get("edition", ""))
    if draft and not edition.is_original:
        access.may_write(request.user, draft).or_forbid()
    form = WordsForm(request.POST)
    form.is_valid()
    faults = _said(form)
    words = {name: text for name, text in form.valid_words.items() if name in request.POST}
    if draft is None:
        return _set_aside(request, edition, words, _("This text has gone out or was put away while you were writing."), locked=True)
    verdict = access.may_edit(request.user, draft)
    if not verdict:
        return _set_aside(request, edition, words, str(verdict), locked=True)
    try:
        draft = presences.write(draft, words, page=_page(request), version=form.cleaned_data.get("version") or 0)
    except revisions.Gone as gone:
        return _set_aside(request, edition, words, str(gone), locked=True)
    except revisions.Stale as stale:
        return _set_aside(request, stale.draft.edition, words, _who_was_quicker(request, stale.draft))
    faults |= _file(request, draft)
    return JsonResponse({"version": draft.version, "faults": faults}, status=REFUSED if faults else KEPT)


@require_POST
def pulse(request, pk):
    """Who else is at this text, by last edit; whether it has moved on; whether somebody took it over."""
    draft, _edition = access.draft_and_edition(request.user, pk, request.POST.get("edition", ""))
    if draft is None:
        return JsonResponse({"gone": True})
    here, others = presences.look(draft, page=_page(request))
    return JsonResponse({
        "version": draft.version,
        "state": draft.status, "decided": _decided(draft),
        "mine": here.wrote == draft.version,
        "by": _name(draft.touched_by, request.user),
        "taken": here.taken_by_id is not None,
        "takenBy": _name(here.taken_by, request.user),
        "others": [_told(one, request.user) for one in others],
        "aside": _aside(presences.set_aside_lately(draft.edition, but=request.user)),
    })


@require_POST
def take_over(request, pk):
    seen = request.POST.get("version", "")
    draft = access.draft_to_write(request.user, pk)
    moved = str(draft.version) != seen
    return JsonResponse({"version": presences.take_over(draft, page=_page(request)).version, "moved": moved})


@require_POST
def leave(request, pk):
    draft, _edition = access.draft_and_edition(request.user, pk, request.POST.get("edition", ""))
    if draft is not None:
        presences.leave(draft, page=_page(request))
    return HttpResponse(status=204)


def _page(request) -> Page:
    tab, count = request.POST.get("tab", ""), request.POST.get("count", "0")
    if not TAB.fullmatch(tab) or not NUMBER.fullmatch(count):
        raise BadRequest("only the writing page's own script asks this")
    return Page(request.user, tab, int(count))


def _file(request, draft: Draft) -> dict[str, str]:
    """Keep the facts, too, of a story that readers do not have yet; what is half typed is left for the form's own saving."""
    edition = draft.edition
    if "section" not in request.POST or edition.published_at or not access.may_file(request.user, edition):
        return {}
    data = request.POST.copy()
    for name in TYPED.values():
        data[name] = ""
    form = FactsForm(data, edition=edition, user=request.user, language=get_language())
    if not form.is_valid():
        return {name: sentence for name, sentence in _said(form).items() if name != "tags"}
    try:
        writing.file(form, by=request.user)
    except workflow.NotReady as not_ready:
        return {getattr(lack, "field", ""): str(lack) for lack in not_ready.sentences}
    return {}


def _said(form) -> dict[str, str]:
    """By field, what is wrong with it."""
    return {name: str(faults[0]) for name, faults in form.errors.items()}


def _set_aside(request, edition: Edition, words: dict[str, str], sentence: str, *, locked: bool = False) -> JsonResponse:
    """409, with where the words are kept; `locked` where this person cannot go on typing."""
    kept, draft = revisions.set_aside(edition, words, by=request.user), Draft.objects.of(edition).first()
    told = {
        "sentence": sentence, "aside": _aside(kept), "version": draft.version if draft else 0, "locked": locked,
        "open": reverse("stories:draft", args=[draft.pk]) if draft else reverse("stories:edition", args=[edition.pk]),
    }
    return JsonResponse(told, status=STALE)


def _who_was_quicker(request, draft: Draft) -> str:
    taker = presences.who_took(draft, page=_page(request))
    if taker and taker != request.user:
        return _("%(name)s has taken this text over.") % {"name": _name(taker, request.user)}
    moved = Transition.objects.of(draft.edition).moves().newest_first().select_related("by").first()
    if moved and moved.by != request.user and (draft.touched_at is None or moved.at >= draft.touched_at):
        return timeline.sentence(moved)
    if request.user in (taker, draft.touched_by):
        return _("You have changed this text in another window since.")
    return _("%(name)s has changed this text since you began.") % {"name": _name(draft.touched_by, request.user) or _("Somebody")}


def _decided(draft: Draft) -> str:
    """What brought the text where it lies, for a page that was opened when it lay elsewhere."""
    last = Transition.objects.of(draft.edition).moves().newest_first().select_related("by").first()
    return timeline.sentence(last) if last else ""


def _aside(kept: Revision | None) -> dict | None:
    if kept is None:
        return None
    compare = reverse("stories:compare", args=[kept.edition_id])
    return {"number": kept.number, "name": _called(kept.by), "compare": f"{compare}?from={kept.pk}&to=draft"}


def _told(one: Presence, user) -> dict:
    edited = int((timezone.now() - one.edited_at).total_seconds()) if one.edited_at else None
    return {"name": _name(one.user, user), "you": one.user_id == user.pk, "writes": one.is_writing, "edited": edited}


def _name(person, user) -> str:
    """Nothing where it is the person who asks."""
    return "" if person == user else _called(person)


def _called(person) -> str:
    return person.shown_name if person else ""
