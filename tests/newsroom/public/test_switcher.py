"""The languages of a story, in a line that stays one."""

from datetime import UTC, datetime

import pytest

from newsroom.lib import languages
from newsroom.public import addresses, switcher
from newsroom.public.switcher import Address
from tests import makers


def editions(*codes: str, original: str = "en") -> dict[str, Address]:
    return {code: Address(1, original, code, "a-boat", datetime(2026, 3, 1, tzinfo=UTC), code, "") for code in codes}


def test_twelve_languages_stand_in_the_line():
    bar = switcher.bar(editions(*languages.CODES[:12]), "en")

    assert len(bar.shown) == 12
    assert not bar.folded


def test_of_forty_the_present_one_and_the_original_stay_in_the_line():
    bar = switcher.bar(editions(*languages.CODES[:40], original=languages.CODES[38]), languages.CODES[39])

    shown = [link.language for link in bar.shown]
    assert languages.CODES[38] in shown
    assert sum(link.current for link in bar.shown) == 1
    assert len(bar.shown) + len(bar.folded) == 40
    assert "32" in bar.more


def test_the_nearest_edition_is_in_this_language_else_along_its_fallbacks():
    assert switcher.nearest(editions("en", "ru", "be"), "be").language == "be"
    assert switcher.nearest(editions("en", "ru"), "be").language == "ru"
    assert switcher.nearest(editions("en", "fr"), "be").language == "en"
    assert switcher.nearest(editions("fr"), "be") is None


def test_x_default_is_the_original():
    links = switcher.alternates(editions("en", "sw", original="sw"))

    assert [(link.language, link.url.split("/")[3]) for link in links] == [("en", "en"), ("sw", "sw"), ("x-default", "sw")]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar", "bn", "zh-hans"])
def test_an_address_written_out_is_the_one_that_django_writes(language):
    story = makers.make_story(language)

    assert addresses.story(story.language, story.published_at, story.slug) == story.get_absolute_url()
