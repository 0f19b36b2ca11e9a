"""Two hands at one story in the same moment, on a real server: one effect, the other is told, and no request fails."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from tests.ground.hand import Hand

ROUNDS = 8


@pytest.fixture(scope="module")
def two(server):
    return Hand(server, "editor"), Hand(server, "admin")


def at_once(*acts):
    """The number of each act's answer; all begin in the same moment."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def typed(hand, draft, edition, version, words):
    sent = {"version": version, "edition": edition, "tab": f"tab{id(hand)}"[:20], "count": 1, "headline": words, "body": f"<p>{words}</p>"}
    return hand.status(f"/admin/story/{draft}/autosave/", **sent)


def test_of_two_who_type_at_once_one_is_saved_and_the_other_set_aside(server, two):
    for _round in range(ROUNDS):
        draft, edition = two[0].begin()

        told = at_once(*(partial(typed, hand, draft, edition, 1, words) for hand, words in zip(two, ("يد أولى", "មួយទៀត"), strict=True)))

        assert told == [200, 409]
        stands = server.rows(f"SELECT headline FROM articles_draft WHERE id = {draft}")[0][0]
        aside = [row[0] for row in server.rows(f"SELECT headline FROM articles_revision WHERE edition_id = {edition}")]
        assert {stands, *aside} == {"يد أولى", "មួយទៀត"}


def test_of_two_who_publish_at_once_it_is_out_once(server, two):
    section = server.rows("SELECT min(id) FROM articles_section")[0][0]
    for number in range(ROUNDS):
        draft, edition = two[0].begin()
        words = {"headline": f"At once {number}", "summary": "Twice.", "body": "<p>Words</p>", "section": section, "tab": "", "count": ""}
        two[0].post(f"/admin/story/{draft}/", **words, version=1)

        told = at_once(*(partial(hand.status, f"/admin/story/{draft}/publish/", version=2) for hand in two))

        assert told[0] == 200
        assert told[1] in (200, 404, 409), told
        moves = [row[0] for row in server.rows(f"SELECT after FROM articles_transition WHERE edition_id = {edition} ORDER BY id")]
        assert moves == ["writing", "submitted", "published"]
