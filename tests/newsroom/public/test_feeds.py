"""A feed reader subscribes."""

import feedparser
import pytest
from django.test import Client

from articles.listings import relist
from tests import makers

from . import stories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/ar/feed.xml", "/ar/section/society/feed.xml"])
def test_a_feed_holds_the_stories_of_its_language(address):
    english = makers.make_story()
    arabic = stories.translate(english, "ar")
    makers.make_byline(arabic, "أمينة دارو")
    relist(arabic)

    answer = Client().get(address)
    feed = feedparser.parse(answer.content)

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not feed.bozo
    assert feed.feed.language == "ar"
    (entry,) = feed.entries
    assert (entry.title, entry.summary, entry.author) == (arabic.headline, arabic.summary, "أمينة دارو")
    assert entry.link == f"http://127.0.0.1:8000{arabic.get_absolute_url()}"
    assert feed.feed.links[-1].href.endswith(address)


def test_an_empty_feed_is_still_a_feed():
    feed = feedparser.parse(Client().get("/ur/feed.xml").content)

    assert not feed.bozo
    assert feed.entries == []


def test_markup_in_a_headline_stays_words():
    makers.make_story(words={"headline": "Why <b> & </b> are not tags"})

    (entry,) = feedparser.parse(Client().get("/en/feed.xml").content).entries

    assert "<b> & </b>" in entry.title or "&lt;b&gt;" in entry.title
