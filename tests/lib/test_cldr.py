"""Dates, numbers and names as readers of each language expect them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsroom.lib import cldr, languages

DAY = date(2026, 3, 1)


def test_a_date_is_written_in_the_languages_words_and_digits():
    assert cldr.long_date(DAY, "fr") == "1 mars 2026"
    assert cldr.long_date(DAY, "hi") == "1 मार्च 2026"
    assert cldr.long_date(DAY, "fa").startswith("۱ ")
    assert "၂၀၂၆" in cldr.long_date(DAY, "my")
    assert "२०२६" in cldr.long_date(DAY, "ne")
    assert "২০২৬" in cldr.long_date(DAY, "bn")
    assert cldr.long_date(DAY, "zh-hant") == "2026年3月1日"
    assert cldr.long_date(DAY, "tet") == "1 de março de 2026"
    assert cldr.long_date(DAY, "ay") == "1 de marzo de 2026"


def test_a_moment_is_written_in_its_own_time_zone():
    moment = datetime(2026, 3, 1, 21, 5, tzinfo=timezone(timedelta(hours=3)))

    assert cldr.long_datetime(moment, "de") == "1. März 2026, 21:05"
    assert cldr.long_datetime(moment.astimezone(UTC), "de") == "1. März 2026, 18:05"
    assert cldr.long_datetime(datetime(2026, 3, 1, 8, 0), "fr") == "1 mars 2026, 08:00"


def test_numbers_take_the_languages_digits_and_groups():
    assert cldr.number(1234567, "de") == "1.234.567"
    assert cldr.number(1234567, "hi") == "12,34,567"
    assert cldr.number(1234, "fa") == "۱٬۲۳۴"
    assert cldr.digits("12:30", "fa") == "۱۲:۳۰"
    assert cldr.digits("12:30", "ur") == "12:30"


def test_names_are_listed_with_the_languages_own_and():
    assert cldr.listed(["Amina", "Bo", "Cem"], "en") in {"Amina, Bo, and Cem", "Amina, Bo and Cem"}
    assert cldr.listed(["أمينة", "سامي"], "ar") == "أمينة وسامي"
    assert cldr.listed(["Amina"], "sw") == "Amina"
    assert cldr.listed([], "sw") == ""


def test_a_language_is_named_in_another():
    assert cldr.language_name("sw", "de") == "Suaheli"
    assert cldr.language_name("zh-hans", "en") == "Simplified Chinese"
    assert cldr.language_name("zh-hans", "zh-hans") == "简体中文"
    assert cldr.language_name("ar", "tet") == "árabe"
    assert cldr.language_name("xx", "en") == "xx"


def test_a_country_is_named_in_a_language_its_readers_know():
    assert cldr.territory_name("ke", "fr") == "Kenya"
    assert cldr.territory_name("ET", "rw") == "Éthiopie"
    assert cldr.territory_name("DE", "gn") == "Alemania"
    assert cldr.territory_name("ZZZ", "en") == "ZZZ"


@pytest.mark.parametrize("code", languages.CODES)
def test_every_language_answers_everything(code):
    assert cldr.long_date(DAY, code)
    assert cldr.long_datetime(datetime(2026, 3, 1, 21, 5, tzinfo=UTC), code)
    assert "{" not in cldr.long_datetime(datetime(2026, 3, 1, 21, 5, tzinfo=UTC), code)
    assert cldr.number(1234.5, code)
    assert "c" in cldr.listed(["a", "b", "c"], code)
    assert cldr.language_name("fr", code)
    assert cldr.territory_name("KE", code)


def test_digits_begin_where_unicode_says():
    for zero in cldr._ZERO.values():
        assert [int(chr(zero + value)) for value in range(10)] == list(range(10))


def test_every_numbering_system_of_our_languages_is_known():
    assert {language.locale.default_numbering_system for language in languages.LANGUAGES.values()} - {"latn"} <= set(cldr._ZERO)
