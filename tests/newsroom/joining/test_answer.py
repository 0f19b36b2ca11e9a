"""Those who answer for a language read who asks to come in, and say yes or no."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from newsroom.joining import access, answering, applying
from newsroom.lib.roles import Role
from newsroom.models import Application, Appointment, Deed, Invitation, Letter, User
from tests import cast

from .ground import ADDRESS, Strangers


class Answers(Strangers):
    def yes(self, user, row, **typed):
        return self.as_person(user).post(f"/admin/people/applications/{row.pk}/yes/", {"languages": ["ar"], **typed})

    def no(self, user, row, **typed):
        return self.as_person(user).post(f"/admin/people/applications/{row.pk}/no/", typed)

    def queue(self, user):
        return self.as_person(user).get("/admin/people/applications/")


class WhoAnswers(Answers):
    def test_a_language_editor_answers_translators_of_their_language(self):
        editor = cast.arabic_editor()
        row = self.waiting()

        self.assertContains(self.queue(editor), "Rosa Menchú")
        self.assertEqual(access.applications_for(editor), [row])
        self.assertFalse(access.applications_for(editor)[0].is_substitute)
        self.assertIn(f"/admin/people/applications/{row.pk}/", Letter.objects.to_person(editor).get().text)

    def test_an_editor_of_originals_answers_writers(self):
        editor = cast.editor()
        self.waiting(kind="write", languages=["en"])
        self.waiting(kind="translate", languages=["en"], reads=["fr"], email="two@example.org")

        self.assertEqual([row.kind for row in access.applications_for(editor)], ["write"])

    def test_others_do_not_even_know_of_it(self):
        cast.arabic_editor()
        row = self.waiting()

        for user in (cast.author(), cast.arabic_translator(), cast.moderator(), cast.editor()):
            with self.subTest(user=user):
                client = self.as_person(user)
                missing, there = client.get("/admin/people/applications/987654/"), client.get(f"/admin/people/applications/{row.pk}/")
                self.assertEqual((there.status_code, bytes(there.content)), (404, bytes(missing.content)))
                self.assertEqual(self.yes(user, row).status_code, 404)
                self.assertEqual(self.no(user, row).status_code, 404)
        row.refresh_from_db()
        self.assertIsNone(row.answered_at)

    def test_who_answers_for_nothing_is_told_who_does(self):
        answer = self.queue(cast.author())

        self.assertContains(answer, "Applications are answered by editors", status_code=403)

    def test_where_nobody_answers_the_newsroom_stands_in_and_the_row_says_so(self):
        admin = cast.admin()
        self.waiting(languages=["my"])

        self.assertContains(self.queue(admin), "You stand in, because nobody answers for:")
        self.assertEqual(access.applications_for(admin)[0].stands_in_for, ["my"])
        self.assertIn("because nobody answers for: မြန်မာ", Letter.objects.to_person(admin).get().text)

    def test_who_is_appointed_for_all_languages_stands_in_too(self):
        everywhere = cast.reader()
        Appointment.objects.create(user=everywhere, role=Role.LANGUAGE_EDITOR, language="")
        self.waiting(languages=["my"])

        self.assertTrue(access.applications_for(User.objects.get(pk=everywhere.pk))[0].is_substitute)

    def test_an_admin_sees_what_waits_for_others_but_it_does_not_wait_for_them(self):
        admin, _editor = cast.admin(), cast.arabic_editor()
        self.waiting()

        self.assertContains(self.queue(admin), "Rosa Menchú")
        self.assertContains(self.queue(admin), "waits for: <bdi>editor-ar</bdi>")
        self.assertNotContains(self.queue(admin), "You stand in")
        self.assertEqual(access.applications_for(admin), [])
        self.assertFalse(Letter.objects.to_person(admin).exists())

    def test_when_the_only_editors_appointment_has_ended_the_newsroom_stands_in(self):
        admin, editor = cast.admin(), cast.arabic_editor()
        self.waiting()
        editor.appointments.update(ends_at=timezone.now() - timedelta(seconds=1))

        self.assertEqual(len(access.applications_for(admin)), 1)
        self.assertEqual(access.applications_for(User.objects.get(pk=editor.pk)), [])

    def test_the_one_who_waits_longest_stands_first_with_the_time_in_words(self):
        editor = cast.arabic_editor()
        self.waiting()
        self.waiting(email="two@example.org", name="Idir")
        Application.objects.filter(name="Idir").update(confirmed_at=timezone.now() - timedelta(days=6, hours=1), asked_at=timezone.now() - timedelta(days=7))

        page = self.queue(editor)

        self.assertEqual([row.name for row, _waits in page.context["rows"]], ["Idir", "Rosa Menchú"])
        self.assertContains(page, "Waits for 6 days")
        self.assertContains(page, "Came today")

    def test_the_address_is_for_admins_alone(self):
        row = self.waiting()

        self.assertNotContains(self.as_person(cast.arabic_editor()).get(f"/admin/people/applications/{row.pk}/"), ADDRESS)
        self.assertContains(self.as_person(cast.admin()).get(f"/admin/people/applications/{row.pk}/"), ADDRESS)


class SayingYes(Answers):
    def test_a_yes_sends_an_invitation_for_the_languages_that_were_chosen(self):
        editor = cast.arabic_editor()
        row = self.waiting()

        self.assertRedirects(self.yes(editor, row), "/admin/people/applications/")

        invitation = Invitation.objects.get()
        self.assertEqual((invitation.email, invitation.roles, invitation.application), (ADDRESS, [["translator", "ar"]], row))
        self.assertIn("/admin/join/", self.letter().text)
        self.assertEqual(Deed.objects.get().kind, Deed.Kind.INVITED)
        self.assertNotIn("Rosa", Deed.objects.get().words)

    def test_it_can_end_on_a_day(self):
        row = self.waiting()
        day = timezone.localdate() + timedelta(days=30)

        self.yes(cast.arabic_editor(), row, ends_at=day.isoformat())

        [[role, language, end]] = Invitation.objects.get().roles
        self.assertEqual((role, language, end[:10]), ("translator", "ar", (day + timedelta(days=1)).isoformat()))

    def test_a_day_that_is_over_or_no_day_is_refused_at_its_field(self):
        row = self.waiting()

        for day in ("2020-01-01", "9999-12-31", "soon", "\x00"):
            with self.subTest(day=day):
                answer = self.yes(cast.arabic_editor(), row, ends_at=day)
                self.assertEqual(answer.status_code, 422)
                self.assertTrue(answer.context["yes"].errors["ends_at"])
        self.assertFalse(Invitation.objects.exists())

    def test_nobody_says_yes_for_a_language_they_do_not_answer_for(self):
        row = self.waiting(languages=["ar", "sw"])

        self.assertEqual(self.yes(cast.arabic_editor(), row, languages=["ar", "sw"]).status_code, 422)
        self.assertEqual(self.yes(cast.arabic_editor(), row, languages=["en"]).status_code, 422)
        self.assertEqual(self.yes(cast.arabic_editor(), row, languages=[]).status_code, 422)
        self.assertFalse(Invitation.objects.exists())

    def test_who_got_an_account_meanwhile_is_not_invited_and_still_waits(self):
        row = self.waiting()
        User.objects.create_user("rosa", ADDRESS.upper())

        answer = self.yes(cast.arabic_editor(), row)

        self.assertContains(answer, "has an account already", status_code=409)
        row.refresh_from_db()
        self.assertIsNone(row.answered_at)


class SayingNo(Answers):
    def test_the_words_go_to_the_applicant_in_their_language(self):
        row = self.waiting(language="sw")

        self.no(cast.arabic_editor(), row, words="Samahani, si sasa.")

        self.assertIn("Samahani, si sasa.", self.letter().text)
        self.assertEqual(Deed.objects.get().kind, Deed.Kind.REFUSED)
        self.assertEqual(Deed.objects.get().words, "translator ar")

    def test_without_words_it_is_kind(self):
        self.no(cast.arabic_editor(), self.waiting())

        self.assertIn("Thank you for offering us your time", self.letter().text)

    def test_it_is_erased_after_ninety_days(self):
        self.no(cast.arabic_editor(), self.waiting())
        applying.forget()
        self.assertTrue(Application.objects.exists())

        Application.objects.update(answered_at=timezone.now() - timedelta(days=91))
        applying.forget()

        self.assertFalse(Application.objects.exists())

    def test_who_was_refused_may_ask_again(self):
        self.no(cast.arabic_editor(), self.waiting())
        Letter.objects.all().delete()  # of another day

        self.waiting()

        self.assertEqual(Application.objects.waiting().count(), 1)


class TwoAtOnce(Answers):
    def test_the_second_is_told_who_was_quicker_and_nothing_happens_twice(self):
        row = self.waiting()
        self.yes(cast.arabic_editor(), row)

        answer = self.no(cast.admin(), row, words="No.")

        self.assertContains(answer, "editor-ar has said yes already.", status_code=409)
        self.assertEqual(Invitation.objects.count(), 1)
        row.refresh_from_db()
        self.assertTrue(row.answer)
        self.assertFalse(Letter.objects.filter(to=ADDRESS, text__contains="Thank you for offering").exists())

    def test_who_read_it_before_it_was_answered_changes_nothing(self):
        row = self.waiting()
        stale = Application.objects.get(pk=row.pk)
        answering.say_no(row, "", by=cast.arabic_editor())

        with self.assertRaisesMessage(answering.AnsweredAlready, "editor-ar has said no already."):
            answering.say_yes(stale, ["ar"], by=cast.admin())

        self.assertFalse(Invitation.objects.exists())


class TheDesk(TestCase):
    def test_only_those_who_answer_find_the_way_there(self):
        for user, finds in ((cast.arabic_editor(), True), (cast.admin(), True), (cast.author(), False), (cast.moderator(), False)):
            self.client.force_login(user)
            with self.subTest(user=user):
                self.assertEqual("/admin/people/applications/" in self.client.get("/admin/").content.decode(), finds)
