"""What a guest finds behind a preview link, what they may say there, and what nobody else learns of it."""

import logging
from datetime import timedelta
from unittest import mock

from django.conf import settings
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from django.utils import timezone, translation

from articles import preview_links, revisions, workflow
from articles.models import Note
from newsroom.pages import store
from newsroom.pages.door import Door
from newsroom.shell.logs import WithoutTokens
from tests import cast, makers
from tests.folders import TemporaryFolder

ENDED = "This preview has ended. Ask whoever sent it."


class Guests(TestCase):
    def setUp(self):
        super().setUp()
        self.guest = Client()

    def give(self, language="en", **more):
        """A draft, and where a guest finds it."""
        self.draft = makers.make_draft(language, by=cast.admin())
        self.link, self.token = preview_links.make(self.draft, by=cast.admin(), **more)
        self.address = reverse("guest", args=[self.token])
        return self.address

    def say(self, follow=False, headers=None, **typed):
        said = {"key": "morning1", "name": "Salma", "words": "It was 1,300 books.", **typed}
        return self.guest.post(self.address, said, follow=follow, headers=headers)


class Reading(Guests):
    def test_the_story_stands_there_as_readers_will_see_it_with_a_bar_that_says_what_it_is(self):
        page = self.guest.get(self.give())

        self.assertContains(page, "The bus that carries books up the valley")
        self.assertContains(page, '<p id="morning1">The driver')
        self.assertContains(page, "This text is not published.")
        self.assertContains(page, "Please do not pass it on.")

    def test_an_arabic_text_stands_on_an_arabic_page(self):
        page = self.guest.get(self.give("ar"), headers={"Accept-Language": "en"})

        self.assertContains(page, '<html lang="ar" dir="rtl">')
        self.assertEqual(page["Content-Language"], "ar")

    def test_nothing_keeps_it_finds_it_or_gives_its_address_away(self):
        page = self.guest.get(self.give())

        self.assertEqual(page["Cache-Control"], "no-store")
        self.assertEqual(page["X-Robots-Tag"], "noindex, noarchive")
        self.assertEqual(page["Referrer-Policy"], "no-referrer")
        self.assertIn("frame-ancestors 'none'", page["Content-Security-Policy"])
        self.assertContains(page, '<meta name="robots" content="noindex, noarchive">')
        self.assertNotContains(page, "canonical")
        self.assertNotContains(page, self.token)
        self.assertFalse(self.guest.cookies)

    def test_a_guest_without_leave_to_remark_sees_no_form(self):
        page = self.guest.get(self.give())

        self.assertNotContains(page, "<textarea")
        self.assertEqual(self.say().status_code, 403)
        self.assertFalse(Note.objects.exists())

    def test_what_was_written_after_the_link_was_made_is_what_they_see(self):
        self.give()

        revisions.write(self.draft, self.draft.words | {"headline": "The bus came late"}, by=cast.admin(), version=None)

        self.assertContains(self.guest.get(self.address), "The bus came late")

    def test_an_address_that_never_was_is_not_found(self):
        for token in ("x", "a" * 32, "مسودة"):
            self.assertEqual(self.guest.get(f"/preview/{token}/").status_code, 404)


class Ending(Guests):
    def assert_ended(self):
        answer = self.guest.get(self.address)
        self.assertContains(answer, ENDED, status_code=410)
        self.assertNotContains(answer, "books", status_code=410)
        self.assertEqual((answer["Cache-Control"], answer["Referrer-Policy"]), ("no-store", "no-referrer"))

    def test_by_itself(self):
        self.give(days=1)

        with mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=1, minutes=1)):
            self.assert_ended()

    def test_when_revoked(self):
        self.give()
        preview_links.revoke(self.link)

        self.assert_ended()

    def test_at_publication_it_leads_to_what_everybody_reads(self):
        self.give(may_remark=True)
        edition = workflow.publish(self.draft, by=cast.editor())

        answer = self.guest.get(self.address)

        self.assertRedirects(answer, edition.get_absolute_url(), fetch_redirect_response=False)
        self.assertEqual((answer["Cache-Control"], answer["Referrer-Policy"]), ("no-store", "no-referrer"))
        self.assertContains(self.say(words="Too late"), "Too late", status_code=410)

    def test_once_what_was_published_is_withdrawn(self):
        self.give()
        workflow.withdraw(workflow.publish(self.draft, by=cast.editor()), by=cast.editor(), why="A name was in it.")

        self.assert_ended()

    def test_when_the_account_of_its_maker_is_closed(self):
        self.give()
        maker = cast.admin()
        maker.is_active = False
        maker.save(update_fields=["is_active"])

        self.assert_ended()

    def test_words_sent_too_late_are_given_back(self):
        self.give(may_remark=True)
        preview_links.revoke(self.link)

        answer = self.say(words="A page of thoughts")

        self.assertContains(answer, ENDED, status_code=410)
        self.assertContains(answer, "A page of thoughts", status_code=410)
        self.assertFalse(Note.objects.exists())


