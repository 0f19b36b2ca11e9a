"""The only place where an appointment begins or ends, and where an account is frozen or opened again.

Each of these holds one lock, the rows of all admins' appointments: of two admins who remove each other in the same moment, the
second is told, and somebody is always left who can appoint.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import presences, reviews
from newsroom.lib.roles import Role
from newsroom.models import Appointment, Deed, User
from translations import claims
from translations.models import Assignment

from . import access, sessions

Kind = Deed.Kind


class Refused(Exception):
    """It was not done. The sentence says why, and who was quicker if somebody was."""


class LastAdmin(Refused):
    def __init__(self):
        super().__init__(_("This is the last admin. Appoint another one first, without an end."))


@transaction.atomic
def appoint(person: User, role: Role, language: str = "", *, by: User, ends_at: datetime | None = None) -> Appointment:
    """Let somebody hold a role in a language, "" for all, until an hour if there is one. An admin is one for all languages."""
    one_after_the_other(by)
    language = "" if role == Role.ADMIN else language
    _must_lie_ahead(ends_at)
    row = Appointment.objects.of(person).holding(role, language).first() or Appointment(user=person, role=role, language=language)
    if row.pk and not row.is_over:
        raise Refused(_quicker(person, Kind.APPOINTED, _("They hold this appointment already.")))
    row.ends_at, row.appointed_by, row.appointed_at = ends_at, by, timezone.now()
    row.save()
    write_down(Kind.APPOINTED, person, by=by, words=words(row))
    return row


def take_up(rows: Iterable[Appointment]) -> None:
    """Begin the appointments of an accepted invitation, in its transaction and under the lock of `one_after_the_other`."""
    Appointment.objects.bulk_create(rows)


@transaction.atomic
def first_admin(person: User) -> Appointment:
    """Appoint the first admin, whom nobody can appoint. Raises Refused where somebody is one."""
    list(Appointment.objects.in_roles([Role.ADMIN]).select_for_update())
    if User.objects.administering(but=person).exists() or (person.is_active and person.standing.is_admin):
        raise Refused(_("This newsroom has an admin already, who appoints others on the desk."))
    row, _made = Appointment.objects.update_or_create(user=person, role=Role.ADMIN, language="", defaults={"ends_at": None})
    write_down(Kind.APPOINTED, person, by=None, words=words(row))
    return row


def open_account(username: str, email: str, password: str) -> User:
    """An account with no appointment. Raises Refused where something about it is wrong."""
    person = User(username=username, email=email)
    try:
        person.full_clean(exclude=["password"])
        validate_password(password, person)
    except ValidationError as wrong:
        raise Refused(" ".join(wrong.messages)) from None
    person.set_password(password)
    person.save()
    return person


@transaction.atomic
def set_end(person: User, pk: int, *, by: User, ends_at: datetime | None) -> Appointment:
    """Give an appointment an end, another one, or none."""
    one_after_the_other(by)
    row = _standing(person, pk)
    _must_lie_ahead(ends_at)
    if ends_at and row.role == Role.ADMIN:
        keep_the_last_admin(person)
    row.ends_at = ends_at
    row.save(update_fields=["ends_at"])
    write_down(Kind.APPOINTED, person, by=by, words=words(row))
    return row


@transaction.atomic
def end(person: User, pk: int, *, by: User) -> None:
    """End an appointment now. Claims that they may not work on any more are free for others."""
    one_after_the_other(by)
    row = _standing(person, pk)
    if row.role == Role.ADMIN:
        keep_the_last_admin(person)
    row.delete()
    write_down(Kind.ENDED, person, by=by, words=words(row))
    now = User.objects.get(pk=person.pk).standing
    for claim in _claims(person):
        if not (now.holds(Role.TRANSLATOR, claim.edition.language) or now.holds(Role.LANGUAGE_EDITOR, claim.edition.language)):
            claims.end(claim, why=Assignment.End.TAKEN_BACK, note=_("The translator’s appointment has ended."))


@transaction.atomic
def freeze(person: User, *, by: User) -> None:
    """Close an account: its sessions end, its claims and reviews are free for others. Nothing is deleted; editors go on reading its drafts."""
    one_after_the_other(by)
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise Refused(_quicker(person, Kind.FROZEN, _("This account is frozen already.")))
    access.may_freeze(by, person).or_forbid()
    keep_the_last_admin(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    let_go(person, note=_("The translator’s account is closed for now."))
    sessions.end_all(person)
    write_down(Kind.FROZEN, person, by=by)


@transaction.atomic
def thaw(person: User, *, by: User) -> None:
    """Open a frozen account again, with the appointments it has. Claims that were let go do not come back."""
    one_after_the_other(by)
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        raise Refused(_quicker(person, Kind.THAWED, _("This account is open already.")))
    person.is_active = True
    person.save(update_fields=["is_active"])
    write_down(Kind.THAWED, person, by=by)


@transaction.atomic
def sign_out(person: User, *, by: User) -> int:
    """End all sessions of somebody whose account stays open; how many."""
    one_after_the_other(by)
    ended = sessions.end_all(person)
    write_down(Kind.SIGNED_OUT, person, by=by)
    return ended


# What erasing needs, too


def one_after_the_other(by: User | None) -> None:
    """Wait until nobody else changes who is an admin; raises PermissionDenied where `by` is none any more. Call it in a transaction."""
    list(Appointment.objects.in_roles([Role.ADMIN]).order_by("pk").select_for_update().values_list("pk", flat=True))
    if by is not None and not _is_admin_now(by):
        raise PermissionDenied(_quicker(by, Kind.ENDED, _("You are not an admin any more.")))


def keep_the_last_admin(person: User) -> None:
    """Raises LastAdmin where nobody could appoint without this person: one who is admin for good is needed until another is."""
    held = Appointment.objects.of(person).in_force().in_roles([Role.ADMIN])
    if not person.is_active or not held.exists():
        return
    if not User.objects.administering(but=person, for_good=held.endless().exists()).exists():
        raise LastAdmin


def let_go(person: User, *, note: str, why: str = Assignment.End.TAKEN_BACK) -> None:
    """Nobody waits for them: their claims, reviews and open pages end."""
    for claim in _claims(person):
        claims.end(claim, why=why, note=note)
    reviews.give_up_all(by=person)
    presences.leave_everything(person)


def write_down(kind: str, person: User | None, *, by: User | None, words: str = "") -> None:
    Deed.objects.create(kind=kind, about=person, by=by, words=words)


def words(row: Appointment) -> str:
    """As a deed says it, in no language: "author en", "moderator * 2027-01-01"."""
    return " ".join(filter(None, [row.role, row.language or "*", f"{row.ends_at:%Y-%m-%d}" if row.ends_at else ""]))


def _is_admin_now(user: User) -> bool:
    fresh = User.objects.numbered(user.pk).first()
    return fresh is not None and fresh.standing.is_admin


def _must_lie_ahead(ends_at: datetime | None) -> None:
    if ends_at and ends_at <= timezone.now():
        raise Refused(_("The end lies in the past. Choose a later one, or end the appointment now."))


def _standing(person: User, pk: int) -> Appointment:
    row = Appointment.objects.of(person).numbered(pk).first()
    if row is None:
        raise Refused(_quicker(person, Kind.ENDED, _("They hold no such appointment, or not any more.")))
    return row


def _claims(person: User) -> list[Assignment]:
    return list(Assignment.objects.held_by(person).unended().select_related("edition"))


def _quicker(person: User, kind: str, sentence: str) -> str:
    """The sentence, and who did it last."""
    deed = Deed.objects.about_person(person).of_kind(kind).select_related("by").first()
    return " ".join([sentence, _("%(name)s was quicker.") % {"name": deed.by.shown_name}]) if deed and deed.by else sentence
