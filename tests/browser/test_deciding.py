"""An editor reads, mends a word and publishes; the schedule's button says for when; a taken-back text says so. In a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_notes import written
from tests.ground.browser import settle


@pytest.fixture
def people(signed_in):
    return signed_in("author"), signed_in("editor")


def named(address, author, headline):
    """That story under a headline of its own, submitted."""
    author.goto(address)
    author.locator(".prose").wait_for()
    author.get_by_label("Headline", exact=True).fill(headline)
    with author.expect_navigation():
        author.get_by_role("button", name="Submit", exact=True).click()
    return address


def opened(page, address):
    page.goto(address)
    page.locator(".prose").wait_for()
    return page.locator("#decide")


class Hand:
    """Counts what somebody presses."""

    def __init__(self, page):
        self.page, self.presses = page, 0

    def click(self, locator):
        self.presses += 1
        locator.click()


def test_from_the_board_read_mended_and_published_in_five_presses(people, server):
    author, editor = people
    named(written(author, server), author, "Five presses to the bridge")
    editor.goto("/admin/")
    hand = Hand(editor)

    with editor.expect_navigation():
        hand.click(editor.get_by_role("link", name="Five presses to the bridge").first)
    editor.locator(".prose").wait_for()
    hand.click(editor.locator(".prose p", has_text="The driver counts them"))
    editor.keyboard.type("Mended. ")
    with editor.expect_navigation():
        hand.click(editor.get_by_role("button", name="Publish now"))

    expect(editor.get_by_text("Published.", exact=True)).to_be_visible()
    assert hand.presses <= 5
    with editor.expect_navigation():
        editor.get_by_role("link", name="Read it").click()
    expect(editor.locator("article").first).to_contain_text("Mended.")


def test_the_button_says_for_when_by_both_clocks(people, signed_in, server):
    author, _editor = people
    address = named(written(author, server), author, "A button that knows the hour")
    editor = signed_in("editor", timezone_id="Africa/Nairobi")
    decide = opened(editor, address)

    decide.get_by_text("Let it go out at an hour").click()
    button = decide.locator("[data-verb=schedule]")
    before = button.inner_text()
    decide.get_by_label(re.compile("Goes out at")).fill("2031-03-04T09:00")
    with_hour = button.inner_text()
    with editor.expect_navigation():
        button.click()

    assert before == "Schedule"
    assert with_hour == "Schedule for Tue, 4 Mar 2031, 09:00 (UTC; your 12:00)"
    expect(editor.get_by_text("It goes out Tue 4 March 2031, 09:00 (UTC).")).to_be_visible()
    expect(editor.locator(".goes-out")).to_contain_text("Goes out")


def test_without_script_the_same_form_schedules(people, signed_in, server):
    author, _editor = people
    address = named(written(author, server), author, "An hour without script")
    editor = signed_in("editor", js=False)
    editor.goto(address)

    editor.get_by_text("Let it go out at an hour").click()
    editor.get_by_label(re.compile("Goes out at")).fill("2031-03-04T09:00")
    editor.get_by_role("button", name="Schedule", exact=True).click()

    expect(editor.get_by_text("It goes out Tue 4 March 2031, 09:00 (UTC).")).to_be_visible()


def test_a_change_typed_after_it_was_scheduled_goes_out_too_by_one_press(people, server):
    author, editor = people
    address = named(written(author, server), author, "Changed while it waits")
    decide = opened(editor, address)
    decide.get_by_text("Let it go out at an hour").click()
    decide.get_by_label(re.compile("Goes out at")).fill("2031-03-04T09:00")
    with editor.expect_navigation():
        decide.locator("[data-verb=schedule]").click()
    editor.locator(".prose").wait_for()
    editor.locator("textarea[name=summary]").fill("Forty children wait.")
    with editor.expect_navigation():
        editor.get_by_role("button", name="Save", exact=True).click()

    expect(editor.get_by_text("That change does not go out with it")).to_be_visible()
    with editor.expect_navigation():
        editor.get_by_role("button", name="Let the change go out, too").click()

    expect(editor.get_by_text("That change does not go out with it")).to_have_count(0)
    expect(editor.locator(".goes-out")).to_contain_text("Tue 4 March 2031, 09:00")


def test_who_has_it_open_is_told_that_its_writer_took_it_back(people, server):
    author, editor = people
    address = named(written(author, server), author, "Taken back while it is read")
    opened(editor, address)
    author.goto(address)

    with author.expect_navigation():
        author.get_by_role("button", name="Take back").click()

    expect(editor.get_by_text("took it back.")).to_be_visible(timeout=20_000)


def test_a_weight_shows_only_what_it_asks_for(people, server, axe):
    author, editor = people
    address = named(written(author, server), author, "What the change weighs")
    decide = opened(editor, address)
    with editor.expect_navigation():
        decide.get_by_role("button", name="Publish now").click()
    with editor.expect_navigation():
        editor.get_by_role("button", name="Change it").click()
    editor.locator(".prose").wait_for()
    editor.locator("textarea[name=summary]").fill("31 children wait.")
    with editor.expect_navigation():
        editor.get_by_role("button", name="Save", exact=True).click()
    editor.locator(".prose").wait_for()
    decide = editor.locator("#decide")

    expect(decide.get_by_role("radio", name=re.compile("^the facts"))).to_be_checked()
    expect(decide.get_by_label("Correction that readers see")).to_be_visible()
    expect(decide.get_by_label("Because")).to_be_hidden()
    decide.get_by_label("Readers need no correction").check()
    expect(decide.get_by_label("Because")).to_be_visible()
    decide.get_by_role("radio", name=re.compile("^a typing mistake")).check()
    expect(decide.get_by_label("Correction that readers see")).to_be_hidden()
    expect(decide.get_by_label("Because")).to_be_visible()
    axe(editor)
    with editor.expect_navigation():
        decide.get_by_role("button", name="Publish the change now").click()

    expect(editor.get_by_text("A typing mistake changes none of these.").first).to_be_visible()
    expect(editor.locator("#decide").get_by_role("radio", name=re.compile("^a typing mistake"))).to_be_checked()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_decision_fits_a_phone_and_the_keyboard(people, signed_in, server, axe, lang):
    author, _editor = people
    address = named(written(author, server), author, f"A decision on a phone {lang}")
    editor = signed_in("editor", width=360, height=740, lang=lang)
    decide = opened(editor, address)

    for fold in decide.locator("summary").all():
        fold.focus()
        editor.keyboard.press("Enter")
    settle(editor)

    expect(decide.locator("[name=why]")).to_be_visible()
    expect(decide.locator("[name=hour]")).to_be_visible()
    assert editor.evaluate("document.documentElement.scrollWidth") <= 360
    axe(editor)
    editor.goto(address)
    with editor.expect_navigation():
        editor.locator("#decide [data-verb=publish]").click()
    assert editor.evaluate("document.documentElement.scrollWidth") <= 360
    axe(editor)
