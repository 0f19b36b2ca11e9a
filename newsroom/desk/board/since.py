"""Since when something waits, and when it goes out, in words for a morning list. Days are those of the outlet's zone."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Transition
from newsroom.desk.days import active, here, moment, today
from newsroom.lib import cldr

State = Transition.State
A_WEEK = 7  # days that are called by their weekday


def words(state: str, at: datetime) -> str:
    """For a text in a state: since when it waits, or when it was last written; of one that has its hour nothing."""
    if state == State.SCHEDULED:
        return ""
    return touched(at) if state == State.WRITING else waits(at)


def waits(at: datetime) -> str:
    code, days = active(), (today() - here(at).date()).days
    if days <= 0:
        return _("since %(hour)s today") % {"hour": cldr.hour(here(at), code)}
    if days == 1:
        return _("since yesterday")
    if days < A_WEEK:
        return _("since %(weekday)s") % {"weekday": cldr.weekday(here(at).date(), code)}
    return ngettext("waits %(number)s day", "waits %(number)s days", days) % {"number": cldr.number(days, code)}


def touched(at: datetime) -> str:
    code, days = active(), (today() - here(at).date()).days
    if days <= 0:
        return _("last written today, %(hour)s") % {"hour": cldr.hour(here(at), code)}
    if days == 1:
        return _("last written yesterday")
    return _("last written %(day)s") % {"day": cldr.short_date(here(at).date(), code)}


def goes_out(at: datetime) -> str:
    code, day = active(), here(at).date()
    if day == today():
        return _("goes out today, %(hour)s") % {"hour": cldr.hour(here(at), code)}
    return _("goes out %(moment)s") % {"moment": moment(at)}


def planned(day: date) -> str:
    if day == today():
        return _("planned for today")
    if day < today():
        return _("was planned for %(day)s") % {"day": cldr.short_date(day, active())}
    return _("planned for %(day)s") % {"day": cldr.short_date(day, active())}


def appeared(at: datetime) -> str:
    code, days = active(), (today() - here(at).date()).days
    if days <= 0:
        return _("published today")
    if days == 1:
        return _("published yesterday")
    return _("published %(day)s") % {"day": cldr.short_date(here(at).date(), code)}
