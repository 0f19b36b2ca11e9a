"""Two hands at one story in the same moment, on a real server: one effect, the other is told, and no request fails."""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from tests.ground import stage
from tests.ground.hand import Hand

ROUNDS, TYPING_ROUNDS, FEW_ROUNDS = 50, 8, 12


@pytest.fixture(scope="module")
def two(server):
    return Hand(server, "editor"), Hand(server, "admin")


def at_once(*acts):
    """The answers, in the order of the acts; all begin in the same moment."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def moves_of(server, edition):
    return [row[0] for row in server.rows(f"SELECT after FROM articles_transition WHERE edition_id = {edition} ORDER BY id")]


def typed(hand, draft, edition, version, words):
    sent = {"version": version, "edition": edition, "tab": f"tab{id(hand)}"[:20], "count": 1, "headline": words, "body": f"<p>{words}</p>"}
    return hand.status(f"/admin/story/{draft}/autosave/", **sent)


def test_of_two_who_type_at_once_one_is_saved_and_the_other_set_aside(server, two):
    for _round in range(TYPING_ROUNDS):
        draft, edition = two[0].begin()

        told = sorted(at_once(*(partial(typed, hand, draft, edition, 1, words) for hand, words in zip(two, ("يد أولى", "មួយទៀត"), strict=True))))

        assert told == [200, 409]
        stands = server.rows(f"SELECT headline FROM articles_draft WHERE id = {draft}")[0][0]
        aside = [row[0] for row in server.rows(f"SELECT headline FROM articles_revision WHERE edition_id = {edition}")]
        assert {stands, *aside} == {"يد أولى", "មួយទៀត"}


def test_of_two_who_publish_at_once_it_is_out_once_and_the_other_is_told_who(server, two):
    for text in stage.on(server, "submitted", ROUNDS):
        told = at_once(*(partial(hand.answer, f"/admin/story/{text['draft']}/publish/", version=text["version"], edition=text["edition"]) for hand in two))

        assert moves_of(server, text["edition"]) == ["writing", "submitted", "published"]
        assert all(number in (200, 404, 409) for number, _page in told), told
        late = [page for number, page in told if number != 200 or "Published." not in page]
        assert len(late) == 1, [number for number, _page in told]
        assert re.search(r"<li data-level=.error.>[^<]*(editor|admin)[^<]*</li>|<p>[^<]*(editor|admin)[^<]*</p>", late[0]), re.findall(r"<li data-level[^>]*>([^<]*)|<h1>[^<]*</h1>\s*<p>([^<]*)", late[0])


def test_of_two_who_approve_at_once_it_is_approved_once(server, two):
    for text in stage.on(server, "submitted", ROUNDS):
        told = at_once(*(partial(hand.answer, f"/admin/story/{text['draft']}/approve/", version=text["version"], edition=text["edition"]) for hand in two))

        assert moves_of(server, text["edition"]) == ["writing", "submitted", "approved"]
        assert all(number in (200, 403, 409) for number, _page in told), [number for number, _page in told]
        assert sum("Approved." in page for _number, page in told) == 1


def test_of_two_who_take_a_text_up_at_once_one_has_it_and_the_other_is_told_who(server, two):
    for text in stage.on(server, "submitted", FEW_ROUNDS):
        told = at_once(*(partial(hand.answer, f"/admin/story/{text['draft']}/review/") for hand in two))

        assert [number for number, _page in told] == [200, 200]
        assert sum("You have it until" in page for _number, page in told) == 1
        late = next(page for _number, page in told if "You have it until" not in page)
        assert "was quicker and has this text" in late
        assert server.rows(f"SELECT count(*) FROM articles_review WHERE edition_id = {text['edition']} AND ended_at IS NULL") == [(1,)]


def test_a_text_taken_up_while_it_is_approved_is_in_nobodys_hands(server, two):
    for text in stage.on(server, "submitted", FEW_ROUNDS):
        take = partial(two[0].answer, f"/admin/story/{text['draft']}/review/")
        approve = partial(two[1].answer, f"/admin/story/{text['draft']}/approve/", version=text["version"], edition=text["edition"])

        told = at_once(take, approve)

        assert told[0][0] in (200, 403), told[0]
        assert moves_of(server, text["edition"]) == ["writing", "submitted", "approved"]
        assert server.rows(f"SELECT count(*) FROM articles_review WHERE edition_id = {text['edition']} AND ended_at IS NULL") == [(0,)]


def test_of_two_who_move_a_plan_at_once_one_is_told_of_the_other(server, two):
    for text in stage.on(server, "submitted", FEW_ROUNDS):
        told = at_once(*(partial(hand.answer, f"/admin/calendar/{text['edition']}/plan/", day=day, seen="") for hand, day in zip(two, ("2027-01-11", "2027-01-12"), strict=True)))

        assert sorted(number for number, _page in told) == [200, 409], [number for number, _page in told]


def test_a_change_published_while_its_story_is_withdrawn_leaves_it_one_or_the_other(server, two):
    for text in stage.on(server, "changed", ROUNDS):
        publish = partial(two[0].answer, f"/admin/story/{text['draft']}/publish/", version=text["version"], edition=text["edition"], weight="meaning")
        withdraw = partial(two[1].answer, f"/admin/story/edition/{text['edition']}/withdraw/", why="A name was wrong.")

        told = at_once(publish, withdraw)

        assert all(number in (200, 403, 404, 409, 422) for number, _page in told), [number for number, _page in told]  # 422: may it come back?
        withdrawn, summary = server.rows(f"SELECT withdrawn_at, summary FROM articles_edition WHERE id = {text['edition']}")[0]
        last = moves_of(server, text["edition"])[-1]
        assert (last == "withdrawn") == (withdrawn is not None)
        assert summary == "Said otherwise now." or withdrawn
        listed = server.rows(f"SELECT count(*) FROM articles_listing WHERE edition_id = {text['edition']}")[0][0]
        assert bool(listed) == (withdrawn is None)


def test_publishing_one_language_changes_no_row_of_another(server, two):
    article, edition = server.rows(
        "SELECT article_id, articles_edition.id FROM articles_edition JOIN articles_article ON article_id = articles_article.id WHERE language = 'en'"
        " AND original_language = 'en' AND published_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY articles_edition.id"
    )[0]
    others = f"SELECT * FROM articles_edition WHERE article_id = {article} AND id <> {edition} ORDER BY id"
    before = server.rows(others)

    address, _page = two[0].post(f"/admin/story/edition/{edition}/change/")
    two[0].post(f"/admin/story/{address.rstrip('/').rsplit('/', 1)[1]}/publish/", version=1, weight="typo")

    assert server.rows(others) == before
    assert moves_of(server, edition)[-1] == "published"
