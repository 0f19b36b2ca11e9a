"""A reader says something under a story."""

from unittest import mock

from django.core import signing
from django.test import override_settings

from comments import stamps
from comments.models import Comment, Ruling
from newsroom.pages import store
from tests import makers
from tests.comments.ground import TEXT, Conversation

State = Comment.State


class SayingTests(Conversation):
    def test_what_was_said_waits_and_its_writer_is_told_what_happens_next(self):
        response = self.send()

        self.assertEqual(response.status_code, 303)
        page = self.client.get(response["Location"])
        self.assertContains(page, "waits for a moderator")
        self.assertContains(page, TEXT)
        self.assertEqual(self.only_comment().state, State.WAITING)

    def test_a_waiting_comment_is_on_no_readers_page(self):
        self.send(text="Nobody else may see these words yet.")

        self.assertNotContains(self.client.get(self.story.get_absolute_url()), "Nobody else may see")

    def test_an_answer_hangs_on_what_it_answers(self):
        first = makers.make_comment(self.story, shown=True)

        self.send(parent=first.key)

        self.assertEqual(Comment.objects.waiting().get().parent, first)

    def test_the_page_to_answer_shows_the_comment_and_a_form(self):
        first = makers.make_comment(self.story, name="Wanjiru", shown=True)

        page = self.client.get(self.address("answer", key=first.key))

        self.assertContains(page, "Wanjiru")
        self.assertContains(page, f'name="parent" value="{first.key}"')

    def test_a_waiting_comment_has_no_page_to_answer(self):
        first = makers.make_comment(self.story, name="Wanjiru")

        page = self.client.get(self.address("answer", key=first.key))

        self.assertRedirects(page, f"{self.story.get_absolute_url()}#comments", fetch_redirect_response=False)

    def test_asking_for_the_forms_address_leads_to_the_comments(self):
        page = self.client.get(self.address())

        self.assertRedirects(page, f"{self.story.get_absolute_url()}#comments", fetch_redirect_response=False)

    def test_no_cookie_is_set_and_no_session_is_read(self):
        responses = [self.send(), self.send(name=""), self.client.get(self.send(text="Once more.")["Location"])]

        for response in responses:
            self.assertEqual(len(response.cookies), 0)
            self.assertNotIn("Cookie", response.get("Vary", ""))

    def test_no_address_is_stored(self):
        self.send(ip="203.0.113.7")

        row = Comment.objects.values().get()
        self.assertNotIn("203.0.113", str(row))
        self.assertRegex(row["sender"], "^[0-9a-f]{16}$")

    def test_the_page_after_sending_is_kept_nowhere(self):
        page = self.client.get(self.send()["Location"])

        self.assertEqual(page["Cache-Control"], "no-store")
        self.assertIn("noindex", page["X-Robots-Tag"])
        self.assertFalse(list(store.root().rglob("sent")))

    def test_a_forged_token_shows_nothing(self):
        comment = makers.make_comment(self.story)

        page = self.client.get(self.address("sent", token=f"{comment.key}:1abcde:forged"))

        self.assertRedirects(page, f"{self.story.get_absolute_url()}#comments", fetch_redirect_response=False)

    def test_a_token_does_not_open_another_storys_page(self):
        comment, other = makers.make_comment(self.story), makers.make_story("fr")

        page = self.client.get(self.address("sent", other, token=stamps.token(comment)))

        self.assertEqual(page.status_code, 404)

    def test_a_stamp_is_no_token(self):
        self.assertEqual(stamps.key_in(stamps.stamp(self.story)), "")

    def test_a_story_that_is_not_live_takes_nothing(self):
        gone = {**self.story.address_parts, "slug": "no-such-story"}

        for address in (gone, {**self.story.address_parts, "month": "13"}):
            with self.subTest(address):
                path = "/{lang}/{year}/{month}/{day}/{slug}/comments/".format(**address)
                self.assertEqual(self.client.post(path, {"name": "Lena", "text": TEXT}).status_code, 404)


class OpenStoryTests(Conversation):
    policy = "open"

    def test_an_honest_comment_is_shown_at_once_and_leaves_a_row(self):
        page = self.client.get(self.send()["Location"])

        self.assertContains(page, "Your comment is on the page")
        ruling = Ruling.objects.get()
        self.assertEqual((ruling.before, ruling.after, ruling.by), (State.WAITING, State.SHOWN, None))

    def test_the_kept_page_of_the_story_is_made_anew(self):
        address = self.story.get_absolute_url()
        self.client.get(address)

        self.send(text="These words are new.")

        self.assertContains(self.client.get(address), "These words are new.")

    def test_an_odd_one_waits(self):
        self.send(text="Subscribe to my channel https://a.example/x and https://b.example/y")

        self.assertEqual(self.only_comment().state, State.WAITING)
        self.assertEqual(self.only_comment().reasons, ["links", "phrases"])


