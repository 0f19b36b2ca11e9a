"""Pictures in their places, in a real browser: a gallery made and read, another picture in a translation, what a file said of itself, first words in a language."""

import re

import pytest
from playwright.sync_api import expect

from tests.articles.test_imaging import photograph as with_metadata
from tests.browser.test_pictures import LIST, file, photograph
from tests.browser.test_writing import begin, body, save

BOATS = "The boat does not know who drove the nails"


def bring(page, name: str, content: bytes) -> str:
    """The number of a picture that was brought into the library."""
    page.goto(LIST)
    page.locator("#bring-files").set_input_files(file(name, content))
    link = page.locator(".brought a", has_text="It is in the library")
    link.wait_for()
    return re.search(r"/image/(\d+)/", link.get_attribute("href"))[1]


def test_several_pictures_are_placed_side_by_side_and_parted_again(signed_in):
    page = begin(signed_in("author"))
    address = page.url
    first, second = bring(page, "one.jpg", photograph(31)), bring(page, "two.jpg", photograph(32))
    page.goto(address)
    prose = page.locator(".prose")
    prose.click()
    page.get_by_role("button", name="Picture", exact=True).click()
    shelf = page.locator("#ask-picture .shelf")
    for number in (first, second):
        shelf.locator(f"input[value='{number}']").check()
    page.locator("#ask-picture").get_by_role("button", name="Place it").click()

    save(page)
    assert re.search(rf'<figure data-key="\w+" data-image="{first}"></figure><figure data-key="\w+" data-image="{second}" data-beside=""></figure>', body(page)), body(page)
    one, two = (prose.locator("figure.picture").nth(number).bounding_box() for number in (0, 1))
    assert one["y"] == two["y"]

    beside = prose.get_by_role("button", name="Beside the picture before it")
    expect(beside).to_have_count(1)
    expect(beside).to_have_attribute("aria-pressed", "true")
    beside.click()
    save(page)
    assert "data-beside" not in body(page)


