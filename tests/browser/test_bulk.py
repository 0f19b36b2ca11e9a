"""Many texts at once, from the list of stories: tick, look at the table, press once. In a real browser, by keyboard, and without script."""

import pytest
from playwright.sync_api import expect


def begin(page, server, *headlines):
    """New stories of these headlines, filled in as somebody without script would."""
    plain = page.context.browser.new_context(java_script_enabled=False, base_url=server.url, storage_state=page.context.storage_state()).new_page()
    for number, headline in enumerate(headlines):
        plain.goto("/admin/story/new/")
        plain.locator("main form button").first.click()
        plain.locator("[name=headline]").fill(headline)
        if number == 0:
            plain.locator("textarea[name=summary]").fill("Ready to be read.")
            plain.locator("textarea[name=body]").fill("<p>Words.</p>")
            plain.locator("select[name=section]").select_option(index=1)
        plain.get_by_role("button", name="Save", exact=True).click()
    plain.context.close()


@pytest.mark.parametrize(("name", "options"), [("wide", {}), ("narrow", {"width": 360}), ("bare", {"js": False})])
def test_a_table_first_then_one_press(signed_in, server, axe, name, options):
    page = signed_in("author", **options)
    begin(page, server, f"Bulk {name} whole", f"Bulk {name} half")
    page.goto(f"/admin/articles/edition/?q=Bulk+{name}")
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    if options.get("js", True):
        axe(page)
    for box in boxes.all():
        box.check()
    page.get_by_label("With those that are ticked").select_option("submit")
    with page.expect_navigation():
        page.get_by_role("button", name="Show what would happen").click()

    expect(page.locator("tr", has_text=f"Bulk {name} whole")).to_contain_text("will be done")
    expect(page.locator("tr", has_text=f"Bulk {name} half")).to_contain_text("The summary is empty")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if options.get("js", True):
        axe(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Submit (1)").click()

    expect(page.locator("tr", has_text=f"Bulk {name} whole")).to_contain_text("done")
    with page.expect_navigation():
        page.get_by_role("link", name="Back to the list").click()
    expect(page.locator("tr", has_text=f"Bulk {name} whole")).to_contain_text("submitted")
    assert f"q=Bulk+{name}" in page.url


def test_a_return_without_words_keeps_what_was_chosen(signed_in, server):
    author = signed_in("author")
    begin(author, server, "Bulk goes back")
    page = signed_in("editor")
    for deed in ("submit", "return"):
        page.goto("/admin/articles/edition/?q=Bulk+goes+back")
        page.get_by_role("checkbox").first.check()
        page.get_by_label("With those that are ticked").select_option(deed)
        with page.expect_navigation():
            page.get_by_role("button", name="Show what would happen").click()
        if deed == "submit":
            with page.expect_navigation():
                page.locator("button[value=do]").click()
    page.get_by_label("Kind of reason").select_option("sources")
    with page.expect_navigation():
        page.get_by_role("button", name="Return (1)").click()

    expect(page.get_by_role("alert")).to_contain_text("Reason")
    expect(page.get_by_label("Kind of reason")).to_have_value("sources")
    page.get_by_label("Reason, in your words").fill("Say who counted them.")
    with page.expect_navigation():
        page.get_by_role("button", name="Return (1)").click()
    expect(page.locator("tr", has_text="Bulk goes back")).to_contain_text("done")


def test_by_keyboard(signed_in, server):
    page = signed_in("author")
    begin(page, server, "Bulk with keys")
    page.goto("/admin/articles/edition/?q=Bulk+with+keys")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.get_by_label("With those that are ticked").focus()
    page.get_by_label("With those that are ticked").select_option("submit")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("button[value=do]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("tr", has_text="Bulk with keys")).to_contain_text("done")
