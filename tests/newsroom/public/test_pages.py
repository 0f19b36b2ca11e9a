"""A reader asks who we are, or comes to an address that says no."""

import pytest
from django.test import Client
from django.test.client import RequestFactory

from newsroom.models import Page
from newsroom.shell import errors
from tests import makers

pytestmark = pytest.mark.django_db


def test_a_page_of_the_site_is_read_in_ones_language():
    Page.objects.create(slug="about", language="en", title="About us", body="<p>We carry stories.</p>")
    Page.objects.create(slug="about", language="ar", title="من نحن", body="<p>نحمل القصص.</p>")

    assert "من نحن" in Client().get("/ar/about/about/").content.decode()


def test_a_page_that_a_language_lacks_is_shown_in_the_next_and_marked():
    Page.objects.create(slug="privacy", language="en", title="Privacy", body="<p>We keep <script>alert(1)</script>nothing.</p>")

    page = Client().get("/ur/about/privacy/").content.decode()

    assert '<h1 class="broad" lang="en" dir="ltr">Privacy</h1>' in page
    assert "alert(1)" not in page


def test_about_without_a_name_leads_to_the_page_about_us():
    Page.objects.create(slug="about", language="en", title="About us", body="")

    answer = Client().get("/en/about/")

    assert (answer.status_code, answer["Location"]) == (301, "/en/about/about/")


@pytest.mark.parametrize("address", ["/en/nowhere/", "/xx/", "/xx/2026/11/24/a-story/", "/en/2026/11/24/none/", "/en/2026/13/45/none/"])
def test_what_is_not_there_says_so_and_offers_what_is(address):
    makers.make_story("ar")

    answer = Client().get(address)

    assert answer.status_code == 404
    page = answer.content.decode()
    assert "There is nothing at this address" in page
    assert '<a href="/ar/" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in page


def test_a_page_that_says_no_speaks_the_readers_language():
    assert '<html lang="ar" dir="rtl">' in Client().get("/ar/nowhere/").content.decode()
    assert '<html lang="fa" dir="rtl">' in Client().get("/xx/", headers={"accept-language": "fa"}).content.decode()


def test_our_own_failure_is_told_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = errors.server_error(RequestFactory().get("/en/"))

    assert answer.status_code == 500
    assert "nothing that was saved is lost" in answer.content.decode()


def test_reading_is_all_that_a_readers_page_does():
    story = makers.make_story()

    for address in ("/", "/en/", story.get_absolute_url(), "/en/section/society/", "/en/feed.xml", "/sitemap.xml"):
        assert Client().delete(address).status_code == 405, address
