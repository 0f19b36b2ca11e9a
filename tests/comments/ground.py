"""What the comment tests stand on: a story with a form under it, and a way to send."""

from django.test import TestCase
from django.urls import reverse

from comments import stamps
from comments.models import Comment
from tests import makers

TEXT = "I waited at that bridge too. Thank you for writing this."


class Conversation(TestCase):
    """A live English story, as a reader meets it: no account, no cookie."""

    language, policy = "en", "moderated"

    def setUp(self):
        super().setUp()
        self.story = makers.make_story(self.language, comment_policy=self.policy)

    def address(self, name="post", edition=None, **more):
        return reverse(f"comments:{name}", kwargs={**(edition or self.story).address_parts, **more})

    def send(self, name="Lena", text=TEXT, *, edition=None, headers=None, ip="203.0.113.7", **fields):
        edition = edition or self.story
        form = {"name": name, "text": text, "stamp": stamps.stamp(edition), "honeypot": "", "parent": "", **fields}
        return self.client.post(self.address(edition=edition), form, headers=headers or {}, REMOTE_ADDR=ip)

    def assert_refused(self, response, sentence, *, status=422):
        """A page that says why, with nothing stored and what was typed still in it."""
        self.assertContains(response, sentence, status_code=status)
        self.assertEqual(Comment.objects.count(), 0)

    def only_comment(self):
        return Comment.objects.get()
