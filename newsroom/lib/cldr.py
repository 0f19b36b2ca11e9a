"""Dates, numbers, lists and names as readers of a language expect them (Unicode CLDR, by Babel)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from babel import Locale, localedata
from babel.core import UnknownLocaleError, get_global
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format, get_timezone_name
from babel.lists import format_list
from babel.numbers import format_decimal

from . import languages

# Where the ten digits of a numbering system begin (CLDR's names).
_ZERO = {
    "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "guru": 0x0A66, "gujr": 0x0AE6, "khmr": 0x17E0, "knda": 0x0CE6,
    "laoo": 0x0ED0, "mlym": 0x0D66, "mymr": 0x1040, "orya": 0x0B66, "tamldec": 0x0BE6, "telu": 0x0C66, "thai": 0x0E50, "tibt": 0x0F20,
}


def _locale(code: str) -> Locale:
    return languages.LANGUAGES.get(code, languages.get(languages.DEFAULT)).locale


def digits(text: str, code: str) -> str:
    """The text with its ASCII digits as the language writes them: 2026 is ۲۰۲۶ in Persian."""
    zero = _ZERO.get(_locale(code).default_numbering_system)
    return text.translate({ord("0") + value: chr(zero + value) for value in range(10)}) if zero else text


def long_date(day: date, code: str) -> str:
    """Day, month by name, year."""
    return digits(format_date(day, "long", _locale(code)), code)


def full_date(day: date, code: str) -> str:
    """With the name of its weekday."""
    return digits(format_date(day, "full", _locale(code)), code)


def short_date(day: date, code: str) -> str:
    """Day and month, of the year that is meant anyway."""
    return digits(format_skeleton("MMMd", day, locale=_locale(code)), code)


def weekday(day: date, code: str, *, short: bool = False) -> str:
    return format_date(day, "ccc" if short else "cccc", _locale(code))


def month(day: date, code: str) -> str:
    """Month by name, and year."""
    return digits(format_skeleton("yMMMM", day, locale=_locale(code)), code)


def hour(moment: datetime, code: str) -> str:
    """The time of day to the minute, in the moment's own time zone."""
    return digits(format_time(moment, "short", tzinfo=moment.tzinfo, locale=_locale(code)), code)


def week_begins(code: str) -> int:
    """The weekday that a week begins with (Monday is 0), where most of a language's readers live."""
    locale = _locale(code)
    likely = get_global("likely_subtags")
    there = likely.get(str(locale)) or likely.get(locale.language, "")
    names = (str(locale), there, f"{there.partition('_')[0]}_{there.rpartition('_')[2]}")
    at_home = next((name for name in names if name[-2:].isupper() and localedata.exists(name)), str(locale))
    return Locale.parse(at_home).first_week_day


def long_datetime(moment: datetime, code: str) -> str:
    """Date and time to the minute, in the moment's own time zone."""
    locale = _locale(code)
    pattern = str(get_datetime_format("long", locale=locale)).replace("'", "")
    time = format_time(moment, "short", tzinfo=moment.tzinfo, locale=locale)
    return digits(pattern.replace("{1}", format_date(moment, "long", locale)).replace("{0}", time), code)


def zone(moment: datetime, code: str) -> str:
    """The short name of a moment's time zone where the language's readers know one, else its distance: "MEZ", "UTC+5:45"."""
    name = get_timezone_name(moment, width="short", locale=_locale(code))
    if not re.fullmatch(r"[+-]\d{4}", name):
        return name
    hours, minutes = int(name[1:3]), name[3:]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes != "00" else "")


def number(value: int | float | Decimal, code: str) -> str:
    """A number in the language's digits, grouped as it groups them."""
    return digits(format_decimal(value, locale=_locale(code), numbering_system="default"), code)


def listed(names: Sequence[str], code: str) -> str:
    """"A, B and C", with the language's own commas and its own "and"."""
    return format_list(list(names), locale=_locale(code))


def language_name(code: str, in_code: str) -> str:
    """A language's name in another, else in one its readers know; its own name in itself."""
    if code == in_code:
        return languages.own_name(code)
    key = _cldr_key(code)
    return next((name for locale in _chain(in_code) if (name := locale.languages.get(key))), _english(code))


def _cldr_key(code: str) -> str:
    language, _, script = code.partition("-")
    return f"{language}_{script.title()}" if script else language


def _english(code: str) -> str:
    return languages.LANGUAGES[code].english_name if code in languages.LANGUAGES else code


def territory_name(territory: str, code: str) -> str:
    """The name of a country (ISO 3166) in a language, else in one its readers know; the bare code where it has none."""
    territory = territory.upper()
    return next((name for locale in _chain(code) if (name := locale.territories.get(territory))), territory)


def _chain(code: str):
    """The locales to ask for a name, one after the other."""
    chain = languages.LANGUAGES[code].chain if code in languages.LANGUAGES else (languages.DEFAULT,)
    for step in chain:
        try:
            yield languages.get(step).locale
        except UnknownLocaleError:
            continue
