"""Two at the same moment, on a real server: one effect, the other is told, and no request fails."""

import http.cookiejar
import json
import urllib.request
from functools import partial

import pytest

from tests.ground.hand import Hand
from tests.newsroom.test_races import at_once

ROUNDS = 8
# Written past the form, which takes only so many from one connection.
APPLY = """
import json
from django.utils import timezone
from newsroom.joining import inviting, stamps
from newsroom.models import Application, User
now, admin = timezone.now(), User.objects.get(username="admin")
asked = [
    Application.objects.create(kind="translate", name=f"Rosa {n}", email=f"rosa{n}@example.org", languages=["ar"], reads=["en"], words="x", consented_at=now, confirmed_at=now)
    for n in range(ROUNDS)
]
offers = [inviting.Offer(inviting.Role.TRANSLATOR, "ar")]
invited = [inviting.invite(f"idir{n}@example.org", offers, by=admin, language="en") for n in range(2 * ROUNDS)]
print(json.dumps({"asked": [one.pk for one in asked], "invited": [[one.pk, stamps.invitation(one)] for one in invited]}))
"""


class Newcomer(Hand):
    """Somebody with a browser of their own, who has opened a link and not signed in."""

    def __init__(self, server, path):
        self.url = server.url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.get(path)


@pytest.fixture(scope="module")
def rows(server):
    return json.loads(server.manage("shell", "--no-imports", "-c", APPLY.replace("ROUNDS", str(ROUNDS))).strip().splitlines()[-1])


def account(name):
    return {"username": name, "password1": "eleven-boats-at-noon", "password2": "eleven-boats-at-noon"}


def test_of_two_who_answer_at_once_one_answers_and_the_other_is_told(server, rows):
    editor, admin = Hand(server, "editor-ar"), Hand(server, "admin")
    for pk in rows["asked"]:
        at = f"/admin/people/applications/{pk}/"

        told = sorted(at_once(partial(editor.status, f"{at}yes/", languages="ar"), partial(admin.status, f"{at}no/", words="Not now.")))

        assert told == [200, 409]
        [[answer]] = server.rows(f"SELECT answer FROM newsroom_application WHERE id = {pk}")
        [[invited]] = server.rows(f"SELECT count(*) FROM newsroom_invitation WHERE application_id = {pk}")
        [[refused]] = server.rows(f"SELECT count(*) FROM newsroom_letter WHERE once LIKE 'refused:{pk}:%'")
        assert (invited, refused) == ((1, 0) if answer else (0, 1))


def test_of_two_who_use_one_invitation_at_once_one_comes_in(server, rows):
    for number, (pk, token) in enumerate(rows["invited"][:ROUNDS]):
        path = f"/admin/join/{token}/"
        two = [Newcomer(server, path), Newcomer(server, path)]

        told = sorted(at_once(*(partial(hand.status, path, **account(f"twin{number}-{which}")) for which, hand in enumerate(two))))

        assert told == [200, 404]
        assert server.rows(f"SELECT count(*) FROM newsroom_user WHERE email = 'idir{number}@example.org'") == [(1,)]
        assert len(server.rows(f"SELECT accepted_by_id FROM newsroom_invitation WHERE id = {pk} AND accepted_by_id IS NOT NULL")) == 1


def test_an_invitation_that_is_taken_back_while_it_is_used_is_one_or_the_other(server, rows):
    admin = Hand(server, "admin")
    for number, (pk, token) in enumerate(rows["invited"][ROUNDS:], ROUNDS):
        path = f"/admin/join/{token}/"
        newcomer = Newcomer(server, path)

        told = sorted(at_once(partial(newcomer.status, path, **account(f"late{number}")), partial(admin.status, f"/admin/people/invitations/{pk}/take-back/")))

        [(accepted, revoked)] = server.rows(f"SELECT accepted_at IS NOT NULL, revoked_at IS NOT NULL FROM newsroom_invitation WHERE id = {pk}")
        [(accounts,)] = server.rows(f"SELECT count(*) FROM newsroom_user WHERE email = 'idir{number}@example.org'")
        assert told in ([200, 200], [200, 404]), told
        assert (bool(accepted), bool(revoked), accounts) in ((True, False, 1), (False, True, 0))
