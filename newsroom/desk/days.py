"""Days and hours as the desk says them: by the calendar on the outlet's wall, in the language of whoever reads."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import cldr, languages


def active() -> str:
    code = get_language()
    return code if code in languages.LANGUAGES else languages.DEFAULT


def here(at: datetime) -> datetime:
    """A moment in the outlet's zone."""
    return timezone.localtime(at, timezone.get_default_timezone())


def today() -> date:
    return timezone.localdate(timezone=timezone.get_default_timezone())


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first moment of a day to the first after another."""
    zone = timezone.get_default_timezone()
    return timezone.make_aware(datetime.combine(first, time.min), zone), timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min), zone)


def moment(at: datetime) -> str:
    """Weekday, day and hour: "Wed 25 Nov, 14:00"."""
    code, local = active(), here(at)
    return _("%(weekday)s %(day)s, %(hour)s") % {
        "weekday": cldr.weekday(local.date(), code, short=True), "day": cldr.short_date(local.date(), code), "hour": cldr.hour(local, code),
    }
