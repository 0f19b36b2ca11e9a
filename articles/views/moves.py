"""What is decided about a draft, one verb each. Words that come along are kept first, so nobody submits an older text."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, revisions, workflow
from ..forms import HourForm, PublishForm, WhyForm
from ..models import Draft, Transition
from . import writing

State = Transition.State


@require_POST
def submit(request, pk):
    draft = access.draft_to_submit(request.user, pk)
    return _decided(request, draft, lambda *seen: _move(request, State.SUBMITTED, *seen), _("Submitted. An editor sees it now."), "admin:index")


@require_POST
def take_back(request, pk):
    draft = access.draft_to_take_back(request.user, pk)
    return _decided(request, draft, lambda *seen: _move(request, State.WRITING, *seen), _("It is in your hands again."))


@require_POST
def send_back(request, pk):
    draft, form = access.draft_to_return(request.user, pk), WhyForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    if form.errors:
        return writing.page(request, draft, why_form=form, status=writing.REFUSED)
    return _decided(request, draft, lambda *seen: _move(request, State.RETURNED, *seen, why=why), _("Returned. Its writer reads your reason first."), "admin:index")


@require_POST
def approve(request, pk):
    draft = access.draft_to_approve(request.user, pk)
    return _decided(request, draft, lambda *seen: _move(request, State.APPROVED, *seen), _("Approved."))


@require_POST
def schedule(request, pk):
    draft, form = access.draft_to_schedule(request.user, pk), HourForm(request.POST)
    if not form.is_valid():
        return writing.page(request, draft, hour_form=form, status=writing.REFUSED)
    hour = form.cleaned_data["hour"]
    return _decided(request, draft, lambda *seen: _move(request, State.SCHEDULED, *seen, hour=hour), _("Scheduled."))


@require_POST
def unschedule(request, pk):
    draft = access.draft_to_unschedule(request.user, pk)
    return _decided(request, draft, lambda *seen: _move(request, State.APPROVED, *seen), _("Taken off the schedule."))


@require_POST
def publish(request, pk):
    draft, form = access.draft_to_publish(request.user, pk), PublishForm(request.POST)
    if not form.is_valid():
        return writing.page(request, draft, publish_form=form, status=writing.REFUSED)
    with_it = form.cleaned_data if draft.edition.published_at else {}

    def out(draft, version):
        workflow.publish(draft, by=request.user, version=version, **with_it)

    return _decided(request, draft, out, _("Published."), "stories:edition", draft.edition_id)


def _move(request, to: str, draft: Draft, version: int, **more) -> None:
    workflow.move(draft, to, by=request.user, version=version, **more)


def _decided(request, draft: Draft, act, done: str, *onward):
    """Keep what was typed, act on the version that was seen, and go on; or the page again, with the reason why not."""
    draft, refusal = writing.written(request, draft)
    if refusal:
        return refusal
    seen = draft.version if "headline" in request.POST and access.may_edit(request.user, draft) else _number(request.POST.get("version"))
    try:
        act(draft, seen)
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
