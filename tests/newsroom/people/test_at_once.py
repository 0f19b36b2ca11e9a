"""Two who look after people, in the same moment, on a real server: one effect, the other is told, somebody is always left, and no request fails."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from tests.ground.hand import Hand

ROUNDS = 50
PASSWORD = "quite a long password"
FREEZES = 3


def at_once(*acts):
    """The number of each act's answer, in the order of the acts; all begin in the same moment."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def two(own_server):
    """Two admins who also write, so that both can say what they were told; there is no third."""
    admin = Hand(own_server, "admin")
    hands = [joined(own_server, admin, name) for name in ("rosa", "tariq")]
    hands[0].post(f"/admin/people/{key(own_server, 'admin')}/appointment/{appointment(own_server, 'admin')}/end/")
    assert admins(own_server) == {"rosa", "tariq"}
    return hands


def joined(server, admin, name) -> Hand:
    """Somebody new, an admin and an author."""
    admin.post("/admin/newsroom/user/add/", username=name, password1=PASSWORD, password2=PASSWORD)
    for role, language in (("admin", ""), ("author", "en")):
        admin.post(f"/admin/people/{key(server, name)}/appoint/", role=role, language=language, ends_at="")
    server.accounts[name] = PASSWORD
    return Hand(server, name)


def key(server, name) -> int:
    return server.rows(f"SELECT id FROM newsroom_user WHERE username = '{name}'")[0][0]


def appointment(server, name, role="admin") -> int:
    return server.rows(f"SELECT id FROM newsroom_appointment WHERE role = '{role}' AND user_id = {key(server, name)}")[0][0]


def admins(server) -> set[str]:
    rows = "SELECT u.username FROM newsroom_user u JOIN newsroom_appointment a ON a.user_id = u.id WHERE a.role = 'admin' AND u.is_active"
    return {row[0] for row in server.rows(rows)}


def test_of_two_admins_who_remove_each_other_one_is_left(own_server, two):
    names = ("rosa", "tariq")
    for _round in range(ROUNDS):
        paths = [f"/admin/people/{key(own_server, name)}/appointment/{appointment(own_server, name)}/end/" for name in reversed(names)]

        told = at_once(*(partial(hand.status, path) for hand, path in zip(two, paths, strict=True)))

        assert sorted(told) == [200, 403]
        (left,) = admins(own_server)
        assert names[told.index(200)] == left
        two[names.index(left)].post(f"/admin/people/{key(own_server, names[1 - names.index(left)])}/appoint/", role="admin", language="", ends_at="")


def test_of_two_admins_who_freeze_each_other_one_is_open(own_server, two):
    names = ("rosa", "tariq")
    for _round in range(FREEZES):
        paths = [f"/admin/people/{key(own_server, name)}/freeze/" for name in reversed(names)]

        told = at_once(*(partial(hand.status, path) for hand, path in zip(two, paths, strict=True)))

        assert set(told) <= {200, 403}, told
        (left,) = admins(own_server)
        other = names[1 - names.index(left)]
        two[names.index(left)].post(f"/admin/people/{key(own_server, other)}/open/")
        two[names.index(other)] = Hand(own_server, other)


def test_of_two_who_appoint_the_same_one_does_and_the_other_is_told(own_server, two):
    author = key(own_server, "author")
    for _round in range(ROUNDS):
        told = at_once(*(partial(hand.status, f"/admin/people/{author}/appoint/", role="moderator", language="sw", ends_at="") for hand in two))

        assert sorted(told) == [200, 409]
        two[0].post(f"/admin/people/{author}/appointment/{appointment(own_server, 'author', 'moderator')}/end/")


def test_a_role_that_is_taken_away_while_it_is_used_is_used_once_or_not_at_all(own_server, two):
    author, moderator = Hand(own_server, "author"), key(own_server, "author")
    two[0].post(f"/admin/people/{moderator}/appoint/", role="moderator", language="", ends_at="")
    for _round in range(ROUNDS):
        number = appointment(own_server, "author", "author")
        before = own_server.rows("SELECT count(*) FROM articles_draft")[0][0]

        ended, begun = at_once(partial(two[0].status, f"/admin/people/{moderator}/appointment/{number}/end/"), partial(author.status, "/admin/story/new/", language="en"))

        assert ended == 200
        after = own_server.rows("SELECT count(*) FROM articles_draft")[0][0]
        assert (begun, after - before) in {(200, 1), (403, 0)} or begun == 404, (begun, after - before)
        assert author.status("/admin/story/new/", language="en") == 403
        two[0].post(f"/admin/people/{moderator}/appoint/", role="author", language="en", ends_at="")
