"""A picture taken down at the very moment in which somebody else uses it: it stands nowhere afterwards, and no request fails."""

import json
import random
from functools import partial

import pytest

from tests.ground.hand import Hand
from tests.newsroom.test_pictures_leave_no_trace import UPLOAD, photograph
from tests.newsroom.test_races import at_once

ROUNDS = 10
WHY = "The boy in it asked us."


@pytest.fixture(scope="module")
def two(server):
    return Hand(server, "editor"), Hand(server, "admin")


def brought(hand, chance) -> int:
    status, answer = hand.upload(UPLOAD, "x.jpg", photograph(chance), credit="Lena", licence="own")
    assert status == 200, answer
    return json.loads(answer)["id"]


def figure(picture) -> str:
    return f'<p>Words.</p><figure data-image="{picture}" data-alt="Seen"></figure>'


def test_published_while_it_is_taken_down_it_is_out_without_it(server, two):
    chance = random.Random("publish")
    section = server.rows("SELECT min(id) FROM articles_section")[0][0]
    for _round in range(ROUNDS):
        picture = brought(two[0], chance)
        draft, edition = two[0].begin()
        words = {"headline": f"Taken down {picture}", "summary": "In the middle.", "body": figure(picture), "section": section, "tab": "", "count": ""}
        two[0].post(f"/admin/story/{draft}/", version=1, **words)

        answers = at_once(
            partial(two[0].status, f"/admin/story/{draft}/publish/", version=2),
            partial(two[1].status, f"/admin/story/pictures/{picture}/take-down/", why=WHY),
        )

        assert answers[1] == 200, answers
        assert answers[0] in (200, 409, 422), answers
        bodies = [*server.rows(f"SELECT body FROM articles_edition WHERE id = {edition}"), *server.rows(f"SELECT body FROM articles_draft WHERE edition_id = {edition}")]
        assert not any(f'data-image="{picture}"' in body for (body,) in bodies), (answers, bodies)


def test_of_two_who_take_it_down_at_once_one_does_and_the_other_is_told(server, two):
    chance = random.Random("twice")
    for _round in range(ROUNDS):
        picture = brought(two[0], chance)
        draft, _edition = two[0].begin()
        two[0].post(f"/admin/story/{draft}/", version=1, headline="Twice", body=figure(picture), tab="", count="")

        answers = at_once(*(partial(hand.answer, f"/admin/story/pictures/{picture}/take-down/", why=WHY) for hand in two))

        assert [status for status, _page in answers].count(200) >= 1, answers
        assert all(status in (200, 404) for status, _page in answers), [status for status, _page in answers]
        moves = server.rows(f"SELECT count(*) FROM articles_transition t JOIN articles_draft d ON d.edition_id = t.edition_id WHERE d.id = {draft} AND t.deed = 'pictured'")
        assert moves[0][0] == 1


def test_deleted_while_it_is_placed_it_is_nowhere_or_still_there(server, two):
    chance = random.Random("delete")
    for _round in range(ROUNDS):
        picture = brought(two[0], chance)
        draft, _edition = two[0].begin()

        answers = at_once(
            partial(two[1].status, f"/admin/story/pictures/{picture}/delete/"),
            partial(two[0].status, f"/admin/story/{draft}/", version=1, headline="Placed", body=figure(picture), tab="", count=""),
        )

        assert answers[0] in (200, 403), answers
        assert answers[1] == 200, answers
        assert two[0].answer_to(f"/admin/preview/{draft}/")[0] == 200