@pytest.mark.parametrize(("lang", "width"), [("en", 360), ("en", 1280), ("ar", 360), ("ar", 1280)])
def test_a_gallery_is_read_without_script_at_any_width_in_both_directions(open_page, axe, lang, width):
    page = open_page(width=width, lang=lang, js=False)
    page.goto("/en/")
    page.locator("a", has_text=BOATS).first.click()
    if lang == "ar":
        page.goto(page.locator("link[rel=alternate][hreflang=ar]").get_attribute("href"))
    gallery = page.locator(".gallery")

    expect(gallery.locator("figure")).to_have_count(3)
    expect(gallery.locator("figcaption")).to_have_count(3)
    assert all(gallery.locator("img").evaluate_all("images => images.map(image => image.alt)"))
    boxes = [gallery.locator("figure").nth(number).bounding_box() for number in range(3)]
    assert len({round(box["x"]) for box in boxes}) == (1 if width == 360 else 2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_translation_shows_another_picture_and_the_sources_again(signed_in, axe):
    page = signed_in("translator-sw")
    number = bring(page, "sw.jpg", photograph(33))
    page.goto("/admin/translate/")
    page.locator(".queue-row", has_text=BOATS).locator("button").first.click()
    page.wait_for_selector("html[data-script=on]")
    bench = page.url
    page.locator("[data-kind=headline] textarea").fill("Mashua haijui nani alipiga misumari")
    axe(page)
    page.get_by_role("button", name="Show another picture here").first.click()
    expect(page.get_by_role("heading", name="Another picture in this translation")).to_be_visible()
    axe(page)
    page.locator(f"input[name=image][value='{number}']").check()
    page.get_by_role("button", name="Show this one").click()

    expect(page.get_by_text("Another picture stands there now.")).to_be_visible()
    expect(page.get_by_alt_text("The picture that this translation shows")).to_be_visible()
    expect(page.locator("[data-kind=headline] textarea")).to_have_value("Mashua haijui nani alipiga misumari")
    page.get_by_role("button", name="Change the picture").click()
    page.get_by_label("the source’s picture").check()
    page.get_by_role("button", name="Show this one").click()
    expect(page.get_by_alt_text("The picture that this translation shows")).to_have_count(0)

    page.goto(bench)
    page.get_by_role("button", name="Give the story back").click()


def test_what_a_file_said_is_taken_over_by_a_press_and_not_before(signed_in, axe):
    page = signed_in("editor")
    page.goto(LIST)
    page.locator("#bring-files").set_input_files(file("CANARYNAME.jpg", with_metadata(size=(300, 200), gradient=True)))
    link = page.locator(".brought a", has_text="It is in the library")
    assert "CANARYNAME" not in link.get_attribute("href")
    link.click()

    expect(page.locator("[data-offer=credit]")).to_contain_text("Canary Owner")
    expect(page.locator("[name=credit]")).to_have_value("")
    axe(page)
    page.get_by_role("button", name="Take it over: Credit").click()
    page.get_by_role("button", name=re.compile("Take it over: Caption")).click()
    page.get_by_role("button", name="Save and continue").click()

    expect(page.locator("[name=credit]")).to_have_value("Canary Owner")
    expect(page.locator("[name=caption_en]")).to_have_value("Nets drying on the wall")


def test_a_picture_that_says_nothing_waits_on_the_board_and_gets_its_words_there(signed_in, axe):
    page = begin(signed_in("editor"))
    address = page.url
    number = bring(page, "wordless.jpg", photograph(34))
    page.goto(f"{LIST}{number}/change/")
    page.locator("[name=credit]").fill("Lena Odhiambo")
    page.locator("[name=licence]").select_option("own")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(address)
    page.get_by_label("Headline", exact=True).fill("A wall without words")
    page.get_by_label("Summary").fill("It stands at the corner.")
    page.locator(".prose").click()
    page.keyboard.type("Words before the picture.")
    page.get_by_role("button", name="Picture", exact=True).click()
    page.locator(f"#ask-picture input[value='{number}']").check()
    page.locator("#ask-picture").get_by_role("button", name="Place it").click()
    page.get_by_label("Section").select_option(index=1)
    page.get_by_role("button", name="Publish now").click()
    page.get_by_role("link", name="Read it").wait_for()

    page.goto("/admin/")
    page.get_by_role("link", name="Say what they show").click()
    wordless = page.locator(f"#wordless-{number}")
    expect(wordless).to_be_visible()
    axe(page)
    wordless.get_by_label("Alternative text").fill("A white wall at a corner")
    wordless.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept. Readers have it now.")).to_be_visible()
    expect(wordless).to_have_count(0)
    page.goto("/en/")
    page.locator("a", has_text="A wall without words").first.click()
    shown = page.get_by_alt_text("A white wall at a corner")
    expect(shown).to_be_visible()

    # and taken down everywhere, with a reason
    story, file_address = page.url, shown.get_attribute("src")
    page.goto(f"/admin/story/pictures/{number}/uses/")
    expect(page.get_by_role("row", name=re.compile("A wall without words"))).to_contain_text("readers see it")
    page.get_by_role("button", name="Take it down everywhere").click()
    expect(page.get_by_text("Say why it is taken down.").first).to_be_visible()
    page.get_by_label("Reason").fill("Whoever lives behind it asked us.")
    page.get_by_role("button", name="Take it down everywhere").click()
    expect(page.get_by_text(re.compile("Taken down, out of 1 text"))).to_be_visible()
    page.goto(story)
    expect(page.get_by_text("Words before the picture.")).to_be_visible()
    expect(page.locator("main figure.picture")).to_have_count(0)
    assert page.request.get(file_address).status == 410


def test_what_looks_like_one_that_is_there_is_asked_about_wherever_it_comes_in(signed_in, pages):
    pages.forgive("409")
    page = begin(signed_in("author"))
    address = page.url
    there = bring(page, "there.jpg", photograph(41))
    page.goto(address)
    smaller = {"name": "smaller.jpg", "mimeType": "image/jpeg", "buffer": photograph(41, (320, 240))}

    # the lead picture
    page.locator("input[name=lead_file]").set_input_files(smaller)
    lead = page.locator("[data-lead-said]")
    expect(lead).to_contain_text("Nothing was stored yet")
    lead.get_by_role("button", name="Use the one that is there").click()
    expect(lead).to_contain_text("It is in the library, and chosen")
    expect(page.locator(f"input[name=lead_image][value='{there}']")).to_be_checked()

    # the dialog
    page.locator(".prose").click()
    page.get_by_role("button", name="Picture", exact=True).click()
    ask = page.locator("#ask-picture")
    ask.get_by_text("From your device").click()
    ask.locator("input[name=file]").set_input_files(smaller)
    ask.get_by_role("button", name="Upload").click()
    expect(ask.get_by_role("alert")).to_contain_text("Nothing was stored yet")
    ask.get_by_role("button", name="Use the one that is there").click()
    expect(ask.locator(f".shelf input[value='{there}']")).to_be_checked()
    ask.get_by_role("button", name="Place it").click()

    # dropped on the text
    page.locator(".prose").evaluate(
        """async (prose, bytes) => {
            const data = new DataTransfer()
            data.items.add(new File([new Uint8Array(bytes)], "smaller.jpg", { type: "image/jpeg" }))
            const { left, top, width } = prose.getBoundingClientRect()
            prose.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 20 }))
        }""",
        list(smaller["buffer"]),
    )
    line = page.locator(".arriving")
    expect(line).to_contain_text("Nothing was stored yet")
    line.get_by_role("button", name="Keep this one, too").click()
    expect(page.locator(".prose figure.picture")).to_have_count(2)
    expect(line).to_have_count(0)
    save(page)
    shown = re.findall(r'data-image="(\d+)"', body(page))
    assert there in shown
    assert len(set(shown)) == 2
