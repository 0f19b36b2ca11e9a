"""The watch over pages sees what it is there to see."""

import pytest

from tests.ground.browser import Pages

HOUSE = "http://newsroom.test"


@pytest.fixture
def show(browser):
    """show(html, header=…) -> the watch, after that page was opened."""
    opened = []

    def page_of(html, status=200, **headers):
        pages = Pages(browser, HOUSE)
        opened.append(pages)
        page = pages.open()
        page.route("**/*", lambda route: route.fulfill(body=html, status=status, content_type="text/html", headers=headers))
        page.goto("/")
        page.wait_for_load_state("networkidle")
        return pages

    yield page_of
    for pages in opened:
        pages.close()


def test_a_quiet_page_has_no_faults(show):
    assert show("<!doctype html><title>Quiet</title><p lang='ar' dir='rtl'>هادئة").faults == []


def test_a_page_that_was_not_found_has_no_faults(show):
    assert show("<!doctype html><title>Gone</title>", status=404).faults == []


def test_a_request_to_a_stranger_is_a_fault(show):
    assert any("asked a stranger: http://strangers.test/dot.png" in fault for fault in show("<img src='http://strangers.test/dot.png'>").faults)


def test_an_error_of_a_script_is_a_fault(show):
    assert any("nothingOfThisName" in fault for fault in show("<script>nothingOfThisName()</script>").faults)


def test_what_the_content_policy_forbids_is_a_fault(show):
    policy = {"Content-Security-Policy": "default-src 'none'"}

    assert any("Content Security Policy" in fault for fault in show("<p style='color: red'>", **policy).faults)


def test_a_fault_that_was_meant_is_forgiven(show):
    pages = show("<script>nothingOfThisName()</script>")
    pages.forgive("nothingOfThisName")

    assert pages.faults == []
