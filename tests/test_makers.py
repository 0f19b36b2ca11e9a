"""The makers make what the workflow itself would take."""

from django.test import TestCase

from articles.models import Draft
from tests import cast, makers


class TheLeastThatIsValid(TestCase):
    def test_an_original_goes_out_in_every_script_we_have_words_in(self):
        for language in makers.WORDS:
            with self.subTest(language):
                edition = makers.make_story(language)

                self.assertTrue(edition.is_live)
                self.assertTrue(edition.is_original)

    def test_a_draft_can_be_submitted(self):
        self.assertEqual(makers.make_submitted().status, Draft.Status.SUBMITTED)

    def test_a_translation_goes_out_with_every_block_done(self):
        for language in ("ar", "sw", "bn", "zh-hans"):
            with self.subTest(language):
                edition = makers.make_translation(language)

                self.assertTrue(edition.is_live)
                self.assertEqual(edition.body, makers.WORDS[language]["body"])
                self.assertTrue(edition.live_revision.made_from.edition.is_original)

    def test_asking_for_somebody_twice_gives_the_same_person(self):
        self.assertEqual(cast.author(), cast.author())

    def test_the_reader_may_do_nothing_else(self):
        self.assertFalse(cast.reader().standing.is_anyone)
