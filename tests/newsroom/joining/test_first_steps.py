"""A newcomer's first three submissions say so to whoever reviews them."""

from django.test import TestCase

from articles import workflow
from articles.newcomers import first_steps
from tests import cast, makers


class FirstSteps(TestCase):
    def submit(self, **more):
        return makers.make_submitted(by=cast.author(), **more)

    def test_the_first_three_texts_are_counted_and_no_more(self):
        texts = [self.submit(words={"headline": f"Number {number}"}) for number in range(4)]

        self.assertEqual([first_steps(cast.author(), draft.edition) for draft in texts], [1, 2, 3, 0])

    def test_a_text_that_came_back_and_was_sent_again_counts_once(self):
        draft = self.submit()
        workflow.move(makers.fresh(draft), workflow.State.WRITING, by=cast.author())
        workflow.move(makers.fresh(draft), workflow.State.SUBMITTED, by=cast.author())

        self.assertEqual(first_steps(cast.author(), draft.edition), 1)
        self.assertEqual(first_steps(cast.author(), self.submit().edition), 2)

    def test_the_editor_reads_it_on_the_page_and_the_author_does_not(self):
        self.submit()
        draft = self.submit()

        for user, reads in ((cast.editor(), True), (cast.author(), False)):
            self.client.force_login(user)
            with self.subTest(user=user):
                page = self.client.get(f"/admin/story/{draft.pk}/").content.decode()
                self.assertEqual("Their second submission here. Be generous with reasons." in page, reads)

    def test_a_translators_first_is_said_at_the_workbench(self):
        draft = makers.make_translation_draft("ar", by=cast.arabic_translator())
        workflow.move(draft, workflow.State.SUBMITTED, by=cast.arabic_translator())
        self.client.force_login(cast.arabic_editor())

        self.assertContains(self.client.get(f"/admin/translate/{draft.pk}/"), "Their first submission here.")
