"""The only place where an application gets its answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import letters
from newsroom.models import Application, Deed, Invitation, User

from . import access, inviting


class AnsweredAlready(Exception):
    """Somebody was quicker; the sentence says who, and what they said."""

    def __init__(self, application: Application):
        who = application.answered_by.shown_name if application.answered_by else _("Somebody")
        said = _("%(name)s has said yes already.") if application.answer else _("%(name)s has said no already.")
        super().__init__(said % {"name": who})


@transaction.atomic
def say_yes(application: Application, languages: Sequence[str], *, by: User, ends_at: datetime | None = None) -> Invitation:
    """Invite them for these of the languages they asked for. Raises AnsweredAlready, inviting.InviteRefused."""
    row = _unanswered(application)
    if not languages or not set(languages) <= set(row.languages):
        raise PermissionDenied(_("Choose among the languages they asked for."))
    role = access.BECOMES[access.Kind(row.kind)]
    offers = [inviting.Offer(role, code, ends_at) for code in languages]
    _answer(row, True, by=by)
    return inviting.invite(row.email, offers, by=by, language=row.language, name=row.name, reads=row.reads, application=row)


@transaction.atomic
def say_no(application: Application, words: str, *, by: User) -> None:
    """Mail them, in their language. Raises AnsweredAlready."""
    row = _unanswered(application)
    _answer(row, False, by=by, words=words)
    letters.write("application_refused", once=f"refused:{row.pk}", to=row.email, language=row.language, application=row)
    role = access.BECOMES[access.Kind(row.kind)]
    inviting.write_down(Deed.Kind.REFUSED, [inviting.Offer(role, code) for code in row.languages], by=by)


def _unanswered(application: Application) -> Application:
    """Locked, so that of two who answer one is told who was quicker."""
    row = Application.objects.numbered(application.pk).confirmed().select_for_update(of=("self",)).select_related("answered_by").get()
    if row.answered_at:
        raise AnsweredAlready(row)
    return row


def _answer(row: Application, answer: bool, *, by: User, words: str = "") -> None:
    row.answer, row.answer_words, row.answered_by, row.answered_at = answer, words, by, timezone.now()
    row.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
