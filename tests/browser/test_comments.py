"""Readers speak and a moderator lets them be heard, in a real browser: with and without script, in both directions, wide and narrow.

All of it comes from one address, so these tests together say less than limits.SENDER_LIMIT allows.
"""

import time
from urllib.parse import unquote, urlsplit

import pytest

WIDTHS = (360, 1280)
LANGUAGES = ("en", "ar")


def address(server, language):
    return unquote(urlsplit(server.story("en", "ar")[language]).path)


def words():
    """Said once in the life of a server: the same again is refused."""
    return f"I waited at that bridge too, {time.time_ns()}."


def say(page, where, *, name="Wanjiru", text=None):
    page.goto(where)
    page.fill("#comment-name", name)
    page.fill("#comment-text", text or words())
    page.click(".comment-form button")


def send_unchecked(page, where, *, name, text):
    """As a browser would that does not know `required` and `maxlength`."""
    page.goto(where)
    page.evaluate("document.querySelectorAll('.comment-form [required]').forEach(one => { one.required = false; one.removeAttribute('maxlength') })")
    page.fill("#comment-name", name)
    page.fill("#comment-text", text)
    page.click(".comment-form button")


def does_not_scroll_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("language", "js"), [("en", True), ("ar", False)])
def test_a_comment_stands_on_the_page_once_a_moderator_has_approved_it(open_page, signed_in, server, language, js):
    reader, where, text = open_page(lang=language, js=js, width=360), address(server, language), words()
    say(reader, where, text=text)
    assert reader.locator(".own-comment").get_by_text(text).is_visible()
    reader.goto(where)
    assert reader.get_by_text(text).count() == 0

    moderator = signed_in("moderator", js=js)
    moderator.goto("/admin/moderate/")
    case = moderator.locator(".case", has_text=text)
    case.locator("button[value=shown]").click()

    assert moderator.locator(".case", has_text=text).count() == 0
    reader.goto(where)
    assert reader.locator("#comments .comment", has_text=text).is_visible()
    assert reader.context.cookies() == []


def test_an_answer_stands_under_what_it_answers(open_page, signed_in, server):
    reader, where, first, second = open_page(js=False), address(server, "en"), words(), words()
    say(reader, where, text=first)
    moderator = signed_in("moderator")
    _approve(moderator, first)
    reader.goto(where)

    reader.locator("#comments .comment", has_text=first).last.locator(".comment-answer a").click()
    reader.fill("#comment-name", "Omar")
    reader.fill("#comment-text", second)
    reader.click(".comment-form button")
    _approve(moderator, second)

    reader.goto(where)
    assert reader.locator(".comment", has_text=first).locator(".comment", has_text=second).is_visible()


def test_a_removal_says_why_and_is_in_the_log(open_page, signed_in, server):
    text = words()
    say(open_page(), address(server, "en"), name="rainfan88", text=text)
    moderator = signed_in("moderator", js=False)
    moderator.goto("/admin/moderate/")
    case = moderator.locator(".case", has_text=text)

    case.locator("summary", has_text="Remove").click()
    case.locator("[name=why]").fill("An advertisement for umbrellas.")
    case.locator("button[value=removed]").click()

    moderator.goto("/admin/moderate/log/")
    assert moderator.locator(".decisions li").first.get_by_text("An advertisement for umbrellas.").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_keeps_what_was_typed(open_page, server, axe, language, width):
    page = open_page(lang=language, width=width)
    typed = "Words that took long to find. " * 200

    send_unchecked(page, address(server, language), name=" ", text=typed)

    assert page.locator("#comment-text").input_value() == typed
    assert page.locator("#comment-name[aria-invalid=true]").count() == 1
    assert page.locator("#wrong-text").is_visible()
    assert does_not_scroll_sideways(page)
    axe(page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_speaking_are_sound(open_page, server, axe, language, width):
    page = open_page(lang=language, width=width)

    say(page, address(server, language))

    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert does_not_scroll_sideways(page)
    axe(page)


def test_the_moderators_pages_are_sound(open_page, signed_in, server, axe):
    say(open_page(), address(server, "ar"), name="\u202eOmar", text=f"{words()} {'very' * 60}long https://rain.example/{'a' * 120}")

    for language in LANGUAGES:
        page = signed_in("moderator", lang=language)
        page.goto("/admin/moderate/")
        one = page.locator(".case-head p a").first.get_attribute("href")
        for place in ("/admin/moderate/", "/admin/moderate/log/", one):
            page.goto(place)
            axe(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert does_not_scroll_sideways(page), (place, language, width)


def _approve(moderator, text):
    moderator.goto("/admin/moderate/?in=en")
    moderator.locator(".case", has_text=text).last.locator("button[value=shown]").click()
