"""Editors who have done nothing in their language for long: the newsroom is told, somebody can stand in, nothing is taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Draft, Revision, Transition
from comments.models import Ruling
from newsroom import letters
from newsroom.lib.roles import LABELS, Role
from newsroom.models import AWAY, Application, Appointment, Deed, User
from newsroom.people import appointing

from . import access

EDITING = (Role.EDITOR, Role.LANGUAGE_EDITOR)


class SubstituteRefused(Exception):
    """The sentence says why this person cannot stand in."""


@dataclass(frozen=True)
class Away:
    """Somebody answers for a language, and has done nothing there since `since`: their last deed, or else their appointment."""

    appointment: Appointment
    since: datetime
    has_worked: bool
    texts: int
    applications: int

    @property
    def person(self) -> User:
        return self.appointment.user

    @property
    def role(self):
        return LABELS[Role(self.appointment.role)]


def everyone() -> list[Away]:
    """Who is away now, the longest first."""
    rows = Appointment.objects.in_force().in_roles(EDITING).of_active_people().older_than(AWAY).with_people()
    found = []
    for row in rows:
        last = last_deed(row.user, row.language)
        if last is None or last < timezone.now() - AWAY:
            since = max(last, row.appointed_at) if last else row.appointed_at
            found.append(Away(row, since, last is not None, *_waiting(row)))
    return sorted(found, key=lambda one: one.since)


def last_deed(user: User, language: str) -> datetime | None:
    """When they last moved or wrote a text in a language, or ruled on a comment there; "" means any language."""
    moments = [rows.order_by("-at").values_list("at", flat=True).first() for rows in (
        Transition.objects.by_person(user).of_language(language),
        Revision.objects.by_person(user).of_language(language),
        Ruling.objects.by_person(user).in_languages([language] if language else None),
    )]
    return max((moment for moment in moments if moment), default=None)


def tell() -> int:
    """Write to the admins about each who is away, once; again only when they came back and went away again. How many were news."""
    return sum(_told(one) for one in everyone())


def tell_hourly() -> int:
    """The same for the clock, which ticks every few seconds: ninety days need no closer look."""
    return _tell_in(timezone.now().strftime("%Y-%m-%d %H"))


def stand_in(appointment: Appointment, person: User, until: datetime, *, by: User) -> Appointment:
    """Appoint somebody to the same role in the same language, until then. Raises SubstituteRefused."""
    if person.pk == appointment.user_id:
        raise SubstituteRefused(_("This is the person who is away. Choose somebody else."))
    if person.appointments.in_roles([appointment.role]).in_language(appointment.language).in_force().exists():
        raise SubstituteRefused(_("%(name)s answers for this language already.") % {"name": person.shown_name})
    try:
        return appointing.appoint(person, Role(appointment.role), appointment.language, by=by, ends_at=until)
    except appointing.Refused as refusal:
        raise SubstituteRefused(str(refusal)) from refusal


@lru_cache(maxsize=1)
def _tell_in(hour: str) -> int:
    return tell()


@transaction.atomic
def _told(one: Away) -> bool:
    User.objects.numbered(one.person.pk).select_for_update().get()  # of two workers, one tells
    words = f"{one.appointment.role} {one.appointment.language or '*'}"
    if Deed.objects.about_person(one.person).of_kind(Deed.Kind.AWAY).worded(words).since(one.since).exists():
        return False
    deed = Deed.objects.create(kind=Deed.Kind.AWAY, about=one.person, words=words)
    for admin in User.objects.appointed([Role.ADMIN], ""):
        letters.write("editor_away", once=f"away:{deed.pk}", to=admin, away=one, address=reverse("joining:away"))
    return True


def _waiting(row: Appointment) -> tuple[int, int]:
    """Texts and applications that wait in the language of an appointment."""
    originals = row.role == Role.EDITOR
    drafts = Draft.objects.with_status(Draft.Status.SUBMITTED, Draft.Status.APPROVED).in_languages([row.language] if row.language else None)
    asked = [one for one in Application.objects.waiting() if access.ANSWERS[access.BECOMES[access.Kind(one.kind)]] == row.role]
    return (drafts.of_originals() if originals else drafts).count(), sum(not row.language or row.language in one.languages for one in asked)
