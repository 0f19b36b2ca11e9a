"""Two at once: one effect, and the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest import skipIf

from django.db import connection, connections
from django.test import TransactionTestCase

from comments import limits, moderation
from comments.models import Comment, Ruling
from tests import cast, makers

ROUNDS = 5


def at_once(*acts):
    """What each act gave back, or the exception it raised; all begin in the same moment."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait()
            return act()
        except Exception as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@skipIf(connection.vendor == "sqlite", "the tests' SQLite lives in memory, where connections share one cache and no lock waits")
class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.story = makers.make_story()

    def test_of_two_moderators_one_decides(self):
        first, second = cast.moderator(), cast.admin()
        for _ in range(ROUNDS):
            comment = makers.make_comment(self.story)

            told = at_once(
                lambda comment=comment: moderation.rule(Comment.objects.get(pk=comment.pk), "shown", by=first, before="waiting"),
                lambda comment=comment: moderation.rule(Comment.objects.get(pk=comment.pk), "removed", by=second, why="An insult.", before="waiting"),
            )

            self.assertEqual(sorted(type(one).__name__ for one in told), ["Ruling", "RulingRefused"], told)
            self.assertEqual(Ruling.objects.on(comment).count(), 1)

    def test_what_is_sent_twice_arrives_once(self):
        for number in range(ROUNDS):
            text = f"Thank you, {number}."

            told = at_once(*[lambda text=text: moderation.receive(self.story, name="Lena", text=text, parent=None, sender="feedface")] * 3)

            arrived = [one for one in told if isinstance(one, Comment)]
            self.assertEqual(len(arrived), 1, told)
            self.assertTrue(all(isinstance(one, (Comment, limits.AlreadyThere)) for one in told), told)
