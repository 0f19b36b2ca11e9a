"""Signing in by a code that came by mail, and what whoever forgot their password does then."""

from unittest.mock import patch

from django.test import Client

from newsroom.models import Letter
from newsroom.people import appointing
from tests import cast

from .ground import People, digits, with_app

ASK, ENTER = "/admin/login/code/", "/admin/login/code/enter/"


class TestMailedCode(People):
    def ask(self, email="author@newsroom.example", client=None, place="198.51.100.7"):
        client = client or Client(REMOTE_ADDR=place)
        return client, client.post(ASK, {"email": email})

    def test_it_opens_the_desk(self):
        person = cast.author()
        client, asked = self.ask()
        self.assertRedirects(asked, ENTER)

        answer = client.post(ENTER, {"code": self.code_for(person)})

        self.assertRedirects(answer, "/admin/")

    def test_it_is_taken_in_small_letters_and_without_the_hyphen_and_once(self):
        person = cast.author()
        client, _answer = self.ask()
        code = self.code_for(person)

        self.assertRedirects(client.post(ENTER, {"code": f" {code.lower().replace('-', ' ')} "}), "/admin/")
        client.post("/admin/logout/")

        self.assertIn("/login/", client.post(ENTER, {"code": code})["Location"])
        self.assertFalse(self.is_in(client))

    def test_it_opens_nothing_in_another_browser(self):
        person = cast.author()
        self.ask()

        other, _answer = self.ask("nobody@example.org")
        other.post(ENTER, {"code": self.code_for(person)})

        self.assertFalse(self.is_in(other))

    def test_after_three_wrong_ones_one_begins_again(self):
        person = cast.author()
        client, _answer = self.ask()

        answers = [client.post(ENTER, {"code": "AAAA-AAAA"}) for _time in range(3)]

        self.assertContains(answers[0], "This code is not right", status_code=422)
        self.assertRedirects(answers[2], ASK, fetch_redirect_response=False)
        self.assertContains(client.get(ASK), "wrong several times")
        client.post(ENTER, {"code": self.code_for(person)})
        self.assertFalse(self.is_in(client))

    def test_the_letter_goes_to_the_person_in_their_language(self):
        person = cast.author()
        person.interface_language = "es"
        person.save()

        self.ask("AUTHOR@newsroom.example")

        letter = Letter.objects.get()
        self.assertEqual((letter.person, letter.to), (person, "author@newsroom.example"))

    def test_a_stranger_gets_the_same_answer_and_no_mail(self):
        cast.author()
        known, known_answer = self.ask()
        unknown, unknown_answer = self.ask("nobody1@newsroom.example", place="198.51.100.8")

        self.assertEqual((known_answer.status_code, known_answer["Location"]), (unknown_answer.status_code, unknown_answer["Location"]))
        pages = [client.get(ENTER).content.decode() for client in (known, unknown)]
        self.assertEqual(*(_without_secrets(page) for page in pages))
        wrong = [client.post(ENTER, {"code": "AAAA-AAAA"}) for client in (known, unknown)]
        self.assertEqual(wrong[0].status_code, wrong[1].status_code)
        self.assertEqual(*(_without_secrets(answer.content.decode()) for answer in wrong))
        self.assertEqual([letter.to for letter in Letter.objects.all()], ["author@newsroom.example"])

    def test_as_much_is_done_for_a_stranger(self):
        cast.author()
        with patch("newsroom.letters.write") as wrote:
            self.ask()
            self.ask("nobody@newsroom.example")

        self.assertEqual([call.args for call in wrote.call_args_list], [("sign_in_code",)] * 2)

    def test_a_frozen_account_is_a_stranger(self):
        appointing.freeze(cast.author(), by=cast.admin())

        _client, answer = self.ask()

        self.assertRedirects(answer, ENTER, fetch_redirect_response=False)
        self.assertFalse(Letter.objects.exists())

    def test_asking_often_is_answered_with_a_sentence_known_or_not(self):
        cast.author()

        for email in ("author@newsroom.example", "nobody@newsroom.example"):
            for _time in range(4):
                _client, answer = self.ask(email)
            self.assertContains(answer, "Several codes were asked for", status_code=422)
        self.assertEqual(self.ask(place="203.0.113.5")[1].status_code, 302)  # elsewhere its owner still asks

    def test_it_is_only_half_the_way_where_there_is_a_second_factor(self):
        person = with_app(cast.editor())
        client, _answer = self.ask("editor@newsroom.example")

        self.assertRedirects(client.post(ENTER, {"code": self.code_for(person)}), "/admin/login/second/")
        self.assertFalse(self.is_in(client))

        self.assertRedirects(client.post("/admin/login/second/", {"code": digits()}), "/admin/")

    def test_whoever_forgot_the_password_sets_a_new_one(self):
        person = cast.author()
        client, _answer = self.ask()
        client.post(ENTER, {"code": self.code_for(person)})

        self.assertNotContains(client.get("/admin/account/password/"), "old_password")
        answer = client.post("/admin/account/password/", {"new_password1": "eleven-boats-at-noon", "new_password2": "eleven-boats-at-noon"})

        self.assertRedirects(answer, "/admin/account/")
        self.assertTrue(cast.author().check_password("eleven-boats-at-noon"))

    def test_whoever_came_in_by_password_needs_the_old_one(self):
        client = self.signed_in(cast.author())

        answer = client.post("/admin/account/password/", {"new_password1": "eleven-boats-at-noon", "new_password2": "eleven-boats-at-noon"})

        self.assertEqual(answer.status_code, 422)
        self.assertTrue(cast.author().check_password(cast.PASSWORD))


def _without_secrets(page: str) -> str:
    """A page without its tokens, and without the address that was typed."""
    lines = [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]
    return "\n".join(lines).replace("author@", "X@").replace("nobody1@", "X@")
