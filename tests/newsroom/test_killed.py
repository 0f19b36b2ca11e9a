"""The server is killed at a random moment: no acknowledged word is lost, and nothing is half published."""

import http.client
import json
import random
import threading
import urllib.error

import pytest

from tests.ground import stage
from tests.ground.hand import Hand

ROUNDS = 4
VERBS = ("save", "autosave", "submit", "publish")
TEXT = "<p>ประโยค {number} جملة {number} sentence {number}</p>"


@pytest.fixture
def hands(own_server):
    """One for each kind of request."""
    return {verb: Hand(own_server, "admin") for verb in VERBS}


def test_a_killed_server_has_lost_nothing_it_said_was_saved(own_server, hands):
    chance = random.Random("a seed")
    section = own_server.rows("SELECT min(id) FROM articles_section")[0][0]
    acknowledged = 0
    for _round in range(ROUNDS):
        people = [Writer(hand, verb, section) for verb, hand in hands.items()]
        killer = threading.Timer(chance.uniform(0.5, 3), own_server.kill)
        threads = [threading.Thread(target=person.go_on) for person in people]
        for thread in (killer, *threads):
            thread.start()
        for thread in (killer, *threads):
            thread.join()
        own_server.start()
        for person in people:
            person.look(own_server)
            acknowledged += person.acknowledged
    assert acknowledged >= ROUNDS, "the server was killed before it had said anything"


def test_what_follows_a_decision_happens_after_the_restart_and_once(own_server):
    hand = Hand(own_server, "editor")
    address = next(story["en"] for story in own_server.stories if "en" in story)
    for path in ("/en/", address.removeprefix(own_server.url)):
        hand.get(path)  # kept as a page
    own_server.kill()
    [told] = stage.on(own_server, "dead", 1)
    assert own_server.rows("SELECT count(*) FROM articles_transition WHERE reacted_at IS NULL")[0][0] > 0

    own_server.start()

    assert hand.answer_to(told["address"])[0] == 410
    assert hand.answer_to(told["new"])[0] == 200
    front = hand.get("/en/")[1]
    assert "Decided and dead" in front
    assert told["address"] not in front
    own_server.manage("worker", "--once")
    letters = own_server.rows("SELECT once FROM newsroom_letter")
    assert letters
    assert len(letters) == len(set(letters))
    assert own_server.rows("SELECT count(*) FROM articles_transition WHERE reacted_at IS NULL")[0][0] == 0


class Writer:
    """Writes one story, kind of request by kind of request, until the server is gone; then looks at what is left of it."""

    def __init__(self, hand, verb, section):
        self.hand, self.verb = hand, verb
        self.draft, self.edition = hand.begin()
        self.facts = {"headline": f"Killed {verb} {self.draft}", "summary": "In the middle.", "section": section}
        self.sent = self.acknowledged = 0
        self.version, self.has_moved, self.refused = 1, False, 0

    def go_on(self):
        try:
            self.write_on()
        except urllib.error.HTTPError as refusal:
            self.refused = refusal.code
        except (OSError, http.client.HTTPException):
            pass  # the server is gone

    def write_on(self):
        while not self.has_moved:
            self.sent += 1
            self.save() if self.verb == "save" else self.autosave()
            self.acknowledged = self.sent
            if self.verb in ("submit", "publish") and self.sent >= 4:
                self.move()

    @property
    def words(self):
        return self.facts | {"body": TEXT.format(number=self.sent), "version": self.version}

    def save(self):
        _address, page = self.hand.post(f"/admin/story/{self.draft}/", **self.words, tab="", count="")
        assert "Saved." in page
        self.version += 1

    def autosave(self):
        _address, answer = self.hand.post(f"/admin/story/{self.draft}/autosave/", **self.words, tab="killedtab", count=self.sent, edition=self.edition)
        self.version = json.loads(answer)["version"]

    def move(self):
        self.hand.post(f"/admin/story/{self.draft}/{self.verb}/", **self.words, tab="killedtab", count=self.sent + 1)
        self.has_moved = True

    def look(self, server):
        body, slug, published_at = server.rows(f"SELECT body, slug, published_at FROM articles_edition WHERE id = {self.edition}")[0]
        drafts = server.rows(f"SELECT body, status FROM articles_draft WHERE edition_id = {self.edition}")
        moves = [row[0] for row in server.rows(f"SELECT after FROM articles_transition WHERE edition_id = {self.edition}")]
        kept = [row[0] for row in server.rows(f"SELECT body FROM articles_revision WHERE edition_id = {self.edition}")]
        text = body if published_at else drafts[0][0]
        told = f"{self.verb}: sent {self.sent}, acknowledged {self.acknowledged}; {text}; {moves}"

        assert not self.refused, f"{told}; refused with {self.refused}"
        assert any(f"sentence {number}<" in text for number in (self.acknowledged, self.sent) if number) or not self.acknowledged, told
        assert self.verb != "save" or not self.acknowledged or any(f"sentence {self.acknowledged}<" in one for one in kept), told
        assert bool(published_at) == bool(slug) == ("published" in moves) == (not drafts), told
        assert not drafts or drafts[0][1] == ("submitted" if "submitted" in moves else "writing"), told
        assert not self.has_moved or {"submit": "submitted", "publish": "published"}[self.verb] in moves, told
