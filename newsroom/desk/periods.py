"""The week or the month that a calendar shows."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from newsroom.lib import cldr

from . import days

WEEK, MONTH = "week", "month"
FIRST_YEAR, LAST_YEAR = 1990, 2190  # further off nobody plans, and the calendar of the machine ends somewhere


@dataclass(frozen=True)
class Period:
    """A week, or the whole weeks around a month; `day` is one it was asked for by."""

    kind: str
    day: date

    @classmethod
    def of(cls, asked: Mapping) -> Period:
        """As an address asks for it; this week, where it asks for none or for no day."""
        kind = MONTH if asked.get(MONTH) else WEEK
        return cls(kind, _day(asked.get(kind)) or days.today())

    @property
    def first(self) -> date:
        return _week_of(self.day if self.kind == WEEK else self.day.replace(day=1))

    @property
    def last(self) -> date:
        if self.kind == WEEK:
            return self.first + timedelta(days=6)
        return _week_of(_end_of_month(self.day)) + timedelta(days=6)

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def name(self) -> str:
        code = days.active()
        if self.kind == MONTH:
            return cldr.month(self.day, code)
        return f"{cldr.short_date(self.first, code)} – {cldr.long_date(self.last, code)}"

    @property
    def address(self) -> str:
        return f"{reverse('desk:calendar')}?{self.kind}={self.day.isoformat()}"

    @property
    def before(self) -> Period:
        return Period(self.kind, (self.first if self.kind == WEEK else self.day.replace(day=1)) - timedelta(days=1))

    @property
    def after(self) -> Period:
        return Period(self.kind, (self.last if self.kind == WEEK else _end_of_month(self.day)) + timedelta(days=1))

    @property
    def now(self) -> Period:
        return Period(self.kind, days.today())

    @property
    def as_week(self) -> Period:
        """The week of today, where it lies in this month; else the month's first."""
        return Period(WEEK, days.today() if self.holds(days.today()) else self.day)

    @property
    def as_month(self) -> Period:
        return Period(MONTH, self.day)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def is_outside(self, day: date) -> bool:
        """Of another month, and shown because its week is."""
        return self.kind == MONTH and day.month != self.day.month


def _week_of(day: date) -> date:
    return day - timedelta(days=(day.weekday() - cldr.week_begins(days.active())) % 7)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _day(text: str | None) -> date | None:
    """From "2026-11-25", or the first of "2026-11"."""
    text = text or ""
    try:
        day = date.fromisoformat(f"{text}-01" if len(text) == len("2026-11") else text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
