"""Somebody asks to write or translate here, and confirms their address."""

import logging
from datetime import timedelta
from unittest import mock

from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone

from newsroom.joining import applying, stamps
from newsroom.models import Application, Letter
from newsroom.pages import store
from newsroom.shell.logs import WithoutTokens
from tests import cast

from .ground import ADDRESS, Strangers, unconfirmed


class TheForm(Strangers):
    def test_it_stands_in_the_readers_language_and_direction(self):
        page = self.stranger.get("/ar/join/")

        self.assertContains(page, '<html lang="ar" dir="rtl">')
        self.assertContains(page, '<bdi lang="sw" dir="ltr">Kiswahili</bdi>', count=2)

    def test_the_foot_of_every_public_page_leads_to_it(self):
        self.assertContains(self.stranger.get("/sw/"), 'href="/sw/join/"')

    def test_a_link_can_say_what_one_wants(self):
        self.assertEqual(self.stranger.get("/en/join/?want=translate").context["form"]["kind"].value(), "translate")

    def test_what_a_link_says_is_nothing_else(self):
        self.assertNotContains(self.stranger.get("/en/join/?want=<b>admin"), "<b>admin")

    def test_a_language_that_is_not_spoken_here_has_no_form(self):
        with override_settings(NEWSROOM_LANGUAGES=("en", "ar")):
            self.assertEqual(self.stranger.get("/de/join/").status_code, 404)

    def test_it_sets_no_cookie_and_no_cache_keeps_it(self):
        page = self.stranger.get("/en/join/")

        self.assertEqual(self.stranger.cookies, {})
        self.assertEqual(page["Cache-Control"], "no-store")
        self.assertFalse(store.file_of("/en/join/").exists())

    def test_one_who_is_signed_in_sends_it_like_everybody(self):
        self.stranger.force_login(cast.author())

        self.assertEqual(self.send().status_code, 303)


