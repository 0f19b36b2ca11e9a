"""What comes into the text by paste and drop comes out clean at once, as one step, and as it will be stored."""

import io
import json
import re
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from newsroom.lib.richtext import clean
from tests.browser import clipboard
from tests.browser.clipboard import drop, paste

KEY = re.compile(r' data-key="\w+"')
SHOWN = """() => {
  const prose = document.querySelector(".prose").cloneNode(true)
  for (const extra of prose.querySelectorAll(".ProseMirror-trailingBreak, .ProseMirror-separator, .ProseMirror-widget, .offer, .arriving, button")) extra.remove()
  for (const one of prose.querySelectorAll("*")) for (const name of ["data-key", "data-blank", "draggable", "contenteditable"]) one.removeAttribute(name)
  return prose.innerHTML
}"""
CARET = "() => { const { anchorNode, anchorOffset } = getSelection(); return (anchorNode.textContent || '').slice(0, anchorOffset) }"


@pytest.fixture
def writing(signed_in):
    """writing() -> an empty story, with the caret in its text."""

    def begin(**options):
        page = signed_in("author", **options)
        page.goto("/admin/")
        page.get_by_role("button", name=re.compile("Write a new story|اكتب")).first.click()
        page.wait_for_url(re.compile(r"/admin/story/\d+/"))
        page.locator(".prose").click()
        return page

    return begin


def body(page) -> str:
    return page.locator("textarea[name=body]").evaluate("area => area.value")


def shape(page) -> str:
    """The body as it would be stored now, without its keys."""
    return KEY.sub("", clean(body(page)))


def shown(page) -> str:
    return page.evaluate(SHOWN)


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".prose").wait_for()


