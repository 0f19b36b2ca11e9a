"""Who is appointed, until when, and that it bites on the next request; that somebody is always left who can appoint."""

import io
from datetime import timedelta
from unittest import mock

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from newsroom.lib.roles import Role
from newsroom.models import Appointment, Deed, Letter, User
from newsroom.people import appointing
from tests import cast, makers
from translations.models import Assignment


def another_admin(name: str = "second-admin") -> User:
    person = User.objects.create_user(name, f"{name}@newsroom.example", cast.PASSWORD)
    Appointment.objects.create(user=person, role=Role.ADMIN)
    return person


class SignedIn(TestCase):
    def as_person(self, person):
        self.client.force_login(person)
        return self.client

    def page(self, person):
        return reverse("admin:newsroom_user_change", args=[person.pk])

    def post(self, name, person, *more, **fields):
        return self.client.post(reverse(f"desk:{name}", args=[person.pk, *more]), fields)

    def kinds(self, person):
        return list(Deed.objects.about_person(person).values_list("kind", "words"))


class AppointTests(SignedIn):
    def setUp(self):
        self.reader = cast.reader()
        self.as_person(cast.admin())

    def test_it_counts_from_the_next_request_on(self):
        self.post("appoint", self.reader, role="translator", language="sw")

        self.assertEqual(self.as_person(self.reader).get(reverse("translations:queue")).status_code, 200)
        self.assertEqual(self.kinds(self.reader), [("appointed", "translator sw")])
        self.assertEqual(Appointment.objects.get(user=self.reader).appointed_by, cast.admin())

    def test_it_has_an_end_if_wanted(self):
        day = timezone.localdate() + timedelta(days=3)

        self.post("appoint", self.reader, role="author", language="", ends_at=f"{day:%Y-%m-%d}")

        one = Appointment.objects.get(user=self.reader)
        self.assertEqual(timezone.localdate(one.ends_at - timedelta(seconds=1)), day)
        self.assertContains(self.client.get(self.page(self.reader)), "until")

    def test_when_the_end_comes_the_desk_is_closed(self):
        one = appointing.appoint(self.reader, Role.AUTHOR, "en", by=cast.admin(), ends_at=timezone.now() + timedelta(hours=1))
        client = self.as_person(self.reader)
        self.assertEqual(client.get("/admin/").status_code, 200)

        Appointment.objects.numbered(one.pk).update(ends_at=timezone.now() - timedelta(seconds=1))

        self.assertIn("/login/", client.get("/admin/")["Location"])

    def test_an_end_that_has_passed_is_refused_at_its_field(self):
        answer = self.post("appoint", self.reader, role="author", language="en", ends_at="2020-02-29")

        self.assertContains(answer, "This day is over.", status_code=422)
        self.assertFalse(self.reader.appointments.exists())

    def test_what_is_no_role_language_or_day_is_refused_with_a_sentence(self):
        for wrong in ({"role": "king"}, {"role": "author", "language": "tlh"}, {"role": "author", "ends_at": "tomorrow"}, {"role": "author", "ends_at": "9999-12-31"}):
            self.assertEqual(self.post("appoint", self.reader, **wrong).status_code, 422, wrong)
        self.assertFalse(self.reader.appointments.exists())

    def test_the_same_twice_is_told(self):
        self.post("appoint", self.reader, role="author", language="en")

        answer = self.post("appoint", self.reader, role="author", language="en")

        self.assertContains(answer, "They hold this appointment already. admin was quicker.", status_code=409)
        self.assertEqual(self.reader.appointments.count(), 1)

    def test_one_that_is_over_is_given_again(self):
        one = appointing.appoint(self.reader, Role.AUTHOR, "en", by=cast.admin())
        Appointment.objects.numbered(one.pk).update(ends_at=timezone.now() - timedelta(days=1))

        self.post("appoint", self.reader, role="author", language="en")

        self.assertTrue(makers.fresh(self.reader).standing.holds(Role.AUTHOR, "en"))

    def test_an_admin_is_one_for_all_languages(self):
        self.post("appoint", self.reader, role="admin", language="ar")

        self.assertEqual(Appointment.objects.get(user=self.reader).language, "")


