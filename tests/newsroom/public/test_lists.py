"""A reader looks through a section, topic, place, tag or byline."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.listings import relist
from articles.models import Place, Section, Tag
from tests import makers

from . import stories

pytestmark = pytest.mark.django_db


def get(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, answer
    return answer.content.decode()


def test_a_section_lists_its_stories_of_this_language_alone():
    english = makers.make_story()
    stories.translate(english, "ar")
    makers.make_story("ar", section=makers.make_section("health"))

    page = get("/ar/section/society/")

    assert page.count('class="card"') == 1
    assert "حافلة" in page


def test_a_list_goes_on_where_the_page_before_ended_and_shows_each_story_once():
    now = timezone.now()
    for number in range(45):
        makers.make_story(words={"headline": f"Story number {number}."}, at=now - timedelta(days=number // 3))

    seen, address = [], "/en/section/society/"
    while address:
        page = get(address)
        seen += re.findall(r"Story number (\d+)\.</a>", page)
        following = re.search(r'<a href="([^"]+)" rel="next">', page)
        address = following and following[1]

    assert len(seen) == 45
    assert len(set(seen)) == 45


@pytest.mark.parametrize("before", ["x", "20261124T000000.000000", "20261124T000000.000000-٣", "99999999T000000.000000-1", "-1", "20261124T000000.000000-" + "9" * 40])
def test_a_place_in_a_list_that_is_none_is_not_found(before):
    makers.make_story()

    get(f"/en/section/society/?before={before}", 404)


def test_a_list_costs_eight_queries_in_any_number_of_stories(django_assert_max_num_queries):
    client = Client()
    for number in range(12):
        makers.make_story(words={"headline": f"Story {number}"}, lead_image=stories.make_picture(700 + number))
    client.get("/en/section/society/")

    with django_assert_max_num_queries(8):
        client.get("/en/section/society/?again")


def test_a_byline_lists_its_stories_and_a_hidden_one_leads_nowhere():
    story = makers.make_story()
    byline = makers.make_byline(story, "Tova Lindqvist")
    relist(story)

    shown = get(f"/en/by/{byline.slug}/")
    byline.hidden_at = timezone.now()
    byline.save()
    hidden = get(f"/en/by/{byline.slug}/", 410)

    assert "Tova Lindqvist" in shown
    assert story.headline in shown
    assert "Tova" not in hidden
    assert story.headline not in hidden
    assert "Tova" not in get(f"/en/by/{byline.slug}/feed.xml", 410)
    assert "Tova" not in get(story.get_absolute_url())


def test_a_label_without_a_name_here_is_named_in_the_next_language_and_marked():
    makers.make_story()
    Section.objects.update(name_en="Society", name_ar="")

    page = get("/ar/section/society/")

    assert '<h1 lang="en" dir="ltr"><bdi>Society</bdi></h1>' in page


def test_a_country_without_a_name_has_the_one_of_cldr():
    story = makers.make_story()
    story.article.places.add(Place.objects.create(slug="kenya", territory="KE"))
    relist(story)

    assert "كينيا" in get("/ar/place/kenya/")


def test_a_tag_in_another_script_has_one_address():
    story = makers.make_story()
    story.article.tags.add(Tag.objects.create(slug="จดหมาย", name_th="จดหมาย"))
    relist(story)

    assert "จดหมาย" in get("/en/tag/จดหมาย/")


def test_an_empty_list_says_so():
    makers.make_section("health")

    assert 'class="empty"' in get("/en/section/health/")


def test_what_is_no_label_is_not_found():
    get("/en/section/nowhere/", 404)
    get("/en/tag/nowhere/", 404)
    get("/en/by/nobody/", 404)
    get("/en/shelf/society/", 404)
