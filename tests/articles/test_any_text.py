"""Any text in any field of the writing page: kept as it was meant and shown so again, or refused with a sentence. Never an error, never markup.

As it was meant: `plaintext.tidy` and `tidy_text` compose letters (NFC), put spaces in order, and leave out what no page can show (control
characters, byte order marks, the two signs that turn letters around). The text itself leaves out the same but for those two, and composes nothing.
"""

import html
import json
import re

import pytest
from django.test import TestCase
from django.urls import reverse

from articles.models import Contributor, Note, Revision
from newsroom.lib import plaintext, richtext
from newsroom.lib.richtext import rewording
from newsroom.lib.richtext.vocabulary import visible
from tests import cast, makers
from tests.articles.test_write import EMPTY
from tests.ground import corpora
from tests.lib.test_richtext import vectors

FOLDER = corpora.FOLDER / "comments-unicode"
FIELDS = {
    "headline": plaintext.tidy, "summary": plaintext.tidy_text, "lead_alt": plaintext.tidy_text, "lead_caption": plaintext.tidy_text,
}
TAB = "anytext0tab"


def _naughty() -> list[str]:
    rows = json.loads((FOLDER / "trojan-source-lines.json").read_text("utf-8"))
    return [*json.loads((FOLDER / "naughty-strings.json").read_text("utf-8")), *(row["line"] for row in rows)]


def _together(texts: list[str], most: int = 290) -> list[str]:
    """The same in fewer texts of at most so many letters; alone what is longer, and what tidying would change."""
    lines, alone = [""], []
    for text in texts:
        if len(text) > most or plaintext.tidy(text) != text or not text:
            alone.append(text)
        elif len(lines[-1]) + len(text) < most:
            lines[-1] = f"{lines[-1]} {text}".strip()
        else:
            lines.append(text)
    return lines + alone


def _in_order(text: str) -> str:
    return " ".join(visible(text).split())


class AnyText(TestCase):
    def setUp(self):
        self.client.force_login(cast.editor())
        self.draft = makers.make_draft()
        self.section = self.draft.edition.article.section_id
        self.count = 0

    def at(self, name: str, *more: int) -> str:
        return reverse(f"stories:{name}", args=[self.draft.pk, *more])

    def save(self, **typed):
        """By the plain form."""
        self.draft.refresh_from_db()
        answer = self.client.post(self.at("draft"), {**EMPTY, "version": self.draft.version, "section": self.section, **typed})
        self.assertIn(answer.status_code, (302, 422), ascii(typed))
        self.draft.refresh_from_db()
        return answer

    def autosave(self, **typed):
        self.draft.refresh_from_db()
        self.count += 1
        words = {"version": self.draft.version, "tab": TAB, "count": self.count, "edition": self.draft.edition_id, **typed}
        answer = self.client.post(self.at("autosave"), words)
        self.assertIn(answer.status_code, (200, 422), ascii(typed))
        self.draft.refresh_from_db()
        return answer.json()["faults"]

    def is_kept(self, text: str, *, but=()) -> None:
        for name, tidy in FIELDS.items():
            if name not in but:
                self.assertEqual(getattr(self.draft, name), tidy(text), f"{name}: {text!a}")
        said = richtext.text_of(richtext.parse(self.draft.body))
        self.assertIn(_in_order(said), (_in_order(text), ""), ascii(text))
        if re.search(r"\w", visible(text)):
            self.assertNotEqual(said, "", ascii(text))