class RefusalTests(Conversation):
    def assert_kept(self, response, words):
        self.assertContains(response, words, status_code=response.status_code)

    def test_no_name(self):
        response = self.send(name=" ", text="Words that took long to find.")

        self.assert_refused(response, "Give a name to be called by.")
        self.assert_kept(response, "Words that took long to find.")

    def test_a_name_that_nobody_can_see(self):
        for name in ("\u200b\u200d", "\ufeff", "\u3164", "\u2800\u2800", "\u202e\u202c", "\u00a0\u3000", "\u0301\u0301"):
            with self.subTest(ascii(name)):
                self.assert_refused(self.send(name=name), "Give a name to be called by.")

    def test_a_name_of_61_characters(self):
        self.assert_refused(self.send(name="ن" * 61), "this one has 61")

    def test_a_name_that_climbs_out_of_its_line(self):
        self.assert_refused(self.send(name="Le" + "\u0317" * 9 + "na"), "so many marks on one letter")

    def test_names_of_all_scripts_may_be_said(self):
        for name in ("Nguyễn Thị Ánh", "กิ๊ก", "क्षत्रिय्", "ﻋﺎﺋﺸﺔ", "སྤྲེལ", "שָׁלוֹם", "李", "मोहम्मद"):
            with self.subTest(name):
                Comment.objects.all().delete()
                self.assertEqual(self.send(name=name).status_code, 303)

    def test_no_text(self):
        for text in ("", "\n \n", "\u200b"):
            with self.subTest(ascii(text)):
                self.assert_refused(self.send(text=text), "Write what you want to say.")

    def test_a_text_of_5001_characters(self):
        response = self.send(text="ম" * 5001)

        self.assert_refused(response, "this one has 5001")
        self.assert_kept(response, "ম" * 5001)

    def test_a_text_of_a_megabyte(self):
        response = self.send(text="x" * 1024 * 1024)

        self.assert_refused(response, f"this one has {1024 * 1024}")

    def test_a_body_larger_than_any_form(self):
        self.assert_refused(self.send(text="x" * 4 * 1024 * 1024), "far more than a comment can hold", status=413)

    def test_more_fields_than_any_form(self):
        fields = {f"f{number}": "x" for number in range(2001)}

        self.assert_refused(self.send(**fields), "far more than a comment can hold", status=413)

    def test_a_field_that_people_do_not_see(self):
        response = self.send(honeypot="https://buy.example")

        self.assert_refused(response, "A field that people do not see was filled in.")
        self.assertNotContains(response, "buy.example", status_code=422)

    def test_another_storys_stamp(self):
        other = makers.make_story("fr")

        for stamp in (stamps.stamp(other), "", "1:abc:def", "\x00", "é:ü"):
            with self.subTest(stamp):
                response = self.send(stamp=stamp)
                self.assert_refused(response, "did not come from this story’s page")
                self.assert_kept(response, TEXT)

    def test_a_stamp_of_the_last_season(self):
        old = signing.time.time() - 91 * 24 * 3600
        with mock.patch("django.core.signing.time.time", return_value=old):
            stamp = stamps.stamp(self.story)

        self.assert_refused(self.send(stamp=stamp), "the page has been open for very long")

    def test_the_page_that_refuses_carries_a_good_stamp(self):
        response = self.send(stamp="")

        self.assertTrue(stamps.holds(response.context["stamp"], self.story))

    def test_an_answer_to_what_is_not_there(self):
        other = makers.make_story("fr")
        elsewhere, waiting = makers.make_comment(other, shown=True), makers.make_comment(self.story)

        for key in ("nothing", "5abc", elsewhere.key, waiting.key, str(waiting.pk)):
            with self.subTest(key):
                response = self.send(parent=key)
                self.assertContains(response, "does not stand under this story any more", status_code=422)
                self.assertContains(response, TEXT, status_code=422)
                self.assertContains(response, 'name="parent" value=""', status_code=422)

    def test_the_same_again(self):
        self.send()

        response = self.send(name="Lena again")

        self.assertContains(response, "has arrived already", status_code=422)
        self.assertEqual(Comment.objects.count(), 1)

    def test_the_same_words_by_somebody_else(self):
        self.send(ip="203.0.113.7")

        self.assertEqual(self.send(ip="198.51.100.2").status_code, 303)

    def test_a_refusal_speaks_the_storys_language(self):
        arabic = makers.make_story("ar")

        response = self.send(edition=arabic, name="")

        self.assertContains(response, '<html lang="ar" dir="rtl">', status_code=422)

    def test_a_refusal_is_kept_nowhere(self):
        self.assertEqual(self.send(name="")["Cache-Control"], "no-store")

    def test_two_of_a_field_are_no_trouble(self):
        response = self.client.post(self.address(), {"name": ["Lena", "Omar"], "text": [TEXT, "more"], "stamp": stamps.stamp(self.story)})

        self.assertEqual(response.status_code, 303)

    def test_a_body_that_is_no_form(self):
        for kind, body in (("application/json", b"{}"), ("text/plain", b"\xff\xfe"), ("multipart/form-data; boundary=x", b"--x\r\nnonsense"), ("multipart/form-data", b"x")):
            with self.subTest(kind):
                self.assertIn(self.client.post(self.address(), body, content_type=kind).status_code, (400, 422))


class ClosedStoryTests(Conversation):
    policy = "closed"

    def test_it_says_so_and_gives_the_words_back(self):
        response = self.send(text="Words that took long to find.")

        self.assert_refused(response, "Comments on this story are closed.")
        self.assertContains(response, "Words that took long to find.", status_code=422)


class StoryWithoutCommentsTests(Conversation):
    policy = "off"

    def test_it_says_so(self):
        self.assert_refused(self.send(), "This story takes no comments.")


class StrangersTests(Conversation):
    def test_another_site_may_not_post(self):
        for headers in (
            {"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
            {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        ):
            with self.subTest(headers):
                self.assert_refused(self.send(headers=headers), "sent from another site", status=403)

    @override_settings(ORIGIN="https://news.example")
    def test_our_own_pages_may(self):
        for headers in ({"origin": "http://testserver"}, {"origin": "https://news.example"}, {"sec-fetch-site": "same-origin"}):
            with self.subTest(headers):
                self.assertEqual(self.send(text=f"From {headers}", headers=headers).status_code, 303)
