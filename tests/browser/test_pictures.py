"""The library in a real browser: many pictures at once, one that is there already, the focal point by click and by key, taking down."""

import io
import random
import re

import pytest
from PIL import Image as Pillow
from playwright.sync_api import expect

LIST = "/admin/articles/image/"


def photograph(seed: int, size=(640, 480), kind="JPEG") -> bytes:
    """Each seed another picture, the same each time, whatever its size."""
    chance = random.Random(seed)
    picture = Pillow.frombytes("RGB", (8, 6), chance.randbytes(8 * 6 * 3)).resize(size, Pillow.Resampling.BICUBIC)
    content = io.BytesIO()
    picture.save(content, kind)
    return content.getvalue()


def file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


@pytest.mark.parametrize("width", [1280, 360])
def test_many_are_brought_in_at_once_and_each_says_how_it_went(signed_in, pages, width):
    pages.forgive("422")
    page = signed_in("editor")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(LIST)

    page.locator("#bring-files").set_input_files([file("boat.jpg", photograph(width)), file("door.jpg", photograph(width + 1)), file("no.jpg", b"<svg onload=alert(1)>")])

    expect(page.locator(".brought a", has_text="It is in the library")).to_have_count(2)
    expect(page.locator(".brought .is-refused")).to_contain_text("not a picture we can read")
    expect(page.locator("[data-bring-said]")).to_have_text("All have arrived.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_that_is_there_already_is_asked_about_and_kept_only_if_one_says_so(signed_in, pages):
    pages.forgive("409")
    page = signed_in("editor")
    page.goto(LIST)
    page.locator("#bring-files").set_input_files(file("first.jpg", photograph(77)))
    expect(page.locator(".brought a", has_text="It is in the library")).to_have_count(1)

    page.locator("#bring-files").set_input_files(file("smaller.jpg", photograph(77, (320, 240))))

    newest = page.locator(".brought li").first
    expect(newest).to_contain_text("Nothing was stored yet")
    newest.get_by_role("button", name="Keep this one, too").click()
    expect(newest).to_contain_text("It is in the library")


def test_the_focal_point_is_set_by_click_and_by_arrow_keys_and_typed_without_script(signed_in, server):
    page = signed_in("editor")
    page.goto(LIST)
    page.locator("#bring-files").set_input_files(file("focal.jpg", photograph(901)))
    page.locator(".brought a", has_text="It is in the library").click()
    across, down = page.locator("[name=focal_across]"), page.locator("[name=focal_down]")
    whole = page.locator(".focal-whole")
    frame = whole.locator("img").bounding_box()

    page.mouse.click(frame["x"] + frame["width"] * 0.25, frame["y"] + frame["height"] * 0.8)
    expect(across).to_have_value("25")
    expect(down).to_have_value("80")
    whole.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(across).to_have_value("26")
    expect(down).to_have_value("70")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator("[name=focal_across]")).to_have_value("26")

    plain = page.context.browser.new_context(java_script_enabled=False, base_url=server.url, storage_state=page.context.storage_state()).new_page()
    plain.goto(page.url)
    plain.locator("[name=focal_down]").fill("12")
    plain.get_by_role("button", name="Save and continue").click()
    assert plain.locator("[name=focal_down]").input_value() == "12"
    plain.context.close()


def test_an_unused_one_is_deleted_and_its_page_is_gone(signed_in):
    page = signed_in("editor")
    page.goto(LIST)
    page.locator("#bring-files").set_input_files(file("gone.jpg", photograph(5150)))
    page.locator(".brought a", has_text="It is in the library").click()
    address = page.url
    page.get_by_role("link", name="Where it is used, and taking it down").click()
    expect(page.get_by_text("It stands in no text.")).to_be_visible()

    page.get_by_role("button", name="Delete it").click()

    expect(page).to_have_url(re.compile(f"{LIST}$"))
    assert page.request.get(address).url.rstrip("/").endswith("/admin")


@pytest.mark.parametrize("path", [LIST, "/admin/articles/image/2/change/", "/admin/story/pictures/2/uses/"])
def test_no_one_is_shut_out(signed_in, axe, path):
    page = signed_in("editor")
    page.goto(path)

    axe(page)
