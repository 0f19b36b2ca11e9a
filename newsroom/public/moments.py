"""Points in time as pages print them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from newsroom.lib import cldr

from .cards import Moment


def day(at: datetime, language: str) -> Moment:
    """The day, written out as the language's readers write it; the machine gets the minute."""
    at = timezone.localtime(at)
    return Moment(at.isoformat(timespec="minutes"), cldr.long_date(at, language))


def written_day(written: str, language: str) -> Moment | None:
    """The same of a date that somebody wrote down in ISO 8601; None where it is none."""
    try:
        return Moment(written, cldr.long_date(datetime.fromisoformat(written), language)) if written else None
    except ValueError:
        return None
