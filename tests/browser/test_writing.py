"""Writing a story in a real browser: the editor offers the body's vocabulary, keeps keys, and needs no script."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

HTML = re.compile(r'<textarea[^>]*name="body"[^>]*>(.*?)</textarea>', re.DOTALL)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "bridge.jpg"
    Image.effect_noise((900, 600), 50).convert("RGB").save(path)
    return path


def begin(page):
    page.goto("/admin/")
    page.get_by_role("button", name="Write a new story").click()
    page.wait_for_url(re.compile(r"/admin/story/\d+/"))
    page.locator(".prose").wait_for()
    return page


def body(page) -> str:
    return page.locator("textarea[name=body]").evaluate("area => area.value")


def save(page):
    with page.expect_navigation():  # an earlier "Saved." may still be on the page
        page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    page.locator(".prose").wait_for()


def test_words_lists_and_headings_are_typed_and_kept(signed_in):
    page = begin(signed_in("author"))
    page.get_by_label("Headline", exact=True).fill("The well that sings")
    page.locator(".prose").click()
    page.keyboard.type("First words")
    page.keyboard.press("Enter")
    page.keyboard.type("a heading")
    page.get_by_label("Kind of paragraph").select_option("2")
    page.keyboard.press("Enter")
    page.keyboard.type("one")
    page.get_by_role("button", name="List", exact=True).click()
    page.keyboard.press("Enter")
    page.keyboard.type("two")

    save(page)

    shape = re.sub(r' data-key="\w+"', "", body(page))
    assert shape == "<p>First words</p><h2>a heading</h2><ul><li>one</li><li>two</li></ul>"
    keys = re.findall(r'data-key="(\w+)"', body(page))
    assert len(keys) == len(set(keys)) == 5


def test_a_paragraph_parted_in_two_keeps_its_key_in_the_first(signed_in):
    page = begin(signed_in("author"))
    page.locator(".prose").click()
    page.keyboard.type("Before after")
    save(page)
    key = re.search(r'data-key="(\w+)"', body(page))[1]
    page.locator(".prose p").click()
    page.keyboard.press("End")
    for _letter in " after":
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")

    save(page)

    first, second = re.findall(r'<p data-key="(\w+)">', body(page))
    assert first == key != second


def test_a_body_of_every_block_comes_out_as_it_went_in(signed_in, server):
    page = begin(signed_in("author"))
    whole = (
        '<p data-key="aaaaa1">Words with <a href="https://example.org/x">a link</a>, <a data-story="1">our story</a>, <em>em</em>, <strong>strong</strong>, '
        'H<sub>2</sub>O, x<sup>2</sup>, <code>code</code>, <span lang="ar" dir="rtl">كلمات</span> and <bdi>A</bdi><br>a line.</p>'
        '<h3 data-key="aaaaa2">Heading</h3><ul data-key="aaaaa3"><li data-key="aaaaa4">one<ul data-key="aaaaa5"><li data-key="aaaaa6">in it</li></ul></li></ul>'
        '<ol data-key="aaaaa7"><li data-key="aaaaa8">first</li></ol><blockquote data-key="aaaaa9"><p data-key="aaaab1">quoted</p></blockquote><hr data-key="aaaab2">'
        '<figure data-key="aaaab3" data-image="1" data-alt="A bridge"><figcaption data-key="aaaab4">Caption</figcaption></figure>'
        '<figure data-key="aaaab5" data-quotation><blockquote><p data-key="aaaab6">said</p></blockquote><blockquote data-original lang="sw" dir="ltr"><p data-key="aaaab7">maneno</p></blockquote>'
        '<figcaption data-key="aaaab8">Speaker</figcaption></figure>'
        '<figure data-key="aaaab9" data-embed="Mastodon" data-href="https://m.example/1" data-author="Ana" data-date="2026-03-01"><blockquote lang="es" dir="ltr"><p data-key="aaaac1">hola</p></blockquote></figure>'
        '<figure data-key="aaaac2" data-story="1"></figure>'
    )
    # as it comes from somebody without script
    plain = page.context.browser.new_context(java_script_enabled=False, base_url=server.url, storage_state=page.context.storage_state()).new_page()
    plain.goto(page.url)
    plain.locator("textarea[name=body]").fill(whole)
    plain.get_by_role("button", name="Save").click()
    page.goto(page.url)
    page.locator(".prose").wait_for()
    stored = body(page)
    page.locator(".prose h3").click()
    page.keyboard.press("End")
    page.keyboard.type("!")
    page.keyboard.press("Backspace")

    save(page)

    assert "maneno" in stored
    assert "aaaac2" in stored
    assert body(page) == stored
    plain.context.close()


def test_blocks_of_our_own_are_placed_by_their_dialogs(signed_in, photo, server):
    page = begin(signed_in("author"))
    prose = page.locator(".prose")
    prose.click()
    page.keyboard.type("Opening words")
    page.keyboard.press("Enter")

    page.get_by_role("button", name="Picture", exact=True).click()
    ask = page.locator("#ask-picture")
    ask.get_by_text("From your device").click()
    ask.locator("input[name=file]").set_input_files(photo)
    ask.locator("input[name=credit]").fill("Lena Odhiambo")
    ask.locator("select[name=licence]").select_option("own")
    ask.get_by_role("button", name="Upload").click()
    ask.locator(".shelf input:checked").wait_for(state="attached")
    ask.locator("textarea[name=alt]").fill("A bridge in rain")
    ask.get_by_role("button", name="Place it").click()
    prose.locator("figure.picture figcaption").click()
    page.keyboard.type("The bridge at noon")
    page.keyboard.press("Enter")

    page.get_by_role("button", name="Post from elsewhere").click()
    ask = page.locator("#ask-embed")
    ask.locator("input[name=href]").fill("https://social.example/1")
    ask.locator("input[name=provider]").fill("Mastodon")
    ask.locator("input[name=author]").fill("Ana (@ana)")
    ask.locator("select[name=lang]").select_option("es")
    ask.locator("textarea[name=text]").fill("El río canta.")
    ask.get_by_role("button", name="Place it").click()
    save(page)

    kept = body(page)
    assert re.search(r'<figure data-key="\w+" data-image="\d+" data-alt="A bridge in rain"><figcaption data-key="\w+">The bridge at noon</figcaption></figure>', kept), kept
    assert re.search(r'data-embed="Mastodon" data-href="https://social.example/1" data-author="Ana \(@ana\)"[^>]*><blockquote lang="es" dir="ltr"><p data-key="\w+">El río canta.</p></blockquote></figure>', kept), kept


def test_a_link_to_one_of_our_own_stories_and_foreign_words(signed_in):
    page = begin(signed_in("author"))
    page.locator(".prose").click()
    page.keyboard.type("read this")
    page.keyboard.press("ControlOrMeta+a")
    page.get_by_role("button", name="Link").click()
    ask = page.locator("#ask-link")
    ask.locator("[data-found] input").first.check()
    ask.get_by_role("button", name="Set the link").click()
    expect(page.locator(".prose a[data-story]")).to_be_visible()
    page.locator(".prose").click()
    page.wait_for_timeout(500)  # a person's hand is slower than the editor's look at where the caret went
    page.keyboard.press("ControlOrMeta+a")
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Foreign words").click()
    page.locator("#ask-voice select").select_option("ar")
    page.get_by_role("button", name="Mark them").click()
    expect(page.locator(".prose span[lang=ar]")).to_be_visible()

    save(page)

    assert re.fullmatch(r'<p data-key="\w+"><a data-story="\d+"><span lang="ar" dir="rtl">read this</span></a></p>', body(page)), body(page)


def test_a_story_with_a_lead_picture_is_submitted_in_eight_presses(signed_in, photo):
    page = signed_in("author")
    presses = 0
    page.goto("/admin/")
    page.get_by_role("button", name="Write a new story").click()
    presses += 1
    for label, words in (("Headline", "The well that sings"), ("Summary", "A village hears water before it sees it."), ("Credit", "Lena Odhiambo")):
        page.get_by_label(label, exact=True).fill(words)  # a tab between them
    page.locator(".prose").click()
    presses += 1
    page.keyboard.type("It began at dawn.")
    page.locator("input[name=lead_file]").set_input_files(photo)
    presses += 1
    page.get_by_label("Licence", exact=True).select_option("own")
    presses += 1
    page.get_by_label("Section").select_option(index=1)
    presses += 1

    page.get_by_role("button", name="Submit").click()
    presses += 1

    page.get_by_text("Submitted. An editor sees it now.").wait_for()
    assert presses <= 8


def test_without_script_the_same_page_writes_and_submits(signed_in):
    page = signed_in("author", js=False)
    page.goto("/admin/")
    page.get_by_role("button", name="Write a new story").click()
    page.locator("[name=headline]").fill("No script at all")
    page.locator("textarea[name=summary]").fill("It works.")
    page.locator("textarea[name=body]").fill("<p>Plain words.</p>")
    page.get_by_label("Section").select_option(index=1)

    page.get_by_role("button", name="Submit").click()

    assert page.get_by_text("Submitted. An editor sees it now.").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_the_desk_is_as_wide_as_the_screen_and_accessible(signed_in, axe, width):
    page = begin(signed_in("author", width=width))

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/admin/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
