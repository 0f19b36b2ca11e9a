"""A reader comes to the front page."""

import pytest
from django.test import Client

from newsroom.models import Notice
from tests import makers

from . import stories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"), [("ar,en;q=0.5", "ar"), ("zh-TW", "zh-hant"), ("pt-BR,pt", "pt"), ("tlh", "en"), ("", "en"), ("de;q=0, sw", "sw")]
)
def test_the_door_leads_to_the_readers_language(asked, given):
    answer = Client().get("/", headers={"accept-language": asked})

    assert (answer.status_code, answer["Location"]) == (302, f"/{given}/")
    assert "Accept-Language" in answer["Vary"]
    assert answer["Cache-Control"] == "no-store"


def test_the_newest_stories_stand_there_with_the_languages_they_exist_in():
    story = makers.make_story()
    arabic = stories.translate(story, "ar")
    makers.make_byline(story, "Amina Daro")

    page = Client().get("/en/").content.decode()

    assert f'<a href="{story.get_absolute_url()}">{story.headline}</a>' in page
    assert f'href="{arabic.get_absolute_url()}" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in page
    assert "Amina Daro" in page


def test_what_is_left_of_a_section_stands_on_its_shelf():
    health = makers.make_section("health")
    for number in range(6):
        makers.make_story(words={"headline": f"Clinic {number}"}, section=health)

    page = Client().get("/en/").content.decode()

    assert page.count('class="card"') == 6
    assert '<h2 class="side"><a href="/en/section/health/">Health</a></h2>' in page


def test_an_empty_language_says_so_and_offers_others_marked():
    makers.make_story()

    page = Client().get("/sw/").content.decode()

    assert 'class="empty"' in page
    assert '<article class="card" lang="en" dir="ltr">' in page
    assert 'hreflang="en">The bus that carries books' in page


def test_an_empty_house_still_opens():
    answer = Client().get("/ur/")

    assert answer.status_code == 200
    assert 'dir="rtl"' in answer.content.decode()


def test_a_front_page_costs_eight_queries_in_any_number_of_stories(django_assert_max_num_queries):
    client = Client()
    for number in range(3):
        stories.translate(makers.make_story(words={"headline": f"Story {number}"}), "ar", headline=f"قصة {number}")
    client.get("/en/")

    for number in range(8):
        stories.translate(makers.make_story(words={"headline": f"Another {number}"}, lead_image=stories.make_picture(640 + number)), "ar", headline=f"أخرى {number}")

    with django_assert_max_num_queries(8):
        client.get("/en/?again")


def test_a_note_can_be_closed_without_a_script():
    Notice.objects.create(key="translators", title_en="Meet the translators", text_en="They gave an evening to this.", link_text_en="Who they are", link="translators")
    story = makers.make_story()

    page = Client().get(story.get_absolute_url()).content.decode()

    assert '<input class="closes unseen" type="checkbox" id="close-translators">' in page
    assert '<a href="/en/about/translators/">Who they are</a>' in page
