"""Passkeys, an app, a mailed code, and the places where one is signed in: through the real pages, under the real content policy."""

import re
import time
import uuid
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import expect

from tests.ground import browser as browsers
from tests.ground import server as servers
from tests.newsroom.accounts.codes import code_of

SECONDS_FOR_A_LETTER = 30


@pytest.fixture
def newcomer(server):
    """Somebody of this test alone, who edits English: what they set up is in nobody's way."""
    name = f"ferry-{uuid.uuid4().hex[:8]}"
    server.manage("shell", "-c", (
        "from newsroom.models import User, Appointment; "
        f"person = User.objects.create_user({name!r}, '{name}@newsroom.example', {servers.PASSWORD!r}, reads=['en']); "
        "Appointment.objects.create(user=person, role='editor', language='en')"
    ))
    return name


@pytest.fixture
def named(browser, server):
    """Opens watched pages of the same server under a name: passkeys are bound to one."""
    opened = browsers.Pages(browser, server.url.replace("127.0.0.1", "localhost"))
    yield opened
    faults = opened.faults
    opened.close()
    assert not faults, "\n".join(faults)


def with_a_finger(page):
    """A device in which a fingerprint is always at hand."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }})
    return page


def sign_out(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out", exact=True).click()


def is_in(page) -> bool:
    page.goto("/admin/")
    return "/login" not in page.url


def mailed_code(server, address: str) -> str:
    """The code in the latest mail to an address; the worker sends it within seconds."""
    end = time.monotonic() + SECONDS_FOR_A_LETTER
    while time.monotonic() < end:
        for file in sorted((server.data / "mail").glob("*.log"), reverse=True):
            mail = message_from_bytes(file.read_bytes().split(b"\n-----", 1)[0], policy=policy.default)
            if mail["to"] == address and (found := re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.get_content(), re.MULTILINE)):
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"No code came to {address}.")


def test_a_passkey_is_made_and_opens_the_desk_alone_and_after_the_password(named, newcomer, axe):
    page = with_a_finger(browsers.sign_in(named.open(), newcomer, servers.PASSWORD))
    page.goto("/admin/account/")
    page.get_by_role("link", name="Set up a second factor").click()
    axe(page)
    page.get_by_role("link", name="Add a passkey").click()
    axe(page)
    page.get_by_label("What you call it").fill("The telephone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    axe(page)
    page.get_by_role("link", name="I have them").click()
    expect(page.get_by_text("The telephone").first).to_be_visible()
    axe(page)

    sign_out(page)
    page.goto("/admin/login/?next=/admin/calendar/")
    axe(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/admin/calendar/")

    sign_out(page)
    page.goto("/admin/login/")
    page.get_by_label("User name").fill(newcomer)
    page.get_by_label("Password").fill(servers.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your second factor")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url("**/admin/")


def test_where_there_is_no_passkey_the_page_says_so(named, newcomer):
    page = with_a_finger(named.open())
    page.goto("/admin/login/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("use your password")


def test_a_code_that_came_by_mail_opens_the_desk_on_a_telephone(open_page, server, newcomer, axe):
    page = open_page(width=360)
    page.goto("/admin/login/")
    page.get_by_role("link", name="Have a code mailed to you").click()
    axe(page)
    page.get_by_label("E-mail").fill(f"{newcomer}@newsroom.example")
    page.get_by_role("button", name="Mail me a code").click()
    axe(page)
    page.get_by_label("Code").fill(mailed_code(server, f"{newcomer}@newsroom.example"))
    page.get_by_role("button", name="Sign in").click()

    page.wait_for_url("**/admin/")


def test_a_session_ended_elsewhere_is_over_there_at_once(open_page, newcomer, axe):
    here, there = (browsers.sign_in(open_page(), newcomer, servers.PASSWORD) for _time in range(2))
    here.goto("/admin/account/")
    axe(here)

    with here.expect_navigation():
        here.get_by_role("button", name="Sign out there").click()

    expect(here.get_by_text("Signed out there.")).to_be_visible()
    assert not is_in(there)
    assert is_in(here)


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/login/code/"])
def test_the_ways_in_fit_a_telephone_in_arabic_without_script(open_page, axe, address):
    page = open_page(width=360, lang="ar", js=False)
    page.goto(address)

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert _width(page) <= 360
    expect(page.locator("[data-passkey]")).to_have_count(page.locator("[data-passkey][hidden]").count())


def test_ones_account_fits_a_telephone(open_page, newcomer, axe):
    page = browsers.sign_in(open_page(width=360), newcomer, servers.PASSWORD)
    for address in ("/admin/account/", "/admin/account/second/", "/admin/account/second/app/", "/admin/account/password/", "/admin/account/address/"):
        page.goto(address)
        assert _width(page) <= 360, address
        axe(page)


def test_whoever_publishes_is_led_to_a_second_factor_and_then_to_the_board(browser, demonstration, tmp_path_factory, axe):
    with servers.serving(tmp_path_factory.mktemp("required"), demonstration, NEWSROOM_SECOND_FACTOR="required") as strict:
        pages = browsers.Pages(browser, strict.url)
        page = browsers.sign_in(pages.open(width=360), "editor", servers.PASSWORD)
        expect(page.get_by_text("You need a second factor before the desk opens.")).to_be_visible()
        axe(page)
        page.goto("/admin/calendar/")
        expect(page.get_by_text("You need a second factor before the desk opens.")).to_be_visible()

        page.get_by_role("link", name="Set up an app").click()
        page.get_by_text("The app is on this device").click()
        page.get_by_label("The six digits").fill(code_of(page.locator(".secret").inner_text()))
        page.get_by_role("button", name="Set up").click()
        page.get_by_role("link", name="I have them").click()
        page.get_by_role("link", name="To the board").click()

        expect(page).to_have_url(f"{strict.url}/admin/")
        expect(page.get_by_role("heading", name="You need a second factor")).to_have_count(0)
        faults = pages.faults
        pages.close()
        assert not faults, "\n".join(faults)


def _width(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")