@pytest.mark.corpus
class NaughtyTexts(AnyText):
    def test_by_the_plain_form(self):
        for text in _together(_naughty()):
            typed = {**dict.fromkeys((*FIELDS, "new_byline"), text), "body": f"<p>{html.escape(text)}</p>"}
            answer = self.save(**typed)

            if answer.status_code == 422:
                self.assertTrue(any(said.strip() for errors in answer.context["form"].errors.values() for said in errors), ascii(text))
                continue
            self.is_kept(text)
            byline = Contributor.objects.credited_on(self.draft.edition, "author").first()
            self.assertEqual(byline.name if byline else "", plaintext.tidy(text))
            page = self.client.get(self.at("draft")).content.decode()
            for name in ("headline", "summary", "lead_alt", "lead_caption", "body"):
                self.assertRegex(page, rf'<textarea[^>]*name="{name}"[^>]*>\s*{re.escape(html.escape(getattr(self.draft, name)))}</textarea>', ascii(text))

    def test_by_the_autosave(self):
        for text in _naughty():
            faults = self.autosave(**dict.fromkeys(FIELDS, text), body=f"<p>{html.escape(text)}</p>")

            self.assertTrue(all(faults.values()))
            self.is_kept(text, but=faults)

    def test_as_tags_they_are_refused_by_name_and_stay_in_the_field(self):
        for text in _together(_naughty(), 900):
            answer = self.save(headline="Words", tags=text)

            if plaintext.tidy(text).strip(",،、 "):
                self.assertIn("There is no tag", answer.context["form"].errors["tags"][0])
                self.assertIn(f'value="{html.escape(text)}"', answer.content.decode(), ascii(text))

    def test_as_notes_and_wordings(self):
        for text in _together(_naughty(), 3000):
            for kind in ("words", "proposal"):
                before = Note.objects.count()
                answer = self.client.post(self.at("note-add"), {"note-key": "morning1", f"note-{kind}": text})

                self.assertIn(answer.status_code, (302, 422), ascii(text))
                if Note.objects.count() > before:
                    tidy = plaintext.tidy_text if kind == "words" else rewording.tidied
                    self.assertEqual(getattr(Note.objects.order_by("-pk").first(), kind), tidy(text), ascii(text))
        page = self.client.get(self.at("draft")).content.decode()
        for note in Note.objects.of(self.draft.edition):
            for line in [] if note.proposal else note.words.split("\n"):
                self.assertTrue(html.escape(line) in page, ascii(line)[:200])

    def test_as_names_of_revisions(self):
        self.save(headline="Words")
        revision = Revision.objects.of(self.draft.edition).newest_first().first()
        for text in _naughty():
            answer = self.client.post(reverse("stories:name-revision", args=[revision.pk]), {"name": text})

            self.assertIn(answer.status_code, (302, 422), ascii(text))
            if answer.status_code == 302:
                revision.refresh_from_db()
                self.assertEqual(revision.name, plaintext.tidy(text))


@pytest.mark.corpus
class HostileTexts(AnyText):
    def test_every_vector_is_words_in_a_field_of_words(self):
        """What a real browser makes of them: tests/browser/test_hostile.py."""
        for text in _together([payload for _name, payload in vectors()]):
            faults = self.autosave(**dict.fromkeys(FIELDS, text))

            self.assertTrue(all(faults.values()), text)
            for field, tidy in FIELDS.items():
                if field not in faults:
                    self.assertEqual(getattr(self.draft, field), tidy(text), field)


class OddTexts(AnyText):
    def test_what_no_parser_of_ours_would_read_is_shown_when_somebody_was_quicker(self):
        self.save(headline="Theirs")
        typed = '<p>Mine</p><![><img src="]><img src=x onerror=alert(1)//"><table><tr><td>and mine</table>'
        answer = self.client.post(self.at("draft"), {**EMPTY, "version": 1, "body": typed})

        self.assertEqual(answer.status_code, 409)
        self.assertContains(answer, "<p>and mine</p>", status_code=409)

    def test_a_refused_text_stands_in_the_field_as_it_would_be_stored(self):
        """The editor reads what stands there, and a browser reports what it reads."""
        answer = self.save(headline="x" * 301, body='<p onclick="alert(1)" style="color:red">Words</p><script>alert(2)</script>')

        self.assertEqual(answer.context["form"]["body"].value(), "<p>Words</p>")
