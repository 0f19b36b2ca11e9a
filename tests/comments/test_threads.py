"""Rows become threads."""

from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from comments import moderation, threads
from comments.models import Comment
from tests import cast, makers

State = Comment.State


def row(pk, parent=None, state=State.SHOWN, text="Words.", language="en"):
    return Comment(pk=pk, parent_id=parent, key=f"k{pk}", name=f"Reader {pk}", text=text, language=language, state=state, at=timezone.now())


def shape(nodes):
    return [(node.key, shape(node.answers)) if node.answers else node.key for node in nodes]


class ThreadTests(SimpleTestCase):
    def test_answers_hang_on_what_they_answer(self):
        there = threads.threads([row(1), row(2), row(3, parent=1), row(4, parent=3)], "en")

        self.assertEqual(shape(there), [("k1", [("k3", ["k4"])]), "k2"])

    def test_below_the_third_step_answers_stand_beside_what_they_answer(self):
        there = threads.threads([row(1), row(2, 1), row(3, 2), row(4, 3), row(5, 4), row(6, 2)], "en")

        self.assertEqual(shape(there), [("k1", [("k2", ["k3", "k4", "k5", "k6"])])])

    def test_an_answer_to_what_is_not_there_stands_for_itself(self):
        self.assertEqual(shape(threads.threads([row(2, parent=1)], "en")), ["k2"])

    def test_what_was_removed_keeps_its_place_and_loses_its_words(self):
        there = threads.threads([row(1, state=State.REMOVED), row(2, parent=1)], "en")

        self.assertEqual(shape(there), [("k1", ["k2"])])
        self.assertEqual((there[0].text, there[0].name), ("", ""))
        self.assertEqual(threads.count(there), 1)

    def test_another_language_than_the_pages_is_marked(self):
        there = threads.threads([row(1, language="ar"), row(2)], "en")

        self.assertEqual([(node.language, node.direction) for node in there], [("ar", "rtl"), ("", "ltr")])

    def test_five_thousand_are_quick(self):
        rows = [row(pk, parent=pk - 1 if pk % 7 else None) for pk in range(1, 5001)]

        self.assertEqual(threads.count(threads.threads(rows, "en")), 5000)


class WordsTests(SimpleTestCase):
    def test_paragraphs_and_line_breaks_stay(self):
        self.assertEqual(threads.paragraphs("One.\nTwo.\n\nThree."), '<p dir="auto">One.<br>Two.</p><p dir="auto">Three.</p>')

    def test_an_address_becomes_a_link_that_lends_no_name(self):
        self.assertEqual(
            threads.linked("See https://rain.example/a?b=1&c=2, please."),
            'See <a href="https://rain.example/a?b=1&amp;c=2" rel="nofollow ugc noopener" dir="ltr">https://rain.example/a?b=1&amp;c=2</a>, please.',
        )

    def test_addresses_end_where_a_sentence_does(self):
        for text, address in (
            ("(https://rain.example/)", "https://rain.example/"), ("«https://rain.example»", "https://rain.example"),
            ("https://rain.example。好", "https://rain.example。好"), ("شاهدوا https://rain.example/؟", "https://rain.example/"),
        ):
            with self.subTest(text):
                self.assertIn(f'href="{address}"', threads.linked(text))

    def test_nothing_else_is_markup(self):
        for text in ('<a href="https://x.example">x</a>', "javascript:alert(1)", "data:text/html,x", "&lt;b&gt;", 'https://x.example/"onclick="alert(1)'):
            with self.subTest(text):
                said = threads.linked(text)
                self.assertNotIn("<b>", said)
                self.assertNotIn("onclick=\"", said)
                self.assertNotIn('href="javascript', said)
                self.assertLessEqual(said.count("<a "), 1)


class ConversationTests(TestCase):
    def test_one_query_however_many(self):
        story = makers.make_story()
        first = makers.make_comment(story, shown=True)
        for _ in range(20):
            makers.make_comment(story, parent=first, shown=True)

        with self.assertNumQueries(1):
            self.assertEqual(threads.count(threads.of(story)), 21)

    def test_what_was_never_shown_leaves_no_gap(self):
        story = makers.make_story()
        spam, once = makers.make_comment(story), makers.make_comment(story, shown=True)
        moderation.rule(spam, State.REMOVED, by=cast.moderator(), why="An advertisement.")
        moderation.rule(once, State.REMOVED, by=cast.moderator(), why="An insult.")
        makers.make_comment(story)

        self.assertEqual([node.key for node in threads.of(story)], [once.key])

    def test_times_are_written_as_readers_write_them(self):
        self.assertIn("२०२६" if timezone.now().year == 2026 else "२०", threads.moment(timezone.now(), "ne").text)