class Remarking(Guests):
    def setUp(self):
        super().setUp()
        self.give(may_remark=True)

    def test_a_remark_is_kept_and_its_writer_sees_that_it_has_arrived(self):
        page = self.say(follow=True)

        note = Note.objects.get()
        self.assertEqual((note.kind, note.guest, note.words, note.key, note.link), ("guest", "Salma", "It was 1,300 books.", "morning1", self.link))
        self.assertContains(page, "Your remark is with the newsroom.")
        self.assertContains(page, "It was 1,300 books.")
        self.assertTrue(page.redirect_chain[0][0].endswith("#remark-morning1"))
        self.assertFalse(self.guest.cookies)

    def test_another_guest_of_the_same_link_does_not_see_it(self):
        self.say()

        self.assertNotContains(Client().get(self.address), "1,300")

    def test_both_remarks_are_still_shown_after_the_second(self):
        first = self.say(follow=True)
        mine = first.context["whole"].form.initial["mine"]

        second = self.say(follow=True, key="", words="A good story.", mine=mine)

        self.assertContains(second, "Your remark is with the newsroom.", count=2)
        self.assertContains(second, 'value="Salma"')

    def test_html_in_a_remark_stays_text(self):
        page = self.say(follow=True, words="<script>alert(1)</script><b>bold</b>", name="<i>Salma</i>")

        self.assertEqual(Note.objects.get().words, "<script>alert(1)</script><b>bold</b>")
        self.assertContains(page, "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;bold&lt;/b&gt;")
        self.assertContains(page, "&lt;i&gt;Salma&lt;/i&gt;")
        self.assertNotContains(page, "<script>alert")

    def test_what_is_wrong_is_said_at_its_place_and_what_was_typed_is_still_there(self):
        for wrong, sentence, kept in (
            ({"name": " "}, "Give a name to be called by.", "It was 1,300 books."),
            ({"words": "​"}, "Write what you want to say.", 'value="Salma"'),
            ({"words": "long " * 401}, "This has 2004 characters; at most 2000 fit.", "long long"),
            ({"name": "x" * 121}, "This has 121 characters; at most 120 fit.", "It was 1,300 books."),
        ):
            page = self.say(**wrong)

            self.assertContains(page, sentence, status_code=422)
            self.assertContains(page, kept, status_code=422)
        self.assertFalse(Note.objects.exists())

    def test_a_remark_on_a_block_that_was_just_taken_out_can_be_sent_for_the_whole_text(self):
        page = self.say(key="gone1234")

        self.assertContains(page, "has just taken out what you remarked on", status_code=422)
        self.assertContains(page, "It was 1,300 books.", status_code=422)
        self.assertEqual(page.context["whole"].form.data["key"], "")

    def test_the_sixth_in_a_minute_waits_and_keeps_its_words(self):
        for number in range(5):
            self.say(words=f"Remark {number}")

        page = self.say(words="The sixth")

        self.assertContains(page, "wait a minute", status_code=429)
        self.assertContains(page, "The sixth", status_code=429)
        self.assertEqual(Note.objects.count(), 5)

    def test_far_too_much_is_not_read(self):
        self.assertContains(self.say(words="x" * 300_000), "far more than a remark can hold", status_code=413)

    def test_another_site_sends_none(self):
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null", "Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            self.assertEqual(self.say(headers=headers).status_code, 403, headers)
        self.assertFalse(Note.objects.exists())

    def test_our_own_page_names_no_origin_and_is_let_through(self):
        self.assertEqual(self.say(headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"}).status_code, 303)


class NobodyElseLearns(TemporaryFolder, Guests):
    def test_it_is_never_kept_as_a_page(self):
        with override_settings(PAGES_ROOT=self.folder / "pages"):
            stamp = store.stamp()
            self.guest.get(self.give())

            self.assertFalse(store.may_keep("GET", self.address, ""))
            self.assertEqual(store.stamp(), stamp)
            self.assertFalse((self.folder / "pages" / "preview").exists())
            door = Door(lambda environ, start_response: "behind")
            self.assertEqual(door({"REQUEST_METHOD": "GET", "PATH_INFO": self.address, "HTTP_HOST": "testserver"}, None), "behind")

    def test_no_list_or_map_of_the_site_names_it(self):
        self.give()

        for address in ("/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/en/", "/en/feed.xml"):
            words = self.guest.get(address).content.decode()
            self.assertNotIn(self.token, words)
            self.assertNotIn("The bus that carries", words)
        self.assertNotIn("preview", self.guest.get("/robots.txt").content.decode())  # what a machine may not fetch, it cannot see to be noindex

    def test_no_line_of_the_log_holds_the_token(self):
        self.give()
        self.guest.raise_request_exception = False
        with self.assertLogs("django.request", "ERROR") as heard, mock.patch("newsroom.desk.preview.story", side_effect=RuntimeError(self.address)):
            self.assertEqual(self.guest.get(self.address).status_code, 500)

        formatter = WithoutTokens("%(levelname)s %(name)s %(message)s")
        lines = "\n".join(formatter.format(record) for record in heard.records)
        self.assertIn("/preview/…/", lines)
        self.assertNotIn(self.token, lines)

    def test_every_line_is_written_that_way(self):
        handlers = settings.LOGGING["handlers"].values()

        self.assertTrue(handlers)
        self.assertTrue(all(settings.LOGGING["formatters"][handler["formatter"]]["()"] == "newsroom.shell.logs.WithoutTokens" for handler in handlers))
        record = logging.LogRecord("x", logging.INFO, "", 0, '"%s" 200', ("GET /preview/abc_-9/?mine=1 HTTP/1.1",), None)
        self.assertEqual(WithoutTokens("%(message)s").format(record), '"GET /preview/…/?mine=1 HTTP/1.1" 200')


class TheDesksOwnPreview(TestCase):
    def setUp(self):
        self.draft = makers.make_draft()
        self.client.force_login(cast.author())

    def test_it_holds_the_page_in_a_frame_as_wide_as_one_chooses(self):
        for query, width in (("", "phone"), ("?width=desktop", "desktop"), ("?width=huge", "phone")):
            page = self.client.get(reverse("desk:preview", args=[self.draft.pk]) + query)

            self.assertContains(page, f'data-width="{width}"')
            self.assertContains(page, f'src="{reverse("desk:preview-frame", args=[self.draft.pk])}"')
            self.assertContains(page, f'href="{reverse("stories:draft", args=[self.draft.pk])}"')

    def test_this_one_page_may_be_framed_by_us_and_this_one_may_frame(self):
        around, framed, other = (
            self.client.get(reverse(name, args=[self.draft.pk])) for name in ("desk:preview", "desk:preview-frame", "stories:draft")
        )

        self.assertIn("frame-src 'self'", around["Content-Security-Policy"])
        self.assertIn("frame-ancestors 'none'", around["Content-Security-Policy"])
        self.assertIn("frame-ancestors 'self'", framed["Content-Security-Policy"])
        self.assertIn("frame-src 'none'", framed["Content-Security-Policy"])
        self.assertIn("frame-src 'none'", other["Content-Security-Policy"])
        self.assertIn("frame-ancestors 'none'", other["Content-Security-Policy"])
        self.assertEqual([page["X-Frame-Options"] for page in (around, framed, other)], ["DENY", "SAMEORIGIN", "DENY"])

    def test_the_desk_speaks_its_users_language_around_a_page_in_the_texts_own(self):
        with translation.override("en"):
            draft = makers.make_draft("ar", by=cast.admin())
        self.client.force_login(cast.admin())

        self.assertContains(self.client.get(reverse("desk:preview", args=[draft.pk])), '<html lang="en"')
        self.assertContains(self.client.get(reverse("desk:preview-frame", args=[draft.pk])), '<html lang="ar" dir="rtl">')
