"""Hours as the newsroom keeps them: typed and told by the clock on the outlet's wall, beside it by the reader's own."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from newsroom.lib import cldr, languages


def named(label) -> str:
    """A label with the outlet's zone in it, where it says %(zone)s."""
    return lazy(lambda: str(label) % {"zone": settings.TIME_ZONE}, str)()


class HourField(forms.DateTimeField):
    """An hour by the outlet's clock, as a moment. One that the clock jumps over, or shows twice, is refused with a sentence."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    default_error_messages = {
        "required": gettext_lazy("Choose a day and an hour."),
        "invalid": gettext_lazy("This is no day and hour. Write them as 2026-03-01 08:30."),
        "jumped": gettext_lazy("There is no %(hour)s on that day in %(zone)s: the clocks are put forward over it. Choose another hour."),
        "twice": gettext_lazy("%(hour)s comes twice on that day in %(zone)s: the clocks are put back. Choose an hour before or after it."),
    }

    def __init__(self, **options):
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        super().__init__(**{"input_formats": formats, **options})

    def prepare_value(self, value):
        """What the field shows of a moment."""
        if isinstance(value, datetime) and timezone.is_aware(value):
            return timezone.make_naive(value, timezone.get_default_timezone())
        return value

    def to_python(self, value) -> datetime | None:
        if value in self.empty_values:
            return None
        typed: Any = value if isinstance(value, datetime) else forms.fields.BaseTemporalField.to_python(self, str(value))
        try:
            return self._moment(typed)
        except OverflowError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def _moment(self, typed: datetime) -> datetime:
        zone = timezone.get_default_timezone()
        moment = typed.replace(tzinfo=zone)
        facts = {"hour": cldr.hour(moment, _language()), "zone": settings.TIME_ZONE}
        if moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != typed:
            raise ValidationError(self.error_messages["jumped"], code="jumped", params=facts)
        if moment.utcoffset() != moment.replace(fold=1).utcoffset():
            raise ValidationError(self.error_messages["twice"], code="twice", params=facts)
        return moment


def here(at: datetime) -> datetime:
    """A moment by the outlet's clock."""
    return timezone.localtime(at, timezone.get_default_timezone())


def told(at: datetime, user=None) -> str:
    """"Tue 3 Mar, 09:00 (Europe/Berlin; your 10:00)": the person's own hour only where their clock shows another."""
    local, own = here(at), own_zone(user)
    if own is None or at.astimezone(own).utcoffset() == local.utcoffset():
        return _("%(moment)s (%(zone)s)") % {"moment": moment(local), "zone": settings.TIME_ZONE}
    there = at.astimezone(own)
    yours = cldr.hour(there, _language()) if there.date() == local.date() else moment(there)
    return _("%(moment)s (%(zone)s; your %(yours)s)") % {"moment": moment(local), "zone": settings.TIME_ZONE, "yours": yours}


def moment(at: datetime) -> str:
    """Weekday, day and hour, by the moment's own zone; with its year where that is another one."""
    code = _language()
    day = cldr.short_date(at.date(), code) if at.year == timezone.now().astimezone(at.tzinfo).year else cldr.long_date(at.date(), code)
    return _("%(weekday)s %(day)s, %(hour)s") % {"weekday": cldr.weekday(at.date(), code, short=True), "day": day, "hour": cldr.hour(at, code)}


def locale() -> str:
    """What a browser's own clock words are asked for, so that they read like ours: en-GB."""
    language = languages.get(_language())
    return (language.cldr or language.code).replace("_", "-")


def own_zone(user) -> tzinfo | None:
    """The zone a person lives by; None where they have not said, or it is none."""
    name = getattr(user, "time_zone", "")
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _language() -> str:
    code = get_language()
    return code if code in languages.LANGUAGES else languages.DEFAULT
