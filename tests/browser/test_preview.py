"""Preview: the width one chooses, and a link by which somebody without an account reads and says something."""

import re

import pytest

WORDS = {
    "en": {
        "headline": "The bus that carries books up the valley",
        "body": '<p data-key="morning1">The driver leaves at five with 1,200 books.</p><h2 data-key="readers1">Readers wait</h2><p data-key="bridge01">At the bridge, <strong>thirty children</strong> are waiting.</p>',
    },
    "ar": {
        "headline": "حافلة تصعد بالكتب إلى أعلى الوادي",
        "body": '<p data-key="morning1">تنطلق السائقة في الخامسة ومعها 1,200 كتاب.</p><h2 data-key="readers1">القراء ينتظرون</h2><p data-key="bridge01">عند الجسر ينتظر <strong>ثلاثون طفلًا</strong>.</p>',
    },
}


def write(signed_in, language):
    """A page of the one who has just written a story, without script: the plain form takes the same body."""
    page = signed_in("admin", js=False)
    page.goto("/admin/story/new/")
    page.locator(f"input[name=language][value={language}]").check()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    for name, words in WORDS[language].items():
        page.locator(f"[name={name}]").fill(words)
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    return page


def give(page, *, remarks=True):
    """Make a link on the page of links; its address."""
    page.get_by_role("link", name="Show it to someone outside").first.click()
    page.get_by_label("For whom").fill("Dr. Salma")
    if remarks:
        page.get_by_label("Whoever has it may leave remarks").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Make the link").click()
    return page.get_by_label(re.compile("Copy its address now")).input_value()


def overflow(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_guest_without_an_account_and_without_script_reads_and_leaves_a_remark(signed_in, open_page, pages, axe, language):
    pages.forgive("status of 422")
    desk = write(signed_in, language)
    address = give(desk)

    guest = open_page(width=360, js=False)
    guest.goto(address)
    assert guest.locator("h1").inner_text() == WORDS[language]["headline"]
    assert overflow(guest) <= 0
    spot = guest.locator("#remark-morning1")
    spot.locator("summary").click()
    spot.locator("[name=words]").fill("It was 1,300 <b>books</b>.")
    with guest.expect_navigation():
        spot.locator("button").click()
    assert "422" not in guest.content()
    assert "It was 1,300" in spot.locator("[name=words]").input_value()  # a name is missing: the words are still there
    spot.locator("[name=name]").fill("Salma")
    with guest.expect_navigation():
        spot.locator("button").click()

    assert guest.locator("#remark-morning1 .remarked blockquote").inner_text() == "It was 1,300 <b>books</b>."
    assert guest.url.endswith("#remark-morning1")
    assert guest.context.cookies() == []
    assert overflow(guest) <= 0

    seeing = open_page(width=360)
    seeing.goto(guest.url)
    axe(seeing)
    seeing.locator("#remark-bridge01 summary").click()
    axe(seeing)
    seeing.set_viewport_size({"width": 1280, "height": 900})
    assert overflow(seeing) <= 0
    seeing.locator("#remark summary").click()
    axe(seeing)
    assert seeing.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_no_link_of_the_guests_page_tells_where_one_came_from(signed_in, open_page):
    address = give(write(signed_in, "en"))
    guest = open_page()
    asked = []
    guest.on("request", lambda request: asked.append(request))
    guest.goto(address)

    with guest.expect_navigation():
        guest.locator(".wordmark a").first.click()

    assert len(asked) > 3
    assert [request.url for request in asked if "/preview/" in request.headers.get("referer", "")] == []
    assert guest.evaluate("document.referrer") == ""


def test_a_revoked_link_shows_one_sentence(signed_in, open_page, axe):
    desk = write(signed_in, "en")
    address = give(desk)
    with desk.expect_navigation():
        desk.get_by_role("button", name="Revoke").click()
    desk.get_by_text("Revoked. Its address shows nothing any more.").wait_for()

    guest = open_page(width=360)
    answer = guest.goto(address)

    assert answer.status == 410
    assert guest.locator("main").inner_text().strip() == "This preview has ended. Ask whoever sent it."
    axe(guest)


def test_the_address_is_copied_by_a_button(signed_in, axe):
    page = signed_in("author")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/admin/")
    page.get_by_role("button", name="Write a new story").click()
    page.wait_for_url(re.compile(r"/admin/story/\d+/$"))

    address = give(page)
    page.get_by_role("button", name="Copy").click()

    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == address
    axe(page)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_preview_is_as_wide_as_a_phone_or_a_screen(signed_in, open_page, axe, language):
    desk = write(signed_in, language)
    with desk.expect_navigation():
        desk.get_by_role("button", name="Preview").click()

    frame = desk.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == WORDS[language]["headline"]
    assert desk.locator("iframe").bounding_box()["width"] == 360
    with desk.expect_navigation():
        desk.get_by_role("link", name="Desktop").click()
    assert desk.locator("iframe").bounding_box()["width"] >= 1200
    assert desk.locator("[aria-current=page]", has_text="Desktop").count() == 1
    assert frame.locator("html").get_attribute("lang") == language
    with desk.expect_navigation():
        desk.get_by_role("link", name="Back to writing").click()
    assert desk.locator("[name=headline]").input_value() == WORDS[language]["headline"]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_preview_fits_its_screen(signed_in, axe, width):
    page = signed_in("author", width=width, height=740)
    page.goto("/admin/")
    page.get_by_role("button", name="Write a new story").click()
    page.wait_for_url(re.compile(r"/admin/story/\d+/$"))
    number = re.findall(r"\d+", page.url)[-1]
    page.goto(f"/admin/preview/{number}/")

    for name in ("Phone", "Desktop"):
        page.get_by_role("link", name=name, exact=True).click()
        page.locator(f"[aria-current=page]:text-is('{name}')").wait_for()
        page.frame_locator("iframe").locator("main").wait_for()
        assert overflow(page) <= 0
        axe(page)
