"""A story's timeline reads as one: who did what, when, why, in the order in which it happened."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import openings, releases, reviews, revisions, timeline, workflow
from articles.models import Draft
from articles.workflow import State, Terms
from tests import cast, makers


def told(edition, user=None) -> list[str]:
    """Its sentences, with no marks of direction."""
    return [entry.sentence.replace("\u2068", "").replace("\u2069", "") for entry in timeline.of([edition], user)]


class TestTheSentences(TestCase):
    def test_from_the_first_word_to_publication(self):
        draft = makers.make_submitted()
        reviews.begin(draft, by=cast.editor())
        workflow.move(draft, State.RETURNED, by=cast.editor(), why="Who counted?", reason="facts")
        workflow.move(makers.fresh(draft), State.SUBMITTED, by=cast.author())
        workflow.move(makers.fresh(draft), State.WRITING, by=cast.author())
        workflow.move(makers.fresh(draft), State.SUBMITTED, by=cast.author())
        workflow.move(makers.fresh(draft), State.APPROVED, by=cast.editor())
        edition = workflow.publish(makers.fresh(draft), by=cast.editor())

        self.assertEqual(told(edition), [
            "author began it.", "author submitted it.", "editor took it up to read it.", "editor returned it: facts to check.",
            "author submitted it.", "author took it back.", "author submitted it.", "editor approved it.", "editor published it.",
        ])
        self.assertIn("Who counted?", [entry.words for entry in timeline.of([edition])])

    def test_own_work_is_marked(self):
        draft = makers.make_draft(by=cast.editor())
        edition = workflow.publish(draft, by=cast.editor())

        last = timeline.of([edition])[-1]

        self.assertIn("published their own work", last.sentence)
        self.assertTrue(last.is_own_work)

    def test_by_itself_at_its_hour(self):
        draft = makers.make_submitted()
        hour = timezone.now() + timedelta(hours=1)
        workflow.move(draft, State.SCHEDULED, by=cast.editor(), hour=hour)
        Draft.objects.of(draft.edition).update(goes_out_at=timezone.now())

        workflow.publish_due()

        sentences = told(draft.edition)
        self.assertTrue(sentences[-2].startswith("editor scheduled it: "))
        self.assertEqual(sentences[-1], "It went out by itself at its hour.")

    def test_whoever_published_it_and_was_erased_is_not_taken_for_the_clock(self):
        draft = makers.make_submitted()
        workflow.move(draft, State.APPROVED, by=cast.editor())
        edition = workflow.publish(makers.fresh(draft), by=cast.editor())

        cast.editor().delete()

        self.assertNotIn("by itself", told(edition)[-1])

    def test_a_publication_that_says_nothing_of_it_leaves_the_text_moving(self):
        edition = makers.make_story()
        until = timezone.now() + timedelta(hours=2)
        workflow.mark_moving(edition, until, by=cast.editor())
        draft = revisions.begin_edition(edition.article, language="en", by=cast.editor())
        draft = revisions.write(draft, {"summary": "It is Friday."}, by=cast.editor(), version=None)

        self.assertEqual(workflow.publish(draft, by=cast.admin()).moving_until, until)
        draft = revisions.begin_edition(edition.article, language="en", by=cast.editor())
        draft = revisions.write(draft, {"summary": "It is Sunday."}, by=cast.editor(), version=None)
        self.assertIsNone(workflow.publish(draft, by=cast.admin(), terms=Terms("meaning")).moving_until)

    def test_what_a_change_weighed_and_what_readers_were_told(self):
        edition = makers.make_story()
        draft = revisions.begin_edition(edition.article, language="en", by=cast.editor())
        draft = revisions.write(draft, {"summary": "It is Friday."}, by=cast.editor(), version=None)
        workflow.publish(draft, by=cast.admin(), terms=Terms("facts", correction="It was not Thursday."))

        last = timeline.of([edition])[-1]

        self.assertEqual(last.notes, ("It changed the facts: translations are misleading until they follow", "Correction for readers: \u2068It was not Thursday.\u2069"))

    def test_still_changing_settled_withdrawn_and_back(self):
        edition = makers.make_story()
        workflow.mark_moving(edition, timezone.now() + timedelta(hours=2), by=cast.editor())
        workflow.settle(edition, by=cast.editor())
        workflow.withdraw(edition, by=cast.editor(), why="Two people asked us to.")
        workflow.bring_back(edition, by=cast.admin())

        sentences = told(edition)

        self.assertTrue(sentences[-4].startswith("editor marked it as still changing: until "))
        self.assertEqual(sentences[-3:], ["editor marked it as settled.", "editor withdrew it.", "admin brought it back."])
        self.assertEqual(timeline.of([edition])[-2].words, "Two people asked us to.")

    def test_openings_and_releases(self):
        draft = makers.make_submitted()
        workflow.move(draft, State.APPROVED, by=cast.editor())
        draft = makers.fresh(draft)
        openings.begin(draft, ["ar", "sw"], by=cast.editor(), version=draft.version)
        releases.make(draft.edition.article, hour=timezone.now() + timedelta(days=2), codes=["en", "ar"], by=cast.editor(), seen=None)

        sentences = told(draft.edition)

        self.assertEqual(sentences[-2], "editor opened it to its translators: العربية, Kiswahili.")
        self.assertTrue(sentences[-1].startswith("editor put them into a release, English, العربية: "))

    def test_hours_are_told_by_the_readers_clock_too(self):
        edition = makers.make_story()
        editor = cast.editor()
        editor.time_zone = "Asia/Kathmandu"
        workflow.mark_moving(edition, timezone.now() + timedelta(hours=2), by=editor)

        self.assertRegex(told(edition, editor)[-1], r"until .* \(UTC; your .*\d\d:\d\d\)\.")


class TestThePage(TestCase):
    def test_of_an_edition_and_of_all_that_one_may_know(self):
        original = makers.make_story()
        arabic = makers.make_translation("ar", of=original, by=cast.arabic_translator())
        addresses = [reverse("stories:edition", args=[arabic.pk]), reverse("stories:timeline", args=[arabic.pk])]

        self.client.force_login(cast.arabic_editor())
        pages = [self.client.get(address).content.decode() for address in addresses]
        self.client.force_login(cast.admin())
        whole = self.client.get(addresses[1])

        for page in pages:
            self.assertIn("published it", page)
            self.assertNotIn("\u2068author\u2069", page)  # of the original, this editor may not know
        self.assertContains(whole, "\u2068author\u2069 began it.")
        self.assertContains(whole, "\u2068translator-ar\u2069 began it.")

    def test_is_not_there_for_whom_the_text_is_not(self):
        edition = makers.make_story()
        self.client.force_login(cast.arabic_translator())

        self.assertEqual(self.client.get(reverse("stories:timeline", args=[edition.pk])).status_code, 404)
