"""Any text as a name and as a comment: shown as it is, or refused with a sentence. Never an error, never markup."""

import html
import json

import pytest

from comments.models import Comment
from newsroom.lib.plaintext import tidy, tidy_text
from tests import makers
from tests.comments.ground import TEXT, Conversation
from tests.ground import corpora

FOLDER = corpora.FOLDER / "comments-unicode"


def _naughty() -> list[str]:
    return json.loads((FOLDER / "naughty-strings.json").read_text("utf-8"))


def _trojan() -> list[str]:
    return [row["line"] for row in json.loads((FOLDER / "trojan-source-lines.json").read_text("utf-8"))]


@pytest.mark.corpus
class AnyTextTests(Conversation):
    policy = "open"

    def sent(self, **fields):
        Comment.objects.all().delete()
        response = self.send(**fields)
        self.assertIn(response.status_code, (303, 422), ascii(fields))
        return Comment.objects.first() if response.status_code == 303 else None

    def shown(self):
        Comment.objects.update(state=Comment.State.SHOWN)
        page = self.client.get(self.story.get_absolute_url())
        self.assertEqual(page.status_code, 200)
        return page.content.decode()

    def test_as_a_name(self):
        for name in _naughty() + _trojan():
            if comment := self.sent(name=name):
                self.assertEqual(comment.name, tidy(name))
                self.assertIn(f'<bdi class="comment-name">{html.escape(comment.name)}</bdi>', self.shown(), ascii(name))

    def test_as_a_text(self):
        for text in _naughty() + _trojan():
            if comment := self.sent(text=text):
                self.assertEqual(comment.text, tidy_text(text))
                page = self.shown()
                for line in comment.text.split("\n"):
                    if "http" not in line:
                        self.assertIn(html.escape(line), page, ascii(text))


class OddTextTests(Conversation):
    def test_what_no_database_can_hold_is_left_out(self):
        self.send(name="Le\x00na\r\nBcc: all@example.org", text="One\x00 two\x07.\r\nThree.")

        comment = self.only_comment()
        self.assertEqual((comment.name, comment.text), ("Lena Bcc: all@example.org", "One two.\nThree."))

    def test_script_is_words(self):
        comment = makers.make_comment(self.story, name="<b>Lena</b>", text="<script>alert(1)</script>\n\njavascript:alert(1)", shown=True)

        page = self.client.get(self.story.get_absolute_url()).content.decode()

        self.assertNotIn("<script>alert", page)
        self.assertNotIn('href="javascript', page)
        self.assertIn(html.escape(comment.name), page)

    def test_a_reversed_name_stays_in_its_box(self):
        makers.make_comment(self.story, name="\u202eevil", text=TEXT, shown=True)

        self.assertContains(self.client.get(self.story.get_absolute_url()), '<bdi class="comment-name">\u202eevil</bdi>')
