"""An author takes a pseudonym off everywhere in two presses, reads what that reached, and brings it back. In a real browser."""

import pytest
from playwright.sync_api import expect

from .test_notes import written

PASSWORD = "newsroom-demo"


def sign(page, server, *names):
    """The address of a fresh text's facts, and of a draft that these names sign."""
    address = written(page, server)
    for name in names:
        page.goto(address)
        page.locator("[name=new_byline]").fill(name)
        with page.expect_navigation():
            page.get_by_role("button", name="Save", exact=True).click()
    return address


def own_bylines(page):
    page.goto("/admin/story/bylines/")
    page.get_by_label("Your password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Show my bylines").click()


def row(page, name):
    return page.locator(".row", has_text=name)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_pseudonym_is_hidden_in_two_presses_and_comes_back_with_the_password(signed_in, server, axe, width):
    page, name = signed_in("author"), f"Ember of Kau {width}"
    page.set_viewport_size({"width": width, "height": 900})
    sign(page, server, name)
    page.goto("/admin/story/bylines/")
    expect(page.locator("body")).not_to_contain_text(name)
    own_bylines(page)
    axe(page)

    with page.expect_navigation():
        row(page, name).get_by_role("link", name="Hide everywhere, now").click()
    expect(page.get_by_role("heading", name="What it does not reach")).to_be_visible()
    axe(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Hide it everywhere, now").click()

    expect(page.get_by_role("heading", name="What it reached")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_label("Your password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Show it again").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_two_authors_are_put_in_their_order(signed_in, server, axe):
    page = signed_in("author")
    address = sign(page, server, "Soraya of the Ford", "Tobias of the Ford")
    page.goto(address)
    for name, place in (("Soraya of the Ford", "2"), ("Tobias of the Ford", "1")):
        page.get_by_label(f"Place of {name} in the row").first.fill(place)
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()

    ticked = page.locator("input[name=bylines]:checked + bdi")
    expect(ticked).to_have_text(["Tobias of the Ford", "Soraya of the Ford"])
