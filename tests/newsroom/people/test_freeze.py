"""An account is frozen: its sessions end, what it held is free, nothing is lost; and it is opened again."""

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from articles import reviews
from articles.models import Review
from newsroom.models import Deed
from newsroom.people import appointing
from tests import cast, makers
from translations.models import Assignment

from .test_appoint import SignedIn


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


class FreezeTests(SignedIn):
    def setUp(self):
        self.as_person(cast.admin())

    def test_they_are_signed_out_everywhere_at_once_and_nobody_else_is(self):
        phone, desk, other = signed_in(cast.author()), signed_in(cast.author()), signed_in(cast.editor())

        self.post("freeze", cast.author())

        for client in (phone, desk):
            self.assertIn("/login/", client.get("/admin/")["Location"])
        self.assertEqual(other.get("/admin/").status_code, 200)
        self.assertEqual(Session.objects.count(), 2)  # the editor's and the admin's

    def test_they_cannot_sign_in_again(self):
        self.post("freeze", cast.author())

        self.client.logout()
        self.client.post("/admin/login/", {"username": "author", "password": cast.PASSWORD})

        self.assertIn("/login/", self.client.get("/admin/")["Location"])

    def test_what_they_claimed_is_free_and_their_words_stay(self):
        draft = makers.make_claim("ar", by=cast.arabic_translator())

        self.post("freeze", cast.arabic_translator())

        claim = Assignment.objects.get(edition=draft.edition)
        self.assertEqual((claim.why, claim.note), ("taken-back", "The translator’s account is closed for now."))
        self.assertTrue(makers.fresh(draft))

    def test_what_they_reviewed_is_free(self):
        draft = makers.make_submitted()
        reviews.begin(draft, by=cast.editor())

        self.post("freeze", cast.editor())

        self.assertFalse(Review.objects.of(draft.edition).unended().exists())

    def test_an_editor_goes_on_reading_their_drafts(self):
        draft = makers.make_draft(words={"headline": "Left on the desk"})
        self.post("freeze", cast.author())

        self.assertContains(self.as_person(cast.editor()).get(reverse("stories:draft", args=[draft.pk])), "Left on the desk")

    def test_twice_is_told(self):
        self.post("freeze", cast.author())

        self.assertContains(self.post("freeze", cast.author()), "This account is frozen already. admin was quicker.", status_code=409)
        self.assertEqual(Deed.objects.of_kind("frozen").count(), 1)

    def test_ones_own_is_left_to_another_admin(self):
        self.assertContains(self.post("freeze", cast.admin()), "This is your own account.", status_code=403)

    def test_opened_again_they_are_what_they_were(self):
        self.post("freeze", cast.author())
        self.post("thaw", cast.author())

        self.assertEqual(signed_in(cast.author()).get("/admin/").status_code, 200)
        self.assertEqual([kind for kind, _words in self.kinds(cast.author())], ["thawed", "frozen"])
        self.assertContains(self.post("thaw", cast.author()), "This account is open already.", status_code=409)

    def test_sessions_end_without_freezing(self):
        client = signed_in(cast.author())

        self.post("sign-out", cast.author())

        self.assertIn("/login/", client.get("/admin/")["Location"])
        self.assertTrue(cast.author().is_active)
        self.assertEqual(self.kinds(cast.author()), [("signed-out", "")])

    def test_a_frozen_admin_does_nothing_more(self):
        person = cast.reader()
        appointing.appoint(person, "admin", by=cast.admin())
        client = signed_in(person)
        self.post("freeze", person)

        answer = client.post(reverse("desk:freeze", args=[cast.author().pk]))

        self.assertIn("/login/", answer["Location"])
        self.assertTrue(cast.author().is_active)
