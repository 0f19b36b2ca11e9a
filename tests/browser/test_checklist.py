"""Before submitting, an author sees what is missing, presses it, and is where it can be mended."""

import re

import pytest
from playwright.sync_api import expect

FAULTY = (
    '<p data-key="first1">The bus is on <a href="http://http://bus.org/x">the timetable</a>.</p>'
    + "".join(f'<p data-key="more{number:02}">Thirty children wait in the rain.</p>' for number in range(12))
    + '<figure data-key="pict01" data-image="1" data-alt="DSC_0123.JPG"></figure>'
    '<figure data-key="quote1" data-quotation><blockquote><p data-key="quote2">We do not mind the rain.</p></blockquote></figure>'
)


def begin(page, language=None):
    page.goto("/admin/story/new/")
    if language and page.locator(f"input[value={language}]").count():
        page.locator(f"input[value={language}]").check()
    page.locator("form:has(input[name=language]) [type=submit]").click()
    page.wait_for_url(re.compile(r"/admin/story/\d+/"))
    return page


def written(page, body, language=None, **words):
    """A story with these words, kept as somebody without script keeps it."""
    begin(page, language)
    for name, text in {"headline": "The bus of the valley", "body": body, **words}.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("button[name=then][value=save]:not([tabindex])").click()
    page.locator(".messages").wait_for()
    return page.url


@pytest.fixture
def faulty(signed_in):
    """A page of the author, in whose story much is missing."""
    address = written(signed_in("author", js=False), FAULTY)
    page = signed_in("author")
    page.goto(address)
    page.locator(".prose figure").first.wait_for()
    return page


def listed(page):
    return page.locator(".checklist")


def test_each_thing_leads_to_its_place_in_the_text(faulty):
    page = faulty

    listed(page).get_by_role("link", name="begins twice").click()

    assert page.evaluate("getSelection().toString()") == "the timetable"
    expect(page.locator(".prose")).to_be_focused()
    expect(page.get_by_role("button", name="Link", exact=True)).to_have_attribute("aria-pressed", "true")

    listed(page).get_by_role("link", name="looks like the name of a file").click()

    expect(page.get_by_role("button", name="Describe the picture")).to_be_focused()
    expect(page.get_by_role("button", name="Describe the picture")).to_be_in_viewport()

    listed(page).get_by_role("link", name="has no source").click()
    page.keyboard.type("Amina Daro")

    expect(page.locator(".prose figure[data-quotation] figcaption")).to_have_text("Amina Daro")
    expect(page.locator(".prose figure[data-quotation] figcaption")).to_be_in_viewport()


def test_each_thing_leads_to_its_field(faulty):
    page = faulty

    listed(page).get_by_role("link", name="The summary is empty").press("Enter")
    expect(page.locator("[name=summary]")).to_be_focused()

    listed(page).get_by_role("link", name="no topic and no place").press("Enter")
    expect(page.locator("#field-topics input").first).to_be_focused()


def test_the_list_follows_the_text_and_takes_no_focus(faulty):
    page = faulty
    expect(listed(page).get_by_role("heading", name="Needed")).to_be_visible()

    page.locator("[name=summary]").fill("Every Thursday an old school bus lends books.")

    expect(listed(page).get_by_role("link", name="The summary is empty")).to_have_count(0)
    expect(page.locator("[name=summary]")).to_be_focused()


def test_focus_in_the_list_stays_when_it_is_looked_at_again(faulty):
    page = faulty
    page.locator("[name=headline]").fill("A headline that is far too long for any search, feed or telephone in this world")
    expect(listed(page).get_by_role("link", name="The headline takes")).to_be_visible()
    source = listed(page).get_by_role("link", name="has no source")
    source.focus()

    with page.expect_response(re.compile("/checklist/")):
        page.evaluate("document.dispatchEvent(new CustomEvent('newsroom:saved'))")

    expect(source).to_be_focused()


def test_without_script_the_links_lead_to_the_fields(signed_in):
    page = signed_in("author", js=False)
    written(page, FAULTY)

    listed(page).get_by_role("link", name="begins twice").click()

    assert page.url.endswith("#field-body")
    expect(page.locator("#field-body")).to_be_in_viewport()


def test_it_can_be_read_on_a_telephone_in_arabic(signed_in, axe):
    address = written(signed_in("admin", js=False), FAULTY, "ar", headline="حافلة تصعد بالكتب إلى أعلى الوادي")
    page = signed_in("admin", width=360, lang="ar")
    page.goto(address)
    page.locator(".prose figure").first.wait_for()

    expect(listed(page).locator("li")).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert listed(page).evaluate("section => getComputedStyle(section).direction") == "rtl"
    axe(page)


def test_nothing_of_it_hinders_anybody(faulty, axe):
    axe(faulty)
