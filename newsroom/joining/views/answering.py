"""Those who ask to write or translate, the longest waiting first, and the answer to one of them."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom.lib import languages

from .. import access, answering, inviting, waiting
from ..forms import NoForm, YesForm

REFUSED, CONFLICT = 422, 409


@require_safe
def applications(request):
    rows = access.queue(request.user)
    return desk(request, "joining/applications.html", _("Applications"), rows=[(row, waits(row)) for row in rows])


@require_safe
def application(request, pk):
    """What somebody wrote, and the answer: to give, or as it was given."""
    return _page(request, access.application_to_answer(request.user, pk))


@require_POST
def say_yes(request, pk):
    row = access.application_to_answer(request.user, pk)
    form = YesForm(list(row.answerable), request.POST)
    if not form.is_valid():
        return _page(request, row, yes=form, status=REFUSED)
    try:
        answering.say_yes(row, form.cleaned_data["languages"], by=request.user, ends_at=form.cleaned_data["ends_at"])
    except answering.AnsweredAlready as quicker:
        return _overtaken(request, pk, quicker)
    except inviting.InviteRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, row, yes=form, status=CONFLICT)
    messages.success(request, _("%(name)s gets a letter with the way in. It is open for 14 days.") % {"name": row.name})
    return redirect("joining:applications")


@require_POST
def say_no(request, pk):
    row = access.application_to_answer(request.user, pk)
    form = NoForm(request.POST)
    if not form.is_valid():
        return _page(request, row, no=form, status=REFUSED)
    try:
        answering.say_no(row, form.cleaned_data["words"], by=request.user)
    except answering.AnsweredAlready as quicker:
        return _overtaken(request, pk, quicker)
    messages.success(request, _("%(name)s gets your answer by mail. The application is erased after 90 days.") % {"name": row.name})
    return redirect("joining:applications")


def waits(row) -> str:
    return waiting.words(row.confirmed_at, timezone.now(), get_language() or languages.DEFAULT)


def desk(request, template: str, title: str, status: int = 200, **context) -> HttpResponse:
    return render(request, template, {**admin.site.each_context(request), "title": title, **context}, status=status)


def _overtaken(request, pk: int, quicker: answering.AnsweredAlready) -> HttpResponse:
    messages.warning(request, str(quicker))
    return _page(request, access.application_to_answer(request.user, pk), status=CONFLICT)


def _page(request, row, *, yes: YesForm | None = None, no: NoForm | None = None, status: int = 200) -> HttpResponse:
    yes = yes or YesForm(list(row.answerable))
    others = [code for code in row.languages if code not in row.answerable]
    return desk(
        request, "joining/application.html", row.name, status, row=row, yes=yes, no=no or NoForm(), others=others, waits=waits(row),
        role=access.LABELS[access.BECOMES[access.Kind(row.kind)]], shows_address=request.user.standing.is_admin,
    )
