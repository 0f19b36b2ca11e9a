"""Nothing typed is lost: saved by itself, kept without a network, never over somebody else's words."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_writing import begin, body

UNSENT = "Object.keys(localStorage).filter((name) => name.startsWith('newsroom:unsent:'))"


CUT = "Failed to load resource|ERR_INTERNET_DISCONNECTED"
REFUSED = "status of (409|422)"


def saved(page):
    """The page has sent what was typed, and says so."""
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    expect(page.locator("#story:not([data-busy])")).to_be_attached()


def on_the_server(page) -> str:
    """The text as another page would get it."""
    return page.request.get(page.url).text()


def write(page, words):
    page.locator(".prose").click()
    page.keyboard.type(words)


def test_what_is_typed_is_saved_by_itself_and_the_caret_stays(signed_in):
    page = begin(signed_in("author"))
    page.get_by_label("Headline", exact=True).fill("The well that sings")
    write(page, "It began at dawn")
    saved(page)

    page.keyboard.type(", and went on")
    saved(page)

    assert "It began at dawn, and went on" in on_the_server(page)
    assert "The well that sings" in on_the_server(page)
    page.keyboard.press("ControlOrMeta+z")
    expect(page.locator(".prose")).not_to_contain_text("went on")


CARET = "() => [document.activeElement.className.includes('prose'), getSelection().anchorNode.textContent, getSelection().anchorOffset, scrollY]"


def test_focus_caret_and_scroll_stay_where_they_are(signed_in):
    page = begin(signed_in("author"))
    page.locator(".prose").click()
    for number in range(30):
        page.keyboard.type(f"Paragraph {number}.")
        page.keyboard.press("Enter")
    saved(page)
    page.locator(".prose p").nth(20).click()
    page.keyboard.press("Home")
    page.keyboard.type("In the middle, ")
    before = page.evaluate(CARET)

    saved(page)

    assert page.evaluate(CARET) == before
    assert before[1:3] == ["In the middle, Paragraph 20.", len("In the middle, ")]


def test_right_to_left_and_mixed_words_are_written_as_they_are_read(signed_in):
    page = signed_in("admin")
    page.goto("/admin/story/new/")
    page.locator("input[value=fa]").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Begin").click()
    prose = page.locator(".prose")
    mixed = "گزارش BBC در ۲۰۲۶ گفت «Hello, world» و رفت"
    prose.click()
    page.keyboard.insert_text(mixed)
    page.keyboard.press("Enter")
    page.keyboard.insert_text("می‌خواهم ۵٪ از 3.5 km را")
    saved(page)

    assert prose.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert mixed in on_the_server(page)
    assert "می‌خواهم ۵٪ از 3.5 km را" in on_the_server(page)
    first = prose.locator("p").first.evaluate("one => { const range = document.createRange(); range.setStart(one.firstChild, 0); range.setEnd(one.firstChild, 1); return range.getBoundingClientRect().right - one.getBoundingClientRect().right }")
    assert abs(first) < 2  # the first letter stands at the right edge


def test_no_revision_is_made_by_typing_one_is_by_saving(signed_in):
    page = begin(signed_in("author"))
    write(page, "Words")
    saved(page)
    address = page.url
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    assert page.url == address
    assert page.evaluate(UNSENT) == []
    with page.expect_navigation():
        page.get_by_role("link", name="History").click()
    expect(page.locator("input[name=from]")).to_have_count(1)


def test_input_methods_are_left_alone_while_autosave_fires(signed_in):
    """Thirty composed commits each in Japanese, Korean and Vietnamese, through the browser's own protocol."""
    page = begin(signed_in("author"))
    page.locator(".prose").click()
    keyboard = page.context.new_cdp_session(page)
    expected = ""
    for number in range(30):
        for steps, word in ((["k", "か", "かん", "漢字"], "漢字"), (["ㅎ", "하", "한", "한국"], "한국"), (["v", "vi", "viê", "việt"], "việt")):
            for step in steps:
                keyboard.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
                if number % 10 == 0:
                    page.wait_for_timeout(600)  # the autosave's quiet time goes by while the word is not finished
            keyboard.send("Input.insertText", {"text": word})
            expected += word
    saved(page)

    assert page.locator(".prose").inner_text().strip() == expected
    assert expected in on_the_server(page)


