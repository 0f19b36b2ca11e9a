"""Who answers for a language and has not been here for long, and who stands in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom.lib import languages

from .. import access, waiting
from .. import away as absences
from ..forms import SubstituteForm
from .answering import CONFLICT, REFUSED, desk


@require_safe
def away(request):
    access.may_invite(request.user).or_forbid()
    return _page(request)


@require_POST
def substitute(request, pk):
    """Appoint somebody to the same, until a day."""
    appointment = access.appointment_to_stand_in_for(request.user, pk)
    form = SubstituteForm(appointment, request.POST)
    if not form.is_valid():
        return _page(request, {pk: form}, REFUSED)
    try:
        absences.stand_in(appointment, form.cleaned_data["person"], form.cleaned_data["until"], by=request.user)
    except absences.SubstituteRefused as refusal:
        form.add_error("person", str(refusal))
        return _page(request, {pk: form}, CONFLICT)
    messages.success(request, _("%(name)s can act from now on.") % {"name": form.cleaned_data["person"].shown_name})
    return redirect("joining:away")


def _page(request, filled: dict[int, SubstituteForm] | None = None, status: int = 200) -> HttpResponse:
    filled = filled or {}
    code = get_language() or languages.DEFAULT
    rows = [
        (one, waiting.what(one.texts, one.applications, code), filled.get(one.appointment.pk) or SubstituteForm(one.appointment)) for one in absences.everyone()
    ]
    return desk(request, "joining/away.html", _("Away"), status, rows=rows)