class EndTests(SignedIn):
    def test_it_bites_on_the_next_request(self):
        person = cast.author()
        client = self.as_person(person)
        self.assertEqual(client.get(reverse("stories:new")).status_code, 200)

        appointing.end(person, person.appointments.get().pk, by=cast.admin())

        self.assertIn("/login/", client.get(reverse("stories:new"))["Location"])
        self.assertEqual(self.kinds(person), [("ended", "author en")])

    def test_of_two_roles_the_other_stays(self):
        person = cast.author()
        Appointment.objects.create(user=person, role=Role.TRANSLATOR, language="sw")

        appointing.end(person, person.appointments.get(role=Role.AUTHOR).pk, by=cast.admin())

        client = self.as_person(person)
        self.assertEqual(client.get(reverse("stories:new")).status_code, 403)
        self.assertEqual(client.get(reverse("translations:queue")).status_code, 200)

    def test_what_they_claimed_is_free_for_others(self):
        draft = makers.make_claim("ar", by=cast.arabic_translator())

        appointing.end(cast.arabic_translator(), cast.arabic_translator().appointments.get().pk, by=cast.admin())

        claim = Assignment.objects.get(edition=draft.edition)
        self.assertEqual((claim.why, bool(claim.ended_at)), ("taken-back", True))

    def test_one_that_is_over_already_says_who_ended_it(self):
        one = cast.author().appointments.get()
        self.as_person(cast.admin())
        self.post("appointment-end", cast.author(), one.pk)

        answer = self.post("appointment-end", cast.author(), one.pk)

        self.assertContains(answer, "They hold no such appointment, or not any more. admin was quicker.", status_code=409)

    def test_somebody_elses_appointment_is_not_ended_by_a_forged_number(self):
        one = cast.editor().appointments.get()
        self.as_person(cast.admin())

        self.assertEqual(self.post("appointment-end", cast.author(), one.pk).status_code, 409)
        self.assertTrue(makers.fresh(one))

    def test_its_end_is_changed_and_taken_away(self):
        one = cast.author().appointments.get()
        self.as_person(cast.admin())
        day = timezone.localdate() + timedelta(days=9)

        self.post("appointment-until", cast.author(), one.pk, ends_at=f"{day:%Y-%m-%d}")
        self.assertIsNotNone(makers.fresh(one).ends_at)

        self.post("appointment-until", cast.author(), one.pk, ends_at="")
        self.assertIsNone(makers.fresh(one).ends_at)


class LastAdminTests(SignedIn):
    def setUp(self):
        self.admin = cast.admin()
        self.one = self.admin.appointments.get()
        self.as_person(self.admin)

    def test_is_neither_ended_nor_given_an_end(self):
        day = timezone.localdate() + timedelta(days=9)

        ended = self.post("appointment-end", self.admin, self.one.pk)
        limited = self.post("appointment-until", self.admin, self.one.pk, ends_at=f"{day:%Y-%m-%d}")

        for answer in (ended, limited):
            self.assertContains(answer, "This is the last admin.", status_code=409)
        self.assertIsNone(makers.fresh(self.one).ends_at)

    def test_another_admin_for_a_while_is_not_enough(self):
        for_a_while = another_admin()
        for_a_while.appointments.update(ends_at=timezone.now() + timedelta(days=1))

        self.assertContains(self.post("appointment-end", self.admin, self.one.pk), "This is the last admin.", status_code=409)

    def test_a_frozen_admin_is_none(self):
        User.objects.numbered(another_admin().pk).update(is_active=False)

        self.assertContains(self.post("appointment-end", self.admin, self.one.pk), "This is the last admin.", status_code=409)

    def test_may_go_once_there_is_another(self):
        another_admin()

        self.post("appointment-end", self.admin, self.one.pk)

        self.assertFalse(makers.fresh(self.admin).standing.is_admin)

    def test_who_is_no_admin_any_more_does_nothing_more(self):
        another = another_admin()
        appointing.end(self.admin, self.one.pk, by=another)

        with self.assertRaisesMessage(PermissionDenied, "You are not an admin any more. second-admin was quicker."):
            appointing.end(another, another.appointments.get().pk, by=self.admin)
        self.assertTrue(makers.fresh(another).standing.is_admin)


