"""A contributor's page: what they wrote, translated, photographed and edited, told apart; and what a story says of them."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.listings import relist
from articles.models import Credit
from tests import makers

from . import stories

pytestmark = pytest.mark.django_db


def get(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, answer
    return answer.content.decode()


def credit(byline, edition, role):
    Credit.objects.create(edition=edition, contributor=byline, role=role)
    relist(edition)


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="part-\d+">([^<]+)</h2>', page)


def test_what_was_done_is_told_apart():
    written, pictured = makers.make_story(), makers.make_story(words={"headline": "The ferry at low water"})
    byline = makers.make_byline(written, "Nadia Ferro")
    relist(written)
    credit(byline, written, "photographer")
    credit(byline, pictured, "photographer")

    page = get(f"/en/by/{byline.slug}/")

    assert headings(page) == ["Written", "Photographed"]
    assert page.count('class="card"') == 3
    assert 'class="empty"' in get(f"/ar/by/{byline.slug}/")


def test_a_translator_has_a_page_in_their_language():
    arabic = stories.translate(makers.make_story(), "ar")
    byline = makers.make_byline(arabic, "ريم حدّاد", "translator")
    relist(arabic)

    page = get(f"/ar/by/{byline.slug}/")

    assert len(headings(page)) == 1
    assert arabic.headline in page


def test_each_part_goes_on_by_itself_and_shows_each_story_once():
    now = timezone.now()
    first = makers.make_story(words={"headline": "Story number 0."}, at=now)
    byline = makers.make_byline(first, "Nadia Ferro")
    relist(first)
    for number in range(1, 45):
        credit(byline, makers.make_story(words={"headline": f"Story number {number}."}, at=now - timedelta(days=number // 3)), "author")
    credit(byline, first, "editor")

    seen, address = [], f"/en/by/{byline.slug}/"
    while address:
        page = get(address).split('id="part-2"')[0]
        seen += re.findall(r"Story number (\d+)\.</a>", page)
        following = re.search(r'<a href="([^"]+)" rel="next">', page)
        address = following and following[1].replace("&amp;", "&")

    assert len(seen) == 45
    assert len(set(seen)) == 45


@pytest.mark.parametrize("query", ["as=king", "before=20261124T000000.000000-1", "as=author&before=x", "as=author%00"])
def test_a_part_that_is_none_is_not_found(query):
    story = makers.make_story()
    byline = makers.make_byline(story)
    relist(story)

    get(f"/en/by/{byline.slug}/?{query}", 404)


def test_a_page_costs_few_queries_in_any_number_of_stories(django_assert_max_num_queries):
    story = makers.make_story()
    byline = makers.make_byline(story)
    relist(story)
    for number in range(8):
        credit(byline, makers.make_story(words={"headline": f"Story {number}"}), "photographer")
    Client().get(f"/en/by/{byline.slug}/")

    with django_assert_max_num_queries(10):
        Client().get(f"/en/by/{byline.slug}/?as=photographer")


def test_a_story_names_everybody_and_says_from_which_language_into_which():
    arabic = stories.translate(makers.make_story(), "ar")
    makers.make_byline(arabic, "ريم حدّاد", "translator")
    makers.make_byline(arabic, "Tova Lindqvist", "photographer")
    makers.make_byline(arabic, "王小芳", "editor")

    page = get(arabic.get_absolute_url())
    said = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])

    for name in ("ريم حدّاد", "Tova Lindqvist", "王小芳"):
        assert f"<bdi>{name}</bdi>" in page
    assert "←" in page
    assert 'hreflang="en" lang="en" dir="ltr">English</a>' in page
    assert said["translator"][0]["name"] == "ريم حدّاد"
    assert said["editor"][0]["name"] == "王小芳"
    assert said["contributor"][0]["name"] == "Tova Lindqvist"
