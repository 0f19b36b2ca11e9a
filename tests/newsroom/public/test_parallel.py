"""A reader lays two languages side by side."""

import pytest
from django.test import Client

from newsroom.public.parallel import aligned
from tests import makers

from . import stories

HERE = '<p data-key="aaaa11">One</p><p data-key="bbbb11">Two</p><p data-key="cccc11">Three</p>'


@pytest.mark.django_db
def test_block_stands_beside_block():
    english = makers.make_story()
    stories.translate(english, "ar")

    page = Client().get(f"{english.get_absolute_url()}with/ar/").content.decode()

    pair = page.split('id="bridge01"')[1]
    assert pair.index("thirty children") < pair.index('lang="ar" dir="rtl"') < pair.index("ثلاثون")


@pytest.mark.django_db
def test_a_language_the_story_is_not_in_is_not_found():
    english = makers.make_story()

    for other in ("ar", "en", "xx"):
        assert Client().get(f"{english.get_absolute_url()}with/{other}/").status_code == 404


def test_blocks_align_by_key_whatever_their_order():
    there = '<p data-key="bbbb11">Mbili</p><p data-key="aaaa11">Moja</p>'

    rows = aligned(HERE, there)

    assert [(key, bool(here), bool(there)) for key, here, there in rows] == [("aaaa11", True, True), ("bbbb11", True, True), ("cccc11", True, False)]
    assert "Mbili" in rows[1][2]


def test_what_only_one_side_has_stands_where_it_stood():
    there = '<p data-key="zzzz11">Kwanza</p><p data-key="aaaa11">Moja</p><p data-key="yyyy11">Tena</p><p data-key="bbbb11">Mbili</p>'

    rows = aligned(HERE, there)

    assert [key for key, _here, _there in rows] == ["zzzz11", "aaaa11", "yyyy11", "bbbb11", "cccc11"]
