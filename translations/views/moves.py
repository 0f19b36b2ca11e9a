"""A translation from hand to hand and out to its readers, by the same workflow as any text."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import access as stories
from articles import deciding, hours, revisions, workflow
from articles.decision_forms import PublishForm, ReturnForm, ScheduleForm

from .. import access, crediting, findings, forms, workbench
from .workbench import save_all, show

State = workflow.State


@require_POST
def submit(request, pk):
    """Save what the form holds, run every check, and hand it to the language editor."""
    draft = access.draft_to_move(request.user, pk, access.may_submit)
    version = forms.version_in(request.POST)
    if access.may_type(request.user, draft):
        refused = save_all(request, draft)
        if refused:
            return refused
        draft = access.draft_to_move(request.user, pk, access.may_submit)
        version = draft.version
    findings.look(draft, workbench.rows_of(draft))
    _credit(draft)
    return _moved(request, draft, State.SUBMITTED, _("Submitted. A language editor reads it next; you will hear."), version=version)


@require_POST
def take_back(request, pk):
    draft = access.draft_to_move(request.user, pk, stories.may_take_back)
    return _moved(request, draft, State.WRITING, _("It is in your hands again."))


@require_POST
def send_back(request, pk):
    draft = access.draft_to_move(request.user, pk, stories.may_return)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _ask_again(request, draft, form)
    return _moved(request, draft, State.RETURNED, _("Returned. Its translator reads your reason."), **form.cleaned_data)


@require_POST
def publish(request, pk):
    draft = access.draft_to_move(request.user, pk, stories.may_publish)
    form = PublishForm(request.POST, draft=draft)
    if not form.is_valid():
        return _ask_again(request, draft, form)
    _credit(draft)
    try:
        edition = workflow.publish(draft, by=request.user, version=forms.version_in(request.POST), terms=form.terms)
    except (workflow.MoveRefused, workflow.NotReady, revisions.Stale) as refusal:
        return _refused(request, pk, refusal)
    messages.success(request, format_html('{} <a href="{}" lang="{}" dir="{}">{}</a>', _("Published:"), edition.get_absolute_url(), edition.language, edition.direction, edition.headline))
    return redirect("translations:queue")


@require_POST
def schedule(request, pk):
    draft = access.draft_to_move(request.user, pk, stories.may_schedule)
    form = ScheduleForm(request.POST, draft=draft)
    if not form.is_valid():
        return _ask_again(request, draft, form)
    hour = form.cleaned_data["hour"]
    said = _("It goes out %(hour)s.") % {"hour": hours.told(hour, request.user)}
    return _moved(request, draft, State.SCHEDULED, said, hour=hour, terms=form.terms)


@require_POST
def unschedule(request, pk):
    draft = access.draft_to_move(request.user, pk, stories.may_unschedule)
    return _moved(request, draft, State.APPROVED, _("Taken off the schedule."))


def _moved(request, draft, to, sentence, *, version=None, **more):
    version = forms.version_in(request.POST) if version is None else version
    try:
        workflow.move(draft, to, by=request.user, version=version, **more)
    except (workflow.MoveRefused, workflow.NotReady, revisions.Stale) as refusal:
        return _refused(request, draft.pk, refusal)
    messages.success(request, sentence)
    return redirect("translations:workbench", draft.pk)


def _ask_again(request, draft, form):
    """The page again, what was typed still there, with what is wrong at its field and on top."""
    return show(request, draft, refused=form, said=deciding.lacks(form), status=422)


def _refused(request, pk, refusal):
    draft = access.draft_to_see(request.user, pk)
    said = refusal.sentences if isinstance(refusal, workflow.NotReady) else [str(refusal)]
    return show(request, draft, said=said, status=409)


def _credit(draft):
    """Name the authors, and whoever holds the claim as its translator."""
    crediting.carry_authors(draft.edition)
    held = access.claim_on(draft.edition)
    if held:
        crediting.name_translator(draft.edition, held.translator)
