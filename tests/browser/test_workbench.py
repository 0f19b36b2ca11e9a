"""The workbench in a real browser: what is typed is saved by itself, keeps its marks, and is never overwritten."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

PAIRS = [("translator-ar", "العربية", "rtl"), ("translator-sw", "Kiswahili", "ltr")]


@contextmanager
def claimed(page, script=True, of=""):
    """The workbench of the first story that is free and called so; it is given back at the end."""
    page.goto("/admin/translate/")
    page.locator(".queue-row", has_text=of).locator("form[action*='/claim/'] button").first.click()
    page.wait_for_url(re.compile(r"/translate/\d+/$"))
    if script:
        page.wait_for_selector("html[data-script=on]")
    try:
        yield page
    finally:
        page.goto(page.url)
        page.get_by_role("button", name="Give the story back").click()
        page.wait_for_url("**/admin/translate/")


def block(page, kind, number=0):
    return page.locator(f"[data-key][data-kind={kind}]").nth(number)


def with_link(page):
    """The first block whose source has a mark to carry over."""
    return page.locator("[data-key]:has([data-marks]:not([hidden]))").first


def is_saved(page):
    page.locator("[data-status]", has_text="All saved").wait_for()


def test_typed_words_save_themselves_with_their_marks(signed_in):
    with claimed(signed_in("translator-ar"), of="The last cabin goes down empty") as page:
        headline, marked = block(page, "headline"), with_link(page)

        headline.locator("textarea").fill("حافلة تصعد بالكتب")
        page.keyboard.press("Control+Enter")
        marked.locator(".box").click()
        page.keyboard.type("كلمة")
        page.keyboard.press("Control+A")
        marked.locator("[data-marks] button").first.click()
        is_saved(page)
        page.reload()
        page.wait_for_selector("html[data-script=on]")

        assert headline.locator("textarea").input_value() == "حافلة تصعد بالكتب"
        assert headline.get_attribute("data-state") == "done"
        box = marked.locator(".box")
        assert box.inner_text().strip() == "كلمة"
        assert box.locator("a, strong, em, span, code").count() == 1
        assert box.get_attribute("dir") == "rtl"
        assert "<" not in "".join(page.locator(".box").all_inner_texts())


def test_enter_does_not_split_and_what_is_pasted_is_plain(signed_in):
    with claimed(signed_in("translator-ar")) as page:
        box = block(page, "paragraph").locator(".box")

        box.click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Backspace")  # what another test left for whoever comes next
        page.keyboard.type("واحد")
        page.keyboard.press("Enter")
        box.evaluate(
            """box => {
              const data = new DataTransfer();
              data.setData("text/html", "<h1 style='color:red'>اثنان</h1>");
              data.setData("text/plain", " اثنان\\nثلاثة");
              box.dispatchEvent(new InputEvent("beforeinput", {inputType: "insertFromPaste", dataTransfer: data, bubbles: true, cancelable: true}));
            }"""
        )
        is_saved(page)

        assert box.inner_html() == "واحد اثنان ثلاثة"


def test_nothing_is_sent_while_a_composition_is_under_way(signed_in):
    with claimed(signed_in("translator-sw")) as page:
        sent = []
        page.on("request", lambda request: sent.append(request.post_data_json) if request.url.endswith("/segment/") else None)
        keyboard = page.context.new_cdp_session(page)
        box = block(page, "paragraph").locator(".box")

        box.click()
        keyboard.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
        page.wait_for_timeout(2500)
        while_composing = list(sent)
        for word in ("日本", "語", "の", "本"):
            keyboard.send("Input.imeSetComposition", {"text": word, "selectionStart": len(word), "selectionEnd": len(word)})
            keyboard.send("Input.insertText", {"text": word})
        is_saved(page)

        assert while_composing == []
        assert sent[-1]["html"] == "日本語の本"


def test_two_windows_never_overwrite_each_other(signed_in, pages):
    pages.forgive("409")
    with claimed(signed_in("translator-ar")) as page:
        other = page.context.new_page()
        other.goto(page.url)
        other.wait_for_selector("html[data-script=on]")

        block(page, "headline").locator("textarea").fill("من النافذة الأولى")
        is_saved(page)
        block(other, "summary").locator("textarea").fill("ملخص من الثانية")
        is_saved(other)
        assert block(other, "headline").locator("textarea").input_value() == "من النافذة الأولى"

        block(page, "summary").locator("textarea").fill("ملخص من الأولى")
        choice = block(page, "summary").locator(".disagreement")
        choice.wait_for()
        assert "ملخص من الثانية" in choice.inner_text()
        assert block(page, "summary").locator("textarea").input_value() == "ملخص من الأولى"

        choice.get_by_role("button", name="Keep what I typed").click()
        is_saved(page)
        other.reload()
        assert block(other, "summary").locator("textarea").input_value() == "ملخص من الأولى"
        other.close()


def test_words_wait_for_the_line_to_come_back(signed_in, pages):
    pages.forgive("ERR_FAILED|ERR_INTERNET_DISCONNECTED")
    with claimed(signed_in("translator-ar")) as page:

        page.route("**/segment/", lambda route: route.abort())
        block(page, "headline").locator("textarea").fill("كلمات بلا شبكة")
        page.locator("[data-status]", has_text="Not saved").wait_for()
        page.unroute("**/segment/")
        is_saved(page)

        page.reload()
        assert block(page, "headline").locator("textarea").input_value() == "كلمات بلا شبكة"


def test_it_works_without_script(signed_in):
    with claimed(signed_in("translator-ar", js=False), script=False) as page:
        page.locator("textarea[name=target-headline]").fill("بلا برنامج")
        page.get_by_role("button", name="Save", exact=True).click()

        assert page.locator("textarea[name=target-headline]").input_value() == "بلا برنامج"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_queue_and_workbench_are_accessible(signed_in, axe, scheme):
    page = signed_in("translator-ar", scheme=scheme)
    page.goto("/admin/translate/")
    axe(page)

    with claimed(page):
        axe(page)


@pytest.mark.parametrize(("person", "name", "direction"), PAIRS)
def test_on_a_phone_nothing_is_wider_than_the_page(signed_in, person, name, direction):
    with claimed(signed_in(person, width=360)) as page:

        assert name in page.locator("h1").inner_text()
        assert block(page, "headline").locator("textarea").get_attribute("dir") == direction
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_was_published_before_is_offered_taken_by_key_and_looked_up(signed_in, axe):
    editor = signed_in("editor-ar")
    with claimed(signed_in("translator-ar"), of="The last cabin goes down empty") as page:
        source = block(page, "headline").locator("[data-source]").inner_text()
        editor.goto("/admin/translate/memory/?from=en&into=ar&q=knocks+on+a+plank")
        expect(editor.get_by_text("She knocks on a plank")).to_be_visible(timeout=30_000)
        axe(editor)
        arabic = editor.locator(".found-phrases [lang=ar]").first.inner_text()
        assert arabic

        page.route("**/memory/?*", lambda route: route.fulfill(
            content_type="text/html", body=f'<ol class="offers"><li class="offered-words"><p data-offered lang="ar" dir="rtl">كلمات من قصة</p><p><button type="button" data-take>Take it</button></p></li></ol><!-- {source} -->'
        ))
        box = block(page, "paragraph").locator(".box")
        box.click()
        block(page, "paragraph").locator("[data-take]").wait_for()
        page.keyboard.press("Control+Shift+Digit1")
        is_saved(page)
        assert box.inner_text().strip() == "كلمات من قصة"
