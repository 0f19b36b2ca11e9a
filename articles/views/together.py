"""A story in all its languages at once: opened before it appears, put into a release, taken from its readers as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from newsroom.lib import languages

from .. import access, hours, openings, releases, revisions, withdrawing, workflow
from ..decision_forms import WhyForm
from ..many_forms import LanguagesForm, OpeningForm, ReleaseForm
from ..models import Edition, Transition
from .writing import REFUSED, STALE


@require_safe
def together(request, pk):
    return _page(request, access.edition_to_release(request.user, pk))


@require_POST
def release(request, pk):
    """Make the release, or change it."""
    found, form = access.edition_to_release(request.user, pk), ReleaseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, release_form=form, status=REFUSED)
    hour, codes = form.cleaned_data["hour"], form.cleaned_data["languages"]
    try:
        releases.make(found.article, hour=hour, codes=codes, by=request.user, seen=form.cleaned_data["seen"])
    except releases.Overtaken as overtaken:
        form.add_error(None, str(overtaken))
        return _page(request, found, release_form=form, status=STALE)
    except workflow.NotReady as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, release_form=form, status=REFUSED)
    messages.success(request, _("They go out together, at that hour."))
    return redirect("stories:together", found.pk)


@require_POST
def end_release(request, pk):
    found, form = access.edition_to_release(request.user, pk), ReleaseForm(request.POST)
    form.is_valid()
    try:
        releases.end(found.article, seen=form.cleaned_data.get("seen"))
    except releases.Overtaken as overtaken:
        messages.error(request, str(overtaken))
    else:
        messages.success(request, _("The release has ended. What is approved stays approved, and goes out when somebody publishes it."))
    return redirect("stories:together", found.pk)


@require_POST
def open_to(request, pk):
    """Open the text, as it stands, to the translators of some languages."""
    found, form = access.edition_to_release(request.user, pk), OpeningForm(request.POST)
    draft = found.draft_in_hand
    if draft is None:
        messages.error(request, _("There is no text in hand to be opened: it has just appeared, or was put away."))
        return redirect("stories:together", found.pk)
    access.may_open(request.user, draft).or_forbid()
    if not form.is_valid():
        return _page(request, found, opening_form=form, status=REFUSED)
    given = form.cleaned_data
    try:
        opened = openings.begin(draft, given["languages"], by=request.user, version=given["version"] or 0, sensitive_too=given["sensitive_too"])
    except workflow.NotReady as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, opening_form=form, status=REFUSED)
    except revisions.Stale:
        form.add_error(None, _("Somebody has changed the text since you opened this page. Read it again before you open it."))
        return _page(request, found, opening_form=form, status=STALE)
    said = ngettext("Open to its translators in %(number)d language.", "Open to its translators in %(number)d languages.", len(opened))
    messages.success(request, said % {"number": len(opened)} if opened else _("It was open to all of them already."))
    return redirect("stories:together", found.pk)


@require_POST
def close_to(request, pk):
    found, form = access.edition_to_release(request.user, pk), LanguagesForm(request.POST)
    if not form.is_valid() or not openings.end(found, form.cleaned_data["languages"]):
        messages.error(request, _("It was not open there any more."))
    else:
        messages.success(request, _("Closed. Whoever has claimed it keeps their draft, and is told."))
    return redirect("stories:together", found.pk)


def withdraw_story(request, pk):
    """Every live edition at once; the page says first what that reaches, and what it cannot."""
    found, form = access.edition_to_withdraw_whole(request.user, pk), WhyForm(request.POST or None)
    form.fields["why"].widget.attrs |= {"lang": found.language, "dir": found.direction}
    if form.is_valid():
        try:
            gone = workflow.withdraw_story(found.article, by=request.user, why=form.cleaned_data["why"])
        except workflow.NotReady as refusal:
            form.add_error("why", str(refusal))
        except workflow.MoveRefused:
            messages.error(request, _("Nothing of this story is live any more. Somebody may have been quicker."))
            return redirect("stories:edition", found.pk)
        else:
            names = ", ".join(languages.own_name(edition.language) for edition in gone)
            messages.success(request, _("Withdrawn in all languages: %(languages)s. Each address says why.") % {"languages": names})
            return redirect("stories:edition", found.pk)
    context = {"form": form, "edition": found, "title": _("Withdraw the whole story"), "reach": withdrawing.reach(found.article)}
    context["scheduled"] = [(draft, hours.told(draft.goes_out_at, request.user)) for draft in context["reach"].scheduled]
    return render(request, "articles/withdraw_story.html", context, status=REFUSED if form.is_bound else 200)


def _page(request, found: Edition, *, release_form=None, opening_form=None, status: int = 200):
    draft, standing = found.draft_in_hand, releases.open_of(found.article)
    rows = releases.rows(found, standing)
    opened = [row.opening for row in rows if row.opening]
    may_open = access.may_open(request.user, draft) if draft else None
    release_form = release_form or ReleaseForm.showing(standing, rows)
    opening_form = opening_form or OpeningForm.showing(draft, opened)
    context = {
        "edition": found, "draft": draft, "title": _("Before publication, and together"),
        "standing": [_with_ways(request.user, row, may_open) for row in rows if row.has_begun],
        "release": standing, "release_form": release_form, "release_boxes": _boxes(rows, release_form),
        "has_gone": standing is not None and standing.goes_out_at <= timezone.now(),
        "hour_told": hours.told(standing.goes_out_at, request.user) if standing else "",
        "may_open": may_open, "opening_form": opening_form, "opening_boxes": _boxes(rows[1:], opening_form),
        "has_changed": openings.has_changed_since(draft, opened),
    }
    return render(request, "articles/together.html", context, status=status)


def _with_ways(user, row: releases.Row, may_open) -> dict:
    """A row with what this person may do there next."""
    return {
        "row": row, "own_hour": hours.told(row.draft.goes_out_at, user) if row.draft and row.draft.goes_out_at else "", "may_know": bool(row.edition and access.may_know(user, row.edition)),
        "may_decide": bool(row.draft and row.state == Transition.State.SUBMITTED and access.may_approve(user, row.draft)),
        "may_be_opened": bool(may_open) and not row.is_original and not row.is_out and not row.opening,
    }


def _boxes(rows: list[releases.Row], form: LanguagesForm) -> dict[str, list[releases.Row]]:
    """The languages that can be ticked: those with something to see or ticked already, then the others."""
    open_rows = [row for row in rows if not row.is_out]
    first = [row for row in open_rows if row.has_begun or row.language in form.ticked]
    return {"first": first, "rest": [row for row in open_rows if row not in first]}