class DoorTests(SignedIn):
    def test_nobody_but_an_admin_comes_near(self):
        person = cast.author()
        doors = [(name, [person.pk]) for name in ("appoint", "freeze", "thaw", "sign-out", "data-of", "data-export", "data-erase")]
        for role in (cast.author, cast.editor, cast.arabic_editor, cast.moderator):
            client = self.as_person(role())
            for name, numbers in [*doors, ("appointment-end", [person.pk, 1]), ("appointment-until", [person.pk, 1]), ("letter-again", [1])]:
                with self.subTest(name=name, role=role.__name__):
                    self.assertContains(client.post(reverse(f"desk:{name}", args=numbers), {}), "Only an admin does this.", status_code=403)
            for name in ("admin:newsroom_user_changelist", "admin:newsroom_deed_changelist", "admin:newsroom_letter_changelist"):
                self.assertEqual(client.get(reverse(name)).status_code, 403)
        self.assertEqual(Deed.objects.count(), 0)

    def test_who_does_not_exist_is_not_there(self):
        client = self.as_person(cast.admin())

        self.assertEqual(client.get("/admin/newsroom/user/999999/change/").status_code, 404)
        self.assertEqual(client.get("/admin/newsroom/user/nobody/change/").status_code, 404)
        self.assertEqual(client.post(reverse("desk:freeze", args=[999999])).status_code, 404)


class FirstAdminTests(TestCase):
    """Whoever runs the newsroom makes its first admin; nobody else could."""

    def command(self, name, password="a long enough pass phrase"):
        told = io.StringIO()
        with mock.patch("sys.stdin", io.StringIO(password + "\n")):
            call_command("first_admin", name, email=f"{name}@newsroom.example", stdout=told)
        return told.getvalue()

    def test_an_empty_newsroom_gets_one(self):
        self.assertIn("is an admin now", self.command("rosa"))

        rosa = User.objects.get(username="rosa")
        self.assertTrue(rosa.standing.is_admin)
        self.assertTrue(rosa.check_password("a long enough pass phrase"))
        self.assertEqual(Deed.objects.about_person(rosa).get().words, "admin *")

    def test_a_newsroom_that_has_one_gets_no_other_this_way(self):
        cast.admin()

        with self.assertRaisesMessage(CommandError, "has an admin already"):
            self.command("mallory")

    def test_a_poor_password_is_refused_and_nothing_is_left(self):
        with self.assertRaises(CommandError):
            self.command("rosa", "12345")

        self.assertFalse(User.objects.filter(username="rosa").exists())


class LostFactorTests(SignedIn):
    def setUp(self):
        self.translator = cast.arabic_translator()
        Authenticator.objects.create(user=self.translator, type=Authenticator.Type.TOTP, data={"secret": "x"})

    def test_an_admin_removes_it_and_the_person_is_told(self):
        self.as_person(cast.admin())

        self.post("remove-factor", self.translator)

        self.assertFalse(Authenticator.objects.filter(user=self.translator).exists())
        self.assertEqual(self.kinds(self.translator), [("no-factor", "")])
        self.assertTrue(Letter.objects.to_person(self.translator).exists())

    def test_a_second_admin_is_told_that_there_is_none_any_more(self):
        self.as_person(cast.admin())
        self.post("remove-factor", self.translator)

        self.assertContains(self.post("remove-factor", self.translator), "has no second factor", status_code=409)

    def test_nobody_else_removes_it(self):
        self.as_person(cast.arabic_editor())

        self.assertEqual(self.post("remove-factor", self.translator).status_code, 403)
        self.assertTrue(Authenticator.objects.filter(user=self.translator).exists())
