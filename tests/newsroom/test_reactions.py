"""What follows a decision: at once for pages, soon for mail, and also when a crash came between."""

from django.core import mail
from django.test import TestCase

from articles import workflow
from articles.models import Transition
from articles.workflow import State
from newsroom import clockwork, letters, reactions
from newsroom.pages import showing, store
from tests import cast, makers
from tests.folders import TemporaryFolder

HTML = "text/html; charset=utf-8"


class ReactionTests(TemporaryFolder, TestCase):
    def setUp(self):
        super().setUp()
        settings = self.settings(PAGES_ROOT=self.folder / "pages")
        settings.enable()
        self.addCleanup(settings.disable)

    def kept(self, path):
        store.keep(path, b"old", HTML, store.stamp())
        return store.file_of(path)

    def test_publishing_clears_the_pages_that_show_it(self):
        front = self.kept("/en/")
        elsewhere = self.kept("/en/about/privacy/")
        makers.make_story()

        reactions.catch_up()

        self.assertFalse(front.exists())
        self.assertTrue(elsewhere.exists())

    def test_a_withdrawn_story_is_on_no_kept_page(self):
        edition = makers.make_story()
        reactions.catch_up()
        page = self.kept(showing.page(edition))

        workflow.withdraw(edition, by=cast.editor(), why="A person named in it is in danger.")
        reactions.catch_up()

        self.assertFalse(page.exists())

    def test_what_a_crash_left_undone_is_done_by_the_clock_and_once(self):
        makers.make_story()
        self.assertTrue(Transition.objects.awaiting_reaction().exists())

        clockwork.tick()

        self.assertFalse(Transition.objects.awaiting_reaction().exists())
        self.assertEqual(reactions.catch_up(), 0)

    def test_those_who_can_act_are_told_once(self):
        cast.editor(), cast.arabic_editor()
        makers.make_submitted()

        reactions.catch_up()
        reactions.catch_up()

        letters.send_due()
        self.assertEqual([message.to for message in mail.outbox], [[cast.editor().email]])

    def test_a_writer_is_told_why_a_text_came_back(self):
        cast.editor()
        draft = makers.make_submitted()
        reactions.catch_up()
        letters.send_due()
        mail.outbox.clear()

        workflow.move(draft, State.RETURNED, by=cast.editor(), why="Who counted the children?")
        reactions.catch_up()
        letters.send_due()

        self.assertEqual(mail.outbox[0].to, [cast.author().email])
        self.assertIn("Who counted the children?", mail.outbox[0].body)

    def test_a_story_in_another_language_is_shown_by_the_pages_of_its_siblings(self):
        english = makers.make_story()

        self.assertIn(f"{showing.page(english)}*", showing.publication(english))
        self.assertIn("/ar/", showing.publication(english))
