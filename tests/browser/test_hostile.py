"""Hostile text through every door: on no screen does anything of it run, whether or not the content policy stands guard."""

import html
import json
import re

import pytest

from newsroom.lib.richtext import clean, parse, text_of
from tests.browser import vectors
from tests.browser.doors import Desk
from tests.browser.judge import Judge
from tests.browser.shelves import Shelves
from tests.ground import browser as browsers
from tests.ground import server as servers

POLICY = [True, False]
ATTACK = (
    '[attack-1] <img src=x onerror="alert(1)"><script>alert(2)</script>[attack-2] <a href="java&#9;script:alert(3)" style="color:red">x</a>'
    '<script src="//evil.example/x.js"></script><iframe srcdoc="<script>parent.alert(4)</script>"></iframe><input autofocus onfocus="alert(5)">'
)


@pytest.fixture(scope="module")
def house(browser, demonstration, tmp_path_factory):
    """A server of this file's own, and the state of an admin who has signed in there."""
    with servers.serving(tmp_path_factory.mktemp("hostile"), demonstration) as server:
        context = browser.new_context(base_url=server.url)
        browsers.sign_in(context.new_page(), "admin", server.accounts["admin"])
        yield server, context
        context.close()


@pytest.fixture(scope="module")
def shelves(house):
    _server, context = house
    return Shelves(Desk(context.pages[0])).fill()


@pytest.fixture
def judge(browser, house):
    server, context = house
    judges = []

    def sitting(policy: bool) -> Judge:
        judges.append(Judge(browser, server.url, policy=policy, state=context.storage_state()))
        return judges[-1]

    yield sitting
    for one in judges:
        one.close()


def test_the_judge_sees_what_runs(judge, house):
    _server, context = house
    for policy in POLICY:
        eyes = judge(policy)
        answer = context.request.get("/admin/articles/contributor/")
        eyes.look_at("/admin/", answer, instead=("</main>", f"{ATTACK}</main>"))

        told = "\n".join(eyes.found)
        assert re.search(r"\[attack-1\]: onerror", told)
        assert re.search(r"\[attack-2\]: href", told)
        assert re.search(r"\[attack-2\]: style", told)
        assert "<iframe>" in told
        assert "evil.example" in told
        assert all(f"ran alert({number})" in told for number in (1, 2, 5)) is not policy
        assert ("policy: " in told) is policy


@pytest.mark.corpus
@pytest.mark.parametrize("policy", POLICY, ids=["policy on", "policy off"])
def test_nothing_runs_on_any_screen(judge, shelves, policy):
    eyes = judge(policy)

    for address in shelves.addresses:
        eyes.look_at(address)
    for address, answer in shelves.answers.items():
        eyes.look_at(address, answer)
    page = eyes.look_at(shelves.drafts[0].address)  # what scripts of ours print: headlines and credits that are offered while writing
    for tool, dialog, offered in (("Link", "#ask-link", "[data-found] input"), ("Picture", "#ask-picture", ".shelf input")):
        page.get_by_role("button", name=tool, exact=True).click()
        page.locator(dialog).locator(offered).first.wait_for(state="attached")
        eyes.look_again()
        page.keyboard.press("Escape")

    assert eyes.found == [], "\n".join(eyes.found)


PASTE_EACH = """([vectors, door]) => {
  const area = document.querySelector("textarea[name=body]")
  const prose = document.querySelector(".prose")
  const HARM = "script, style, iframe, object, embed, svg, math, form, input, base, meta, link, [srcdoc], [href^='javascript' i], [href^='data' i], [formaction], [autofocus]"
  const told = []
  let arrived = 0
  for (const [name, payload] of vectors) {
    area.value = door === "stored" ? payload : ""
    area.dispatchEvent(new Event("newsroom:fill"))
    if (door === "paste") {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/html", payload)
      prose.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }))
    }
    arrived += prose.textContent.trim() !== ""
    const harm = [...prose.querySelectorAll("*")].filter((one) => one.matches(HARM) || one.getAttributeNames().some((attribute) => attribute.startsWith("on")))
    told.push(...harm.map((one) => `[${name}] ${one.outerHTML.slice(0, 200)}`), ...window.judged.splice(0).map((what) => `[${name}] or one shortly before: ${what}`))
  }
  area.value = ""
  area.dispatchEvent(new Event("newsroom:fill"))
  return { told, arrived }
}"""


@pytest.mark.corpus
@pytest.mark.parametrize("policy", POLICY, ids=["policy on", "policy off"])
def test_nothing_runs_in_the_editor(judge, house, policy):
    """Pasted as a browser pastes; and as the stored text that the editor reads, which is clean."""
    _server, context = house
    draft = Desk(context.pages[0]).begin()
    eyes = judge(policy)
    eyes.look_at(draft.address).locator(".prose").wait_for()
    doors = {"paste": vectors.every(), "stored": {name: clean(payload) for name, payload in vectors.every().items()}}

    for door, sent in doors.items():
        answer = eyes.page.evaluate(PASTE_EACH, [list(sent.items()), door])
        eyes.found += answer["told"]
        eyes.look_again()
        assert answer["arrived"] > 500, "hardly a word came in: this is no test"

    assert eyes.found == [], "\n".join(eyes.found)


FILL_EACH = """(bodies) => bodies.map((body) => {
  const area = document.querySelector("textarea[name=body]")
  area.value = body
  area.dispatchEvent(new Event("newsroom:fill"))
  return [...document.querySelector(".prose").children].map((block) => block.textContent).join("\\n")
})"""


@pytest.mark.corpus
def test_any_words_stand_in_the_editor_as_they_are_stored(judge, house, testdata):
    _server, context = house
    draft = Desk(context.pages[0]).begin()
    page = judge(True).look_at(draft.address)
    page.locator(".prose").wait_for()
    naughty = json.loads((testdata / "comments-unicode" / "naughty-strings.json").read_text("utf-8"))
    trojan = [row["line"] for row in json.loads((testdata / "comments-unicode" / "trojan-source-lines.json").read_text("utf-8"))]
    stored = [clean(f"<p>{html.escape(text)}</p>") for text in naughty + trojan]

    shown = page.evaluate(FILL_EACH, stored)

    assert shown == ["\n".join(text_of([block]) for block in parse(body)) for body in stored]


READ_AGAIN = """(bodies) => {
  const told = { judged: [], read: [] }
  for (const [name, body] of bodies) {
    const holder = document.createElement("div")
    holder.innerHTML = body
    const once = holder.innerHTML
    holder.innerHTML = once
    const twice = holder.innerHTML
    const page = new DOMParser().parseFromString(body, "text/html").body.innerHTML
    told.read.push([name, once, twice, page])
    told.judged.push(...window.judged.splice(0).map((what) => `[${name}] ${what}`))
  }
  return told
}"""


@pytest.mark.corpus
def test_a_browser_reads_a_clean_body_as_we_wrote_it(judge):
    """So that nothing can be hidden in what one parser reads otherwise than another (mutation XSS): read, written and cleaned again it says the same."""
    eyes = judge(False)
    eyes.look_at("/en/")
    bodies = {name: clean(payload) for name, payload in vectors.every().items()}

    told = eyes.page.evaluate(READ_AGAIN, list(bodies.items()))
    eyes.look_again()

    assert told["judged"] == eyes.found == []
    for name, once, twice, page in told["read"]:
        assert clean(bodies[name]) == bodies[name], name
        assert {clean(once), clean(twice), clean(page)} == {bodies[name]}, name
