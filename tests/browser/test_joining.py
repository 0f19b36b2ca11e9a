"""A reader in Swahili asks to translate, confirms by mail, is invited by an editor, and lands on the board; in a real browser."""

import re
import time
from email import message_from_bytes, policy
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

ADDRESS = "neema@example.org"


def letter_to(server, address, saying, seconds=30):
    """The words of the newest mail to an address that says this; the server writes mail into its data folder."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for file in sorted((server.data / "mail").glob("*"), key=lambda one: one.stat().st_mtime, reverse=True):
            for raw in file.read_bytes().split(b"-" * 79):
                mail = message_from_bytes(raw.strip(), policy=policy.default)
                if mail["To"] == address and saying in mail.get_content():
                    return mail.get_content()
        time.sleep(0.2)
    raise AssertionError(f"no mail to {address} says {saying!r}")


def link_in(letter):
    return urlsplit(re.search(r"https?://\S+", letter)[0]).path


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_reader_in_swahili_becomes_a_translator(open_page, signed_in, server, axe):
    reader = open_page(lang="sw", width=360, js=False)
    reader.goto("/sw/")
    with reader.expect_navigation():
        reader.locator(".footer a[href='/sw/join/']").click()
    expect(reader.locator("html")).to_have_attribute("lang", "sw")
    reader.locator("[name=kind][value=translate]").check()
    reader.locator("[name=name]").fill("Neema Mwangi")
    reader.locator("[name=email]").fill(ADDRESS)
    reader.locator("[name=languages][value=sw]").uncheck()
    reader.locator("[name=languages][value=ar]").check()
    reader.locator("[name=reads][value=sw]").check()
    reader.locator("[name=words]").fill("Ninaishi Mombasa na ninasoma Kiarabu tangu utotoni.")
    reader.locator("[name=consent]").check()
    with reader.expect_navigation():
        reader.locator(".join-form button").click()
    assert urlsplit(reader.url).path == "/sw/join/sent/"

    link = link_in(letter_to(server, ADDRESS, "/sw/join/confirm/"))
    reader.goto(link)
    expect(reader.locator(".join-said")).to_contain_text("Ninaishi Mombasa")
    with reader.expect_navigation():
        reader.locator(".join form button").click()
    expect(reader.locator(".join-said")).to_have_count(0)
    assert reader.context.cookies() == []

    editor = signed_in("editor-ar")
    editor.goto("/admin/people/applications/")
    axe(editor)
    with editor.expect_navigation():
        editor.locator(".row", has_text="Neema Mwangi").get_by_role("link", name="Read and answer").click()
    expect(editor.locator(".join-said")).to_contain_text("Ninaishi Mombasa")
    axe(editor)
    with editor.expect_navigation():
        editor.get_by_role("button", name="Yes, invite them").click()
    expect(editor.locator(".messages")).to_contain_text("Neema Mwangi gets a letter")

    newcomer = open_page(lang="sw", width=360)
    newcomer.goto(link_in(letter_to(server, ADDRESS, "/admin/join/")))
    axe(newcomer)
    newcomer.locator("[name=username]").fill("neema")
    newcomer.locator("[name=password1]").fill("majahazi-kumi-na-moja")
    newcomer.locator("[name=password2]").fill("majahazi-kumi-na-moja")
    with newcomer.expect_navigation():
        newcomer.locator("main form button").click()
    assert urlsplit(newcomer.url).path == "/admin/"
    expect(newcomer.locator(".desk-person")).to_contain_text("Neema Mwangi")
    newcomer.goto("/admin/translate/")
    assert newcomer.locator("h1").count() == 1


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("ar", 1280), ("ar", 360), ("my", 360)])
def test_the_form_can_be_used_narrow_and_wide_in_both_directions(open_page, axe, language, width):
    page = open_page(lang=language, width=width)

    page.goto(f"/{language}/join/?want=translate")

    axe(page)
    assert fits(page)
    with page.expect_navigation():
        page.locator(".join-form button").click()
    expect(page.locator(".faults a[href='#field-name']")).to_be_visible()
    axe(page)
    assert fits(page)


def test_an_admin_invites_by_keyboard_and_takes_it_back(signed_in, axe):
    page = signed_in("admin", width=360)
    page.goto("/admin/people/invitations/new/")
    axe(page)
    page.get_by_label("E-mail").fill("kofi@example.org")
    page.locator("[name=roles][value=moderator]").focus()
    page.keyboard.press("Space")
    page.locator("[name=everywhere]").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.get_by_role("button", name="Send the invitation").press("Enter")
    row = page.locator(".row", has_text="kofi@example.org")
    expect(row).to_contain_text("moderator: all languages")
    axe(page)
    assert fits(page)

    with page.expect_navigation():
        row.get_by_role("button", name="Take back").click()

    expect(page.locator(".row", has_text="kofi@example.org")).to_have_count(0)
    page.goto("/admin/people/away/")
    axe(page)
