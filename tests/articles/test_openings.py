"""An approved text is opened to translators before it appears: they see it, nobody else does, and it ends by itself."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import openings, revisions, workflow
from articles.models import Opening
from tests import cast, makers
from translations import claims

State = workflow.State


def approved(**facts):
    draft = makers.make_submitted(**facts)
    workflow.move(draft, State.APPROVED, by=cast.editor())
    return makers.fresh(draft)


class Opened(TestCase):
    def setUp(self):
        self.draft = approved()
        self.edition = self.draft.edition

    def as_person(self, person):
        self.client.force_login(person)
        return self.client

    def claim_address(self, language="ar"):
        return reverse("translations:claim", args=[self.edition.pk, language])

    def test_its_translators_find_it_in_their_queue_marked_as_not_published(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())

        page = self.as_person(cast.arabic_translator()).get(reverse("translations:queue"))

        self.assertContains(page, self.draft.headline)
        self.assertContains(page, "not published yet")

    def test_they_claim_it_and_translate_what_was_opened(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())

        answer = self.as_person(cast.arabic_translator()).post(self.claim_address(), follow=True)

        self.assertContains(answer, "Amina Daro")
        self.assertContains(answer, "The original is not published yet")

    def test_it_appears_in_no_other_queue(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())

        page = self.as_person(cast.swahili_translator()).get(reverse("translations:queue"))

        self.assertNotContains(page, self.draft.headline)

    def test_for_everybody_else_it_is_not_there(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())

        for person in (cast.swahili_translator(), cast.author()):
            for language in ("ar", "sw"):
                answer = self.as_person(person).post(self.claim_address(language))
                self.assertEqual(answer.status_code, 403 if person == cast.author() else 404, (person, language))
        for person in (cast.moderator(), cast.reader()):
            there = self.as_person(person).post(self.claim_address())
            nowhere = self.client.post(reverse("translations:claim", args=[self.edition.pk + 1000, "ar"]))
            self.assertEqual(there.status_code, nowhere.status_code, person)

    def test_a_text_that_was_not_opened_is_not_there_either(self):
        self.assertEqual(self.as_person(cast.arabic_translator()).post(self.claim_address()).status_code, 404)

    def test_it_ends_when_the_text_appears_and_the_translation_is_fresh(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())
        opened = Opening.objects.of(self.edition).get().revision

        edition = workflow.publish(makers.fresh(self.draft), by=cast.editor())

        self.assertFalse(Opening.objects.of(self.edition).open().exists())
        self.assertEqual(edition.live_revision, opened)

    def test_returned_it_is_closed_and_whoever_claimed_it_keeps_their_draft_and_is_told(self):
        openings.begin(self.draft, ["ar", "sw"], by=cast.editor())
        self.as_person(cast.arabic_translator()).post(self.claim_address())

        workflow.move(makers.fresh(self.draft), State.RETURNED, by=cast.editor(), why="The bridge has another name.")

        self.assertFalse(Opening.objects.of(self.edition).open().exists())
        self.assertContains(self.client.get(reverse("translations:queue")), "closed again before it appeared")
        self.assertEqual(self.as_person(cast.swahili_translator()).post(self.claim_address("sw")).status_code, 404)

    def test_taken_off_the_schedule_it_stays_open_since_it_is_still_approved(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())

        workflow.move(makers.fresh(self.draft), State.SCHEDULED, by=cast.editor(), hour=tomorrow())
        workflow.move(makers.fresh(self.draft), State.APPROVED, by=cast.editor())

        self.assertTrue(Opening.objects.of(self.edition).open().exists())

    def test_opened_again_after_a_change_it_is_the_new_text_and_who_has_begun_is_behind(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())
        self.as_person(cast.arabic_translator()).post(self.claim_address())
        changed = revisions.write(makers.fresh(self.draft), {"body": self.draft.body.replace("thirty", "forty")}, by=cast.editor(), version=None)

        openings.begin(changed, ["ar"], by=cast.editor())

        self.assertEqual(Opening.objects.of(self.edition).count(), 2)
        self.assertIn("forty", Opening.objects.of(self.edition).open().get().revision.body)
        page = self.client.get(reverse("translations:queue"))
        self.assertContains(page, "1 block says something else now")

    def test_opening_what_is_open_already_changes_nothing(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())

        self.assertEqual(openings.begin(self.draft, ["ar"], by=cast.editor()), [])
        self.assertEqual(Opening.objects.of(self.edition).count(), 1)

    def test_what_was_scheduled_is_opened_not_what_was_typed_after(self):
        workflow.move(self.draft, State.SCHEDULED, by=cast.editor(), hour=tomorrow())
        typed = revisions.write(makers.fresh(self.draft), {"headline": "Typed later"}, by=cast.editor(), version=None)

        openings.begin(typed, ["ar"], by=cast.editor())

        self.assertEqual(Opening.objects.of(self.edition).get().revision.headline, self.draft.headline)

    def test_only_an_approved_text_is_opened(self):
        for draft in (makers.make_draft(), makers.make_submitted()):
            with self.assertRaisesMessage(PermissionDenied, "Only an approved text"):
                openings.begin(draft, ["ar"], by=cast.editor())

    def test_a_sensitive_story_wants_a_second_tick(self):
        draft = approved(sensitive=True)
        with self.assertRaisesMessage(workflow.NotReady, "sensitive"):
            openings.begin(draft, ["ar"], by=cast.editor())

        self.assertEqual(len(openings.begin(draft, ["ar"], by=cast.editor(), sensitive_too=True)), 1)

    def test_closed_by_the_editor_nobody_claims_it_any_more(self):
        openings.begin(self.draft, ["ar", "sw"], by=cast.editor())

        self.as_person(cast.editor()).post(reverse("stories:close-to", args=[self.edition.pk]), {"languages": ["ar"]})

        self.assertEqual(list(Opening.objects.of(self.edition).open().values_list("language", flat=True)), ["sw"])
        self.assertEqual(self.as_person(cast.arabic_translator()).post(self.claim_address()).status_code, 404)

    def test_the_translation_never_goes_out_before_the_original(self):
        openings.begin(self.draft, ["ar"], by=cast.editor())
        revision = Opening.objects.of(self.edition).get().revision
        arabic = claims.claim(self.edition.article, language="ar", by=cast.arabic_translator(), made_from=revision)

        with self.assertRaises(workflow.NotReady):
            workflow.publish(arabic, by=cast.arabic_editor())


class OnThePage(TestCase):
    def setUp(self):
        self.draft = approved()
        self.edition = self.draft.edition
        self.client.force_login(cast.editor())

    def open(self, **sent):
        return self.client.post(reverse("stories:open-to", args=[self.edition.pk]), {"version": self.draft.version, **sent})

    def test_an_editor_opens_it(self):
        self.assertRedirects(self.open(languages=["ar", "sw"]), reverse("stories:together", args=[self.edition.pk]))
        self.assertEqual(Opening.objects.of(self.edition).open().count(), 2)

    def test_the_version_that_was_seen_counts(self):
        revisions.write(self.draft, {"headline": "Changed meanwhile"}, by=cast.editor(), version=None)

        answer = self.open(languages=["ar"])

        self.assertContains(answer, "Somebody has changed the text", status_code=409)
        self.assertFalse(Opening.objects.exists())

    def test_what_makes_no_sense_is_said_and_stays_ticked(self):
        self.assertContains(self.open(languages=[]), "Choose at least one language", status_code=422)
        self.assertContains(self.open(languages=["xx"]), "no language", status_code=422)

    def test_who_may_not(self):
        address = reverse("stories:together", args=[self.edition.pk])
        for person, status in ((cast.author(), 403), (cast.arabic_editor(), 404), (cast.arabic_translator(), 404), (cast.moderator(), 404)):
            self.client.force_login(person)
            self.assertEqual(self.client.get(address).status_code, status, person)
            self.assertEqual(self.open(languages=["ar"]).status_code, status, person)
        self.assertFalse(Opening.objects.exists())


def tomorrow():
    return timezone.now() + timedelta(days=1)
