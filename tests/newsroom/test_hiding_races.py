"""A byline is hidden in the very moment somebody else hides it, too, or publishes a text that names it: on a real server."""

import itertools
from functools import partial

import pytest

from tests.ground import stage
from tests.ground.hand import Hand

from .test_races import at_once

ROUNDS = 50
_number = itertools.count(1)


@pytest.fixture(scope="module")
def two(server):
    return Hand(server, "editor"), Hand(server, "admin")


def signed(server, hand, text):
    """A submitted text by a name that also stands in its caption: (name, byline, the version it has now)."""
    name = f"Marah Quill-{next(_number)}"
    section = server.rows("SELECT id FROM articles_section ORDER BY id LIMIT 1")[0][0]
    hand.answer(f"/admin/story/edition/{text['edition']}/file/", section=section, new_byline=name)
    hand.status(f"/admin/story/{text['draft']}/autosave/", version=text["version"], edition=text["edition"], tab="tabtabtab1", count=1, lead_caption=f"By {name}")
    version = server.rows(f"SELECT version FROM articles_draft WHERE id = {text['draft']}")[0][0]
    return name, server.rows(f"SELECT id FROM articles_contributor WHERE name = '{name}'")[0][0], version


def test_of_two_who_hide_at_once_one_does_and_the_other_is_told(server, two):
    for text in stage.on(server, "submitted", ROUNDS):
        _name, byline, _version = signed(server, two[0], text)

        told = at_once(*(partial(hand.answer, f"/admin/story/bylines/{byline}/hide/") for hand in two))

        assert [number for number, _page in told] == [200, 200]
        assert sum("Somebody was quicker" in page for _number, page in told) == 1
        assert len(server.rows(f"SELECT id FROM articles_hiding WHERE contributor_id = {byline}")) == 1


def test_what_is_published_while_its_byline_is_hidden_names_nobody(server, two):
    for text in stage.on(server, "submitted", ROUNDS):
        name, byline, version = signed(server, two[0], text)

        told = at_once(
            partial(two[0].answer, f"/admin/story/{text['draft']}/publish/", version=version, edition=text["edition"]),
            partial(two[1].answer, f"/admin/story/bylines/{byline}/hide/"),
        )

        assert told[1][0] == 200
        assert told[0][0] in (200, 409), told[0][0]
        said = [*server.rows(f"SELECT lead_caption FROM articles_edition WHERE id = {text['edition']}"), *server.rows(f"SELECT lead_caption FROM articles_draft WHERE edition_id = {text['edition']}")]
        assert said
        assert not any(name in row[0] for row in said)
        assert server.rows(f"SELECT id FROM articles_contributor WHERE id = {byline} AND hidden_at IS NOT NULL")
