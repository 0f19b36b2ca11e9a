"""Mail: to one person, once, whatever the mail server does meanwhile; and no request waits for it."""

from datetime import timedelta
from unittest import mock

import pytest
from django.test import TestCase
from django.utils import timezone

from articles import workflow
from articles.models import Transition
from newsroom import letters, reactions
from newsroom.models import Letter
from newsroom.models.letter import GAPS
from tests import cast, makers
from tests.ground.postbox import Postbox

NO_HEADERS = "Rosa\r\nBcc: everyone@example.org\r\n\r\nread this"


class PostedTestCase(TestCase):
    """With a mail server of its own."""

    def setUp(self):
        self.postbox = Postbox()
        self.addCleanup(self.postbox.close)
        change = self.settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=self.postbox.port, EMAIL_TIMEOUT=1,
            EMAIL_USE_TLS=False, EMAIL_USE_SSL=False, EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD="",
        )
        change.enable()
        self.addCleanup(change.disable)

    def submitted(self, **words):
        """A submitted text, and the letter that says so."""
        cast.editor()
        draft = makers.make_submitted(words=words or None)
        reactions.catch_up()
        return draft

    def later(self, gap):
        """Letters are tried again when their gap is over."""
        Letter.objects.update(next_at=timezone.now() - timedelta(seconds=1))
        letters.send_due()


class TestLetters(PostedTestCase):
    def test_a_letter_goes_to_one_person_and_says_what_to_do(self):
        draft = self.submitted()

        letters.send_due()

        [message] = self.postbox.mail
        self.assertEqual(self.postbox.recipients, [[cast.editor().email]])
        self.assertIn(draft.headline, message["Subject"])
        self.assertIn(f"/admin/story/{draft.pk}/", message.get_content())

    def test_the_subject_is_in_the_persons_language_and_survives_the_way(self):
        editor = cast.editor()
        editor.interface_language = "ar"
        editor.save()
        self.submitted(headline="حافلة تصعد بالكتب إلى أعلى الوادي")

        letters.send_due()

        self.assertIn("حافلة تصعد بالكتب إلى أعلى الوادي", self.postbox.mail[0]["Subject"])

    def test_what_is_told_again_is_not_written_again(self):
        self.submitted()
        Transition.objects.update(reacted_at=None)
        reactions.catch_up()

        letters.send_due()
        letters.send_due()

        self.assertEqual(len(self.postbox.mail), 1)

    def test_nobody_is_written_to_twice_for_holding_two_roles(self):
        cast.editor().appointments.create(role="language_editor", language="en")
        self.submitted()

        letters.send_due()

        self.assertEqual(len(self.postbox.mail), 1)

    def test_where_nobody_answers_for_a_language_the_newsroom_is_told(self):
        admin = cast.admin()
        makers.make_submitted("sw", by=cast.author())
        reactions.catch_up()

        letters.send_due()

        self.assertEqual(self.postbox.recipients, [[admin.email]])

    def test_a_sent_letter_keeps_no_words(self):
        self.submitted()

        letters.send_due()

        letter = Letter.objects.get()
        self.assertEqual((letter.text, letter.tries, letter.trouble), ("", 0, ""))
        self.assertIsNotNone(letter.sent_at)

    def test_no_line_break_in_a_headline_becomes_a_header(self):
        letter = letters.write("move", once="x", to=cast.editor(), transition=Transition(after="submitted"), edition=NO_HEADERS, address="/")

        letters.send_due()

        self.assertNotIn("\n", letter.subject)
        [message] = self.postbox.mail
        self.assertNotIn("Bcc", message)
        self.assertEqual(self.postbox.recipients, [[cast.editor().email]])

    def test_what_is_no_address_gets_no_letter(self):
        for address in ("", "nobody", "a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "a\x00@example.org"):
            with self.subTest(address=address):
                self.assertIsNone(letters.write("move", once="x", to=address, transition=Transition(after="submitted"), edition="x", address="/"))
        self.assertFalse(Letter.objects.exists())


class TestTrouble(PostedTestCase):
    def test_a_refused_letter_is_tried_again_with_growing_gaps_and_then_rests(self):
        self.postbox.mood = "refuses"
        self.submitted()
        gaps = []

        for _try in GAPS:
            Letter.objects.update(next_at=timezone.now() - timedelta(seconds=1))
            letters.send_due()
            letter = Letter.objects.get()
            gaps.append(letter.next_at - timezone.now())

        self.assertEqual(sorted(gaps), gaps)
        self.assertLess(max(gaps), timedelta(days=1))
        self.assertEqual((letter.tries, letter.trouble), (len(GAPS), "SMTPRecipientsRefused"))
        self.assertIsNotNone(letter.given_up_at)
        self.assertEqual(letters.send_due(), 0)

    def test_between_two_tries_it_waits(self):
        self.postbox.mood = "refuses"
        self.submitted()
        letters.send_due()
        self.postbox.mood = "takes"

        self.assertEqual(letters.send_due(), 0)
        self.later(GAPS[0])

        self.assertEqual(len(self.postbox.mail), 1)

    def test_a_lost_answer_brings_the_same_mail_again_under_the_same_number(self):
        self.postbox.mood = "hangs-up"
        self.submitted()
        letters.send_due()
        self.postbox.mood = "takes"
        self.later(GAPS[0])

        first, second = self.postbox.mail
        self.assertEqual(first["Message-ID"], second["Message-ID"])
        self.assertIsNotNone(Letter.objects.get().sent_at)

    def test_a_server_that_hangs_is_asked_once_a_round(self):
        self.postbox.mood = "hangs"
        for number in range(3):
            letters.write("move", once=f"x{number}", to=cast.editor(), transition=Transition(after="submitted"), edition="x", address="/")

        letters.send_due()

        self.assertEqual(sorted(Letter.objects.values_list("tries", flat=True)), [0, 0, 1])

    def test_a_letter_whose_sender_died_is_taken_up_again(self):
        self.submitted()
        with mock.patch.object(letters, "_send", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
            letters.send_due()
        self.assertEqual(letters.send_due(), 0)

        self.later(letters.IN_HAND)

        self.assertEqual(len(self.postbox.mail), 1)

    def test_no_decision_waits_for_the_mail_server(self):
        self.postbox.mood = "hangs"
        draft = self.submitted()
        self.client.force_login(cast.editor())

        with mock.patch.object(letters, "_send", side_effect=AssertionError("a request sent mail")):
            self.client.post(f"/admin/story/{draft.pk}/return/", {"why": "Who counted?", "reason": "facts", "version": draft.version})

        self.assertEqual(Transition.objects.of(draft.edition).last().after, workflow.State.RETURNED)
        self.assertTrue(Letter.objects.to_person(cast.author()).exists())
