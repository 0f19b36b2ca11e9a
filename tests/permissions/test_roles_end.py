"""What is taken away bites on the very next request, and an own text goes out as NEWSROOM_FOUR_EYES says."""

from __future__ import annotations

from datetime import timedelta
from unittest import mock

from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Draft, Transition
from newsroom.lib.roles import Role
from newsroom.models import Appointment
from tests import cast, makers
from tests.makers import fresh

from .walking import signed_in

State = workflow.State


class TestTakenAway(TestCase):
    """An editor has a submitted text open; an admin takes the appointment away; the editor presses the button."""

    def setUp(self):
        self.draft = makers.make_submitted()
        self.editor, self.admin = signed_in(cast.editor()), signed_in(cast.admin())
        self.appointment = cast.editor().appointments.get()
        self.assertEqual(self.editor.get(self.page).status_code, 200)

    @property
    def page(self):
        return reverse("stories:draft", args=[self.draft.pk])

    def look_after(self, deed, *arguments, **sent):
        answer = self.admin.post(reverse(f"desk:{deed}", args=[cast.editor().pk, *arguments]), sent)
        self.assertEqual(answer.status_code, 302)

    def press(self):
        return self.editor.post(reverse("stories:publish", args=[self.draft.pk]), {"version": fresh(self.draft).version})

    def assert_shown_to_the_door(self):
        answer = self.press()

        self.assertIn("/login/", answer["Location"])
        self.assertEqual(fresh(self.draft).status, State.SUBMITTED)
        self.assertFalse(Transition.objects.filter(by=cast.editor()).exists())

    def test_an_appointment_that_was_ended(self):
        self.look_after("appointment-end", self.appointment.pk)

        self.assert_shown_to_the_door()

    def test_an_appointment_whose_last_day_is_over(self):
        self.look_after("appointment-until", self.appointment.pk, ends_at=f"{timezone.now() + timedelta(days=1):%Y-%m-%d}")
        self.assertEqual(self.editor.get(self.page).status_code, 200)

        with mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=3)):
            self.assert_shown_to_the_door()

    def test_a_frozen_account(self):
        self.look_after("freeze")

        self.assert_shown_to_the_door()

    def test_whoever_keeps_another_appointment_keeps_just_that(self):
        Appointment.objects.create(user=cast.editor(), role=Role.MODERATOR, language="en")
        self.look_after("appointment-end", self.appointment.pk)

        self.assertEqual(self.press().status_code, 404)
        self.assertEqual(self.editor.get(reverse("moderation:queue")).status_code, 200)
        self.assertEqual(fresh(self.draft).status, State.SUBMITTED)

    def test_an_appointment_counts_at_once(self):
        moderator = signed_in(cast.moderator())
        self.assertEqual(moderator.get(self.page).status_code, 404)

        self.admin.post(reverse("desk:appoint", args=[cast.moderator().pk]), {"role": "editor", "language": "en"})

        self.assertEqual(moderator.get(self.page).status_code, 200)

    def test_a_claim_that_was_taken_back(self):
        draft = makers.make_claim("ar", by=cast.arabic_translator())
        translator = signed_in(cast.arabic_translator())
        block = {"key": "bridge01", "target": "عند الجسر", "version": draft.version}
        self.admin.post(reverse("translations:end", args=[draft.edition.assignments.get().pk]))

        answer = translator.post(reverse("translations:segment", args=[draft.pk]), block, content_type="application/json")

        self.assertIn(answer.status_code, (403, 404))
        self.assertEqual(fresh(draft).version, draft.version)


class TestFourEyes(TestCase):
    """An editor decides about a text of their own."""

    def setUp(self):
        self.draft = makers.make_submitted(by=cast.editor())

    def decide(self, deed, person=None, draft=None, room="stories"):
        draft = draft or self.draft
        sent = {"version": draft.version, "weight": "meaning", "hour": f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"}
        return signed_in(person or cast.editor()).post(reverse(f"{room}:{deed}", args=[draft.pk]), sent)

    def assert_done(self, deed, to, **more):
        answer = self.decide(deed, **more)

        self.assertEqual(answer.status_code, 302)
        self.assertTrue(Transition.objects.get(edition=(more.get("draft") or self.draft).edition_id, after=to).own_work)

    def assert_refused(self, deed, **more):
        draft, before = more.get("draft") or self.draft, Transition.objects.count()

        answer = self.decide(deed, **more)

        self.assertContains(answer, "You have worked on this text yourself. In this newsroom somebody else decides about it.", status_code=403)
        self.assertEqual(Transition.objects.count(), before)
        self.assertEqual(Draft.objects.get(pk=draft.pk).status, State.SUBMITTED)

    def test_warn_and_off_let_it_out_and_write_it_down(self):
        for setting in ("warn", "off"):
            with override_settings(FOUR_EYES=setting):
                for deed, to in (("approve", State.APPROVED), ("schedule", State.SCHEDULED), ("publish", State.PUBLISHED)):
                    with self.subTest(setting=setting, deed=deed):
                        self.draft = makers.make_submitted(by=cast.editor())
                        self.assert_done(deed, to)

    @override_settings(FOUR_EYES="on")
    def test_on_refuses_each_way_out(self):
        for deed in ("approve", "schedule", "publish"):
            with self.subTest(deed=deed):
                self.assert_refused(deed)

    @override_settings(FOUR_EYES="on")
    def test_on_refuses_it_among_many_too(self):
        sent = {"edition": self.draft.edition_id, "deed": "publish", "press": "do", "seen": f"{self.draft.edition_id}:s"}

        signed_in(cast.editor()).post(reverse("stories:bulk"), sent)

        self.assertEqual(fresh(self.draft).status, State.SUBMITTED)

    @override_settings(FOUR_EYES="on")
    def test_on_lets_somebody_else_decide(self):
        other = makers.make_submitted(by=cast.author())

        self.assertEqual(self.decide("publish", draft=other).status_code, 302)
        self.assertFalse(Transition.objects.get(edition=other.edition_id, after=State.PUBLISHED).own_work)

    @override_settings(FOUR_EYES="on")
    def test_on_lets_an_admin_and_writes_it_down(self):
        self.assert_done("publish", State.PUBLISHED, person=cast.admin(), draft=makers.make_submitted(by=cast.admin()))

    def translated(self):
        draft = makers.make_translation_draft("ar", by=cast.arabic_editor())
        workflow.move(draft, State.SUBMITTED, by=cast.arabic_editor())
        return fresh(draft)

    @override_settings(FOUR_EYES="on")
    def test_on_counts_for_translations(self):
        for deed in ("schedule", "publish"):
            with self.subTest(deed=deed):
                self.assert_refused(deed, draft=self.translated(), person=cast.arabic_editor(), room="translations")

    @override_settings(FOUR_EYES="warn")
    def test_warn_counts_for_translations(self):
        self.assert_done("publish", State.PUBLISHED, draft=self.translated(), person=cast.arabic_editor(), room="translations")
