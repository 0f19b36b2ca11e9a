"""The workbench: source and translation side by side, saved as a whole or block by block."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import access as stories
from articles import deciding, revisions
from articles.views.noted import NotesShown

from .. import access, forms, screen, workbench
from .frame import desk


@require_http_methods(["GET", "HEAD", "POST"])
def bench(request, pk):
    """Look at it; POST saves the whole form, as a page without script does, and may go on to choose another picture."""
    if request.method != "POST":
        return show(request, access.draft_to_see(request.user, pk))
    draft = access.draft_to_translate(request.user, pk)
    refused = save_all(request, draft)
    if refused:
        return refused
    if key := request.POST.get("picture"):
        return redirect(f"{reverse('translations:picture', args=[pk])}?{urlencode({'at': key})}")
    messages.success(request, _("Saved."))
    return redirect("translations:workbench", pk)


@require_POST
def segment(request, pk):
    """Save one block; answers in JSON, refusals too."""
    try:
        draft = access.draft_to_translate(request.user, pk)
        change, version = forms.change_of_one(request.body)
        draft = workbench.save(draft, [change], by=request.user, version=version)
    except revisions.Stale as stale:
        blocks = workbench.targets(workbench.rows_of(stale.draft))
        return JsonResponse({"sentence": str(stale), "version": stale.draft.version, "blocks": blocks}, status=409)
    except (forms.NotUnderstood, workbench.ChangeRefused) as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=400)
    except PermissionDenied as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=403)
    except Http404:
        return JsonResponse({"sentence": _("This translation is not there any more; it may have been published.")}, status=404)
    return JsonResponse(_told(request, draft, change))


@require_POST
def summary(request, pk):
    """Carry over headline and summary only, or everything again."""
    draft = access.draft_to_translate(request.user, pk)
    if draft.edition.published_at:
        return show(request, draft, said=[_("This edition is live; whether it is a summary cannot change any more.")], status=409)
    try:
        workbench.set_summary(draft, request.POST.get("is") == "summary", by=request.user, version=forms.version_in(request.POST))
    except revisions.Stale as stale:
        return show(request, stale.draft, said=[str(stale)], status=409)
    return redirect("translations:workbench", pk)


def save_all(request, draft, changes=None, version=None):
    """Save the whole form, or `changes` made from a `version`. None where it went well, else the answer that says why
    not, with what was typed still in place."""
    rows = workbench.rows_of(draft)
    if changes is None:
        changes = forms.changes_of_all(request.POST, rows)
    typed = {change.key: change.typed for change in changes if change.typed is not None}
    try:
        workbench.save(draft, changes, by=request.user, version=forms.version_in(request.POST) if version is None else version)
    except revisions.Stale as stale:
        draft = access.draft_to_see(request.user, draft.pk)
        return show(request, draft, typed=_different(typed, draft), said=[str(stale)], status=409)
    except workbench.ChangeRefused as refusal:
        sentences = {refusal.key: str(refusal)}
        return show(request, draft, typed=_different(typed, draft), sentences=sentences, said=[str(refusal)], status=400)
    return None


def show(request, draft, *, typed=None, sentences=None, said=(), status=200, refused=None, exchange_form=None):
    """The workbench, with what was refused still in place and the reason at its block and on top.

    `refused` is the form of a decision that cannot be taken as it was sent.
    """
    is_torn = status == 409 and bool(typed)
    bench = screen.screen(draft, request.user, typed=typed, sentences=sentences)
    return desk(
        request, "translations/workbench.html", _("Workbench"), status=status, said=said, is_torn=is_torn,
        bench=bench, draft=draft, edition=draft.edition, notes=NotesShown(request.user, draft), may=_ways(bench, request.user),
        is_scheduled=draft.goes_out_at is not None, is_change=draft.edition.published_at is not None,
        **deciding.shown(draft, request.user, request.POST, refused),
        exchange_form=exchange_form or forms.ExchangeForm(),
    )


def _ways(bench, user):
    """The verdict on each thing that an editor can do with the whole."""
    rules = {name: getattr(bench, f"may_{name}") for name in ("return", "publish", "schedule", "unschedule")}
    return rules | {"approve": stories.may_approve(user, bench.draft)}


def _different(typed, draft):
    stored = workbench.targets(workbench.rows_of(draft))
    return {key: text for key, text in typed.items() if key in stored and text.replace("\r\n", "\n") != stored[key]}


def _told(request, draft, change):
    shown, progress = screen.answer(draft, request.user, change.key)
    answer = {"version": draft.version, "progress": {"sentence": progress.sentence, "done": progress.done, "of": progress.of}}
    if shown is None or shown.row.segment is None:
        return answer
    told = render_to_string("translations/_findings.html", {"shown": shown, "may_type": True}, request)
    return answer | {
        "key": shown.key, "html": shown.row.stored, "confirmed": shown.row.segment.confirmed, "state": shown.state,
        "word": str(shown.word), "findings": told,
    }
