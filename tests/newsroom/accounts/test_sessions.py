"""Where one is signed in, for how long, and the end of it; and what is kept of it."""

import time
from unittest.mock import patch

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from newsroom.accounts import browsers, lasting
from newsroom.people import appointing
from tests import cast

from .ground import FIREFOX, People, digits, with_app

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
HOUR, DAY = 3600, 24 * 3600


class TestList(People):
    def setUp(self):
        super().setUp()
        self.here = self.signed_in(cast.author())
        self.phone = self.signed_in(cast.author(), client=Client(headers={"user-agent": PHONE}, REMOTE_ADDR="203.0.113.77"))

    def row(self, agent):
        return UserSession.objects.get(user_agent=agent)

    def test_they_are_listed_in_words(self):
        page = self.here.get("/admin/account/")

        self.assertContains(page, "Firefox · Linux")
        self.assertContains(page, "Safari · iPhone")
        self.assertContains(page, "here, now", count=1)

    def test_one_is_ended_and_dies_on_its_next_request(self):
        self.assertTrue(self.is_in(self.phone))

        self.here.post(reverse("accounts:end-session", args=[self.row("Safari · iPhone").pk]))

        self.assertFalse(self.is_in(self.phone))
        self.assertTrue(self.is_in(self.here))

    def test_all_others_are_ended_at_once(self):
        third = self.signed_in(cast.author())

        answer = self.here.post(reverse("accounts:end-other-sessions"), follow=True)

        self.assertContains(answer, "Signed out in 2 other places.")
        self.assertEqual([self.is_in(client) for client in (self.here, self.phone, third)], [True, False, False])

    def test_nobody_ends_the_sessions_of_others(self):
        editor = self.signed_in(cast.editor())

        answer = editor.post(reverse("accounts:end-session", args=[self.row("Safari · iPhone").pk]), follow=True)

        self.assertContains(answer, "That session had ended already.")
        self.assertTrue(self.is_in(self.phone))

    def test_ending_needs_a_post(self):
        self.assertEqual(self.here.get(reverse("accounts:end-other-sessions")).status_code, 405)
        self.assertTrue(self.is_in(self.phone))

    def test_a_new_password_ends_the_others(self):
        sent = {"old_password": cast.PASSWORD, "new_password1": "eleven-boats-at-noon", "new_password2": "eleven-boats-at-noon"}

        page = self.here.post(reverse("accounts:password"), sent, follow=True)

        self.assertContains(page, "Your password is changed")
        self.assertTrue(self.is_in(self.here))
        self.assertFalse(self.is_in(self.phone))
        self.assertNotContains(self.here.get("/admin/account/"), "iPhone")

    def test_a_frozen_account_is_out_at_once(self):
        appointing.freeze(cast.author(), by=cast.admin())

        self.assertEqual([self.is_in(self.here), self.is_in(self.phone)], [False, False])
        self.assertFalse(UserSession.objects.exists())

    def test_an_account_that_was_closed_otherwise_is_out_on_the_next_request(self):
        person = cast.author()
        person.is_active = False
        person.save()

        self.assertFalse(self.is_in(self.here))

    def test_one_session_is_kept_of_a_browser_that_signs_out_and_in(self):
        for _time in range(3):
            self.here.post("/admin/logout/")
            self.sign_in(cast.author(), client=self.here)

        self.assertEqual(self.here.get("/admin/account/").content.decode().count("Firefox · Linux</bdi>"), 1)


class TestLasting(People):
    def later(self, seconds):
        return patch("newsroom.accounts.lasting.time.time", return_value=time.time() + seconds)

    def test_twelve_hours_without_a_page_end_it(self):
        client = self.signed_in(cast.author())

        with self.later(11 * HOUR):
            self.assertTrue(self.is_in(client))
        with self.later(22 * HOUR):
            self.assertTrue(self.is_in(client))
        with self.later(35 * HOUR):
            self.assertFalse(self.is_in(client))

    def test_whoever_is_signed_out_for_that_is_told_so(self):
        client = self.signed_in(cast.author())

        with self.later(35 * HOUR):
            page = client.get("/admin/", follow=True)

        self.assertContains(page, "You were signed out, since")

    def test_fourteen_days_end_it_however_busy_one_was(self):
        client = self.signed_in(cast.author())

        for hours in range(0, 14 * 24, 11):
            with self.later(hours * HOUR):
                self.assertTrue(self.is_in(client), hours)
        with self.later(14 * DAY + HOUR):
            self.assertFalse(self.is_in(client))

    def test_a_page_left_open_is_nobody(self):
        client = self.signed_in(cast.author())
        pulse = reverse("stories:pulse", args=[1])

        for hours in (4, 8, 11):
            with self.later(hours * HOUR):
                client.post(pulse, {"tab": "matrixtab", "edition": 1})

        with self.later(13 * HOUR):
            self.assertFalse(self.is_in(client))

    def test_looking_around_writes_nothing_every_time(self):
        client = self.signed_in(cast.author())
        client.get("/admin/account/password/")

        with self.assertNumQueries(3):  # the session, the person, their appointments
            client.get("/admin/account/password/")

    def test_sessions_that_ran_out_are_cleared(self):
        Client().post("/admin/login/code/", {"email": "nobody@example.org"})
        Session.objects.update(expire_date="2020-01-01T00:00:00Z")

        lasting.clear_old()

        self.assertFalse(Session.objects.exists())


class TestWhatIsKept(People):
    def test_no_address_and_no_browsers_own_words_stand_in_any_table(self):
        place = "203.0.113.77"
        person = with_app(cast.editor())
        client, _answer = self.sign_in(person, place=place)
        client.post("/admin/login/second/", {"code": "000000"})
        client.post("/admin/login/second/", {"code": digits()})
        with patch("newsroom.accounts.lasting.FRESH", 0):
            client.post(reverse("mfa_deactivate_totp"))
            client.get(reverse("mfa_generate_recovery_codes"))
        client.post("/admin/account/prove/", {"password": cast.PASSWORD})
        client.post(reverse("mfa_generate_recovery_codes"))
        client.get("/admin/account/")
        self.sign_in("nobody", password="not-this-one", place=place)
        self.sign_in("nobody", place=place)[0].post("/admin/login/code/", {"email": "nobody@example.org"})

        found = [f"{model.__name__}: {row}" for model in apps.get_models() for row in _texts(model) if place in row or FIREFOX in row]

        self.assertEqual(found, [])

    def test_a_browser_is_two_words(self):
        self.assertEqual(browsers.in_words(FIREFOX), "Firefox · Linux")
        self.assertEqual(browsers.in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0"), "Edge · Windows")
        self.assertEqual(browsers.in_words("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36"), "Chrome · Android")
        self.assertEqual(browsers.in_words("curl/8.5"), "")


def _texts(model):
    """Every value of every row as text; what a session holds, opened."""
    for row in model.objects.all().values():
        yield " ".join(map(str, row.values()))
    if model is Session:
        yield from (str(row.get_decoded()) for row in Session.objects.all())
