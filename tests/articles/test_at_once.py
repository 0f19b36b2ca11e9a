"""Two at one text: nobody overwrites anybody, no page conflicts with itself, and refused words are kept."""

import json

from django.test import TestCase

from articles import presences, revisions, workflow
from articles.models import Presence, Revision
from articles.presences import Page
from tests import cast, makers

PARAGRAPH = "<p>{}</p>"


class AtOnceTests(TestCase):
    def setUp(self):
        self.draft = makers.make_draft()
        self.amina, self.ben = Page(cast.author(), "aminastab1", 1), Page(cast.editor(), "benstabben", 1)

    def type(self, person, words, *, version, tab="aminastab1", count=1, **more):
        self.client.force_login(person)
        sent = {"tab": tab, "count": count, "version": version, "edition": self.draft.edition_id, "body": f"<p>{words}</p>", **more}
        answer = self.client.post(f"/admin/story/{self.draft.pk}/autosave/", sent)
        return answer.status_code, json.loads(answer.content)

    def pulse(self, person, tab):
        self.client.force_login(person)
        return json.loads(self.client.post(f"/admin/story/{self.draft.pk}/pulse/", {"tab": tab, "edition": self.draft.edition_id}).content)

    def now(self):
        return makers.fresh(self.draft)

    def test_what_is_typed_rewrites_the_draft_and_makes_no_revision(self):
        status, told = self.type(cast.author(), "حافلة في الوادي", version=self.draft.version)

        self.assertEqual((status, told["version"]), (200, self.draft.version + 1))
        self.assertIn("حافلة في الوادي", self.now().body)
        self.assertEqual(Revision.objects.of(self.draft.edition).count(), 0)

    def test_a_page_whose_answer_was_lost_goes_on_as_if_nothing_had_happened(self):
        before = self.draft.version
        self.type(cast.author(), "one", version=before)

        status, told = self.type(cast.author(), "one two", version=before, count=2)

        self.assertEqual(status, 200)
        self.assertEqual(told["version"], self.now().version)
        self.assertIn("one two", self.now().body)

    def test_a_late_copy_of_an_earlier_request_changes_nothing(self):
        before = self.draft.version
        self.type(cast.author(), "one two", version=before, count=2)

        status, _told = self.type(cast.author(), "one", version=before, count=1)

        self.assertEqual(status, 200)
        self.assertIn("one two", self.now().body)

    def test_of_two_people_the_second_is_refused_and_both_texts_are_kept(self):
        before = self.draft.version
        self.type(cast.author(), "Amina's words", version=before)

        status, told = self.type(cast.editor(), "Ben's words", version=before, tab="benstabben")

        self.assertEqual(status, 409)
        self.assertIn("Amina's words", self.now().body)
        kept = Revision.objects.of(self.draft.edition).get()
        self.assertTrue(kept.aside)
        self.assertIn("Ben's words", kept.body)
        self.assertIn(f"from={kept.pk}", told["aside"]["compare"])

    def test_of_ones_own_two_windows_the_older_is_refused_and_kept(self):
        before = self.draft.version
        self.type(cast.author(), "first window", version=before)

        status, told = self.type(cast.author(), "second window", version=before, tab="anotherwindow")

        self.assertEqual(status, 409)
        self.assertIn("another window", told["sentence"])
        self.assertEqual(Revision.objects.of(self.draft.edition).get().number, told["aside"]["number"])

    def test_refused_words_are_kept_once_however_often_they_come(self):
        before = self.draft.version
        self.type(cast.author(), "Amina's words", version=before)
        for count in range(1, 4):
            self.type(cast.editor(), "Ben's words", version=before, tab="benstabben", count=count)

        self.assertEqual(Revision.objects.of(self.draft.edition).count(), 1)

    def test_taking_over_sets_the_others_unsent_words_aside_and_says_so_to_both(self):
        before = self.draft.version
        self.type(cast.author(), "sent", version=before)
        version = self.now().version
        self.client.force_login(cast.editor())
        taken = json.loads(self.client.post(f"/admin/story/{self.draft.pk}/take-over/", {"tab": "benstabben", "edition": self.draft.edition_id}).content)

        status, told = self.type(cast.author(), "sent and unsent", version=version, count=2)

        self.assertEqual(status, 409)
        self.assertIn("editor has taken this text over", told["sentence"])
        self.assertIn("sent and unsent", Revision.objects.of(self.draft.edition).get().body)
        self.assertEqual(self.pulse(cast.author(), "aminastab1")["takenBy"], "editor")
        self.assertEqual(self.pulse(cast.editor(), "benstabben")["aside"]["name"], "author")
        status, _told = self.type(cast.editor(), "Ben goes on", version=taken["version"], tab="benstabben")
        self.assertEqual(status, 200)

    def test_the_others_are_named_with_their_last_edit(self):
        self.type(cast.author(), "words", version=self.draft.version)

        (one,) = self.pulse(cast.editor(), "benstabben")["others"]

        self.assertEqual((one["name"], one["writes"], one["edited"]), ("author", True, 0))
        (back,) = self.pulse(cast.author(), "aminastab1")["others"]
        self.assertEqual((back["name"], back["writes"], back["edited"]), ("editor", False, None))

    def test_who_leaves_is_gone(self):
        self.pulse(cast.author(), "aminastab1")
        self.client.post(f"/admin/story/{self.draft.pk}/leave/", {"tab": "aminastab1", "edition": self.draft.edition_id})

        self.assertEqual(Presence.objects.count(), 0)

    def test_words_typed_while_the_text_was_submitted_elsewhere_are_kept(self):
        version = self.draft.version
        self.client.force_login(cast.author())
        self.client.post(f"/admin/story/{self.draft.pk}/submit/", {"version": version})

        status, told = self.type(cast.author(), "one more thought", version=version)

        self.assertEqual(status, 409)
        self.assertIn("Take it back", told["sentence"])
        self.assertTrue(Revision.objects.of(self.draft.edition).newest_first().first().aside)

    def test_an_editor_who_types_while_the_writer_takes_it_back_is_told_that(self):
        workflow.move(self.now(), "submitted", by=cast.author())
        version = self.now().version
        self.type(cast.editor(), "a correction", version=version, tab="benstabben")
        self.client.force_login(cast.author())
        self.client.post(f"/admin/story/{self.draft.pk}/take-back/", {"version": self.now().version})

        status, told = self.type(cast.editor(), "and another", version=version + 1, tab="benstabben")

        self.assertEqual(status, 409)
        self.assertIn("took it back", told["sentence"])

    def test_words_typed_while_the_text_was_published_are_kept(self):
        version = self.draft.version
        self.client.force_login(cast.editor())
        self.client.post(f"/admin/story/{self.draft.pk}/publish/", {"version": version})

        status, told = self.type(cast.editor(), "one more thought", version=version, tab="benstabben")

        self.assertEqual(status, 409)
        self.assertIn("gone out", told["sentence"])
        self.assertIn("one more thought", Revision.objects.of(self.draft.edition).newest_first().first().body)

    def test_a_headline_that_is_too_long_is_said_and_the_rest_is_kept(self):
        status, told = self.type(cast.author(), "the text", version=self.draft.version, headline="ж" * 301)

        self.assertEqual(status, 422)
        self.assertIn("301", told["faults"]["headline"])
        self.assertIn("the text", self.now().body)

    def test_what_is_set_aside_never_becomes_the_text_by_itself(self):
        revisions.set_aside(self.draft.edition, {"body": "<p>aside</p>"}, by=cast.author())

        kept = revisions.keep(self.draft, by=cast.author())

        self.assertEqual((kept.number, kept.aside), (2, False))
        self.assertNotIn("aside", kept.body)

    def test_a_stranger_learns_nothing(self):
        stranger = cast.swahili_translator()
        self.client.force_login(stranger)
        for door in ("autosave", "pulse", "take-over", "leave"):
            self.assertEqual(self.client.post(f"/admin/story/{self.draft.pk}/{door}/", {"tab": "strangerstab", "edition": self.draft.edition_id}).status_code, 404, door)

    def test_a_page_that_others_have_open_says_so_without_script(self):
        presences.write(self.draft, {"body": "<p>words</p>"}, page=self.amina, version=self.draft.version)
        self.client.force_login(cast.editor())

        self.assertContains(self.client.get(f"/admin/story/{self.draft.pk}/"), "author is writing here")
