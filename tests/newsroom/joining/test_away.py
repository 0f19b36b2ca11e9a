"""An editor who has done nothing in their language for ninety days: the newsroom is told once, and somebody can stand in."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles.models import Revision, Transition
from comments import moderation
from newsroom.joining import away
from newsroom.lib.roles import Role
from newsroom.models import Appointment, Deed, Letter, User
from tests import cast, makers

LONG = timedelta(days=91)


def long_ago(rows, days=91):
    rows.update(at=timezone.now() - timedelta(days=days))


class Absent(TestCase):
    def setUp(self):
        self.admin, self.editor = cast.admin(), cast.arabic_editor()
        Appointment.objects.filter(user=self.editor).update(appointed_at=timezone.now() - 3 * LONG)

    def who(self):
        return [one.person for one in away.everyone()]


class Knowing(Absent):
    def test_who_has_done_nothing_is_away(self):
        self.assertEqual(self.who(), [self.editor])

    def test_who_was_appointed_lately_is_not(self):
        Appointment.objects.update(appointed_at=timezone.now())

        self.assertEqual(self.who(), [])

    def test_a_decision_a_saved_text_or_a_ruling_in_the_language_shows_that_they_are_here(self):
        draft = makers.make_submitted("ar", by=cast.admin())
        comment = makers.make_comment(makers.make_story("ar", by=cast.admin()))
        Appointment.objects.create(user=self.editor, role=Role.MODERATOR, language="ar")

        for deed in (
            lambda: Transition.objects.create(edition=draft.edition, before="submitted", after="returned", why="x", by=self.editor, at=timezone.now()),
            lambda: makers.make_draft("ar", by=self.editor),
            lambda: moderation.rule(comment, "shown", by=self.editor),
        ):
            self.assertEqual(self.who(), [self.editor])
            deed()
            self.assertEqual(self.who(), [])
            for table in (Transition, Revision):
                long_ago(table.objects.filter(by=self.editor))

    def test_what_they_do_in_another_language_does_not_count(self):
        Appointment.objects.create(user=self.editor, role=Role.EDITOR, language="en")
        makers.make_draft("en", by=self.editor)

        self.assertEqual([(one.person, one.appointment.language) for one in away.everyone()], [(self.editor, "ar")])

    def test_whose_account_is_closed_or_whose_appointment_ended_is_not_missed(self):
        User.objects.filter(pk=self.editor.pk).update(is_active=False)

        self.assertEqual(self.who(), [])


class Telling(Absent):
    def test_the_admins_are_told_once_and_nothing_is_taken_away(self):
        for _time in range(3):
            away.tell()

        letter = Letter.objects.get()
        self.assertEqual((letter.person, Deed.objects.get().about), (self.admin, self.editor))
        self.assertIn("/admin/people/away/", letter.text)
        self.assertIn("العربية", letter.text)
        self.assertTrue(self.editor.appointments.in_force().exists())

    def test_again_only_when_they_came_back_and_went_away_again(self):
        away.tell()
        Deed.objects.update(at=timezone.now() - 2 * LONG)
        Letter.objects.all().delete()  # letters are forgotten after a month
        self.assertEqual(away.tell(), 0)

        makers.make_draft("ar", by=self.editor)
        self.assertEqual(away.tell(), 0)
        for table in (Transition, Revision):
            long_ago(table.objects.filter(by=self.editor))

        self.assertEqual((away.tell(), away.tell()), (1, 0))


class StandingIn(Absent):
    def page(self, user=None):
        self.client.force_login(user or self.admin)
        return self.client.get("/admin/people/away/")

    def appoint(self, person, days=30, user=None):
        self.client.force_login(user or self.admin)
        day = timezone.localdate() + timedelta(days=days)
        return self.client.post(f"/admin/people/away/{self.editor.appointments.get().pk}/substitute/", {"person": person.pk, "until": day.isoformat()})

    def test_the_page_says_who_since_when_and_what_waits(self):
        makers.make_submitted("ar", by=cast.admin())

        page = self.page()

        self.assertContains(page, "editor-ar")
        self.assertContains(page, "1 text waits.")

    def test_a_substitute_acts_until_a_day(self):
        person = cast.editor()

        self.assertRedirects(self.appoint(person), "/admin/people/away/")

        held = person.appointments.get(role="language_editor")
        self.assertEqual((held.language, held.appointed_by), ("ar", self.admin))
        self.assertGreater(held.ends_at, timezone.now() + timedelta(days=29))
        self.assertTrue(User.objects.get(pk=person.pk).standing.holds(Role.LANGUAGE_EDITOR, "ar"))
        self.assertTrue(self.editor.appointments.in_force().exists())
        self.assertTrue(Deed.objects.get().words.startswith("language_editor ar"))

    def test_who_stood_in_before_can_again_and_who_does_now_is_named(self):
        person = cast.editor()
        self.appoint(person)
        self.assertContains(self.appoint(person), "editor answers for this language already.", status_code=409)

        person.appointments.filter(role="language_editor").update(ends_at=timezone.now())

        self.assertRedirects(self.appoint(person), "/admin/people/away/")

    def test_neither_the_one_who_is_away_nor_a_reader_nor_nobody(self):
        for person in (self.editor, cast.reader(), User(pk=987654)):
            self.assertEqual(self.appoint(person).status_code, 422)

    def test_a_day_that_is_over_is_refused(self):
        self.assertContains(self.appoint(cast.editor(), days=-1), "This day is over.", status_code=422)

    def test_it_is_for_admins(self):
        person = cast.editor()

        self.assertEqual(self.page(self.editor).status_code, 403)
        self.assertEqual(self.appoint(person, user=self.editor).status_code, 403)
        self.assertEqual(person.appointments.count(), 1)

    def test_an_appointment_that_edits_nothing_needs_no_substitute(self):
        self.client.force_login(self.admin)
        pk = cast.author().appointments.get().pk

        self.assertEqual(self.client.post(f"/admin/people/away/{pk}/substitute/", {}).status_code, 404)
