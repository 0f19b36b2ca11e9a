"""Somebody leaves and is erased: what goes, what stays, what becomes of the bylines; and a restored backup forgets them again."""

import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from articles import access, bylines, notes, preview_links
from articles.models import Contributor, Credit, Holder, Note, Presence, PreviewLink, Revision, Transition
from newsroom import letters
from newsroom.models import Application, Deed, Invitation, Letter, SavedView, User
from newsroom.people import appointing, erasing
from tests import cast, makers
from translations.models import Assignment

from .test_appoint import SignedIn, another_admin


class Erasing(SignedIn):
    def setUp(self):
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        settings = override_settings(DATA=folder)
        settings.enable()
        self.addCleanup(settings.disable)

    def erase(self, person, **changed):
        sent = {"choice": "stay", "word": person.username, "password": cast.PASSWORD, **changed}
        return self.as_person(person).post(reverse("accounts:own-data-erase"), sent)

    def signed_story(self, name="Nadia Ferro"):
        story = makers.make_story(by=cast.author())
        byline = bylines.begin(name, holder=cast.author())
        Credit.objects.create(edition=story, contributor=byline)
        return story, byline


class EraseTests(Erasing):
    def test_the_account_goes_and_the_words_stay_without_a_name(self):
        draft, person = makers.make_submitted(), cast.author()
        notes.add(draft.edition, key="bridge01", words="Thirty, I counted.", by=person)

        answer = self.erase(person)

        self.assertContains(answer, "nothing here says who you were")
        self.assertFalse(User.objects.numbered(person.pk).exists())
        self.assertIn("/login/", self.client.get("/admin/")["Location"])
        self.assertEqual([one.by for one in (Revision.objects.get(), Transition.objects.last(), Note.objects.get())], [None, None, None])
        page = self.as_person(cast.editor()).get(reverse("stories:draft", args=[draft.pk]))
        self.assertContains(page, "Thirty, I counted.")
        self.assertContains(page, "ormer member")

    def test_what_was_only_theirs_goes_with_it(self):
        person, draft = cast.author(), makers.make_draft()
        Presence.objects.create(draft=draft, user=person, tab="tab", seen_at=timezone.now())
        SavedView.objects.create(user=person, name="Mine")
        preview_links.make(draft, by=person, days=3)
        letters.write("move", once="x", to=person, transition=Transition.objects.last(), edition=draft.edition, address="/")
        application = Application.objects.create(kind="write", name="Rosa", email="AUTHOR@newsroom.example", consented_at=timezone.now())
        Invitation.objects.create(email="earlier@example.org", accepted_at=timezone.now(), accepted_by=person, application=application)

        self.erase(person)

        for model in (Presence, PreviewLink, SavedView, Letter, Application, Invitation, Holder):
            self.assertEqual(model.objects.count(), 0, model.__name__)

    def test_their_claims_are_free_at_once(self):
        draft = makers.make_claim("ar", by=cast.arabic_translator())

        self.erase(cast.arabic_translator())

        self.assertFalse(Assignment.objects.of(draft.edition).exists())
        self.assertTrue(makers.make_claim("ar", of=draft.edition.article.editions.get(language="en"), by=cast.arabic_editor()))

    def test_bylines_stay_and_nobody_can_look_up_whose(self):
        story, byline = self.signed_story()

        self.erase(cast.author())

        self.assertContains(self.client.get(story.get_absolute_url()), "Nadia Ferro")
        self.assertEqual(self.client.get(f"/en/by/{byline.slug}/").status_code, 200)
        self.assertFalse(Holder.objects.exists())

    def test_bylines_become_anonymous_in_each_language_and_their_addresses_say_no_more(self):
        story, byline = self.signed_story()
        french = makers.make_story("fr", by=cast.admin())
        Credit.objects.create(edition=french, contributor=byline)

        self.erase(cast.author(), choice="anonymous")

        page = self.client.get(story.get_absolute_url())
        self.assertContains(page, "Anonymous")
        self.assertNotContains(page, "Nadia Ferro")
        self.assertEqual(self.client.get(f"/en/by/{byline.slug}/").status_code, 410)
        self.assertFalse(Contributor.objects.named("Nadia Ferro").exists())
        on_each = {one.contributor_id for one in Credit.objects.all()}
        self.assertEqual(len(on_each), 2)
        self.assertNotIn(byline.pk, on_each)

    def test_a_byline_that_was_taken_off_is_forgotten_in_any_case(self):
        byline = bylines.begin("Nadia Ferro", holder=cast.author())
        Contributor.objects.numbered([byline.pk]).update(hidden_at=timezone.now())

        self.erase(cast.author(), choice="stay")

        self.assertEqual(makers.fresh(byline).name, "Anonymous")
        self.assertIsNotNone(makers.fresh(byline).hidden_at)

    def test_nothing_goes_without_the_password_the_word_and_a_choice(self):
        for wrong, sentence in (
            ({"password": "not this one"}, "This is not your password."), ({"password": ""}, "Type your password"), ({"word": "authors"}, "This is not the user name."),
            ({"choice": ""}, "Choose what becomes of the bylines."), ({"choice": "sold"}, "sold"),
        ):
            self.assertContains(self.erase(cast.author(), **wrong), sentence, status_code=422)
        self.assertTrue(User.objects.numbered(cast.author().pk).exists())
        self.assertFalse(erasing.tombstones().exists())

    def test_the_last_admin_stays(self):
        self.assertContains(self.erase(cast.admin()), "This is the last admin.", status_code=409)

        left = another_admin()
        self.erase(cast.admin())

        self.assertFalse(User.objects.administering(but=left).exists())

    def test_an_admin_does_it_on_behalf_and_it_is_written_down(self):
        person = cast.author()
        sent = {"choice": "stay", "word": "author", "password": cast.PASSWORD}

        answer = self.as_person(cast.admin()).post(reverse("desk:data-erase", args=[person.pk]), sent)

        self.assertContains(answer, "has no account any more")
        deed = Deed.objects.get(kind="erased")
        self.assertEqual((deed.by, deed.about, deed.words), (cast.admin(), None, "stay on-behalf"))
        log = self.client.get(reverse("admin:newsroom_deed_changelist"))
        self.assertContains(log, "former member")
        self.assertNotContains(log, "author@")

    def test_deeds_leave_no_name_behind(self):
        appointing.appoint(cast.reader(), "author", "en", by=cast.admin())

        self.erase(cast.reader())

        self.assertNotIn("reader", json.dumps([str(deed) for deed in Deed.objects.all()]))

    def test_whose_a_byline_was_is_asked_of_the_rooms_of_stories_alone(self):
        _story, byline = self.signed_story()

        self.assertEqual(list(access.every_byline_of(cast.author())), [byline])


class ReplayTests(Erasing):
    def test_the_line_names_a_key_and_nobody_else_can_read_it(self):
        key = cast.author().pk
        self.erase(cast.author())

        said = json.loads(erasing.tombstones().read_text())
        self.assertEqual((said["key"], said["choice"]), (key, "stay"))
        self.assertNotIn("author@", erasing.tombstones().read_text())
        self.assertEqual(erasing.tombstones().stat().st_mode & 0o777, 0o600)

    def test_a_restored_backup_forgets_them_again(self):
        person = cast.author()
        joined, key = person.date_joined, person.pk
        self.erase(person)
        User.objects.create(pk=key, username="author", date_joined=joined)

        self.assertEqual(erasing.replay(), 1)
        self.assertEqual(erasing.replay(), 0)
        self.assertFalse(User.objects.numbered(key).exists())

    def test_who_joined_later_under_the_same_key_stays(self):
        key = cast.author().pk
        self.erase(cast.author())
        User.objects.create(pk=key, username="rosa", date_joined=timezone.now() + timedelta(days=1))

        self.assertEqual(erasing.replay(), 0)