def photo(colour="red", size=(640, 400)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return content.getvalue()


# From programs


@pytest.mark.parametrize("program", clipboard.FORMS)
def test_what_a_program_copies_comes_out_clean_and_stays_so(writing, program):
    form, more = clipboard.FORMS[program]
    page = writing()
    for words in clipboard.ALL:
        page.locator(".prose").click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")

        paste(page, html=form(words), text="plain words of the same")

        assert shape(page) == words.body(**more)
        assert "&nbsp;" not in body(page)
    before = shown(page)
    save(page)
    assert shown(page) == before
    assert KEY.sub("", body(page)) == words.body(**more)


@pytest.mark.corpus
def test_pages_of_the_web_pasted_whole_are_shown_as_they_are_stored_and_saving_twice_changes_nothing(writing, testdata):
    page = writing()
    page.set_default_timeout(60_000)
    for folder in sorted((testdata / "articles-html/readability").iterdir()):
        source = (folder / "source.html").read_text()
        page.locator(".prose").click(position={"x": 5, "y": 5})
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")

        paste(page, html=source)
        before = shown(page)
        save(page)
        once = body(page)
        save(page)

        assert shown(page) == before, folder.name
        assert body(page) == once, folder.name
        kept, due = (set(re.findall(r'href="([^"]+)"', html)) for html in (once, clean(source)))
        assert {urlsplit(link).path for link in due} - {urlsplit(link).path for link in kept} == set(), folder.name
        assert not re.search(r"style=|class=|<img|<script|<p></p>|&nbsp;", once), folder.name


@pytest.mark.corpus
def test_what_means_harm_does_none_when_pasted(writing, testdata):
    page = writing()
    vectors = [text for file in sorted((testdata / "sanitizer").rglob("*.json")) for text in _strings(json.loads(file.read_text()))]
    assert vectors
    page.evaluate("() => { window.alert = window.confirm = window.prompt = () => { window.harmed = true } }")

    for number in range(0, len(vectors), 40):
        for vector in vectors[number : number + 40]:
            paste(page, html=vector)
        assert not re.search(r"javascript:|\son\w+=|<script", re.sub(r">[^<]*<", "><", body(page)), re.IGNORECASE)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")

    assert not page.evaluate("window.harmed")
    page.evaluate("() => { document.querySelector('textarea[name=body]').form.noValidate = true }")


def _strings(found):
    if isinstance(found, str):
        if "<" in found:
            yield found
    else:
        for part in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
            yield from _strings(part)


# As a writer feels it


def test_a_paste_is_one_step_and_leaves_the_caret_behind_it(writing):
    page = writing()
    page.keyboard.type("Before after")
    for _letter in "after":
        page.keyboard.press("ArrowLeft")

    paste(page, html="<p>one</p><p>two</p>")
    assert page.evaluate(CARET) == "two"
    page.keyboard.type("!")

    assert shape(page) == "<p>Before one</p><p>two!after</p>"
    page.keyboard.press("ControlOrMeta+z")
    assert shape(page) == "<p>Before one</p><p>twoafter</p>"
    page.keyboard.press("ControlOrMeta+z")
    assert shape(page) == "<p>Before after</p>"


def test_plain_words_become_paragraphs_at_blank_lines(writing):
    page = writing()

    paste(page, text="سطر أول\nسطر ثان\n\n\nفقرة أخرى")

    assert shape(page) == "<p>سطر أول<br>سطر ثان</p><p>فقرة أخرى</p>"
    page.keyboard.press("ControlOrMeta+a")
    paste(page, text="one\ntwo")
    assert shape(page) == "<p>one</p><p>two</p>"


def test_in_a_list_a_quote_and_a_heading_what_is_pasted_stays_there(writing):
    page = writing()
    page.get_by_role("button", name="List", exact=True).click()
    page.keyboard.type("first")

    paste(page, html="<h2> heading</h2><p>second</p>")

    assert shape(page) == "<ul><li>firstheading</li><li>second</li></ul>"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.locator(".prose").click()
    paste(page, html="<blockquote><p>Quoted</p></blockquote>")
    page.keyboard.type(":")
    paste(page, html="<ul><li>a</li><li>b</li></ul>")
    assert shape(page).startswith("<blockquote><p>Quoted:a</p><p>b</p></blockquote>")


def test_in_a_caption_what_is_pasted_is_its_words(writing):
    page = writing()
    paste(page, files=[("a.jpg", "image/jpeg", photo())])
    page.locator(".prose figure.picture figcaption").click()
    page.keyboard.type("Noon. ")

    paste(page, html="<h2>The bridge</h2><ul><li>in <b>rain</b></li></ul>")

    expect(page.locator(".prose figcaption")).to_contain_text("in rain")
    assert "<figcaption>Noon. The bridge<br>in <strong>rain</strong></figcaption></figure>" in shape(page)


def test_a_copy_from_our_own_text_is_whole_and_has_keys_of_its_own(writing):
    page = writing()
    paste(page, files=[("a.jpg", "image/jpeg", photo("navy"))])
    page.locator(".prose figure.picture").wait_for()
    page.locator(".prose figure.picture figcaption").click()
    page.keyboard.type("Noon")
    page.keyboard.press("Enter")
    page.keyboard.type(" words ")
    page.get_by_role("button", name="Quotation with source").click()
    page.locator("#ask-quotation").get_by_role("button", name="Place it").click()
    page.keyboard.type("said")
    save(page)
    first = re.findall(r'data-key="(\w+)"', body(page))
    page.locator(".prose").click(position={"x": 5, "y": 5})
    page.keyboard.press("ControlOrMeta+a")
    copy = clipboard.copied(page)
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    paste(page, html=copy)
    save(page)

    keys = re.findall(r'data-key="(\w+)"', body(page))
    assert len(keys) == len(set(keys)) > len(first)
    assert keys[: len(first)] == first
    assert len(re.findall(r"data-image=", body(page))) == len(re.findall(r"data-quotation", body(page))) == 2


def test_what_is_cut_and_pasted_elsewhere_keeps_its_keys(writing):
    page = writing()
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    page.keyboard.type("Two")
    save(page)
    keys = re.findall(r'data-key="(\w+)"', body(page))
    page.locator(".prose p").first.click(click_count=3)
    copy = clipboard.copied(page)
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    paste(page, html=copy)
    save(page)

    assert KEY.sub("", body(page)) == "<p>Two</p><p>One</p>"
    assert sorted(re.findall(r'data-key="(\w+)"', body(page))) == sorted(keys)


# Pictures


def test_pictures_dropped_stand_where_they_were_dropped_in_their_order_and_are_described_there(writing, pages):
    pages.forgive("422")
    page = writing()
    page.keyboard.type("First")
    page.keyboard.press("Enter")
    page.keyboard.type("Second")

    drop(page, page.locator(".prose p", has_text="Second"), files=[("a.jpg", "image/jpeg", photo("red")), ("b.jpg", "image/jpeg", photo("green"))])

    expect(page.locator(".prose figure.picture")).to_have_count(2)
    expect(page.locator(".arriving")).to_have_count(0)
    assert re.fullmatch(r'<p>First</p><figure data-image="(\d+)"></figure><figure data-image="(\d+)"></figure><p>Second</p>', shape(page)), shape(page)
    first, second = re.findall(r'data-image="(\d+)"', shape(page))
    assert int(first) < int(second)

    page.locator(".prose figure.picture").first.get_by_role("button", name="Describe the picture").click()
    ask = page.locator("#ask-picture")
    expect(ask.locator("input[name=credit]")).to_be_enabled()
    ask.locator("textarea[name=alt]").fill("Only red")
    ask.locator("input[name=credit]").fill("Lena Odhiambo")
    ask.locator("select[name=licence]").select_option("fair-use")
    ask.get_by_role("button", name="Keep it").click()
    expect(ask.get_by_role("alert")).to_contain_text("Fair use needs its reason")
    ask.locator("select[name=licence]").select_option("own")
    ask.get_by_role("button", name="Keep it").click()
    expect(ask).to_be_hidden()
    save(page)
    assert 'data-alt="Only red"' in body(page)
    page.locator(".prose figure.picture").first.get_by_role("button", name="Describe the picture").click()
    expect(ask.locator("input[name=credit]")).to_have_value("Lena Odhiambo")


def test_a_refused_file_says_why_at_its_place_and_nothing_else_is_lost(writing, pages):
    pages.forgive("422")
    page = writing()
    page.keyboard.type("Words")

    paste(page, text="", files=[("notes.pdf", "application/pdf", b"%PDF-1.7 not a picture"), ("a.jpg", "image/jpeg", photo("teal"))])

    expect(page.locator(".prose figure.picture")).to_have_count(1)
    expect(page.locator(".arriving[data-refused]")).to_contain_text("notes.pdf: This is not a picture we can read")
    page.locator(".arriving").get_by_role("button", name="Close").click()
    expect(page.locator(".arriving")).to_have_count(0)
    assert re.fullmatch(r'<p>Words</p><figure data-image="\d+"></figure>', shape(page))


def test_words_that_come_with_a_drawing_of_them_are_taken_as_words(writing):
    page = writing()

    paste(page, html=clipboard.word(clipboard.ENGLISH), files=[("image.png", "image/png", photo())])

    assert shape(page) == clipboard.ENGLISH.body(footnote=True)


# Addresses


@pytest.mark.parametrize(
    ("address", "provider", "author", "leads_to"),
    [
        ("https://youtu.be/LtOGa5M8AuU", "YouTube", "", "https://youtu.be/LtOGa5M8AuU"),
        ("https://www.youtube.com/watch?v=LtOGa5M8AuU&t=9", "YouTube", "", "https://www.youtube.com/watch?v=LtOGa5M8AuU&t=9"),
        ("https://vimeo.com/32246206", "Vimeo", "", "https://vimeo.com/32246206"),
        ("https://social.example/@ana/110123456789", "Mastodon", "@ana@social.example", "https://social.example/@ana/110123456789"),
        ("https://bsky.app/profile/ana.example/post/3kabc", "Bluesky", "@ana.example", "https://bsky.app/profile/ana.example/post/3kabc"),
        ("https://twitter.com/ana/status/370525864523743232?s=20", "X", "@ana", "https://twitter.com/ana/status/370525864523743232"),
        ("https://www.instagram.com/p/Cabc123/?igsh=x", "Instagram", "", "https://www.instagram.com/p/Cabc123/"),
        ("https://www.facebook.com/ana/posts/123", "Facebook", "", "https://www.facebook.com/ana/posts/123"),
        ("https://www.tiktok.com/@ana/video/7123", "TikTok", "@ana", "https://www.tiktok.com/@ana/video/7123"),
        ("https://t.me/s/channelname/44", "Telegram", "@channelname", "https://t.me/channelname/44"),
        ("https://soundcloud.com/ana/river", "SoundCloud", "", "https://soundcloud.com/ana/river"),
    ],
)
def test_the_address_of_a_post_is_offered_to_be_one(page, server, address, provider, author, leads_to):
    page.goto("/")

    found = page.evaluate("async (address) => (await import('/static/js/editor/posts.js')).postAt(address)", address)

    assert (found["provider"], found["author"], found["href"]) == (provider, author, leads_to)


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/@ana", "https://www.youtube.com/@ana", "https://medium.com/@ana/a-story-123", "https://t.me/channelname", "javascript:alert(1)", "https://x.com/ana", "not an address"])
def test_any_other_address_is_not(page, address):
    page.goto("/")

    assert page.evaluate("async (address) => (await import('/static/js/editor/posts.js')).postAt(address)", address) is None


def test_an_address_pasted_alone_stands_as_a_link_and_is_placed_as_a_post_by_keyboard(writing):
    page = writing()

    paste(page, text="https://social.example/@ana/110123456789")
    assert shape(page) == '<p><a href="https://social.example/@ana/110123456789">https://social.example/@ana/110123456789</a></p>'
    page.get_by_role("button", name="Place it as a post").wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Place it as a post")).to_be_focused()
    page.keyboard.press("Enter")
    ask = page.locator("#ask-embed")
    expect(ask.locator("input[name=provider]")).to_have_value("Mastodon")
    expect(ask.locator("input[name=author]")).to_have_value("@ana@social.example")
    ask.locator("textarea[name=text]").fill("El río canta.")
    ask.get_by_role("button", name="Place it").click()

    assert shape(page) == '<figure data-embed="Mastodon" data-href="https://social.example/@ana/110123456789" data-author="@ana@social.example"><blockquote><p>El río canta.</p></blockquote></figure>'
    expect(page.get_by_role("button", name="Place it as a post")).to_have_count(0)


def test_an_address_pasted_over_words_links_them(writing):
    page = writing()
    page.keyboard.type("the source")
    page.keyboard.press("ControlOrMeta+a")

    paste(page, text="https://example.org/a")
    page.keyboard.type(" says")

    assert shape(page) == '<p><a href="https://example.org/a">the source</a> says</p>'


@pytest.mark.corpus
def test_embed_codes_become_posts_with_what_the_code_says(writing, testdata):
    page = writing()
    for code in json.loads((testdata / "articles-html/embeds.json").read_text()):
        paste(page, text=code["html"])

    kept = shape(page)

    assert 'data-embed="X" data-href="https://twitter.com/ironshay/statuses/370525864523743232" data-author="Shay Friedman (@ironshay)" data-date="2013-08-22"><blockquote><p>Drinking game for web devs:' in kept
    assert 'data-author="West Ham United (@WestHam)" data-date="2021-10-31"><blockquote lang="en" dir="ltr">' in kept
    assert kept.count('data-embed="YouTube"') == 7
    assert 'data-href="https://vimeo.com/32246206"' in kept
    assert "googletagmanager" not in kept
    assert "/plugins/like" not in kept


def test_an_embed_code_inside_a_copied_page_is_a_post_between_its_paragraphs(writing):
    page = writing()

    paste(page, html='<p>Before</p><div><iframe src="https://www.youtube-nocookie.com/embed/LtOGa5M8AuU?rel=0"></iframe></div><p>After</p>')

    assert shape(page) == '<p>Before</p><figure data-embed="YouTube" data-href="https://www.youtube.com/watch?v=LtOGa5M8AuU"></figure><p>After</p>'


def test_the_address_of_one_of_our_own_stories_becomes_a_link_by_story(writing, server):
    page = writing()

    paste(page, text=server.url + urlsplit(server.story("en", "ar")["ar"]).path)

    expect(page.locator(".prose a[data-story]")).to_be_visible()
    assert re.fullmatch(r'<p><a data-story="\d+">.+</a></p>', shape(page))
    page.keyboard.press("ControlOrMeta+z")
    assert shape(page) == ""


# By keyboard


def test_the_toolbar_is_one_stop_of_the_tab_key_and_arrows_move_in_it(writing):
    page = writing()
    page.keyboard.type("word")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_label("Kind of paragraph")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Strong")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Redo")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Kind of paragraph")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    expect(page.get_by_label("Kind of paragraph")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".prose")).to_be_focused()


def test_control_and_k_asks_for_a_link_and_gives_the_caret_back(writing):
    page = writing()
    page.keyboard.type("read this")
    page.keyboard.press("ControlOrMeta+a")
    page.wait_for_function("getSelection().toString() === 'read this'")

    page.keyboard.press("ControlOrMeta+k")
    expect(page.locator("#ask-link input[name=href]")).to_be_focused()
    page.keyboard.type("example.org/x")
    page.keyboard.press("Enter")

    expect(page.locator("#ask-link")).to_be_hidden()
    expect(page.locator(".prose")).to_be_focused()
    assert shape(page) == '<p><a href="https://example.org/x">read this</a></p>'


@pytest.mark.parametrize("width", [360, 1280])
def test_what_arrives_is_accessible_and_fits_the_screen(writing, axe, pages, width):
    pages.forgive("422")
    page = writing(width=width)
    paste(page, files=[("a-very-long-name-of-a-file-that-is-no-picture-at-all.pdf", "application/pdf", b"%PDF")])
    page.keyboard.press("Enter")
    paste(page, text="https://social.example/@ana/110123456789")
    expect(page.locator(".arriving[data-refused]")).to_be_visible()

    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
