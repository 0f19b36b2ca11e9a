"""One's own page: the name colleagues see, the time zone in which hours are shown, and the address where mail goes."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.template import Context, Template
from django.test import SimpleTestCase, override_settings
from django.urls import reverse
from django.utils import timezone, translation

from newsroom import letters
from newsroom.accounts import zones
from newsroom.models import Letter
from tests import cast

from .ground import People, with_app

PROFILE = {"interface_language": "", "reads": ["en"], "first_name": "Lena", "last_name": "", "desk_name": "", "time_zone": ""}


class TestProfile(People):
    def setUp(self):
        super().setUp()
        self.client = self.signed_in(cast.author())

    def save(self, **typed):
        return self.client.post("/admin/account/", PROFILE | typed)

    def test_colleagues_see_the_name_one_chose(self):
        self.save(desk_name="  Magpie ")

        self.assertEqual(cast.author().shown_name, "Magpie")

    def test_hours_are_shown_in_ones_own_zone_with_its_name(self):
        self.save(time_zone="Asia/Kathmandu")

        self.assertContains(self.client.get("/admin/account/"), "UTC+5:45")

    def test_a_zone_that_is_none_is_refused_at_its_field(self):
        answer = self.save(time_zone="Mars/Olympus", desk_name="Magpie")

        self.assertEqual(answer.status_code, 422)
        self.assertTrue(answer.context["form"].errors["time_zone"])
        self.assertContains(answer, 'value="Magpie"', status_code=422)
        self.assertEqual(cast.author().desk_name, "")

    def test_a_zone_that_the_machine_has_lost_is_the_newsrooms(self):
        person = cast.author()
        person.time_zone = "Mars/Olympus"
        person.save()

        self.assertEqual(self.client.get("/admin/").status_code, 200)

    def test_the_address_does_not_change_with_the_rest(self):
        self.save(email="mallory@example.org")

        self.assertEqual(cast.author().email, "author@newsroom.example")

    def test_it_leads_to_what_is_kept_about_one(self):
        self.assertContains(self.client.get("/admin/account/"), reverse("accounts:own-data"))


class TestAddress(People):
    def setUp(self):
        super().setUp()
        self.client = self.signed_in(cast.author())

    def ask(self, email="lena@example.org"):
        return self.client.post(reverse("accounts:address"), {"email": email}, follow=True)

    def link(self, email="lena@example.org"):
        found = re.search(r"https?://\S+", Letter.objects.filter(to=email).latest("pk").text)
        return urlsplit(found[0]).path if found else ""

    def test_it_changes_when_the_link_that_came_there_is_pressed(self):
        self.assertContains(self.ask(), "A letter is on its way")
        self.assertEqual(cast.author().email, "author@newsroom.example")

        self.assertContains(self.client.get(self.link()), "lena@example.org")
        self.assertEqual(cast.author().email, "author@newsroom.example")
        self.client.post(self.link())

        self.assertEqual(cast.author().email, "lena@example.org")
        self.assertIn("last letter to the old one", Letter.objects.get(to="author@newsroom.example").text)

    def test_the_link_names_no_address_and_works_once_and_for_nobody_else(self):
        self.ask()
        self.assertNotIn("lena", self.link())

        self.assertEqual(self.signed_in(cast.editor()).post(self.link()).status_code, 404)
        self.client.post(self.link())

        self.assertEqual(self.client.get(self.link()).status_code, 404)
        self.assertEqual(self.client.get(reverse("accounts:new-address", args=["nonsense"])).status_code, 404)

    def test_what_belongs_to_another_account_is_not_taken_and_nobody_is_told_at_the_desk(self):
        cast.editor()

        self.assertContains(self.ask("Editor@newsroom.example"), "A letter is on its way")

        self.assertEqual(self.link("Editor@newsroom.example"), "")

    def test_what_is_no_address_is_refused_at_its_field(self):
        self.assertEqual(self.ask("nonsense").status_code, 422)
        self.assertEqual(self.ask("author@newsroom.example").status_code, 422)

    def test_many_letters_are_too_many(self):
        for number in range(4):
            answer = self.ask(f"lena{number}@example.org")

        self.assertContains(answer, "Several letters were asked for", status_code=422)


class TestPassword(People):
    def test_the_old_one_is_guessed_five_times(self):
        client = self.signed_in(cast.author())
        sent = {"old_password": "not-this-one", "new_password1": "eleven-boats-at-noon", "new_password2": "eleven-boats-at-noon"}

        answers = [client.post(reverse("accounts:password"), sent) for _time in range(6)]

        self.assertContains(answers[0], "This is not your password", status_code=422)
        self.assertContains(answers[5], "Wait five minutes", status_code=422)

    def test_its_owner_is_told_by_mail(self):
        client = self.signed_in(cast.author())
        client.post(reverse("accounts:password"), {"old_password": cast.PASSWORD, "new_password1": "eleven-boats-at-noon", "new_password2": "eleven-boats-at-noon"})

        letters.send_due()

        self.assertIn("Your password was changed", mail.outbox[0].body)


class TestLostFactor(People):
    def test_an_operator_removes_it(self):
        person = with_app(cast.editor())

        call_command("remove_second_factor", "editor", verbosity=0)

        self.assertFalse(person.authenticator_set.exists())
        self.assertIn("removed your second factor", Letter.objects.get(person=person).text)
        with pytest.raises(CommandError):
            call_command("remove_second_factor", "editor")


class TestZones(SimpleTestCase):
    def test_they_are_named_in_the_readers_language_and_all_exist(self):
        with translation.override("ar"):
            parts = dict(zones.choices("ar"))

        self.assertIn("أفريقيا", parts)
        self.assertIn(("Asia/Tokyo", "طوكيو"), parts["آسيا"])
        for rows in parts.values():
            for zone, _name in rows:
                ZoneInfo(zone)

    @override_settings(TIME_ZONE="UTC")
    def test_a_moment_says_in_which_zone_it_is(self):
        moment = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
        said = Template("{% load desk %}{% localmoment moment %}")

        with translation.override("en"):
            here = said.render(Context({"moment": moment}))
            with timezone.override(ZoneInfo("Africa/Nairobi")):
                there = said.render(Context({"moment": moment}))

        self.assertIn("09:00 UTC", here)
        self.assertIn("12:00 UTC+3", there)
