"""Who answers whom: a view gets its application or invitation here or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.lib.roles import LABELS, Role
from newsroom.lib.verdict import Verdict
from newsroom.models import Application, Appointment, Invitation, User

Kind = Application.Kind
# By what somebody wants to do here: what they are appointed to, and who answers for it in a language.
BECOMES = {Kind.WRITE: Role.AUTHOR, Kind.TRANSLATE: Role.TRANSLATOR}
ANSWERS = {Role.AUTHOR: Role.EDITOR, Role.TRANSLATOR: Role.LANGUAGE_EDITOR}


@dataclass
class Answering:
    """Who answers for what now: by role and language those appointed to just that, and the newsroom, which stands in for all."""

    held: dict[tuple[Role, str], list[User]] = field(default_factory=dict)

    def direct(self, role: Role, code: str) -> list[User]:
        return self.held.get((ANSWERS[role], code), [])

    def newsroom(self, role: Role) -> list[User]:
        return [*self.held.get((ANSWERS[role], ""), []), *self.held.get((Role.ADMIN, ""), [])]

    def people(self, application: Application) -> list[User]:
        """Whom it waits for: those who answer for its languages, and the newsroom where nobody does."""
        role = BECOMES[Kind(application.kind)]
        found = [person for code in application.languages for person in self.direct(role, code) or self.newsroom(role)]
        return list(dict.fromkeys(found))

    def stands_in_for(self, user, application: Application) -> list[str]:
        """Languages for which they come in only because nobody answers; none where they answer for one of the languages themselves."""
        role = BECOMES[Kind(application.kind)]
        if any(user in self.direct(role, code) for code in application.languages):
            return []
        return [code for code in application.languages if not self.direct(role, code) and user in self.newsroom(role)]


def answering() -> Answering:
    """As appointments are at this moment."""
    found = Answering()
    rows = Appointment.objects.in_force().in_roles([Role.ADMIN, *ANSWERS.values()]).of_active_people().with_people()
    for row in rows:
        role = Role(row.role)
        found.held.setdefault((role, "" if role is Role.ADMIN else row.language), []).append(row.user)
    return found


# The rules, as verdicts


def may_give(user, role: Role, language: str) -> Verdict:
    """Whether they may bring somebody in to hold this role in this language."""
    answers = ANSWERS.get(role)
    if user.standing.is_admin or (answers and user.standing.holds(answers, language)):
        return Verdict.yes
    return Verdict(_("This is for an admin to give: %(role)s.") % {"role": LABELS[role]})


def may_invite(user) -> Verdict:
    """Bring somebody in who did not apply; see open invitations; see who is away, and appoint a substitute."""
    return Verdict.yes if user.standing.is_admin else Verdict(_("Only an admin does this."))


# Fetches


def applications_for(user) -> list[Application]:
    """What waits for this person, the longest first: in languages they answer for, or where nobody else does (`is_substitute`)."""
    now = answering()
    return [row for row in _known_to(user, Application.objects.waiting(), now) if user in row.waits_for]


def queue(user) -> list[Application]:
    """All that wait and that they may answer; an admin may answer every one."""
    may_answer_at_all(user).or_forbid()
    return _known_to(user, Application.objects.waiting(), answering())


def may_answer_at_all(user) -> Verdict:
    allowed = any(user.standing.holds_anywhere(role) for role in ANSWERS.values())
    return Verdict.yes if allowed else Verdict(_("Applications are answered by editors: of originals for writers, of a language for translators."))


def application_to_answer(user, pk: int) -> Application:
    """A confirmed one, answered or not, in a language they answer for."""
    found = _known_to(user, Application.objects.numbered(pk).confirmed().select_related("answered_by"), answering())
    if not found:
        raise Http404
    return found[0]


def invitation_to_change(user, pk: int) -> Invitation:
    may_invite(user).or_forbid()
    invitation = Invitation.objects.numbered(pk).unanswered().first()
    if invitation is None:
        raise Http404
    return invitation


def appointment_to_stand_in_for(user, pk: int) -> Appointment:
    may_invite(user).or_forbid()
    rows = Appointment.objects.in_force().in_roles(list(ANSWERS.values())).of_active_people().with_people()
    appointment = next((row for row in rows if row.pk == pk), None)
    if appointment is None:
        raise Http404
    return appointment


def _known_to(user, rows: Iterable[Application], now: Answering) -> list[Application]:
    """Those they may answer for in one language at least, each with the languages and how they come to it."""
    known = []
    for row in rows:
        role = BECOMES[Kind(row.kind)]
        row.answerable = [code for code in row.languages if may_give(user, role, code)]
        row.stands_in_for, row.waits_for = now.stands_in_for(user, row), now.people(row)
        if row.answerable:
            known.append(row)
    return known
