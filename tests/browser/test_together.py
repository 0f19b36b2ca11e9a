"""An editor opens a text before it appears, a translator carries it, both are put into a release; and a whole story is withdrawn. In a real browser."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def written(signed_in, server):
    """written("A headline") -> (a page of the editor, the address of an approved original of that headline)."""

    def make(headline, **options):
        page = signed_in("editor", **options)
        plain = page.context.browser.new_context(java_script_enabled=False, base_url=server.url, storage_state=page.context.storage_state()).new_page()
        plain.goto("/admin/story/new/")
        if plain.locator("input[value=en]").count():
            plain.locator("input[value=en]").check()
        plain.locator("main form button").first.click()
        plain.locator("[name=headline]").fill(headline)
        plain.locator("textarea[name=summary]").fill("Thirty children wait.")
        plain.locator("textarea[name=body]").fill("<p>The driver counts them twice.</p>")
        plain.locator("select[name=section]").select_option(index=1)
        plain.get_by_role("button", name="Save", exact=True).click()
        draft = re.search(r"/story/(\d+)/", plain.url)[1]
        plain.context.close()
        return page, draft

    return make


def edition_of(server, draft) -> str:
    return str(server.rows(f"SELECT edition_id FROM articles_draft WHERE id = {draft}")[0][0])


def approve(page, headline):
    """By the list of stories: submit, then approve."""
    for deed in ("submit", "approve"):
        page.goto(f"/admin/articles/edition/?q={headline.replace(' ', '+')}")
        page.locator("input[name=edition]").first.check()
        page.locator("#deed").select_option(deed)
        with page.expect_navigation():
            page.get_by_role("button", name="Show what would happen").click()
        with page.expect_navigation():
            page.locator("button[value=do]").click()


def test_opened_before_it_appears_it_is_translated_and_nobody_else_sees_it(written, signed_in, server, axe):
    page, draft = written("Opened at low tide")
    approve(page, "Opened at low tide")
    page.goto(f"/admin/story/edition/{edition_of(server, draft)}/together/")
    opening = page.get_by_role("region", name="Let it be translated before it appears")
    opening.get_by_label("العربية").check()
    with page.expect_navigation():
        opening.get_by_role("button", name="Open it").click()
    expect(page.locator("#language-ar")).to_contain_text("open to its translators")
    axe(page)

    translator = signed_in("translator-ar")
    translator.goto("/admin/translate/")
    row = translator.locator(".queue-row", has_text="Opened at low tide")
    expect(row).to_contain_text("not published yet")
    with translator.expect_navigation():
        row.get_by_role("button", name="Claim").click()
    expect(translator.locator(".not-out")).to_contain_text("not published yet")
    axe(translator)

    stranger = signed_in("translator-sw")
    stranger.goto("/admin/translate/")
    expect(stranger.locator("main")).not_to_contain_text("Opened at low tide")
    page.reload()
    expect(page.locator("#language-ar")).to_contain_text("being translated")


@pytest.mark.parametrize("options", [{}, {"width": 360}, {"js": False}], ids=["wide", "phone", "no script"])
def test_a_release_is_made_changed_and_ended(written, server, axe, options):
    headline = f"Together {'-'.join(map(str, options.values())) or 'wide'}"
    page, draft = written(headline, **options)
    page.goto(f"/admin/story/edition/{edition_of(server, draft)}/together/")
    page.get_by_label("Goes out at").fill("2031-03-04T09:00")
    with page.expect_navigation():
        page.get_by_role("button", name="Make the release").click()
    expect(page.locator(".together-hour")).to_contain_text("4 March 2031, 09:00 (UTC)")
    expect(page.locator("#language-en")).to_contain_text("Not ready yet")

    release = page.get_by_role("region", name="Change the release")
    release.get_by_text("Languages that nobody has begun").click()
    release.get_by_label("Kiswahili").check()
    with page.expect_navigation():
        release.get_by_role("button", name="Change the release").click()
    expect(page.locator("#language-sw")).to_contain_text("nobody has it yet")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if options.get("js", True):
        axe(page)

    with page.expect_navigation():
        page.get_by_role("button", name="End the release").click()
    expect(page.get_by_role("button", name="Make the release")).to_be_visible()


def test_what_was_typed_stays_when_the_hour_has_passed(written, server):
    page, draft = written("Too late for that")
    page.goto(f"/admin/story/edition/{edition_of(server, draft)}/together/")
    page.get_by_label("Goes out at").fill("2020-03-04T09:00")
    with page.expect_navigation():
        page.get_by_role("button", name="Make the release").click()

    expect(page.get_by_role("alert")).to_contain_text("The hour has passed")
    expect(page.get_by_label("Goes out at")).to_have_value("2020-03-04T09:00")


def test_a_whole_story_is_withdrawn_with_a_reason(written, server, open_page, axe):
    page, draft = written("Withdrawn as a whole")
    edition = edition_of(server, draft)
    approve(page, "Withdrawn as a whole")
    page.goto("/admin/articles/edition/?q=Withdrawn+as+a+whole")
    page.locator("input[name=edition]").first.check()
    page.locator("#deed").select_option("publish")
    page.get_by_role("button", name="Show what would happen").click()
    with page.expect_navigation():
        page.locator("button[value=do]").click()
    page.goto(f"/admin/story/edition/{edition}/")
    public = page.get_by_role("link", name="Read it").get_attribute("href")
    with page.expect_navigation():
        page.get_by_role("link", name="Withdraw the whole story").click()
    axe(page)
    page.get_by_label("Reason").fill("A person we named is in danger.")
    with page.expect_navigation():
        page.get_by_role("button", name="Withdraw in all languages").click()

    reader = open_page()
    answer = reader.goto(public)
    assert answer.status == 410
    expect(reader.locator("blockquote")).to_contain_text("A person we named is in danger.")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_special_coverage_has_its_band_on_the_front(open_page, axe, lang, width):
    page = open_page(width=width, lang=lang)
    page.goto(f"/{lang}/")

    band = page.locator(".coverages")
    expect(band.locator(".coverage-band")).to_have_count(1)
    expect(band.locator(".coverage-stories li")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    with page.expect_navigation():
        band.get_by_role("link").first.click()
    expect(page.locator(".kicker-coverage")).to_be_visible()
    expect(page.locator(".story-card")).to_have_count(4)
    axe(page)
