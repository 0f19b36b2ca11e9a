"""An author with a phone and nothing else: every control is reached by a touch, and none covers another."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "IMG_0001.jpg"
    Image.effect_noise((1200, 800), 50).convert("RGB").save(path)
    return path


def is_in_the_open(locator) -> bool:
    """Whether a finger in its middle touches this control, and not something that lies over it."""
    locator.evaluate("one => one.scrollIntoView({ block: 'nearest' })")
    return locator.evaluate("""one => {
        const { x, y, width, height } = one.getBoundingClientRect()
        const hit = document.elementFromPoint(x + width / 2, y + height / 2)
        return Boolean(hit) && (one === hit || one.contains(hit) || hit.contains(one))
    }""")


def tap(locator):
    assert is_in_the_open(locator), f"{locator} is covered"
    locator.tap()


def test_a_story_is_written_and_submitted_by_touch(signed_in, photo):
    page = signed_in("author", **PHONE)
    page.goto("/admin/")
    tap(page.get_by_role("button", name="Write a new story"))
    page.locator(".prose").wait_for()
    headline = page.get_by_label("Headline", exact=True)
    tap(headline)
    page.keyboard.type("The well by the phone")
    tap(page.get_by_label("Summary", exact=True))
    page.keyboard.type("A village hears water before it sees it.")
    tap(page.locator(".prose"))
    page.keyboard.type("It began at dawn.")
    page.keyboard.press("Enter")
    page.keyboard.type("Nobody believed it.")
    page.keyboard.press("Enter")
    tap(page.get_by_role("button", name="List", exact=True))
    expect(page.locator(".prose li")).to_have_count(1)
    page.keyboard.type("a rope")
    page.keyboard.press("Enter")
    page.keyboard.type("a bucket")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tap(page.get_by_role("button", name="Link", exact=True))
    ask = page.locator("#ask-link")
    tap(ask.locator("input[name=href]"))
    page.keyboard.type("example.org/well")
    tap(ask.get_by_role("button", name="Set the link"))
    tap(page.get_by_role("button", name="Picture", exact=True))
    ask = page.locator("#ask-picture")
    tap(ask.get_by_text("From your device"))
    ask.locator("input[name=file]").set_input_files(photo)
    tap(ask.locator("input[name=credit]"))
    page.keyboard.type("Lena Odhiambo")
    ask.locator("select[name=licence]").select_option("own")
    tap(ask.get_by_role("button", name="Upload"))
    ask.locator(".shelf input:checked").wait_for(state="attached")
    tap(ask.locator("textarea[name=alt]"))
    page.keyboard.type("A stone well in rain")
    tap(ask.get_by_role("button", name="Place it"))
    page.locator(".prose figure.picture img").evaluate("image => image.decode()")
    tap(page.locator(".prose figure.picture figcaption"))
    page.keyboard.type("The well at noon")
    page.get_by_label("Section").select_option(index=1)

    tap(page.get_by_role("button", name="Submit", exact=True))

    page.get_by_text("Submitted. An editor sees it now.").wait_for()
    tap(page.get_by_role("link", name="The well by the phone").first)
    text = page.locator(".prose")
    expect(text.locator("li")).to_have_count(2)
    expect(text.locator("a")).to_have_attribute("href", re.compile("example.org/well"))
    expect(text.locator("figcaption")).to_have_text("The well at noon")
    expect(text).to_contain_text("Nobody believed it.")


@pytest.mark.parametrize(("person", "lang"), [("author", "en"), ("editor", "ar")])
def test_no_control_of_the_writing_page_is_covered(signed_in, person, lang):
    page = signed_in(person, lang=lang, **PHONE)
    page.goto("/admin/")
    page.locator("form[action*='/story/new/'] button").first.tap()
    page.locator(".prose").wait_for()

    controls = page.locator("#story :is(button, select, textarea, summary, input:not([type=hidden])):not([aria-hidden])").all()
    covered = [control.evaluate("one => one.outerHTML.slice(0, 120)") for control in controls if control.is_visible() and not is_in_the_open(control)]

    assert not covered
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
