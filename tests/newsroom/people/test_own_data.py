"""What is kept about somebody, as a file: all of it, and nothing of anybody else."""

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import bylines, notes, workflow
from articles.models import Revision
from comments import moderation
from newsroom.models import Deed, SavedView
from newsroom.people import appointing, own_data
from tests import cast, makers

from .test_appoint import SignedIn


class ExportTests(SignedIn):
    def export(self, person, name="accounts:own-data-export", numbers=(), **fields):
        answer = self.as_person(person).post(reverse(name, args=numbers), fields)
        self.assertEqual(answer.status_code, 200)
        self.assertIn("attachment", answer["Content-Disposition"])
        return json.loads(b"".join(answer.streaming_content))

    def test_an_author_finds_account_appointments_words_moves_and_notes(self):
        draft = makers.make_submitted()
        notes.add(draft.edition, key="bridge01", words="Thirty, I counted.", by=cast.author())
        makers.make_draft(by=cast.admin(), words={"headline": "Not mine"})
        SavedView.objects.create(user=cast.author(), name="Mine", filters={"language": "ar"})

        said = self.export(cast.author())

        self.assertEqual(said["account"][0]["email"], "author@newsroom.example")
        self.assertEqual(said["appointments"][0]["role"], "author")
        self.assertIn("Amina Daro", said["drafts"][0]["body"])
        self.assertIn("Amina Daro", said["revisions"][0]["body"])
        self.assertEqual([move["after"] for move in said["moves"]], ["writing", "submitted"])
        self.assertEqual(said["notes"][0]["words"], "Thirty, I counted.")
        self.assertEqual(said["saved views"][0]["filters"], {"language": "ar"})
        self.assertNotIn("Not mine", json.dumps(said))

    def test_a_translator_finds_claims_and_blocks_and_a_moderator_rulings(self):
        makers.make_translation_draft("ar", by=cast.arabic_translator())
        comment = makers.make_comment(makers.make_story())
        moderation.rule(comment, "hidden", by=cast.moderator(), why="It names somebody.")

        translator, moderator = self.export(cast.arabic_translator()), self.export(cast.moderator())

        self.assertEqual(len(translator["claims"]), 1)
        self.assertIn("عند الجسر", json.dumps(translator["translated blocks"], ensure_ascii=False))
        self.assertEqual(moderator["rulings on comments"][0]["why"], "It names somebody.")

    def test_bylines_stand_in_it_with_the_password_alone(self):
        bylines.begin("Nadia Ferro", holder=cast.author())

        without, withal = self.export(cast.author()), self.export(cast.author(), password=cast.PASSWORD)

        self.assertNotIn("Nadia Ferro", json.dumps(without))
        self.assertEqual(withal["bylines"][0]["name"], "Nadia Ferro")

    def test_a_wrong_password_is_told_and_nothing_is_given(self):
        answer = self.as_person(cast.author()).post(reverse("accounts:own-data-export"), {"password": "not this one"})

        self.assertContains(answer, "This is not your password.", status_code=422)
        self.assertEqual(Deed.objects.count(), 0)

    def test_no_secret_is_in_it(self):
        self.assertNotIn("md5$", json.dumps(self.export(cast.author(), password=cast.PASSWORD)))

    def test_it_is_written_down_and_who_did_it_on_behalf(self):
        self.export(cast.author())
        said = self.export(cast.admin(), "desk:data-export", [cast.author().pk], password=cast.PASSWORD)

        self.assertEqual(said["account"][0]["username"], "author")
        deeds = Deed.objects.about_person(cast.author()).of_kind("exported")
        self.assertEqual([deed.by for deed in deeds], [cast.admin(), cast.author()])

    def test_after_the_last_appointment_it_is_still_theirs(self):
        person = cast.author()
        appointing.end(person, person.appointments.get().pk, by=cast.admin())

        self.assertEqual(self.as_person(person).get(reverse("accounts:own-data")).status_code, 200)
        self.assertEqual(self.export(person)["account"][0]["username"], "author")

    def test_five_thousand_revisions_take_no_more_questions_than_one(self):
        edition, person = makers.make_story(by=cast.author()), cast.author()
        with CaptureQueriesContext(connection) as one:
            "".join(own_data.export(person, with_bylines=True))
        Revision.objects.bulk_create(
            Revision(edition=edition, number=1000 + number, headline=f"Οδός {number}", body="<p>Λέξεις</p>" * 50, by=person, at=edition.published_at)
            for number in range(5000)
        )

        with self.assertNumQueries(len(one)):
            said = json.loads("".join(own_data.export(person, with_bylines=True)))

        self.assertGreaterEqual(len(said["revisions"]), 5000)

    def test_a_published_story_is_listed_with_its_headline(self):
        draft = makers.make_draft()
        workflow.publish(draft, by=cast.admin())

        self.assertEqual(self.export(cast.author())["texts"][0]["headline"], makers.WORDS["en"]["headline"])