def test_words_typed_without_a_network_wait_and_arrive_once(signed_in, pages):
    pages.forgive(CUT)
    page = begin(signed_in("author"))
    write(page, "Before the cut. ")
    saved(page)
    page.context.set_offline(True)
    words = " ".join(f"word{number}" for number in range(200))
    page.keyboard.type(words)
    expect(page.locator("[data-saved]")).to_contain_text("Not connected")
    assert "word199" in page.evaluate("JSON.stringify(localStorage)")

    page.context.set_offline(False)

    expect(page.locator("#story:not([data-busy])")).to_be_attached(timeout=5000)
    assert on_the_server(page).count("word199") == 1
    assert page.evaluate(UNSENT) == []


def test_a_page_closed_without_a_network_offers_its_words_back(signed_in, pages):
    pages.forgive(CUT)
    page = begin(signed_in("author"))
    write(page, "Sent. ")
    saved(page)
    address, context = page.url, page.context
    context.set_offline(True)
    page.keyboard.type("Never sent.")
    expect(page.locator("[data-saved]")).to_contain_text("Not connected")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    page.locator(".prose").wait_for()

    page.get_by_role("button", name="Put them back").click()

    expect(page.locator(".prose")).to_contain_text("Sent. Never sent.")
    saved(page)
    assert "Sent. Never sent." in on_the_server(page)
    assert page.evaluate(UNSENT) == []


def test_signing_out_leaves_no_words_behind(signed_in):
    page = begin(signed_in("author"))
    page.evaluate("localStorage.setItem('newsroom:unsent:9:9:left', JSON.stringify({ at: Date.now(), version: 1, fields: [] }))")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    write(page, "The last words")
    page.get_by_role("button", name="Sign out").click()

    page.wait_for_url(re.compile(r"/admin/(login|logout)"))
    assert "never sent" in asked[0]
    assert page.evaluate(UNSENT) == []


@pytest.mark.parametrize("why", ["sensitive", "switched off"])
def test_nothing_is_kept_in_the_browser_where_that_would_be_a_danger(signed_in, pages, why):
    pages.forgive(CUT)
    page = signed_in("author")
    if why == "switched off":
        page.goto("/admin/account/")
        page.get_by_label("Keep words in this browser until they are sent").uncheck()
        with page.expect_navigation():
            page.get_by_role("button", name="Save").click()
    begin(page)
    if why == "sensitive":
        page.get_by_label("Sensitive").check()
    write(page, "Sent. ")
    saved(page)
    page.context.set_offline(True)
    page.keyboard.type("A name that must not be found.")
    expect(page.locator("[data-saved]")).to_contain_text("Keep this page open")

    assert page.evaluate("localStorage.length") == 0

    page.context.set_offline(False)
    saved(page)
    assert "must not be found" in on_the_server(page)
    if why == "switched off":
        page.goto("/admin/account/")
        page.get_by_label("Keep words in this browser until they are sent").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Save").click()


def test_the_second_is_told_before_typing_and_may_take_over(signed_in, pages):
    pages.forgive(f"{CUT}|{REFUSED}")
    amina, ben = begin(signed_in("author")), signed_in("admin")
    write(amina, "Amina began.")
    saved(amina)

    ben.goto(amina.url)

    told = ben.locator("[data-together]")
    expect(told).to_contain_text("author is writing here")
    expect(ben.locator(".prose")).to_have_attribute("contenteditable", "false")
    expect(amina.locator("[data-together]")).to_contain_text("admin has this text open", timeout=15_000)
    amina.context.set_offline(True)
    amina.keyboard.type(" Unsent.")
    ben.get_by_role("button", name="Take over").click()
    expect(ben.locator(".prose")).to_have_attribute("contenteditable", "true")
    amina.context.set_offline(False)

    expect(amina.locator("[data-together]")).to_contain_text("admin has taken this text over", timeout=15_000)
    expect(amina.locator("[data-together]")).to_contain_text("kept in the history")
    expect(told).to_contain_text("What author had not sent yet is kept", timeout=15_000)
    told.get_by_role("link", name="See both side by side").click()
    expect(ben.locator("body")).to_contain_text("Unsent.")


def test_of_ones_own_two_windows_the_older_keeps_its_words_and_says_so(signed_in, pages):
    pages.forgive(REFUSED)
    first = begin(signed_in("author"))
    second = first.context.new_page()
    second.goto(first.url)
    second.locator(".prose").wait_for()
    write(second, "From the second.")
    saved(second)

    write(first, "From the first.")

    expect(first.locator("[data-together]")).to_contain_text("in another window")
    assert "From the second." in on_the_server(first)
    first.get_by_role("button", name="Go on with my words").click()
    saved(first)
    assert "From the first." in on_the_server(first)


