"""What is decided about a draft, one verb each. Words that come along are kept first, so nobody submits an older text."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, deciding, hours, revisions, workflow
from ..decision_forms import PublishForm, ReturnForm, ScheduleForm
from ..models import Draft, Transition
from . import writing

State = Transition.State


@require_POST
def submit(request, pk):
    draft = access.draft_to_submit(request.user, pk)
    return _decided(request, draft, _to(request, State.SUBMITTED), _("Submitted. An editor sees it now."), "admin:index")


@require_POST
def take_back(request, pk):
    """Also with what an editor has corrected in it meanwhile: taking it back loses no word of theirs."""
    draft = access.draft_to_take_back(request.user, pk)

    def act(draft, _seen, _form):
        workflow.move(draft, State.WRITING, by=request.user)

    return _decided(request, draft, act, _("It is in your hands again."))


@require_POST
def send_back(request, pk):
    draft = access.draft_to_return(request.user, pk)

    def act(draft, seen, form):
        workflow.move(draft, State.RETURNED, by=request.user, version=seen, **form.cleaned_data)

    return _decided(request, draft, act, _("Returned. Its writer reads your reason first."), "admin:index", asks=lambda draft: ReturnForm(request.POST))


@require_POST
def approve(request, pk):
    draft = access.draft_to_approve(request.user, pk)
    return _decided(request, draft, _to(request, State.APPROVED), _("Approved."))


@require_POST
def schedule(request, pk):
    """At an hour, or, where `hour_stays`, at the one it has, with what was typed since."""
    draft = access.draft_to_schedule(request.user, pk)

    def act(draft, seen, form):
        hour = form.cleaned_data["hour"]
        workflow.move(draft, State.SCHEDULED, by=request.user, version=seen, hour=hour, terms=form.terms)
        messages.success(request, _("It goes out %(hour)s.") % {"hour": hours.told(hour, request.user)})

    return _decided(request, draft, act, "", asks=lambda draft: ScheduleForm(sent_hour(request, draft), draft=draft))


def sent_hour(request, draft: Draft):
    """What was sent, with the hour that a text has already where that is to stay."""
    if "hour_stays" not in request.POST or draft.goes_out_at is None:
        return request.POST
    sent = request.POST.copy()
    sent["hour"] = f"{hours.here(draft.goes_out_at):%Y-%m-%dT%H:%M:%S}"
    return sent


@require_POST
def unschedule(request, pk):
    draft = access.draft_to_unschedule(request.user, pk)
    return _decided(request, draft, _to(request, State.APPROVED), _("Taken off the schedule."))


@require_POST
def publish(request, pk):
    draft = access.draft_to_publish(request.user, pk)

    def act(draft, seen, form):
        workflow.publish(draft, by=request.user, version=seen, terms=form.terms)

    return _decided(request, draft, act, _("Published."), "stories:edition", draft.edition_id, asks=lambda draft: PublishForm(request.POST, draft=draft))


def _to(request, state: str):
    def act(draft, seen, _form):
        workflow.move(draft, state, by=request.user, version=seen)

    return act


def _decided(request, draft: Draft, act, done: str, *onward, asks=None):
    """Keep what was typed, ask what has to be asked, act on the version that was seen, and go on; or the page again, with the reason why not.

    `asks` gives the form of the decision, if it has one, for the draft as it is once kept; `act` gets it.
    """
    draft, refusal = writing.written(request, draft)
    if refusal:
        return refusal
    form = asks(draft) if asks else None
    if form and not form.is_valid():
        return _page_again(request, draft, missing=deciding.lacks(form), refused=form, status=writing.REFUSED)
    seen = draft.version if "headline" in request.POST and access.may_edit(request.user, draft) else _number(request.POST.get("version"))
    try:
        act(draft, seen, form)
    except workflow.NotReady as not_ready:
        return _page_again(request, draft, missing=not_ready.sentences, status=writing.REFUSED)
    except workflow.MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect("stories:draft", draft.pk)
    except revisions.Stale as stale:
        return _page_again(request, draft, stale=stale, status=writing.STALE)
    except revisions.Gone as gone:
        messages.error(request, str(gone))
        return redirect("stories:edition", draft.edition_id)
    if done:
        messages.success(request, done)
    return redirect(*onward or ("stories:draft", draft.pk))


def _page_again(request, draft: Draft, *, status: int, **what):
    """A translation's page is another room's: it shows the sentences as messages."""
    if draft.edition.is_original:
        return writing.page(request, draft, status=status, **what)
    for sentence in what.get("missing") or [what["stale"]]:
        messages.error(request, str(sentence))
    return redirect("stories:draft", draft.pk)


def _number(text: str | None) -> int:
    """The version that was seen; 0, which no draft has, where none was named."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
