"""The newsroom's calendar, and moving a plan in it. A plan publishes nothing."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from articles import access, filing
from newsroom.lib import cldr
from newsroom.lib.roles import Role

from . import days
from .periods import FIRST_YEAR, LAST_YEAR, Period
from .planned import Stories

WRITING = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_EDITOR)
REFUSED, STALE = 422, 409
NO_DAY = gettext_lazy("This is no day of the calendar. Write year, month and day, such as 2026-11-30, or leave it empty for no date.")


class PlanForm(forms.Form):
    """`seen` is the day that stood there when it was moved; empty is no date."""

    day = forms.DateField(required=False, error_messages={"invalid": NO_DAY})
    seen = forms.DateField(required=False)

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(NO_DAY)
        return day


@require_GET
def calendar(request):
    if not any(request.user.standing.holds_anywhere(role) for role in WRITING):
        raise PermissionDenied(_("The calendar is for those who write, edit and translate."))
    return _page(request, Period.of(request.GET))


@require_POST
def plan(request, pk):
    """Say for which day a story is meant; whoever moved it meanwhile is not overwritten."""
    edition = access.edition_to_plan(request.user, pk)
    period, form = Period.of(request.POST), PlanForm(request.POST)
    if not form.is_valid():
        return _page(request, period, refused={"number": pk, "sentence": " ".join(form.errors.get("day", [str(NO_DAY)])), "typed": request.POST.get("day", "")}, status=REFUSED)
    day = form.cleaned_data["day"]
    if not filing.plan(edition, day, seen=form.cleaned_data["seen"]):
        return _page(request, period, refused={"number": pk, "sentence": _moved_meanwhile(edition)}, status=STALE)
    messages.success(request, _said(day))
    shown = Period(period.kind, day) if day and not period.holds(day) else period
    return redirect(f"{shown.address}#story-{pk}")


def _said(day: date | None) -> str:
    if day is None:
        return _("It has no date now. It stays with whoever has it in hand.")
    return _("Planned for %(day)s. A plan publishes nothing: an editor still approves the story and gives it its hour.") % {"day": cldr.full_date(day, days.active())}


def _moved_meanwhile(edition) -> str:
    edition.article.refresh_from_db(fields=["planned_for"])
    day = edition.article.planned_for
    if day is None:
        return _("Somebody took this story's date away meanwhile. Move it again if you still want to.")
    return _("Somebody planned this story for %(day)s meanwhile. Move it again if you still want to.") % {"day": cldr.full_date(day, days.active())}


def _page(request, period: Period, *, refused: dict | None = None, status: int = 200):
    stories = Stories(request.user, period)
    context = {
        "title": _("Calendar"), "period": period, "shown": stories.days(), "overdue": stories.overdue(), "undated": stories.undated(), "refused": refused or {},
    }
    return render(request, "admin/calendar.html", context, status=status)
