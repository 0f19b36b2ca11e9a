"""Readers' pages in a real browser: every script at home, on any width, with and without script."""

import pytest

SCRIPTS = ("en", "ar", "ur", "zh-hans", "my", "bn", "de", "fa", "hi", "ru")
# Of fonts.css: what may carry the text of a story where the faces of `make screenshots` are installed.
FACES = {
    "en": "Noto Serif", "de": "Noto Serif", "ru": "Noto Serif", "ar": "Noto Naskh Arabic", "fa": "Noto Naskh Arabic",
    "ur": "Noto Nastaliq Urdu", "zh-hans": "Noto Serif CJK SC", "my": "Noto Sans Myanmar", "bn": "Noto Serif Bengali",
    "hi": "Noto Serif Devanagari",
}


def story_in(server, *codes: str) -> str:
    """The address of a demonstration story that exists in these languages, in the first of them."""
    return server.story(*codes)[codes[0]]


def width_of(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


def faces_of(page, selector: str) -> dict[str, int]:
    """Which faces Chromium really set the words of an element in, and how many signs in each."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: font["glyphCount"] for font in fonts}


@pytest.mark.parametrize("code", SCRIPTS)
def test_no_page_is_wider_than_a_small_phone(code, open_page, server):
    page = open_page(width=320, lang=code)

    for address in (story_in(server, code), f"/{code}/"):
        page.goto(address)

        assert width_of(page) == 320, address


@pytest.mark.parametrize("code", SCRIPTS)
def test_each_script_is_set_in_a_face_of_its_own(code, open_page, server):
    page = open_page(lang=code)

    page.goto(story_in(server, code))
    faces = faces_of(page, ".text > p")

    assert max(faces, key=faces.get) == FACES[code], faces


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["en", "ar", "my"])
def test_nobody_is_locked_out_by_how_a_page_is_made(code, scheme, open_page, server, axe):
    page = open_page(lang=code, scheme=scheme)
    for address in (f"/{code}/", story_in(server, code), f"/{code}/nowhere/"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

        axe(page)


def test_the_bar_leads_to_the_same_story_in_another_language(page, server):
    page.goto(story_in(server, "en", "ar"))

    page.locator(".languagebar a[lang=ar]").click()

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url.endswith(story_in(server, "ar", "en").split("://", 1)[-1].split("/", 1)[-1])
    assert page.locator(".languagebar [aria-current]").inner_text() == "العربية"


def test_a_note_closes_without_a_script_and_the_other_stays(open_page, server):
    page = open_page(js=False)
    page.goto(story_in(server, "en"))
    notes = page.locator(".notice")
    before = notes.filter(visible=True).count()

    notes.first.locator("label").click()

    assert before >= 1
    assert not notes.first.is_visible()
    assert notes.filter(visible=True).count() == before - 1


def test_the_keyboard_comes_to_the_text_at_once(page, server):
    page.goto(story_in(server, "en"))

    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    seen = skip.bounding_box()
    page.keyboard.press("Enter")

    assert seen["y"] >= 0
    assert page.url.endswith("#main")


def test_the_original_wording_of_a_quotation_opens_without_a_script(open_page, server):
    page = open_page(js=False)
    for story in server.stories:
        page.goto(story["en"])
        if page.locator(".original-wording").count():
            break

    fold = page.locator(".original-wording").first
    fold.locator("summary").click()

    assert fold.locator("blockquote").is_visible()


def test_dark_changes_the_paper_and_keeps_the_picture(open_page, server):
    paper = {}
    for scheme in ("light", "dark"):
        page = open_page(scheme=scheme)
        page.goto(story_in(server, "en"))
        paper[scheme] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    assert paper["light"] == "rgb(251, 248, 241)"
    assert paper["dark"] != paper["light"]


def test_on_paper_only_the_story_is_left(page, server):
    page.goto(story_in(server, "en"))

    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    for selector in (".languagebar", ".comment-form", ".notices", ".reading"):
        assert not page.locator(selector).first.is_visible(), selector


def test_a_story_asks_for_few_files_and_little_style(open_page, server):
    page = open_page()
    asked = []
    page.on("response", lambda answer: asked.append(answer))

    page.goto(story_in(server, "en"))
    page.wait_for_load_state("networkidle")

    plain = [answer for answer in asked if answer.request.resource_type not in ("image", "other")]
    assert len(plain) <= 6
    assert not [answer for answer in plain if answer.request.resource_type == "script"]
