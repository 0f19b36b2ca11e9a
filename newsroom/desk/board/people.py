"""What readers said and waits for a moderator, and who asks to come in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments import access as conversations
from newsroom.desk.days import active
from newsroom.joining import access as joining
from newsroom.lib import cldr
from newsroom.lib.roles import Role
from newsroom.models import Application

from . import since
from .rows import Action, Row, Section, Traits


def comments(user) -> Section:
    """One row for each language."""
    languages = conversations.queue(user).per_language() if user.standing.holds_anywhere(Role.MODERATOR) else ()
    return Section("comments", _("Comments"), [_comments(code, number) for code, number in languages])


def _comments(code: str, number: int) -> Row:
    words = ngettext("%(number)s comment waits", "%(number)s comments wait", number) % {"number": cldr.number(number, active())}
    address = f"{reverse('moderation:queue')}?in={code}"
    return Row(words, address, Action(_("Read them"), address), said_in=code, number=number, traits=Traits(frozenset({code})))


def applications(user) -> Section:
    return Section("applications", _("Applications"), [_application(one) for one in joining.applications_for(user)])


def _application(one: Application) -> Row:
    address = reverse("joining:application", args=[one.pk])
    at = one.confirmed_at or one.asked_at
    return Row(
        one.name, address, Action(_("Answer"), address), facts=(one.get_kind_display(),), since=since.waits(at), at=at, traits=Traits(frozenset(one.languages)),
    )