class Sending(Strangers):
    def test_what_was_sent_waits_for_the_address_to_be_confirmed_and_nobody_sees_it(self):
        editor = cast.arabic_editor()

        answer = self.send()

        self.assertRedirects(answer, "/en/join/sent/", status_code=303)
        self.assertFalse(Application.objects.waiting().exists())
        self.assertFalse(Letter.objects.to_person(editor).exists())
        self.assertNotContains(self.as_person(editor).get("/admin/people/applications/"), "Rosa")

    def test_names_and_words_of_any_script_are_kept(self):
        for name, words, address in (
            ("سلمى الحاج", "أترجم منذ عشر سنوات.", "salma@example.org"), ("ဒေါ်ခင်ဝင်း", "ကျွန်မ ဘာသာပြန်ချင်ပါတယ်။", "khin@example.org"),
        ):
            self.send("ar" if address.startswith("salma") else "my", name=name, words=words, email=address)

            row = Application.objects.get(email=address)
            self.assertEqual((row.name, row.words), (name, words))

    def test_the_letter_is_in_the_language_of_the_page_and_says_nothing_that_a_stranger_typed(self):
        self.send("sw", name="BUY NOW http://spam.example", words="http://spam.example")

        letter = self.letter()
        self.assertIn("/sw/join/confirm/", letter.text)
        self.assertNotIn("spam", letter.subject + letter.text)

    def test_line_breaks_in_a_name_become_no_header(self):
        admin = cast.admin()
        row = self.waiting(name="Rosa\r\nBcc: everyone@example.org\r\n\r\nread this", languages=["de"])

        self.assertNotIn("\n", row.name)
        subject = Letter.objects.to_person(admin).get().subject
        self.assertNotIn("\n", subject)
        self.assertNotIn("\r", subject)

    def test_an_address_with_line_breaks_or_two_of_them_is_refused(self):
        for address in ("a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "nobody", ""):
            with self.subTest(address=address):
                answer = self.send(email=address)

                self.assertEqual(answer.status_code, 422)
                self.assertTrue(answer.context["form"].errors["email"])
        self.assertFalse(Letter.objects.exists())

    def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(self):
        answer = self.send(name="\u200d \u200d", languages=[], consent="", words="Ich möchte übersetzen.")

        self.assertEqual(answer.status_code, 422)
        self.assertEqual(set(answer.context["form"].errors), {"name", "languages", "consent"})
        self.assertContains(answer, "Ich möchte übersetzen.", status_code=422)
        self.assertContains(answer, "Choose one language at least.", status_code=422)

    def test_a_translator_reads_another_language_than_the_one_they_write(self):
        self.assertEqual(self.send(reads=["ar"]).status_code, 422)
        self.assertEqual(self.send(reads=[], kind="write").status_code, 303)

    def test_a_language_that_is_none_is_refused(self):
        self.assertEqual(self.send(languages=["xx"]).status_code, 422)

    def test_what_a_machine_fills_in_is_refused(self):
        self.assertEqual(self.send(honeypot="http://spam.example").status_code, 422)

    def test_a_form_that_is_not_ours_is_refused(self):
        for stamp in ("", "x", self.stamp("de"), stamps.form_stamp("en")[:-1] + "\x00"):
            with self.subTest(stamp=stamp):
                self.assertEqual(self.send(stamp=stamp).status_code, 422)

    def test_another_site_cannot_send_it(self):
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            with self.subTest(headers=headers):
                self.assertEqual(self.send(headers=headers).status_code, 403)
        self.assertEqual(self.send(headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"}).status_code, 303)

    def test_far_too_much_is_not_read(self):
        answer = self.send(words="ق" * 200_000)

        self.assertEqual(answer.status_code, 413)

    def test_a_machine_is_slowed_down_and_no_address_is_kept(self):
        for number in range(applying.SENDER_LIMIT):
            self.assertEqual(self.send(email=f"a{number}@example.org").status_code, 303)

        answer = self.send(email="one-more@example.org")

        self.assertContains(answer, "Please wait an hour", status_code=429)
        self.assertContains(answer, "I read you every week", status_code=429)
        self.assertFalse(Letter.objects.filter(to="one-more@example.org").exists())


class NobodyLearnsWhoIsHere(Strangers):
    def test_the_answer_is_the_same_for_an_unknown_a_known_and_a_colleagues_address(self):
        cast.author()
        self.waiting(email="waits@example.org")
        self.send(email="twice@example.org")
        cache.clear()
        answers = [self.send(email=address) for address in ("new@example.org", "waits@example.org", "twice@example.org", cast.author().email)]

        told = {(answer.status_code, answer["Location"], bytes(answer.content)) for answer in answers}
        self.assertEqual(len(told), 1)

    def test_a_colleague_learns_by_mail_that_they_have_an_account_and_nothing_is_kept(self):
        email = cast.author().email

        self.send(email=email.upper())

        self.assertEqual(unconfirmed(email), [])
        self.assertIn("There is an account with it already", self.letter(email).text)
        self.assertNotIn("/join/confirm/", self.letter(email).text)

    def test_who_waits_already_learns_that_by_mail_and_the_first_words_stand(self):
        row = self.waiting()
        Letter.objects.all().delete()  # of another day

        self.send(words="Something else.")

        self.assertIn("We have your application already", self.letter().text)
        row.refresh_from_db()
        self.assertEqual(row.words, "I read you every week, and translate for a clinic.")

    def test_an_address_gets_one_such_letter_a_day(self):
        for _time in range(3):
            self.send(email="Rosa@Example.org")

        self.assertEqual(Letter.objects.filter(to=ADDRESS).count(), 1)
        with mock.patch("newsroom.joining.applying.timezone.now", return_value=timezone.now() + timedelta(days=1)):
            self.send()
        self.assertEqual(Letter.objects.filter(to=ADDRESS).count(), 2)

    def test_before_it_is_confirmed_the_newest_words_count(self):
        self.send(words="First.")
        self.send(words="Second.")

        self.assertEqual([row.words for row in unconfirmed()], ["Second."])


class Confirming(Strangers):
    def test_opening_the_link_confirms_nothing_the_button_does(self):
        self.send()
        link = self.link()

        for _time in range(2):
            self.assertContains(self.stranger.get(link), "I read you every week")
        self.assertFalse(Application.objects.waiting().exists())

        self.assertRedirects(self.press(link), link, status_code=303)
        self.assertContains(self.stranger.get(link), "Your application is with the editors.")
        self.assertEqual(Application.objects.waiting().count(), 1)

    def test_pressing_twice_tells_the_editor_once(self):
        editor = cast.arabic_editor()
        self.send()
        link = self.link()
        seen = self.stranger.get(link).context["seen"]

        for _time in range(2):
            self.stranger.post(link, {"seen": seen})

        self.assertEqual(Letter.objects.to_person(editor).count(), 1)

    def test_nobody_confirms_words_that_they_have_not_seen(self):
        self.send(words="Mine.")
        link = self.link()
        seen = self.stranger.get(link).context["seen"]
        self.send(words="Somebody else’s.")

        answer = self.stranger.post(link, {"seen": seen}, follow=True)

        self.assertFalse(Application.objects.waiting().exists())
        self.assertContains(answer, "Somebody else’s.")

    def test_one_link_confirms_all_that_was_asked_from_the_address(self):
        self.send(kind="translate")
        self.send(kind="write")

        self.press(self.link())

        self.assertEqual(Application.objects.waiting().count(), 2)

    def test_forged_foreign_and_old_links_show_the_same(self):
        self.send()
        row = Application.objects.get()
        with mock.patch("django.core.signing.time.time", return_value=timezone.now().timestamp() - 49 * 3600):
            old = stamps.confirmation(row)
        tokens = ("x", row.key, f"{row.key}:1abc:AAAA", old, stamps.form_stamp("en"), self.link().split("/")[-2][:-1], "\u202ex")

        answers = [self.stranger.get(f"/en/join/confirm/{token}/") for token in tokens]
        answers += [self.stranger.post(f"/en/join/confirm/{token}/", {"seen": applying.digest([row])}) for token in tokens]

        self.assertEqual({(answer.status_code, bytes(answer.content)) for answer in answers}, {(410, bytes(answers[0].content))})
        self.assertFalse(Application.objects.waiting().exists())

    def test_its_page_is_kept_by_no_cache_and_names_itself_to_nobody(self):
        self.send()
        page = self.stranger.get(self.link())

        self.assertEqual((page["Cache-Control"], page["Referrer-Policy"]), ("no-store", "no-referrer"))
        self.assertFalse(page.cookies)

    def test_another_site_cannot_press_the_button(self):
        self.send()
        link = self.link()

        answer = self.stranger.post(link, {"seen": applying.digest(unconfirmed())}, headers={"Origin": "https://evil.example"})

        self.assertEqual(answer.status_code, 403)
        self.assertFalse(Application.objects.waiting().exists())

    def test_the_link_stands_in_no_line_of_the_log(self):
        for path in ("/sw/join/confirm/KEY:1a:SIG/", "/admin/join/KEY:1a:SIG/"):
            line = WithoutTokens().format(logging.LogRecord("x", 40, "x", 1, "GET %s 500", (path,), None))
            self.assertNotIn("KEY", line)


class Forgetting(Strangers):
    def test_an_address_that_nobody_confirmed_is_forgotten_after_two_days(self):
        self.send()
        applying.forget()
        self.assertEqual(Application.objects.count(), 1)

        Application.objects.update(asked_at=timezone.now() - timedelta(hours=49))
        applying.forget()

        self.assertFalse(Application.objects.exists())

    def test_who_waits_for_an_answer_is_not_forgotten(self):
        self.waiting()
        Application.objects.update(asked_at=timezone.now() - timedelta(days=200))

        applying.forget()

        self.assertEqual(Application.objects.count(), 1)
