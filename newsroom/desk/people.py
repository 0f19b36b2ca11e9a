"""The pages of those who look after people: who has an account, what they are appointed to, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.lib.roles import LABELS, Role
from newsroom.models import Appointment, Deed, User
from newsroom.people import access, appointing, deeds, factors, sessions
from newsroom.people.forms import AppointForm, EndForm, ListForm, PersonForm

from . import days

A_PAGE = 50
REFUSED, TOO_LATE = 422, 409


@dataclass(frozen=True)
class Holding:
    """An appointment as a person reads it; `last_day` is the last one on which it is held."""

    appointment: Appointment
    role: str | Promise
    language: str
    last_day: date | None
    form: EndForm


@dataclass(frozen=True)
class Row:
    person: User
    holds: list[Holding]
    seen: datetime | None
    has_second_factor: bool


def listed(request) -> HttpResponse:
    """Everybody, or those that were looked for."""
    people, form = access.people_for(request.user), ListForm(request.GET)
    chosen = form.chosen()
    people = people.called(chosen["q"]).holding_now(chosen["role"], chosen["language"])
    if chosen["account"]:
        people = people.frozen() if chosen["account"] == "frozen" else people.active()
    page = Paginator(sessions.with_facts(people), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("People"), "form": form, "page": page, "rows": [_row(person) for person in page], "knows_second_factors": sessions.knows_second_factors(),
        "narrowed": any(chosen.values()), "query": _query(request),
    }
    return render(request, "admin/people.html", context)


def person(request, pk: int) -> HttpResponse:
    """One person: their account, and all that can be done about it."""
    found = access.person_to_look_after(request.user, pk)
    form = PersonForm(request.POST if request.method == "POST" else None, instance=found)
    if not form.is_bound:
        return page_of(request, found)
    if not form.is_valid():
        return page_of(request, access.person_to_look_after(request.user, pk), form=form, status=REFUSED)
    form.save()
    messages.success(request, _("Saved."))
    return _back(found)


@require_POST
def appoint(request, pk):
    found, form = access.person_to_look_after(request.user, pk), AppointForm(request.POST)
    if not form.is_valid():
        return page_of(request, found, appoint_form=form, status=REFUSED)
    said = form.cleaned_data
    sentence = _("%(name)s is appointed. It counts from now on.") % {"name": found.shown_name}
    return _done(request, found, lambda: appointing.appoint(found, Role(said["role"]), said["language"], by=request.user, ends_at=said["ends_at"]), sentence)


@require_POST
def set_end(request, pk, appointment):
    found, form = access.person_to_look_after(request.user, pk), EndForm(request.POST)
    if not form.is_valid():
        return page_of(request, found, end_forms={appointment: form}, status=REFUSED)
    return _done(request, found, lambda: appointing.set_end(found, appointment, by=request.user, ends_at=form.cleaned_data["ends_at"]), _("Saved."))


@require_POST
def end(request, pk, appointment):
    found = access.person_to_look_after(request.user, pk)
    return _done(request, found, lambda: appointing.end(found, appointment, by=request.user), _("The appointment has ended."))


@require_POST
def freeze(request, pk):
    found = access.person_to_look_after(request.user, pk)
    access.may_freeze(request.user, found).or_forbid()
    return _done(request, found, lambda: appointing.freeze(found, by=request.user), _("The account is frozen. Its sessions have ended, and its claims are free."))


@require_POST
def thaw(request, pk):
    found = access.person_to_look_after(request.user, pk)
    return _done(request, found, lambda: appointing.thaw(found, by=request.user), _("The account is open again."))


@require_POST
def sign_out(request, pk):
    found = access.person_to_look_after(request.user, pk)
    return _done(request, found, lambda: appointing.sign_out(found, by=request.user), _("Every session of this person has ended."))


@require_POST
def remove_factor(request, pk):
    """They have lost telephone, passkey and recovery codes."""
    found = access.person_to_look_after(request.user, pk)
    return _done(request, found, lambda: factors.remove(found, by=request.user), _("Removed. They sign in with the password, and are told by mail."))


def all_deeds(request) -> HttpResponse:
    """The log, newest first; of one kind, or about whom one looks for."""
    people, kind, words = access.people_for(request.user), request.GET.get("kind", ""), ListForm(request.GET).chosen()["q"]
    rows = Deed.objects.newest_first()
    rows = rows.of_kind(kind) if kind in Deed.Kind else rows
    rows = rows.concerning(people.called(words)) if words else rows
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"title": _("What was done about people"), "page": page, "deeds": deeds.tell(page), "kinds": Deed.Kind.choices, "kind": kind, "words": words, "query": _query(request)}
    return render(request, "admin/deeds.html", context)


def page_of(request, found: User, *, form=None, appoint_form=None, end_forms=None, sentence: str = "", status: int = 200) -> HttpResponse:
    row = _row(found, end_forms or {})
    context = {
        "title": found.shown_name, "person": found, "row": row, "form": form or PersonForm(instance=found), "appoint_form": appoint_form or AppointForm(),
        "standing": [one for one in row.holds if not one.appointment.is_over], "over": [one for one in row.holds if one.appointment.is_over],
        "may_freeze": access.may_freeze(request.user, found), "deeds": deeds.tell(Deed.objects.about_person(found).select_related("by", "about")[:A_PAGE]),
        "knows_second_factors": sessions.knows_second_factors(), "sentence": sentence,
    }
    return render(request, "admin/person.html", context, status=status)


def _done(request, found: User, act: Callable, sentence: str) -> HttpResponse:
    try:
        act()
    except appointing.Refused as refusal:
        return page_of(request, access.person_to_look_after(request.user, found.pk), sentence=str(refusal), status=TOO_LATE)
    messages.success(request, sentence)
    return redirect("admin:index") if found.pk == request.user.pk else _back(found)


def _back(found: User) -> HttpResponse:
    return redirect("admin:newsroom_user_change", found.pk)


def _row(found: User, end_forms=None) -> Row:
    holds = [_holding(one, (end_forms or {}).get(one.pk)) for one in _in_order(found.appointments.all())]
    return Row(found, holds, sessions.seen(found), sessions.has_second_factor(found))


def _in_order(appointments: Iterable[Appointment]) -> list[Appointment]:
    return sorted(appointments, key=lambda one: (list(Role).index(Role(one.role)), one.language))


def _holding(one: Appointment, form: EndForm | None) -> Holding:
    last_day = days.here(one.ends_at - timedelta(microseconds=1)).date() if one.ends_at else None
    return Holding(one, LABELS[Role(one.role)], one.language, last_day, form or EndForm(initial={"ends_at": last_day}, auto_id=f"id_{one.pk}_%s"))


def _query(request) -> str:
    """What narrows the list, for the links to its other pages."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
