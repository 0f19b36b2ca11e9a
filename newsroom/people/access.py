"""Who looks after people: a view gets its person here or not at all."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.lib.verdict import Verdict
from newsroom.models import Letter, User


def may_look_after_people(user) -> Verdict:
    """See everybody's appointments, addresses and second factor; appoint, freeze, export and erase."""
    return Verdict.yes if user.standing.is_admin else Verdict(_("Only an admin does this."))


def may_freeze(user, person: User) -> Verdict:
    if user.pk == person.pk:
        return Verdict(_("This is your own account. Another admin can freeze it."))
    return may_look_after_people(user)


def people_for(user):
    """Everybody with an account."""
    may_look_after_people(user).or_forbid()
    return User.objects.for_people()


def person_to_look_after(user, pk: int) -> User:
    may_look_after_people(user).or_forbid()
    person = User.objects.for_people().numbered(pk).first()
    if person is None:
        raise Http404
    return person


def letter_to_try_again(user, pk: int) -> Letter:
    may_look_after_people(user).or_forbid()
    letter = Letter.objects.numbered(pk).first()
    if letter is None:
        raise Http404
    return letter
