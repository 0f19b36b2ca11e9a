"""An editor writes on a paragraph and returns; the author reads that first, accepts with one press, answers, resolves. In a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.ground.browser import settle

BODY = (
    '<p data-key="bridge01">At dawn the bus stops, and <a href="https://example.org/children">thirty children</a> are waiting.</p>'
    '<p data-key="driver01">The driver counts them twice.</p>'
)
ARABIC = (
    '<p data-key="bridge01">عند الفجر تقف الحافلة وينتظرها <a href="https://example.org/children">ثلاثون طفلًا</a>.</p>'
    '<p data-key="driver01">تعدهم السائقة مرتين.</p>'
)


@pytest.fixture
def people(signed_in):
    """An author and an editor at the desk."""
    return signed_in("author"), signed_in("editor")


def written(page, server, body=BODY, language=""):
    """The address of a story with that body, filled in as somebody without script would, which takes no time."""
    plain = page.context.browser.new_context(java_script_enabled=False, base_url=server.url, storage_state=page.context.storage_state()).new_page()
    plain.goto("/admin/story/new/")
    if language:
        plain.locator(f"input[value={language}]").check()
    plain.locator("main form button").first.click()
    plain.locator("[name=headline]").fill("The bus at the bridge")
    plain.locator("textarea[name=summary]").fill("Thirty children wait.")
    plain.locator("textarea[name=body]").fill(body)
    plain.get_by_label("Section", exact=True).select_option(index=1)
    plain.get_by_role("button", name="Save", exact=True).click()
    address = plain.url
    plain.context.close()
    return address


def submitted(page, address):
    page.goto(address)
    with page.expect_navigation():
        page.get_by_role("button", name="Submit").click()


def body(page) -> str:
    return page.locator("textarea[name=body]").evaluate("area => area.value")


def open_draft(page, address):
    page.goto(address)
    page.locator(".prose").wait_for()


def again(page, address):
    """The page anew, without the message about what was done."""
    page.goto("/admin/")
    open_draft(page, address)


def note_on(page, words, *, remark="", wording=""):
    """Put the caret into the paragraph of these words and write a note on it."""
    page.locator(".prose p", has_text=words).click()
    page.get_by_role("toolbar").get_by_role("button", name="Note", exact=True).click()
    asked = page.locator("#ask-note")
    expect(asked).to_be_visible()
    asked.get_by_label("Note", exact=True).fill(remark)
    if wording:
        asked.get_by_label("Better wording").fill(wording)
    with page.expect_navigation():
        asked.get_by_role("button", name="Add the note").click()
    page.locator(".prose").wait_for()


def give_back(page):
    page.get_by_text("Return it to its writer").click()
    page.get_by_label("What it is about").select_option("facts")
    page.get_by_label("In your words").fill("See my notes.")
    with page.expect_navigation():
        page.get_by_role("button", name="Return with this reason").click()


def press(page, thread, name):
    with page.expect_navigation():
        thread.get_by_role("button", name=name, exact=True).click()
    page.locator(".prose").wait_for()


def test_a_wording_goes_from_the_editor_into_the_authors_text(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)

    open_draft(editor, address)
    note_on(editor, "At dawn", remark="Say when.", wording="At five the bus stops, and thirty children are waiting there.")
    note_on(editor, "The driver", remark="Why twice?")
    assert editor.locator(".prose .has-note").count() == 2
    give_back(editor)

    open_draft(author, address)
    first = author.locator(".note").first
    expect(first.get_by_role("link", name="At dawn")).to_be_visible()
    assert first.locator("del").first.inner_text().strip() == "dawn"
    assert author.locator("#notes").bounding_box()["y"] < author.locator("[name=headline]").bounding_box()["y"]
    press(author, first, "Accept")

    assert '<p data-key="bridge01">At five the bus stops, and <a href="https://example.org/children">thirty children</a> are waiting there.</p>' in body(author)
    second = author.locator(".threads").first.locator(".note")
    expect(second).to_have_count(1)
    second.get_by_text("Answer", exact=True).first.click()
    second.get_by_label("Answer").fill("One always hides.")
    with author.expect_navigation():
        second.get_by_role("button", name="Send the answer").click()
    expect(author.locator(".answers")).to_contain_text("One always hides.")
    author.locator(".prose").wait_for()
    press(author, author.locator(".note", has_text="Why twice?"), "Resolve")
    expect(author.get_by_text("No note is open.")).to_be_visible()
    expect(author.get_by_text("2 settled notes")).to_be_visible()


def test_what_is_typed_in_the_text_is_kept_when_a_note_is_pressed(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "At dawn", wording="At six the bus stops, and thirty children are waiting.")
    give_back(editor)

    open_draft(author, address)
    author.locator(".prose p", has_text="The driver").click()
    author.keyboard.press("End")
    author.keyboard.type(" Then she smiles.")
    press(author, author.locator(".note").first, "Accept")

    assert "The driver counts them twice. Then she smiles." in body(author)
    assert "At six" in body(author)


def test_the_enter_key_in_a_field_presses_no_note(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "At dawn", wording="At six the bus stops.")
    give_back(editor)

    open_draft(author, address)
    author.get_by_label("Another byline").fill("Nadia Ferro")
    with author.expect_navigation():
        author.get_by_label("Another byline").press("Enter")

    author.get_by_text("Saved.").wait_for()
    assert "At dawn" in body(author)
    expect(author.get_by_role("button", name="Accept", exact=True)).to_be_visible()


def test_a_note_follows_its_paragraph_and_says_when_it_is_gone(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "At dawn", remark="Say when.", wording="At five the bus stops.")
    note_on(editor, "The driver", remark="Why twice?")
    give_back(editor)

    open_draft(author, address)
    author.locator(".prose p", has_text="At dawn").click(click_count=3)
    author.keyboard.press("ControlOrMeta+x")
    author.keyboard.press("Delete")
    expect(author.locator(".prose .has-note")).to_have_count(1)
    author.keyboard.press("ControlOrMeta+z")
    author.keyboard.press("ControlOrMeta+z")
    expect(author.locator(".prose .has-note")).to_have_count(2)
    author.locator("textarea[name=body]").evaluate(
        "(area, swapped) => { area.value = swapped; area.dispatchEvent(new Event('newsroom:fill')) }", BODY.replace("</p><p", "</p>|<p").split("|")[1] + BODY.split("</p>")[0] + "</p>",
    )
    with author.expect_navigation():
        author.get_by_role("button", name="Save", exact=True).click()
    author.locator(".prose").wait_for()
    assert author.locator(".note-words").all_inner_texts() == ["Why twice?", "Say when."]
    settle(author)
    author.get_by_role("link", name="At dawn").click()
    settle(author)
    assert author.evaluate("getSelection().anchorNode.parentElement.closest('p').textContent").startswith("At dawn")

    author.locator(".prose p", has_text="The driver").click(click_count=3)
    author.keyboard.press("Backspace")
    author.keyboard.press("Backspace")
    with author.expect_navigation():
        author.get_by_role("button", name="Save", exact=True).click()

    gone = author.locator(".note", has_text="Why twice?")
    expect(gone).to_contain_text("Its paragraph is not in the text any more")
    expect(gone).to_contain_text("The driver counts them twice.")


def test_words_that_changed_meanwhile_are_shown_with_the_wording(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "The driver", wording="The driver counts them once.")
    give_back(editor)

    open_draft(author, address)
    author.locator(".prose p", has_text="The driver").click()
    author.keyboard.press("End")
    author.keyboard.type(" Aloud.")
    press(author, author.locator(".note").first, "Accept")

    faults = author.get_by_role("alert")
    expect(faults).to_contain_text("The driver counts them twice.")
    expect(faults).to_contain_text("The driver counts them twice. Aloud.")
    assert "Aloud." in body(author)


def test_the_mark_in_the_margin_leads_to_the_note_and_never_into_the_text(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "At dawn", remark="Say when.")

    marked = editor.locator(".prose .has-note")
    prose, block = editor.locator(".prose").bounding_box(), marked.bounding_box()
    editor.mouse.click(prose["x"] + 5, block["y"] + block["height"] / 2)

    assert editor.evaluate("document.activeElement.closest('.note')?.textContent.includes('Say when.')")
    assert "has-note" not in body(editor)


def test_composing_words_in_a_marked_paragraph_is_left_alone(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "The driver", remark="Why twice?")
    editor.locator(".prose p", has_text="The driver").click()
    editor.keyboard.press("End")

    devtools = editor.context.new_cdp_session(editor)
    for said in ("に", "にほ", "にほん"):
        devtools.send("Input.imeSetComposition", {"text": said, "selectionStart": len(said), "selectionEnd": len(said)})
    devtools.send("Input.insertText", {"text": "日本"})

    expect(editor.locator(".prose .has-note")).to_have_text("The driver counts them twice.日本")
    editor.keyboard.type("!")
    expect(editor.locator(".prose .has-note")).to_have_text("The driver counts them twice.日本!")


def test_a_new_paragraph_gets_its_note_at_once(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    editor.locator(".prose p", has_text="The driver").click()
    editor.keyboard.press("End")
    editor.keyboard.press("Enter")
    editor.keyboard.type("Nobody asks.")

    note_on(editor, "Nobody asks.", remark="I added this.")

    key = re.search(r'<p data-key="(\w+)">Nobody asks\.', body(editor))[1]
    assert editor.locator(".note").get_attribute("data-note") == key


def test_a_note_left_by_the_escape_key_is_there_when_one_comes_back(people, server):
    author, editor = people
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    paragraph, tool, asked = editor.locator(".prose p", has_text="The driver"), editor.get_by_role("button", name="Note", exact=True), editor.locator("#ask-note")
    paragraph.click()
    tool.click()
    asked.get_by_label("Note", exact=True).fill("Half a thought")
    editor.keyboard.press("Escape")
    expect(asked).to_be_hidden()

    paragraph.click()
    tool.click()

    expect(asked.get_by_label("Note", exact=True)).to_have_value("Half a thought")


def test_an_arabic_story(signed_in, server, axe):
    page = signed_in("admin")
    address = written(page, server, ARABIC, "ar")
    open_draft(page, address)

    note_on(page, "عند الفجر", remark="متى بالضبط؟", wording="في الخامسة تقف الحافلة وينتظرها ثلاثون طفلًا.")
    again(page, address)

    assert page.locator(".wording").get_attribute("dir") == "rtl"
    axe(page)
    press(page, page.locator(".note").first, "Accept")
    assert '<p data-key="bridge01">في الخامسة تقف الحافلة وينتظرها <a href="https://example.org/children">ثلاثون طفلًا</a>.</p>' in body(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_notes_fit_the_screen_and_are_accessible(signed_in, server, axe, width):
    author, editor = signed_in("author", width=width), signed_in("editor", width=width)
    address = written(author, server)
    submitted(author, address)
    open_draft(editor, address)
    note_on(editor, "At dawn", remark="Say when.", wording="At five the bus stops, and thirty children are waiting.")
    note_on(editor, "The driver", remark="Why twice?")
    again(editor, address)
    axe(editor)
    assert editor.evaluate("document.documentElement.scrollWidth") <= width
    editor.locator(".prose p", has_text="The driver").click()
    editor.get_by_role("button", name="Note", exact=True).click()
    axe(editor)
    editor.keyboard.press("Escape")
    give_back(editor)

    open_draft(author, address)

    author.get_by_text("Write a note").click()
    axe(author)
    assert author.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_notes_are_written_accepted_answered_and_resolved(signed_in, server):
    author, editor = signed_in("author", js=False), signed_in("editor", js=False)
    address = written(author, server)
    submitted(author, address)

    editor.goto(address)
    editor.get_by_text("Write a note").click()
    editor.get_by_label("About", exact=True).select_option(label="The driver counts them twice.")
    editor.locator("#new-note textarea[name=note-words]").fill("Why twice?")
    editor.locator("#new-note").get_by_label("Better wording").fill("The driver counts them once.")
    give_back(editor)  # the note was typed and not added: it is kept all the same

    author.goto(address)
    assert author.locator("#notes").bounding_box()["y"] < author.locator("[name=headline]").bounding_box()["y"]
    author.locator("[name=headline]").fill("Typed without script")
    author.get_by_text("Answer", exact=True).first.click()
    author.locator(".note-answer textarea").fill("You are right.")
    author.get_by_role("button", name="Accept", exact=True).click()

    assert "The driver counts them once." in author.locator("textarea[name=body]").input_value()
    assert author.locator("[name=headline]").input_value() == "Typed without script"
    author.get_by_text("One settled note").click()
    assert author.get_by_text("You are right.").is_visible()
    author.get_by_role("button", name="Open it again").click()
    author.get_by_role("button", name="Resolve").click()
    assert author.get_by_text("No note is open.").is_visible()
