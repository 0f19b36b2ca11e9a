"""Signing in by name and password: who comes in, what the others are told, and how often one may try."""

from unittest.mock import patch

from django.contrib.auth.hashers import identify_hasher
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from newsroom.accounts import tries
from newsroom.models import User
from newsroom.people import appointing
from tests import cast

from .ground import People

SORRY = "This name and this password do not belong together"


class TestComingIn(People):
    def test_by_user_name_or_address_in_whatever_case(self):
        cast.author()

        for name in ("author", "Author", "author@newsroom.example", "AUTHOR@Newsroom.example", "  author "):
            self.assertTrue(self.is_in(self.signed_in(name)), name)

    def test_an_address_kept_in_capitals_is_found(self):
        person = cast.author()
        person.email = "Lena@Newsroom.Example"
        person.save()

        self.assertTrue(self.is_in(self.signed_in("lena@newsroom.example")))

    def test_one_is_led_to_where_one_wanted_to_go_and_never_to_a_stranger(self):
        cast.author()

        _client, there = self.sign_in("author", next="/admin/calendar/")
        _client, stranger = self.sign_in("author", next="https://elsewhere.example/")

        self.assertEqual(there["Location"], "/admin/calendar/")
        self.assertEqual(stranger["Location"], "/admin/")

    def test_the_key_of_the_session_changes(self):
        cast.author()
        client = Client()
        client.post("/admin/login/code/", {"email": "author@newsroom.example"})
        before = client.cookies["sessionid"].value

        self.sign_in("author", client=client)

        self.assertNotEqual(client.cookies["sessionid"].value, before)
        self.assertFalse(Session.objects.filter(session_key=before).exists())

    def test_looking_at_the_door_leaves_no_session(self):
        for address in ("/admin/login/", "/admin/login/code/", "/admin/", "/admin/login/code/enter/", "/admin/login/second/", "/admin/account/"):
            Client().get(address)

        self.assertEqual(Session.objects.count(), 0)

    def test_what_half_a_sign_in_left_is_forgotten_after_a_quarter_of_an_hour(self):
        client = Client()
        client.post("/admin/login/code/", {"email": "nobody@example.org"})

        self.assertEqual(client.session.get_expiry_age(), 15 * 60)

    def test_whoever_is_in_is_led_on(self):
        client = self.signed_in(cast.author())

        self.assertRedirects(client.get("/admin/login/"), "/admin/")

    def test_there_is_no_way_to_sign_oneself_up(self):
        for address in ("/admin/signup/", "/admin/login/signup/", "/admin/account/signup/", "/admin/password_change/"):
            self.assertNotEqual(self.signed_in(cast.admin()).get(address).status_code, 200, address)


class TestStayingOut(People):
    def test_nobody_is_told_whether_an_account_exists(self):
        cast.author()
        names = ("author", "author@newsroom.example", "nobody", "nobody@newsroom.example")

        answers = [self.sign_in(name, password="not-this-one", place=f"198.51.100.{number}")[1] for number, name in enumerate(names)]

        self.assertEqual({answer.status_code for answer in answers}, {422})
        for name, answer in zip(names, answers, strict=True):
            self.assertContains(answer, SORRY, status_code=422)
            self.assertContains(answer, f'value="{name}"', status_code=422)

    def test_one_password_is_looked_at_whoever_is_named(self):
        cast.author()

        for number, name in enumerate(("author", "author@newsroom.example", "nobody", "nobody@newsroom.example")):
            with patch.object(User, "check_password", return_value=False) as compared, patch.object(User, "set_password") as hashed:
                self.sign_in(name, password="not-this-one", place=f"198.51.100.{number}")
            self.assertEqual(compared.call_count + hashed.call_count, 1, name)

    def test_a_frozen_account_says_so_to_whoever_knows_its_password_alone(self):
        appointing.freeze(cast.author(), by=cast.admin())

        client, right = self.sign_in("author")
        _client, wrong = self.sign_in("author", password="not-this-one")

        self.assertContains(right, "This account is closed for now", status_code=403)
        self.assertContains(wrong, SORRY, status_code=422)
        self.assertFalse(self.is_in(client))

    def test_a_name_with_nothing_in_it_is_asked_for(self):
        self.assertEqual(self.sign_in("")[1].status_code, 422)


class TestTrying(People):
    def wrong(self, times, name="author", place="203.0.113.9"):
        for _time in range(times):
            answer = self.sign_in(name, password="not-this-one", place=place)[1]
        return answer

    def test_after_five_wrong_ones_there_is_a_pause_and_a_sentence(self):
        cast.author()

        self.assertContains(self.wrong(5), SORRY, status_code=422)
        self.assertContains(self.wrong(1), "Wait five minutes, or have a code mailed to you", status_code=422)

    def test_it_is_the_same_for_a_name_that_nobody_has(self):
        self.assertContains(self.wrong(6, name="nobody"), "Wait five minutes, or have a code mailed to you", status_code=422)

    def test_the_owner_elsewhere_is_not_locked_out(self):
        cast.author()
        self.wrong(9)

        self.assertTrue(self.is_in(self.signed_in("author", place="198.51.100.7")))

    def test_right_ones_do_not_count(self):
        cast.author()

        for _time in range(8):
            self.signed_in("author", place="198.51.100.7")

    def test_many_names_from_one_place_are_too_many(self):
        for number in range(31):
            answer = self.wrong(1, name=f"name-{number}")

        self.assertContains(answer, "That was wrong several times", status_code=422)

    def test_a_flood_from_everywhere_closes_the_password_but_not_for_a_place_that_came_in(self):
        cast.author()
        self.signed_in("author", place="198.51.100.7")
        for number in range(101):
            self.wrong(1, place=f"203.0.113.{number}")

        _client, stranger = self.sign_in("author", place="192.0.2.1")

        self.assertContains(stranger, "not by you alone", status_code=422)
        self.assertTrue(self.is_in(self.signed_in("author", place="198.51.100.7")))

    def test_no_name_and_no_place_stands_in_a_counter(self):
        self.assertNotIn("author", tries._key(tries.PASSWORD, "author@198.51.100.7"))


@override_settings(PASSWORD_HASHERS=["newsroom.accounts.backends.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"])
class TestPasswords(People):
    def test_they_are_kept_by_argon2id(self):
        person = User(username="rosa")
        person.set_password("eleven-boats-at-noon")

        self.assertTrue(person.password.startswith("argon2$argon2id$"))
        self.assertEqual(identify_hasher(person.password).algorithm, "argon2")
