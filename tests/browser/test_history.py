"""The history of a text in a real browser: saved twice, named, compared, restored; and an author sees what an editor changed."""

import re

import pytest
from playwright.sync_api import expect

WORDS = {
    "English": (
        "The bus leaves at five", "The bus leaves at half past four",
        '<p data-key="aaaa">It carries <a href="https://a.example/">books</a>.</p><p data-key="bbbb">Nobody minds the rain.</p><p data-key="cccc">It goes back at night.</p>',
        '<p data-key="cccc">It goes back at night.</p><p data-key="aaaa">It carries <a href="https://b.example/">books</a> and maps.</p><p data-key="bbbb">Nobody minds the rain.</p>',
    ),
    "العربية": (
        "تنطلق الحافلة في الخامسة", "تنطلق الحافلة في السادسة",
        '<p data-key="aaaa">تحمل <a href="https://a.example/">كتبًا</a>.</p><p data-key="bbbb">لا يبالي أحد بالمطر.</p><p data-key="cccc">تعود الحافلة ليلًا.</p>',
        '<p data-key="cccc">تعود الحافلة ليلًا.</p><p data-key="aaaa">تحمل <a href="https://b.example/">كتبًا</a> وخرائط.</p><p data-key="bbbb">لا يبالي أحد بالمطر.</p>',
    ),
}


def begin(page, language: str) -> str:
    """A new story; gives back the address of its page."""
    page.goto("/admin/story/new/")
    page.get_by_label(language, exact=True).check()
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url(re.compile(r"/admin/story/\d+/$"))
    return page.url


def save(page, address: str, headline: str, body: str):
    """As somebody without script does: the text area takes the body as it is."""
    page.goto(address)
    page.locator("[name=headline]").fill(headline)
    page.locator("textarea[name=body]").fill(body)
    with page.expect_navigation():
        page.locator(".bar button[value=save]").click()


def fits(page) -> bool:
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture
def write_twice(signed_in):
    """A story that its writer saved twice; gives back a page at its history."""

    def written(language, **options):
        page = signed_in("admin", js=False, **options)
        address = begin(page, language)
        before, after, body, later = WORDS[language]
        save(page, address, before, body)
        save(page, address, after, later)
        page.locator(".state-line a").first.click()
        return page

    return written


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", WORDS)
def test_a_text_is_named_compared_and_restored(write_twice, language, width):
    page = write_twice(language, width=width)
    before, after, *_bodies = WORDS[language]
    assert fits(page)

    first = page.locator("#revision-1")
    first.get_by_text("Name it").click()
    first.get_by_label("Name", exact=True).fill("Before the interview")
    first.get_by_role("button", name="Keep this name").click()
    expect(page.locator("#revision-1")).to_contain_text("Before the interview")

    page.get_by_label("from revision 1", exact=True).check()
    page.get_by_label("to revision 2", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Compare the two").click()
    assert fits(page)
    expect(page.locator(".sides")).to_contain_text("Before the interview")
    headline = page.locator(".compared[data-what=headline]")
    expect(headline.locator("del")).to_contain_text(before.split()[-1])
    expect(headline.locator("ins")).to_contain_text(after.split()[-1])
    expect(page.locator(".compared[data-kind=moved]")).to_contain_text("moved up")
    expect(page.get_by_text("https://b.example/")).to_be_visible()
    expect(page.get_by_text("1 block unchanged")).to_be_visible()
    assert headline.locator(".compared-words").evaluate("words => getComputedStyle(words).direction") == ("rtl" if language == "العربية" else "ltr")

    page.get_by_role("button", name="Restore revision 1").click()
    expect(page.locator(".messages")).to_contain_text("as it was in revision 1")
    assert page.locator("[name=headline]").input_value() == before
    page.locator(".state-line a").first.click()
    expect(page.locator("#revision-3")).to_contain_text("As it was in revision 1")


@pytest.mark.parametrize(("language", "lang", "width"), [("English", "en", 1280), ("العربية", "ar", 360)])
def test_the_history_and_the_comparison_are_open_to_everybody(write_twice, signed_in, axe, language, lang, width):
    quiet = write_twice(language)
    page = signed_in("admin", width=width, lang=lang)

    page.goto(quiet.url)
    assert fits(page)
    axe(page)
    page.locator("#compare button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/**")
    page.goto(quiet.url)
    page.locator("#revision-2 .saved-acts > a").click()
    page.wait_for_url("**/compare/**")
    page.locator(".unchanged > summary").click()
    expect(page.locator(".unchanged .compared").first).to_be_visible()
    assert fits(page)
    axe(page)


def test_an_author_sees_what_an_editor_changed(signed_in, axe):
    before, after, body, later = WORDS["English"]
    author = signed_in("author", js=False)
    author.goto("/admin/")
    author.get_by_role("button", name="Write a new story").click()
    author.wait_for_url(re.compile(r"/admin/story/\d+/$"))
    address = author.url
    save(author, address, before, body)
    save(signed_in("editor", js=False), address, after, later)

    page = signed_in("author", width=360)
    page.goto(address)
    told = page.locator(".changed-since")
    expect(told).to_contain_text("changed this text since you last saved it.")
    told.get_by_text("Show it here").click()

    expect(told.locator("[data-what=headline] ins")).to_contain_text("half past four")
    assert fits(page)
    axe(page)
    told.get_by_role("link", name="See what changed").click()
    expect(page.locator(".sides")).to_contain_text("The draft in hand")
    save(author, address, "The bus leaves early", later)
    page.goto(address)
    expect(page.locator(".changed-since")).to_have_count(0)
