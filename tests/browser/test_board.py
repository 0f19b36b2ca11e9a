"""The board, the calendar and the keys of the desk, in a real browser."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect


def today():
    return datetime.now(UTC).date()


def begun(page, server, headline, *, day="", submit=False):
    """The number of a story by whoever has signed in, begun as somebody without script would, which takes no time."""
    plain = page.context.browser.new_context(java_script_enabled=False, base_url=server.url, storage_state=page.context.storage_state()).new_page()
    plain.goto("/admin/story/new/")
    if plain.locator("input[value=en]").count():
        plain.locator("input[value=en]").check()
    plain.locator("main form button").first.click()
    plain.locator("[name=headline]").fill(headline)
    plain.locator("textarea[name=summary]").fill("Thirty children wait at the bridge.")
    plain.locator("textarea[name=body]").fill("<p>At dawn the bus stops, and thirty children are waiting.</p>")
    plain.get_by_label("Section", exact=True).select_option(index=1)
    if day:
        plain.locator("[name=planned_for]").fill(day)
    plain.get_by_role("button", name="Submit" if submit else "Save", exact=True).click()
    address = plain.url
    plain.context.close()
    return address


def row(page, headline):
    return page.locator(".row", has=page.get_by_text(headline, exact=True))


def shown(page, headline):
    """Its row on the board, whether among the first or the rest."""
    page.goto("/admin/")
    for rest in page.locator(".board-rest:not([open]) > summary").all():
        rest.click()
    return row(page, headline).first


def test_an_editor_says_i_have_it_and_the_other_sees_who(signed_in, server):
    author, editor, admin = signed_in("author"), signed_in("editor"), signed_in("admin")
    begun(author, server, "A bridge for one reader at a time", submit=True)

    with editor.expect_navigation():
        shown(editor, "A bridge for one reader at a time").get_by_role("button").click()

    expect(editor.locator(".review")).to_contain_text("You have it until")
    theirs = shown(admin, "A bridge for one reader at a time")
    expect(theirs).to_contain_text("editor has it until")
    expect(theirs.get_by_role("button")).to_have_count(0)
    with editor.expect_navigation():
        editor.get_by_role("button", name="Give it up").click()
    expect(shown(admin, "A bridge for one reader at a time").get_by_role("button")).to_contain_text("I have it")


def test_the_keys_go_from_row_to_row_and_open_one(signed_in):
    page = signed_in("admin")
    page.goto("/admin/")
    titles = page.locator(".row-title a")

    page.keyboard.press("j")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    expect(titles.nth(2)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    expect(titles.nth(0)).to_be_focused()

    address = titles.nth(0).get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("o")
    assert page.url.endswith(address)


def test_the_keys_lead_to_board_calendar_search_and_a_new_story(signed_in):
    page = signed_in("editor")
    page.goto("/admin/")

    for keys, there in (("gc", r"/admin/calendar/$"), ("gb", r"/admin/$"), ("n", r"/admin/story/new/$")):
        with page.expect_navigation():
            for key in keys:
                page.keyboard.press(key)
        expect(page).to_have_url(re.compile(there))
    page.goto("/admin/calendar/")
    with page.expect_navigation():
        page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    page.keyboard.type("gcn?j")
    expect(page.locator("#searchbar")).to_have_value("gcn?j")
    expect(page.locator("#keys")).not_to_be_visible()


def test_the_keys_rest_in_the_prose_and_with_a_modifier_and_s_submits(signed_in, server):
    page = signed_in("author")
    page.goto(begun(page, server, "Keys that rest while somebody writes"))
    prose = page.locator(".prose")
    prose.wait_for()

    prose.click()
    page.keyboard.press("End")
    page.keyboard.type(" sn?j gc /o")
    expect(prose).to_contain_text("sn?j gc /o")
    expect(page.locator("#keys")).not_to_be_visible()
    page.locator("h1").evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Alt+s")
    expect(prose).to_be_visible()

    with page.expect_navigation():
        page.keyboard.press("s")
    expect(page.locator(".messages")).to_contain_text("Submitted.")


def test_the_keys_are_listed_and_can_be_switched_off(signed_in, axe):
    page = signed_in("author")
    page.goto("/admin/")

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys in this browser").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("n")
    page.keyboard.press("j")
    expect(page.locator(".is-here")).to_have_count(0)

    page.keyboard.press("?")
    page.get_by_label("Use these keys in this browser").check()
    page.get_by_role("button", name="Close").click()
    with page.expect_navigation():
        page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/story/"))


def test_the_keys_are_found_by_their_place_on_another_keyboard(signed_in):
    page = signed_in("author")
    page.goto("/admin/")

    page.evaluate("() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '؟', code: 'Slash', shiftKey: true, bubbles: true}))")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.evaluate("() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ى', code: 'KeyN', bubbles: true}))")
    expect(page).to_have_url(re.compile("/story/"))


def test_a_plan_is_moved_by_the_arrow_keys(signed_in, server):
    page = signed_in("author")
    begun(page, server, "A plan under an arrow key", day=f"{today()}")
    page.goto("/admin/calendar/")
    entry = page.locator(".entry", has_text="A plan under an arrow key")

    entry.locator("a").focus()
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")

    expect(page.locator(".messages")).to_contain_text("A plan publishes nothing")
    expect(page.locator(f"[data-day='{today() + timedelta(days=1)}']")).to_contain_text("A plan under an arrow key")
    expect(entry.locator("a")).to_be_focused()


def test_a_plan_is_dragged_to_a_day_and_back_to_none(signed_in, server):
    page = signed_in("author")
    begun(page, server, "A plan that is dragged")
    page.goto(f"/admin/calendar/?week={today()}")
    entry = page.locator(".entry", has_text="A plan that is dragged")
    day = page.locator(f".day[data-day='{today()}']")

    with page.expect_navigation():
        entry.locator(".entry-kind").drag_to(day.locator("h2"))
    expect(day).to_contain_text("A plan that is dragged")

    with page.expect_navigation():
        entry.locator(".entry-kind").drag_to(page.locator("#undated"))
    expect(page.locator("section[data-day='']")).to_contain_text("A plan that is dragged")
    expect(page.locator(".messages")).to_contain_text("It has no date now.")


def test_without_script_a_plan_is_moved_by_its_form_and_the_keys_are_not_promised(signed_in, server):
    page = signed_in("author", js=False)
    begun(page, server, "A plan without script", day=f"{today()}")
    page.goto("/admin/calendar/")
    entry = page.locator(".entry", has_text="A plan without script")

    entry.locator("summary").click()
    entry.locator("[name=day]").fill(f"{today() + timedelta(days=9)}")
    entry.get_by_role("button", name="Set the plan").click()

    expect(page.locator(f"[data-day='{today() + timedelta(days=9)}']")).to_contain_text("A plan without script")
    expect(page.get_by_role("button", name="Keys")).to_have_count(0)
    expect(page.get_by_text("Drag a planned story")).not_to_be_visible()


def test_a_view_of_the_board_is_kept_without_script(signed_in):
    page = signed_in("admin", js=False)
    page.goto("/admin/")

    page.get_by_text("Show only some").click()
    page.get_by_label("Language").select_option("ar")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".filtered")).to_contain_text("You see a part of your board")
    page.get_by_label("Name of this view").fill("Arabic, please")
    page.get_by_role("button", name="Keep this view").click()

    views = page.get_by_role("navigation", name="Your views of the board")
    expect(views.get_by_role("link", name="Arabic, please")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".filtered")).to_have_count(0)
    views.get_by_role("link", name="Arabic, please").click()
    page.get_by_role("button", name="Delete this view").click()
    expect(page.get_by_text("Nothing else is.")).to_be_visible()


@pytest.mark.parametrize(("who", "width", "code"), [("editor", 1280, "en"), ("admin", 360, "en"), ("translator-ar", 360, "ar"), ("editor-ar", 1280, "ar"), ("moderator", 360, "en")])
def test_board_and_calendar_stand_in_both_directions_and_on_a_phone(signed_in, axe, who, width, code):
    page = signed_in(who, width=width, lang=code)
    places = ["/admin/"] + ([] if who == "moderator" else ["/admin/calendar/", "/admin/calendar/?month=2026-11"])
    for address in places:
        page.goto(address)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), address
        assert page.locator("html").get_attribute("dir") == ("rtl" if code == "ar" else "ltr")
        axe(page)
