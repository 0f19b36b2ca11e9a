"""How much one sender may say, and what is kept of them."""

import stat
from datetime import UTC, datetime, timedelta
from unittest import mock

from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings
from django.utils import timezone

from comments import limits
from comments.models import Comment
from tests import makers
from tests.comments.ground import Conversation
from tests.folders import TemporaryFolder


def sender(address, **more):
    return limits.sender(RequestFactory().get("/", REMOTE_ADDR=address, **more))


def in_month(year, month):
    return mock.patch("comments.limits.timezone.now", return_value=datetime(year, month, 24, tzinfo=UTC))


class SenderTests(TemporaryFolder, SimpleTestCase):
    def setUp(self):
        super().setUp()
        changed = override_settings(DATA=self.folder)
        changed.enable()
        self.addCleanup(changed.disable)

    def test_the_same_address_is_the_same_sender(self):
        self.assertEqual(sender("203.0.113.7"), sender("203.0.113.7"))
        self.assertNotEqual(sender("203.0.113.7"), sender("203.0.113.8"))

    def test_a_home_is_one_sender(self):
        self.assertEqual(sender("2001:db8:1:2::1"), sender("2001:db8:1:2:ffff::9"))
        self.assertNotEqual(sender("2001:db8:1:2::1"), sender("2001:db8:1:3::1"))

    def test_an_old_address_in_a_new_coat_is_the_same(self):
        self.assertEqual(sender("::ffff:203.0.113.7"), sender("203.0.113.7"))

    def test_what_is_no_address_is_nobody(self):
        self.assertEqual(sender(""), "")
        self.assertEqual(sender("unix:"), "")

    def test_a_forwarded_address_is_not_believed(self):
        self.assertEqual(sender("203.0.113.7", HTTP_X_FORWARDED_FOR="198.51.100.2"), sender("203.0.113.7"))

    @override_settings(PROXIES=1)
    def test_but_by_our_own_proxy(self):
        self.assertEqual(sender("10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 198.51.100.2"), sender("10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.2"))
        self.assertEqual(sender("10.0.0.1"), sender("10.0.0.1"))

    def test_the_key_is_readable_by_its_owner_alone(self):
        limits.key()

        (file,) = (self.folder / "keys" / "comment-sender").iterdir()
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(len(file.read_bytes()), 32)

    def test_a_new_month_has_a_new_key_and_the_old_is_gone(self):
        with in_month(2026, 11):
            before = sender("203.0.113.7")
        with in_month(2026, 12):
            after = sender("203.0.113.7")

        self.assertNotEqual(before, after)
        self.assertEqual([file.name for file in (self.folder / "keys" / "comment-sender").iterdir()], ["2026-12"])


class ForgettingTests(TestCase):
    def test_last_months_hashes_are_emptied(self):
        limits._forget_before.cache_clear()
        story = makers.make_story()
        old, new = makers.make_comment(story), makers.make_comment(story)
        Comment.objects.update(sender="feedfacefeedface")
        Comment.objects.numbered(old.pk).update(at=timezone.now() - timedelta(days=32))

        limits.forget_old_senders()

        self.assertEqual((makers.fresh(old).sender, makers.fresh(new).sender), ("", "feedfacefeedface"))


class RateTests(Conversation):
    def test_a_sender_who_says_very_much_is_asked_to_wait(self):
        for number in range(limits.SENDER_LIMIT):
            self.assertEqual(self.send(text=f"Thought number {number}.").status_code, 303)

        response = self.send(text="One thought more.")

        self.assertContains(response, "Please wait ten minutes", status_code=429)
        self.assertContains(response, "One thought more.", status_code=429)
        self.assertEqual(self.send(text="Somebody else.", ip="198.51.100.2").status_code, 303)

    def test_ten_minutes_later_they_go_on(self):
        for number in range(limits.SENDER_LIMIT):
            self.send(text=f"Thought number {number}.")
        Comment.objects.update(at=timezone.now() - limits.SENDER_WINDOW)

        self.assertEqual(self.send(text="One thought more.").status_code, 303)

    def test_a_story_takes_so_many_an_hour(self):
        for _ in range(limits.STORY_LIMIT):
            makers.make_comment(self.story)

        self.assertContains(self.send(), "more comments than we can read", status_code=429)

    def test_the_same_words_a_day_later_are_said_again(self):
        self.send()
        Comment.objects.update(at=timezone.now() - timedelta(hours=25))

        self.assertEqual(self.send().status_code, 303)
