"""A byline is hidden everywhere, at once, and shown again: what that reaches, in any script, and what it honestly does not."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import access, bylines, hiding, listings, revisions, workflow
from articles.models import (
    Contributor,
    Correction,
    Credit,
    Draft,
    Edition,
    Hiding,
    Image,
    Listing,
    Revision,
    Transition,
)
from articles.withheld import word
from newsroom import reactions
from newsroom.models import Letter
from tests import cast, makers
from tests.newsroom.public import stories

NAME = "Nadia Ferro"
PHOTO = '<figure data-key="photo001" data-image="{image}" data-alt="A bus, seen by {name}"><figcaption data-key="caption1">Photo: <em>{name}</em>, 2024</figcaption></figure>'


def with_photo(image, name=NAME, language="en") -> dict[str, str]:
    return {"body": makers.WORDS[language]["body"] + PHOTO.format(image=image.pk, name=name), "lead_caption": f"Seen by {name.upper()}", "lead_alt": f"A bus. {name}."}


def texts_that_say(name: str) -> list[int]:
    return [edition.pk for edition in Edition.objects.all() if name in "".join(edition.words.values())]


class HidingTests(TestCase):
    def setUp(self):
        self.picture = stories.make_picture(801)
        Image.objects.update(credit=NAME, credit_link="https://photos.example/nadia", caption_en=f"By {NAME}", caption_ar="صورة لنادية فيرو", alt_sw=f"Basi, {NAME}")
        self.story = makers.make_story(words=with_photo(self.picture), lead_image=self.picture)
        self.byline = bylines.begin(NAME, holder=cast.author())
        Credit.objects.create(edition=self.story, contributor=self.byline)
        listings.relist(self.story)

    def hide(self, by=None):
        done = hiding.hide(self.byline, by=by or cast.author())
        reactions.catch_up()
        return makers.fresh(done)

    def test_no_page_feed_or_list_says_the_name_any_more(self):
        addresses = ["/en/", "/en/feed.xml", "/sitemap.xml", "/en/section/society/", "/en/section/society/feed.xml", self.story.get_absolute_url()]
        said = [address for address in addresses if NAME in self.client.get(address).content.decode()]
        self.hide()

        self.assertIn(self.story.get_absolute_url(), said)
        for address in addresses:
            page = self.client.get(address).content.decode()
            self.assertNotIn(NAME.lower(), page.lower(), address)
            self.assertNotIn(self.byline.slug, page, address)

    def test_its_address_says_in_every_language_only_that_it_is_gone(self):
        self.hide()

        for code in ("en", "ar", "sw"):
            for address in (f"/{code}/by/{self.byline.slug}/", f"/{code}/by/{self.byline.slug}/feed.xml"):
                gone = self.client.get(address)
                self.assertEqual(gone.status_code, 410, address)
                self.assertNotContains(gone, NAME, status_code=410)
                self.assertNotContains(gone, "/by/", status_code=410)

    def test_captions_say_the_word_of_their_language_and_the_picture_stays_credited(self):
        self.hide()

        story, picture = makers.fresh(self.story), makers.fresh(self.picture)
        self.assertIn('data-alt="A bus, seen by name withheld"', story.body)
        self.assertIn("Photo: <em>name withheld</em>, 2024", story.body)
        self.assertEqual((story.lead_caption, story.lead_alt), ("Seen by name withheld", "A bus. name withheld."))
        self.assertEqual((picture.credit, picture.credit_link, picture.caption_en), ("Anonymous", "", "By name withheld"))
        self.assertIn(word("sw"), picture.alt_sw)

    def test_what_is_live_has_a_revision_of_it_and_no_reader_sees_when(self):
        before = makers.fresh(self.story)
        self.hide()

        after = makers.fresh(self.story)
        self.assertEqual(after.live_revision.number, before.live_revision.number + 1)
        self.assertEqual(after.live_revision.words, after.words)
        self.assertEqual((after.changed_at, after.published_at), (before.changed_at, before.published_at))

    def test_nothing_that_colleagues_see_says_who_asked_for_it(self):
        done = self.hide()

        line = Transition.objects.of(self.story).last()
        self.assertEqual((line.deed, line.by), (Transition.Deed.NAMED, None))
        self.assertIsNone(makers.fresh(self.story).live_revision.by)
        self.assertEqual(done.by, cast.author())

    def test_no_translation_falls_behind_by_it(self):
        draft = makers.make_claim("sw", of=makers.fresh(self.story))
        arabic = stories.translate(makers.fresh(self.story), "ar", **with_photo(self.picture, "نادية فيرو", "ar"))
        self.hide()

        now = makers.fresh(self.story).live_revision
        self.assertEqual(makers.fresh(arabic).live_revision.made_from, now)
        self.assertEqual(makers.fresh(draft).made_from, now)

    def test_what_is_in_hand_gives_way_too_and_whoever_types_is_told(self):
        draft = revisions.begin_edition(self.story.article, language="en", by=cast.author())
        self.hide()

        now = makers.fresh(draft)
        self.assertNotIn(NAME, now.body)
        self.assertEqual(now.version, draft.version + 1)
        with self.assertRaises(revisions.Stale):
            revisions.write(draft, {"lead_alt": f"By {NAME}"}, by=cast.author(), version=draft.version)

    def test_words_scheduled_before_go_out_without_it(self):
        draft = makers.make_submitted(words=with_photo(self.picture), lead_image=self.picture)
        workflow.move(draft, workflow.State.SCHEDULED, by=cast.editor(), hour=timezone.now() + timedelta(hours=1))
        self.hide()
        Draft.objects.update(goes_out_at=timezone.now() - timedelta(minutes=1))

        workflow.publish_due()

        self.assertIsNotNone(makers.fresh(draft.edition).published_at)
        self.assertEqual(texts_that_say(NAME), [])

    def test_a_text_published_afterwards_shows_nothing_of_it(self):
        draft = makers.make_submitted()
        Credit.objects.create(edition=draft.edition, contributor=self.byline)
        self.hide()

        edition = workflow.publish(draft, by=cast.editor())

        self.assertNotContains(self.client.get(edition.get_absolute_url()), NAME)
        self.assertFalse(Listing.objects.under_byline(self.byline.pk).exists())

    def test_letters_that_wait_do_not_name_them(self):
        Letter.objects.create(once="a", to="lena@example.org", subject=f"New by {NAME}", text=f"{NAME} wrote.", message_id="<a@b>")
        done = self.hide()

        letter = Letter.objects.get(once="a")
        self.assertEqual((letter.subject, letter.text), ("New by name withheld", "name withheld wrote."))
        self.assertIn({"what": "letters", "count": 1}, done.reached)

    def test_what_it_cannot_change_is_listed(self):
        named = makers.make_story(words={"body": f'<p data-key="said0001">The driver is <em>{NAME}</em>.</p>'})
        Correction.objects.create(edition=self.story, words=f"{NAME} counted forty, not thirty.", by=cast.editor())
        makers.make_comment(self.story, text=f"Thank you, {NAME}!", shown=True)
        done = self.hide()

        left = {row["what"]: row for row in done.left}
        self.assertEqual(left["words"]["editions"], [named.pk])
        self.assertEqual(left["corrections"]["editions"], [self.story.pk])
        self.assertEqual(left["comments"]["count"], 1)
        self.assertIn(NAME, makers.fresh(named).body)

    def test_after_a_crash_it_is_counted_once(self):
        makers.make_comment(self.story, text=f"Thank you, {NAME}!", shown=True)
        done = hiding.hide(self.byline, by=cast.author())
        reactions.after_hiding(done)
        reactions.catch_up()

        self.assertEqual([row for row in makers.fresh(done).left if row["what"] == "comments"], [{"what": "comments", "count": 1}])

    def test_the_second_of_two_is_told(self):
        self.hide()

        with self.assertRaises(hiding.Overtaken):
            hiding.hide(self.byline, by=cast.admin())

        self.assertEqual(Hiding.objects.count(), 1)

    def test_shown_again_it_stands_where_it_stood(self):
        self.hide()
        hiding.show(makers.fresh(self.byline), by=cast.author())

        story, picture = makers.fresh(self.story), makers.fresh(self.picture)
        self.assertIn(f"<em>{NAME}</em>", story.body)
        self.assertEqual(story.lead_caption, f"Seen by {NAME.upper()}")
        self.assertEqual((picture.credit, picture.credit_link), (NAME, "https://photos.example/nadia"))
        self.assertContains(self.client.get(f"/en/by/{self.byline.slug}/"), story.headline)
        with self.assertRaises(hiding.Overtaken):
            hiding.show(makers.fresh(self.byline), by=cast.author())

    def test_words_changed_in_the_meantime_stay(self):
        self.hide()
        draft = revisions.begin_edition(self.story.article, language="en", by=cast.author())
        draft = revisions.write(draft, {"lead_caption": "The bus at the bridge."}, by=cast.author(), version=draft.version)
        workflow.publish(draft, by=cast.editor())
        Image.objects.update(credit="The Ferry")

        hiding.show(makers.fresh(self.byline), by=cast.author())

        self.assertEqual(makers.fresh(self.story).lead_caption, "The bus at the bridge.")
        self.assertEqual(makers.fresh(self.picture).credit, "The Ferry")

    def test_every_script(self):
        for code, name, said in (
            ("ar", "نادية فيرو", "صورة: ونادِيَة فيرو"), ("zh-hans", "王小芳", "摄影：王小芳在桥边"), ("bn", "নাদিয়া ফেরো", "ছবি: নাদিয়া ফেরো, ২০২৪"), ("fr", "Zoé Müller-Roche", "Photo : ZOÉ MÜLLER‑ROCHE"),
        ):
            byline = bylines.begin(name)
            text = makers.make_story(code, words={"lead_caption": said})
            hiding.hide(byline, by=cast.admin())

            caption = makers.fresh(text).lead_caption
            self.assertIn(word(code), caption)
            self.assertNotIn(name, caption)

    def test_a_name_of_two_letters_blanks_nothing_else(self):
        byline = bylines.begin("Al")
        text = makers.make_story(words={"lead_caption": "Also in Algiers, all of them; by Al."})
        hiding.hide(byline, by=cast.admin())

        self.assertEqual(makers.fresh(text).lead_caption, "Also in Algiers, all of them; by name withheld.")

    def test_a_name_nobody_says_changes_no_text(self):
        before = Revision.objects.count()
        hiding.hide(bylines.begin("Tova Lindqvist"), by=cast.admin())

        self.assertEqual(Revision.objects.count(), before)


class WhoMayHide(TestCase):
    def setUp(self):
        self.story = makers.make_story()
        self.byline = bylines.begin(NAME, holder=cast.author())
        Credit.objects.create(edition=self.story, contributor=self.byline)

    def ask(self, person, name="byline-hide", method="get", **data):
        self.client.force_login(person)
        return getattr(self.client, method)(reverse(f"stories:{name}", args=[self.byline.pk]), data)

    def test_who_it_is_the_editor_of_its_language_and_an_admin(self):
        for person, status in ((cast.author(), 200), (cast.editor(), 200), (cast.admin(), 200), (cast.arabic_editor(), 403), (cast.arabic_translator(), 404), (cast.moderator(), 404), (cast.reader(), 302)):
            self.assertEqual(self.ask(person).status_code, status, person)

    def test_two_presses_and_the_first_says_what_the_second_will_do(self):
        asked = self.ask(cast.author())
        done = self.ask(cast.author(), method="post")

        self.assertContains(asked, "1 published text")
        self.assertRedirects(done, reverse("stories:byline-hidden", args=[self.byline.pk]))
        self.assertContains(self.client.get(done.url), "What it reached")

    def test_whoever_comes_second_is_told(self):
        self.ask(cast.author(), method="post")
        again = self.ask(cast.author(), method="post")

        self.assertContains(self.client.get(again.url), "Somebody was quicker")
        self.assertEqual(Hiding.objects.count(), 1)

    def test_an_editor_who_did_not_hide_it_does_not_see_it_any_more(self):
        self.ask(cast.author(), method="post")

        self.assertEqual(self.ask(cast.editor(), "byline").status_code, 404)
        self.client.force_login(cast.editor())
        self.assertNotContains(self.client.get(reverse("admin:articles_contributor_changelist")), NAME)

    def test_who_did_it_is_for_admins_and_whose_it_is(self):
        self.ask(cast.editor(), method="post")

        self.assertContains(self.ask(cast.admin(), "byline-hidden"), "When, and by whom")
        self.assertContains(self.ask(cast.author(), "byline-hidden"), "When, and by whom")
        self.assertNotContains(self.ask(cast.editor(), "byline-hidden"), "When, and by whom")

    def test_only_they_show_it_again_with_their_password(self):
        self.ask(cast.editor(), method="post")

        self.assertEqual(self.ask(cast.editor(), "byline-show", "post", password=cast.PASSWORD).status_code, 403)
        self.assertContains(self.ask(cast.admin(), "byline-show", "post", password=cast.PASSWORD), "Ask them to do it themselves", status_code=403)
        self.assertContains(self.ask(cast.author(), "byline-show", "post", password="wrong"), "This is not your password", status_code=422)
        self.assertEqual(self.ask(cast.author(), "byline-show", "post", password=cast.PASSWORD).status_code, 302)
        self.assertIsNone(makers.fresh(self.byline).hidden_at)

    def test_a_guests_byline_an_admin_shows_again(self):
        guest = bylines.begin("Tova Lindqvist")
        hiding.hide(guest, by=cast.admin())

        self.assertTrue(access.may_show_byline(cast.admin(), makers.fresh(guest)))

    def test_a_name_that_was_taken_off_is_not_begun_anew(self):
        hiding.hide(self.byline, by=cast.author())
        self.client.force_login(cast.editor())
        answer = self.client.post(reverse("stories:file", args=[self.story.pk]), {"section": self.story.article.section_id, "new_byline": "nadia ferro"})

        self.assertContains(answer, "was taken off everywhere", status_code=422)
        self.assertEqual(Contributor.objects.called(NAME).count(), 1)
