"""An admin makes an account, appoints, freezes, opens again; the person takes their data along and is erased. In a real browser."""

import json
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.ground import browser as browsers

PASSWORD = "a long enough password"


@pytest.fixture
def admin(signed_in):
    return signed_in("admin")


def press(page, name, within=None):
    with page.expect_navigation():
        (within or page.locator("main")).get_by_role("button", name=name).click()


def make(admin, name) -> str:
    """The address of a new person's page."""
    admin.goto("/admin/newsroom/user/add/")
    admin.locator("[name=username]").fill(name)
    admin.locator("[name=password1]").fill(PASSWORD)
    admin.locator("[name=password2]").fill(PASSWORD)
    with admin.expect_navigation():
        admin.locator("input[name=_save], button[name=_save]").first.click()
    find(admin, name)
    with admin.expect_navigation():
        admin.locator("main").get_by_role("link", name=name, exact=True).click()
    return admin.url


def find(admin, name):
    admin.goto("/admin/newsroom/user/")
    admin.get_by_label("Name or e-mail").fill(name)
    press(admin, "Show")


def appoint(admin, address, role, language):
    admin.goto(address)
    form = admin.locator("details", has=admin.get_by_text("Appoint to something more")).first
    if not form.evaluate("details => details.open"):
        form.locator("summary").click()
    form.get_by_label("Role").select_option(role)
    form.get_by_label("Language").select_option(language)
    form.get_by_label("Last day").fill(f"{date.today() + timedelta(days=400):%Y-%m-%d}")
    press(admin, "Appoint", form)


def test_appointed_frozen_opened_again(admin, open_page, axe):
    address = make(admin, "paula-road")
    appoint(admin, address, "author", "en")
    expect(admin.get_by_role("status")).to_contain_text("paula-road is appointed. It counts from now on.")
    expect(admin.locator("main")).to_contain_text("until")
    axe(admin)
    paula = browsers.sign_in(open_page(), "paula-road", PASSWORD)
    expect(paula.get_by_role("link", name="paula-road")).to_be_visible()

    admin.get_by_text("Freeze the account").click()
    press(admin, "Freeze it now")
    expect(admin.locator("main")).to_contain_text("This account is frozen")
    axe(admin)
    paula.goto("/admin/")
    expect(paula.get_by_role("button", name="Sign in", exact=True)).to_be_visible()

    press(admin, "Open it again")
    browsers.sign_in(paula, "paula-road", PASSWORD)
    expect(paula.get_by_role("link", name="paula-road")).to_be_visible()
    for deed in ("appointed", "account frozen", "account opened again"):
        expect(admin.locator("section", has=admin.get_by_role("heading", name="What was done"))).to_contain_text(deed)


def test_a_person_takes_their_data_along_and_is_erased(admin, open_page, axe):
    address = make(admin, "pietro-road")
    appoint(admin, address, "author", "en")
    pietro = browsers.sign_in(open_page(), "pietro-road", PASSWORD)
    pietro.goto("/admin/account/data/")
    axe(pietro)

    with pietro.expect_download() as taken:
        pietro.get_by_role("button", name="Make the file").click()
    said = json.loads(taken.value.path().read_text("utf-8"))
    assert said["account"][0]["username"] == "pietro-road"

    with pietro.expect_navigation():
        pietro.get_by_role("link", name="Erase the account").click()
    axe(pietro)
    pietro.get_by_label("They become “Anonymous”").check()
    pietro.get_by_label("Your password").fill(PASSWORD)
    pietro.locator("[name=word]").fill("pietro")
    press(pietro, "Erase the account")
    expect(pietro.locator(".faults")).to_contain_text("This is not the user name.")
    expect(pietro.get_by_label("They become “Anonymous”")).to_be_checked()

    pietro.locator("[name=word]").fill("pietro-road")
    pietro.get_by_label("Your password").fill(PASSWORD)
    press(pietro, "Erase the account")

    expect(pietro.locator("main")).to_contain_text("nothing here says who you were")
    find(admin, "pietro-road")
    expect(admin.locator("main")).to_contain_text("Nobody is like this.")


@pytest.mark.parametrize(("width", "lang"), [(360, "en"), (360, "ar"), (1280, "ar")])
@pytest.mark.parametrize("address", ["/admin/newsroom/user/", "/admin/newsroom/deed/", "/admin/newsroom/letter/", "/admin/account/data/", "/admin/account/data/erase/"])
def test_every_page_fits_in_both_directions(signed_in, axe, address, width, lang):
    page = signed_in("admin", width=width, lang=lang)

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


def test_a_persons_page_fits_a_phone(signed_in, axe):
    page = signed_in("admin", width=360, lang="ar")
    page.goto("/admin/newsroom/user/")
    with page.expect_navigation():
        page.locator(".row-title a").first.click()
    for fold in page.locator("main details").all():
        fold.evaluate("details => { details.open = true }")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    axe(page)


def test_without_script_it_is_all_the_same(signed_in):
    page = signed_in("admin", js=False)
    address = make(page, "petra-road")

    appoint_without_script(page, address)

    expect(page.locator("main")).to_contain_text("moderator")


def appoint_without_script(page, address):
    page.goto(address)
    page.locator("[name=role]").select_option("moderator")
    press(page, "Appoint")
