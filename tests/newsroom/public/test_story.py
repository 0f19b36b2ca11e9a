"""A reader opens a story."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.listings import relist
from articles.models import Credit, Place, Tag, Topic
from tests import cast, makers

from . import stories

pytestmark = pytest.mark.django_db


def page_of(edition, status=200, **headers) -> str:
    answer = Client(headers=headers).get(edition.get_absolute_url())
    assert answer.status_code == status
    return answer.content.decode()


def linked_data(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_a_story_says_its_words_in_its_language():
    story = makers.make_story("ar")

    page = page_of(story)

    assert '<html lang="ar" dir="rtl">' in page
    assert page.count("<h1") == 1
    assert story.headline in page
    assert '<p id="morning1">' in page
    assert "data-key" not in page


def test_the_bar_names_each_language_in_itself_and_marks_the_present_one():
    english = makers.make_story()
    arabic = stories.translate(english, "ar")

    page = page_of(arabic)

    assert f'<a href="{english.get_absolute_url()}" hreflang="en" lang="en" dir="ltr">English</a>' in page
    assert f'<a href="{arabic.get_absolute_url()}" hreflang="ar" lang="ar" dir="rtl" aria-current="true">العربية</a>' in page.replace("%D8", "%D8")


def test_search_engines_learn_of_every_live_edition_and_the_default():
    english = makers.make_story()
    arabic = stories.translate(english, "ar")
    workflow.withdraw(stories.translate(english, "sw"), by=cast.admin(), why="It named a source.")

    page = page_of(arabic)

    alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert [code for code, _address in alternates] == ["en", "ar", "x-default"]
    assert alternates[0][1] == alternates[2][1]
    assert alternates[0][1].endswith(english.get_absolute_url())
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{arabic.get_absolute_url()}">' in page


def test_a_translation_says_who_translated_it_and_from_what():
    english = makers.make_story()
    makers.make_byline(english, "Amina Daro")
    arabic = stories.translate(english, "ar")
    makers.make_byline(arabic, "Amina Daro")
    makers.make_byline(arabic, "Omar Haddad", Credit.Role.TRANSLATOR)

    page = page_of(arabic)

    assert "<bdi>Omar Haddad</bdi>" in page
    assert f'<a href="{english.get_absolute_url()}" hreflang="en" lang="en" dir="ltr">English</a>' in page
    said = linked_data(page)
    assert said["inLanguage"] == "ar"
    assert [person["name"] for person in said["translator"]] == ["Omar Haddad"]
    assert said["translationOfWork"]["url"].endswith(english.get_absolute_url())


def test_no_word_of_a_story_ends_the_script_that_describes_it():
    story = makers.make_story(words={"headline": "Who wrote </script><script>alert(1)</script> & why"})

    page = page_of(story)

    assert "<script>alert(1)" not in page
    assert linked_data(page)["headline"] == "Who wrote </script><script>alert(1)</script> & why"


def test_a_story_shows_where_it_is_filed_in_the_readers_words():
    english = makers.make_story()
    kenya = Place.objects.create(slug="kenya", territory="KE")
    tana = Place.objects.create(slug="tana", name_en="Tana River", parent=kenya)
    rivers = Topic.objects.create(slug="rivers", name_en="Rivers", name_ar="أنهار")
    english.article.places.add(tana)
    english.article.topics.add(rivers)
    english.article.tags.add(Tag.objects.create(slug="post", name_en="Post"))
    relist(english)
    arabic = stories.translate(english, "ar")

    in_english, in_arabic = page_of(english), page_of(arabic)

    assert '<a href="/en/place/tana/">Tana River</a>' in in_english
    assert "Kenya" not in in_english
    assert '<a href="/ar/topic/rivers/">أنهار</a>' in in_arabic
    assert '<a href="/ar/tag/post/" lang="en" dir="ltr" rel="tag">Post</a>' in in_arabic


def test_a_lead_picture_has_credit_and_the_words_of_its_place():
    picture = stories.make_picture()
    story = makers.make_story(words={"lead_alt": "Amina at the wheel", "lead_caption": "Five in the morning"}, lead_image=picture, lead_link="https://example.org/film")

    page = page_of(story)

    assert 'alt="Amina at the wheel"' in page
    assert "Five in the morning" in page
    assert "The boat at Kau" not in page
    assert "<bdi>Mira Solberg</bdi>" in page
    assert "CC BY" in page
    assert page.count('href="https://example.org/film"') == 2
    assert re.search(r'srcset="/media/renditions/\S+ 320w, /media/renditions/\S+ 640w"', page)


def test_a_picture_without_words_in_a_language_says_them_in_the_next_and_marks_it():
    picture = stories.make_picture()
    english = makers.make_story(lead_image=picture)
    arabic = stories.translate(english, "ar")

    page = page_of(arabic)

    assert '<span lang="en" dir="ltr">The boat at Kau</span>' in page
    assert 'alt="A boat on a brown river" lang="en" dir="ltr"' in page


def test_a_taken_down_picture_is_not_shown():
    picture = stories.make_picture()
    story = makers.make_story(lead_image=picture)
    picture.taken_down_at, picture.taken_down_because = timezone.now(), "The person in it asked."
    picture.save()

    assert "<img" not in page_of(story)


def test_a_mention_of_our_own_story_leads_to_it_in_this_language_or_the_nearest():
    both = makers.make_story(words={"headline": "The river post"})
    stories.translate(both, "ar")
    english_only = makers.make_story(words={"headline": "The second boat"})
    body = (
        f'<p data-key="aaaa11">See <a data-story="{both.article_id}">this</a> and <a data-story="{english_only.article_id}">that</a>'
        f' and <a data-story="99999">nothing</a>.</p><figure data-key="bbbb11" data-story="{english_only.article_id}"></figure>'
    )
    arabic = stories.translate(makers.make_story(words={"headline": "A third"}), "ar", body=body)

    page = page_of(arabic)

    assert re.search(r'See <a href="/ar/[^"]+">this</a>', page)
    assert f'<a href="{english_only.get_absolute_url()}" hreflang="en">that</a> and nothing.' in page
    assert '<figure id="bbbb11" class="story-card"><article class="card" lang="en" dir="ltr">' in page


def test_a_correction_stands_under_the_text():
    story = stories.change(makers.make_story(), summary="It climbs forty-two kilometres.", correction="An earlier version said forty kilometres.")

    page = page_of(story)

    assert "An earlier version said forty kilometres." in page
    assert "Updated" in page


def test_an_unpublished_story_is_not_there():
    draft = makers.make_draft()

    answer = Client().get("/en/2026/11/24/the-bus-that-carries-books-up-the-valley/")

    assert answer.status_code == 404
    assert draft.headline not in answer.content.decode()


def test_a_withdrawn_story_says_why_and_where_it_still_stands():
    english = makers.make_story()
    arabic = stories.translate(english, "ar")
    workflow.withdraw(english, by=cast.admin(), why="A source was not told that we would name her.")

    page = page_of(makers.fresh(english), 410)

    assert "A source was not told" in page
    assert arabic.get_absolute_url() in page
    assert "thirty children" not in page


def test_an_address_with_the_wrong_day_leads_to_the_right_one():
    story = makers.make_story(at=timezone.now() - timedelta(days=400))

    answer = Client().get(f"/en/2001/02/03/{story.slug}/")

    assert (answer.status_code, answer["Location"]) == (301, story.get_absolute_url())


def test_a_language_in_capitals_leads_to_the_same_in_small_letters():
    story = makers.make_story("zh-hans")

    answer = Client().get(story.get_absolute_url().replace("/zh-hans/", "/zh-Hans/"))

    assert (answer.status_code, answer["Location"]) == (301, story.get_absolute_url())


def test_comments_stand_as_threads_with_an_address_each():
    story = makers.make_story()
    first = makers.make_comment(story, text="I was there.", shown=True)
    answer = makers.make_comment(story, text="So was I.", parent=first, shown=True)
    makers.make_comment(story, text="Not seen yet.")

    page = page_of(story)

    assert page.index(f'id="comment-{first.key}"') < page.index(f'id="comment-{answer.key}"')
    assert "Not seen yet." not in page
    assert "2 comments" in page


@pytest.mark.parametrize(("policy", "form", "shown"), [("open", True, True), ("closed", False, True), ("off", False, False)])
def test_the_comment_policy_is_kept(policy, form, shown):
    story = makers.make_story(comment_policy=policy)
    makers.make_comment(story, text="I was there.", shown=True)

    page = page_of(story)

    assert ("<form" in page) is form
    assert ("I was there." in page) is shown


def test_a_readers_page_sets_no_cookie_and_may_be_kept():
    story = makers.make_story()

    answer = Client().get(story.get_absolute_url())

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_story_costs_six_queries_in_any_number_of_languages_and_comments(django_assert_max_num_queries):
    lonely, crowded = makers.make_story(), makers.make_story(words={"headline": "The other bus"}, lead_image=stories.make_picture())
    for code in ("ar", "sw", "fr", "bn", "zh-hans", "de", "es", "pt", "ru", "el", "ja", "th", "my"):
        stories.translate(crowded, code)
    for _number in range(30):
        makers.make_comment(crowded, shown=True)
    for story in (lonely, crowded):
        makers.make_byline(story)
    client = Client()
    client.get(lonely.get_absolute_url())  # the labels are known from here on

    for story in (lonely, crowded):
        with django_assert_max_num_queries(6):
            client.get(story.get_absolute_url() + "?again")
