"""Dates, numbers, lists and names as readers of a language expect them (Unicode CLDR, by Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_time, get_datetime_format
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


def long_datetime(moment: datetime, code: str) -> str:
    """Date and time to the minute, in the moment's own time zone."""
    locale = _locale(code)
    pattern = str(get_datetime_format("long", locale=locale)).replace("'", "")
    time = format_time(moment, "short", tzinfo=moment.tzinfo, locale=locale)
    return digits(pattern.replace("{1}", format_date(moment, "long", locale)).replace("{0}", time), code)


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
