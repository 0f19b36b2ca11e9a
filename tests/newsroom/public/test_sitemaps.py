"""Search engines ask what there is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from articles import workflow
from tests import cast, makers

from . import stories

pytestmark = pytest.mark.django_db

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def tree(address: str):
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(answer.content)


def test_the_sitemap_names_every_live_edition_with_its_languages():
    english = makers.make_story()
    arabic = stories.translate(english, "ar")
    gone = makers.make_story(words={"headline": "Taken back"})
    workflow.withdraw(gone, by=cast.admin(), why="It was wrong.")

    found = tree("/sitemap.xml")

    places = found.xpath("//s:loc/text()", namespaces=SPACES)
    assert f"http://127.0.0.1:8000{english.get_absolute_url()}" in places
    assert f"http://127.0.0.1:8000{arabic.get_absolute_url()}" in places
    assert not any("taken-back" in place for place in places)
    languages = found.xpath("//s:url[s:loc[contains(text(), '/ar/2')]]/x:link/@hreflang", namespaces=SPACES)
    assert languages == ["en", "ar", "x-default"]


def test_the_news_sitemap_holds_the_last_two_days():
    makers.make_story("zh-hans")
    makers.make_story(at=timezone.now() - timedelta(days=3))

    found = tree("/news-sitemap.xml")

    assert found.xpath("//n:language/text()", namespaces=SPACES) == ["zh-cn"]
    assert found.xpath("//n:title/text()", namespaces=SPACES) == ["载着书上山谷的巴士"]


def test_robots_may_read_all_but_the_desk():
    words = Client().get("/robots.txt").content.decode()

    assert "Disallow: /admin/\n" in words
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in words
