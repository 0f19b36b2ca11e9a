"""The only place where an invitation is written, sent again, taken back, accepted or forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from newsroom import letters
from newsroom.lib.roles import LABELS, Role
from newsroom.models import Application, Appointment, Deed, Invitation, User
from newsroom.models.coming_in import invitation_ends
from newsroom.people import appointing

from . import access, stamps

DEED_LENGTH = 200


class InviteRefused(Exception):
    """The sentence says why nobody can be invited like this."""


class InvitationGone(Exception):
    """Used, taken back, run out or never there: nobody is told which."""


class NothingToGive(Exception):
    """Whoever invited cannot give any of it now. The sentence is for the one who was invited."""

    def __init__(self):
        super().__init__(_("The person who invited you cannot give this appointment any more. Please write to the newsroom and ask for a new invitation."))


class NameTaken(Exception):
    """Somebody else has this user name."""


@dataclass(frozen=True)
class Offer:
    """One appointment that an invitation offers. In its row: a pair of role and language, and the end where there is one."""

    role: Role
    language: str
    ends_at: datetime | None = None

    @property
    def label(self) -> str | Promise:
        return LABELS[self.role]

    @property
    def words(self) -> str:
        return appointing.words(Appointment(role=self.role, language=self.language, ends_at=self.ends_at))

    @property
    def as_kept(self) -> list[str]:
        return [str(self.role), self.language, *([self.ends_at.isoformat()] if self.ends_at else [])]

    @classmethod
    def kept(cls, row: Sequence[str]) -> Offer:
        role, language, *end = row
        return cls(Role(role), language, parse_datetime(end[0]) if end else None)

    @property
    def last_day(self) -> date | None:
        return timezone.localtime(self.ends_at - timedelta(seconds=1)).date() if self.ends_at else None

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()


def offers_of(invitation: Invitation) -> list[Offer]:
    return [Offer.kept(row) for row in invitation.roles]


def standing_offers(invitation: Invitation) -> list[Offer]:
    """What whoever invited may give at this moment: nothing, if they lost the role or their account was frozen."""
    giver = User.objects.numbered(invitation.invited_by_id).first()
    if giver is None:
        return []
    return [offer for offer in offers_of(invitation) if not offer.is_over and access.may_give(giver, offer.role, offer.language)]


@transaction.atomic
def invite(email: str, offers: Iterable[Offer], *, by: User, language: str, name: str = "", reads: Sequence[str] = (), application: Application | None = None) -> Invitation:
    """Mail somebody a way in. Raises InviteRefused, and PermissionDenied for what one may not give."""
    offers = list(offers)
    for offer in offers:
        access.may_give(by, offer.role, offer.language).or_forbid()
    if User.objects.with_address(email).exists():
        raise InviteRefused(_("Somebody with this address has an account already. An admin can appoint them."))
    if Invitation.objects.to_address(email).open().exists():
        raise InviteRefused(_("An invitation to this address is open already. An admin can send it again, or take it back."))
    invitation = Invitation.objects.create(
        email=email, roles=[offer.as_kept for offer in offers], invited_by=by, language=language, name=name, reads=list(reads), application=application
    )
    _tell(invitation)
    write_down(Deed.Kind.INVITED, offers, by=by)
    return invitation


@transaction.atomic
def send_again(invitation: Invitation, *, by: User) -> bool:
    """The same way in once more, for another fourteen days, in the name of whoever sends it now. False: somebody has used it or taken it back."""
    row = Invitation.objects.numbered(invitation.pk).unanswered().select_for_update().first()
    if row is None:
        return False
    row.ends_at, row.invited_by = invitation_ends(), by
    row.save(update_fields=["ends_at", "invited_by"])
    _tell(row)
    write_down(Deed.Kind.INVITED, offers_of(row), by=by)
    return True


@transaction.atomic
def take_back(invitation: Invitation) -> bool:
    """Its link opens nothing any more. False: it was used, or somebody was quicker."""
    row = Invitation.objects.numbered(invitation.pk).unanswered().select_for_update().first()
    if row is None:
        return False
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    return True


def opened(token: str) -> Invitation:
    """The open invitation behind a link. Raises InvitationGone."""
    key = stamps.invited_key(token)
    invitation = Invitation.objects.with_key(key).open().first() if key else None
    if invitation is None:
        raise InvitationGone
    return invitation


@transaction.atomic
def accept(invitation: Invitation, newcomer: User) -> User:
    """Make the account and its appointments, once. `newcomer` is a user with name and password that is not in the database yet.

    What is given is what the inviter may give now. Raises InvitationGone, NothingToGive, InviteRefused, NameTaken.
    """
    appointing.one_after_the_other(None)  # nobody's appointment ends, and nobody is frozen, between the look and the deed
    to_them = {row.pk: row for row in Invitation.objects.to_address(invitation.email).select_for_update()}  # two to one address make one account
    row = to_them.get(invitation.pk)
    if row is None or row.accepted_at or row.revoked_at or row.ends_at <= timezone.now():
        raise InvitationGone
    if User.objects.with_address(row.email).exists():
        raise InviteRefused(_("There is an account with your address already. Sign in with it; an admin can appoint you to more."))
    offers = standing_offers(row)
    if not offers:
        raise NothingToGive
    newcomer.email, newcomer.reads = row.email, row.reads
    try:
        with transaction.atomic():
            newcomer.save(force_insert=True)
    except IntegrityError:
        raise NameTaken from None
    appointing.take_up(
        Appointment(user=newcomer, role=offer.role, language=offer.language, ends_at=offer.ends_at, appointed_by_id=row.invited_by_id) for offer in offers
    )
    row.accepted_at, row.accepted_by = timezone.now(), newcomer
    row.save(update_fields=["accepted_at", "accepted_by"])
    write_down(Deed.Kind.JOINED, offers, by=newcomer, about=newcomer)
    for offer in offers:
        write_down(Deed.Kind.APPOINTED, [offer], by=row.invited_by, about=newcomer)
    return newcomer


def forget() -> int:
    """Invitations that were used, taken back or ran out ninety days ago. For the clock, any number of times."""
    return Invitation.objects.closed_long_ago().delete()[0]


def _tell(invitation: Invitation) -> None:
    address = reverse("joining:enter", args=[stamps.invitation(invitation)])
    letters.write(
        "invitation", once=f"invitation:{invitation.pk}:{invitation.ends_at:%Y%m%d%H%M%S%f}", to=invitation.email, language=invitation.language,
        invitation=invitation, offers=offers_of(invitation), address=address,
    )


def write_down(kind: str, offers: Iterable[Offer], *, by: User | None, about: User | None = None) -> None:
    """What a deed says fits its row: of many appointments, the first."""
    said = [offer.words for offer in offers]
    while len(", ".join(said)) > DEED_LENGTH:
        said.pop()
    appointing.write_down(kind, about, by=by, words=", ".join(said))