def test_an_author_at_the_same_text_as_an_editor_sees_both_texts_without_script(signed_in):
    page = begin(signed_in("author"))
    address = page.url
    plain = signed_in("author", js=False)
    plain.goto(address)
    write(page, "With script.")
    saved(page)

    plain.locator("textarea[name=body]").fill("<p>Without script.</p>")
    plain.get_by_role("button", name="Save").click()

    expect(plain.locator(".stale")).to_contain_text("With script.")
    assert plain.locator("textarea[name=body]").input_value().strip() == "<p>Without script.</p>"


def test_what_is_too_long_is_said_at_its_place_and_the_rest_is_saved(signed_in, pages):
    pages.forgive(REFUSED)
    page = begin(signed_in("author"))
    page.get_by_label("Headline", exact=True).fill("ж" * 301)
    write(page, "The text itself.")

    expect(page.locator("#field-headline .fault")).to_contain_text("301")
    assert "The text itself." in on_the_server(page)
    assert body(page)


def test_words_typed_while_a_refusal_is_on_its_way_are_set_aside_too(signed_in, pages):
    pages.forgive(REFUSED)
    first = begin(signed_in("author"))
    second = first.context.new_page()
    second.goto(first.url)
    write(second, "From the second.")
    saved(second)

    def slow(route):
        answer = route.fetch()
        first.keyboard.insert_text(" Typed meanwhile.")
        route.fulfill(response=answer)

    first.route("**/autosave/", slow, times=1)
    write(first, "From the first.")

    expect(first.locator("[data-together]")).to_contain_text("kept in the history")
    with first.expect_navigation():
        first.get_by_role("link", name="See both side by side").click()
    expect(first.locator(".side-by-side")).to_contain_text("From the first. Typed meanwhile.")
    expect(first.locator(".side-by-side")).to_contain_text("From the second.")


def test_what_every_closed_window_left_is_offered_one_after_the_other(signed_in, pages):
    pages.forgive(CUT)
    page = begin(signed_in("author"))
    address, context = page.url, page.context
    for words in ("First left.", "Second left."):
        page.locator(".prose").click()
        context.set_offline(True)
        page.keyboard.insert_text(words)
        expect(page.locator("[data-saved]")).to_contain_text("Not connected")
        page.close()
        context.set_offline(False)
        page = context.new_page()
        page.goto(address)
        page.locator(".prose").wait_for()
        expect(page.locator(".together[data-offer]")).to_be_visible()

    page.get_by_role("button", name="Put them back").click()
    expect(page.locator(".prose")).to_contain_text("Second left.")
    expect(page.locator(".together[data-offer]")).to_be_visible()
    page.get_by_role("button", name="Throw them away").click()

    saved(page)
    assert "Second left." in on_the_server(page)
    assert page.evaluate(UNSENT) == []


def test_a_window_left_open_writes_nothing_into_the_browser_after_signing_out(signed_in, pages):
    pages.forgive(CUT)
    page = begin(signed_in("author"))
    write(page, "Sent. ")
    saved(page)
    other = page.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url(re.compile(r"/admin/(login|logout)"))

    page.keyboard.type("A name that must not be found.")
    expect(page.locator("[data-saved]")).to_contain_text("signed out")

    assert page.evaluate(UNSENT) == []


def test_a_story_that_becomes_sensitive_leaves_nothing_in_the_browser(signed_in, pages):
    pages.forgive(CUT)
    page = begin(signed_in("author"))
    address, context = page.url, page.context
    page.locator(".prose").click()
    context.set_offline(True)
    page.keyboard.type("A name that must not be found.")
    expect(page.locator("[data-saved]")).to_contain_text("Not connected")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".together[data-offer]")).to_be_visible()

    page.get_by_label("Sensitive").check()

    saved(page)
    assert page.evaluate(UNSENT) == []


def test_an_answer_that_comes_late_accuses_nobody(signed_in):
    page = signed_in("author")
    held = []
    page.route("**/pulse/", lambda route: held.append(route), times=1)
    begin(page)
    write(page, "Words.")
    saved(page)

    for route in held:
        route.fulfill(json={"version": 1, "mine": False, "taken": False, "takenBy": "", "by": "", "others": [], "aside": None})
    page.keyboard.type(" More words.")
    saved(page)

    assert "Words. More words." in on_the_server(page)
    expect(page.locator("[data-together]")).to_be_hidden()
