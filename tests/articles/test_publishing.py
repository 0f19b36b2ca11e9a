"""From draft to reader, and back: what moves, what is refused, what is left behind."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles import revisions, workflow
from articles.models import Article, Draft, Edition, Image, Listing, Release, Revision, Transition
from articles.workflow import State
from tests import cast, makers


class PublishingTests(TestCase):
    def test_readers_see_exactly_the_words_of_the_draft_and_the_draft_is_gone(self):
        draft = makers.make_submitted("bn")

        edition = workflow.publish(draft, by=cast.admin())

        self.assertEqual(edition.words, draft.words)
        self.assertTrue(edition.is_live)
        self.assertFalse(Draft.objects.of(edition).exists())
        self.assertEqual(edition.live_revision.words, draft.words)

    def test_every_move_leaves_a_row(self):
        draft = makers.make_submitted()

        workflow.publish(draft, by=cast.editor())

        self.assertEqual(
            [(move.before, move.after) for move in Transition.objects.of(draft.edition)],
            [(State.NOTHING, State.WRITING), (State.WRITING, State.SUBMITTED), (State.SUBMITTED, State.PUBLISHED)],
        )

    def test_the_address_is_the_headline_in_its_own_script(self):
        edition = makers.make_story("ar")

        self.assertEqual(edition.slug, "حافلة-تصعد-بالكتب-إلى-أعلى-الوادي")

    def test_two_stories_of_one_headline_have_two_addresses(self):
        first, second = makers.make_story(), makers.make_story()

        self.assertEqual(second.slug, f"{first.slug}-2")

    def test_a_text_without_headline_does_not_go_out_and_the_reason_is_a_sentence(self):
        draft = makers.make_draft(words={"headline": ""})

        with self.assertRaises(workflow.NotReady) as refusal:
            workflow.move(draft, State.SUBMITTED, by=cast.author())

        self.assertIn("headline", str(refusal.exception))
        self.assertEqual(makers.fresh(draft).status, Draft.Status.WRITING)

    def test_a_picture_without_credit_keeps_a_text_in(self):
        picture = Image.objects.bulk_create([Image(file="pictures/x.png", width=9, height=9, digest="0" * 64)])[0]
        draft = makers.make_draft(words={"body": f'<p>Rain.</p><figure data-image="{picture.pk}"></figure>'})

        self.assertEqual([f"Picture {picture.pk} has no credit or no licence. Give it both, or remove it."], [str(s) for s in workflow.missing(draft)])

    def test_a_submitted_text_is_not_submitted_again(self):
        draft = makers.make_submitted()

        with self.assertRaises(workflow.MoveRefused):
            workflow.move(draft, State.SUBMITTED, by=cast.author())

    def test_a_return_needs_a_reason(self):
        draft = makers.make_submitted()

        with self.assertRaises(workflow.NotReady):
            workflow.move(draft, State.RETURNED, by=cast.editor(), why="  ")

    def test_a_change_of_a_live_text_stays_unseen_until_it_is_published(self):
        edition = makers.make_story()
        change = revisions.begin_edition(edition.article, language="en", by=cast.editor())

        revisions.write(change, {"headline": "Two buses now carry books"}, by=cast.editor(), version=change.version)

        self.assertNotEqual(makers.fresh(edition).headline, "Two buses now carry books")
        published = workflow.publish(makers.fresh(change), by=cast.editor(), weight="facts", correction="There are two buses, not one.")
        self.assertEqual(published.headline, "Two buses now carry books")
        self.assertEqual(published.slug, edition.slug)
        self.assertEqual(published.published_at, edition.published_at)
        self.assertEqual(published.live_revision.weight, "facts")
        self.assertEqual(published.corrections.get().words, "There are two buses, not one.")

    def test_publishing_one_language_changes_no_row_of_another(self):
        english = makers.make_story()
        before = Edition.objects.filter(pk=english.pk).values().get()
        arabic = revisions.begin_edition(english.article, language="ar", by=cast.admin(), made_from=english.live_revision)
        arabic = revisions.write(arabic, makers.WORDS["ar"], by=cast.admin(), version=None)

        Draft.objects.of(arabic.edition).update(made_from=None)
        workflow.publish(arabic, by=cast.admin())

        self.assertEqual(Edition.objects.filter(pk=english.pk).values().get(), before)


class HourTests(TestCase):
    def scheduled(self, hours):
        draft = makers.make_submitted()
        workflow.move(draft, State.SCHEDULED, by=cast.editor(), hour=timezone.now() + timedelta(hours=1))
        Draft.objects.filter(pk=draft.pk).update(goes_out_at=timezone.now() + timedelta(hours=hours))
        return draft

    def test_a_story_goes_out_when_its_hour_has_come_and_once(self):
        draft = self.scheduled(hours=-1)

        self.assertEqual((workflow.publish_due(), workflow.publish_due()), (1, 0))

        self.assertTrue(makers.fresh(draft.edition).is_live)

    def test_a_story_does_not_go_out_before_its_hour(self):
        draft = self.scheduled(hours=2)

        self.assertEqual(workflow.publish_due(), 0)
        self.assertFalse(makers.fresh(draft.edition).is_live)

    def test_an_hour_that_has_passed_is_refused(self):
        with self.assertRaises(workflow.NotReady):
            workflow.move(makers.make_submitted(), State.SCHEDULED, by=cast.editor(), hour=timezone.now() - timedelta(minutes=1))

    def test_a_due_story_that_is_not_ready_any_more_goes_back_with_the_reason(self):
        draft = self.scheduled(hours=-1)
        Article.objects.filter(pk=draft.edition.article_id).update(section=None)

        workflow.publish_due()

        self.assertEqual(makers.fresh(draft).status, Draft.Status.RETURNED)
        self.assertIn("section", Transition.objects.of(draft.edition).last().why)

    def test_what_is_typed_after_it_was_scheduled_waits_in_its_writers_hand(self):
        draft = self.scheduled(hours=-1)
        revisions.write(draft, {"summary": "Not read by anybody yet."}, by=cast.editor(), version=None)

        workflow.publish_due()

        edition = makers.fresh(draft.edition)
        self.assertEqual(edition.summary, makers.WORDS["en"]["summary"])
        self.assertEqual((edition.draft.summary, edition.draft.status), ("Not read by anybody yet.", Draft.Status.WRITING))

    def test_scheduled_again_it_goes_out_with_what_was_typed_since(self):
        draft = self.scheduled(hours=1)
        revisions.write(draft, {"summary": "Read, and better."}, by=cast.editor(), version=None)
        workflow.move(makers.fresh(draft), State.SCHEDULED, by=cast.editor(), hour=timezone.now() + timedelta(hours=1))
        Draft.objects.filter(pk=draft.pk).update(goes_out_at=timezone.now())

        workflow.publish_due()

        self.assertEqual(makers.fresh(draft.edition).summary, "Read, and better.")
        self.assertFalse(Draft.objects.of(draft.edition).exists())


class TogetherTests(TestCase):
    """A release: one hour at which a story goes out in several languages."""

    def setUp(self):
        self.english = makers.make_submitted()
        self.english.edition.article.releases.create(goes_out_at=timezone.now() - timedelta(seconds=1), languages=["en", "ar"])
        revision = revisions.keep(self.english, by=cast.editor())
        arabic = revisions.begin_edition(self.english.edition.article, language="ar", by=cast.admin(), made_from=revision)
        self.arabic = revisions.write(arabic, makers.WORDS["ar"], by=cast.admin(), version=None)
        Draft.objects.of(self.arabic.edition).update(made_from=None)
        workflow.move(makers.fresh(self.arabic), State.SUBMITTED, by=cast.admin())

    def approve(self, draft):
        workflow.move(makers.fresh(draft), State.APPROVED, by=cast.admin())

    def is_live(self, draft):
        return makers.fresh(draft.edition).is_live

    def test_a_translation_does_not_go_out_before_its_original(self):
        self.approve(self.arabic)

        workflow.publish_due()

        self.assertFalse(self.is_live(self.arabic))
        with self.assertRaises(workflow.NotReady):
            workflow.publish(makers.fresh(self.arabic), by=cast.admin())

    def test_the_late_one_follows_on_its_approval_with_no_new_decision(self):
        self.approve(self.english)
        self.assertTrue(self.is_live(self.english))

        self.approve(self.arabic)

        self.assertTrue(self.is_live(self.arabic))
        workflow.publish_due()
        self.assertFalse(Release.objects.open().exists())

    def test_what_was_approved_before_its_hour_goes_out_together_and_once(self):
        Release.objects.update(goes_out_at=timezone.now() + timedelta(hours=1))
        self.approve(self.arabic)
        self.approve(self.english)
        self.assertEqual((workflow.publish_due(), self.is_live(self.english)), (0, False))
        Release.objects.update(goes_out_at=timezone.now())

        self.assertEqual((workflow.publish_due(), workflow.publish_due()), (2, 0))

        self.assertTrue(self.is_live(self.english) and self.is_live(self.arabic))


class WithdrawingTests(TestCase):
    def test_a_withdrawn_story_is_in_no_list_and_says_why(self):
        edition = makers.make_story()
        self.assertTrue(Listing.objects.of(edition).exists())

        workflow.withdraw(edition, by=cast.editor(), why="A person named in it is in danger.")

        self.assertFalse(Listing.objects.of(edition).exists())
        self.assertFalse(Edition.objects.live().contains(edition))
        self.assertEqual(makers.fresh(edition).withdrawn_because, "A person named in it is in danger.")

    def test_brought_back_it_stands_at_its_old_address(self):
        edition = makers.make_story()
        workflow.withdraw(edition, by=cast.editor(), why="Checking a figure.")

        back = workflow.bring_back(edition, by=cast.editor())

        self.assertTrue(back.is_live)
        self.assertEqual(back.slug, edition.slug)

    def test_what_was_never_published_is_not_withdrawn(self):
        with self.assertRaises(workflow.MoveRefused):
            workflow.withdraw(makers.make_draft().edition, by=cast.editor(), why="No.")


class VersionTests(TestCase):
    def test_a_write_that_saw_an_older_text_is_refused_with_both_texts(self):
        draft = makers.make_draft()
        revisions.write(draft, {"summary": "Theirs."}, by=cast.editor(), version=draft.version)

        with self.assertRaises(revisions.Stale) as stale:
            revisions.write(draft, {"summary": "Mine."}, by=cast.author(), version=draft.version)

        self.assertEqual(stale.exception.draft.summary, "Theirs.")
        self.assertEqual(stale.exception.typed, {"summary": "Mine."})
        self.assertEqual(makers.fresh(draft).summary, "Theirs.")

    def test_a_move_that_saw_an_older_text_is_refused(self):
        draft = makers.make_submitted()
        seen = draft.version
        revisions.write(draft, {"summary": "Changed meanwhile."}, by=cast.editor(), version=seen)

        with self.assertRaises(revisions.Stale):
            workflow.move(draft, State.PUBLISHED, by=cast.editor(), version=seen)

    def test_keys_of_blocks_stay_when_the_text_is_written_anew(self):
        draft = makers.make_draft()

        written = revisions.write(draft, {"body": draft.body.replace("1,200", "1,300").replace(' data-key="morning1"', "")}, by=cast.author(), version=None)

        self.assertIn('<p data-key="morning1">The driver, Amina Daro, leaves at five with 1,300', written.body)

    def test_keeping_an_unchanged_text_twice_makes_one_revision(self):
        draft = makers.make_draft()

        first, second = revisions.keep(draft, by=cast.author()), revisions.keep(draft, by=cast.author())

        self.assertEqual(first, second)
        self.assertEqual(Revision.objects.of(draft.edition).count(), 1)

    def test_nothing_that_acts_gets_in(self):
        draft = makers.make_draft(words={"body": '<p onclick="x()">Rain<script>alert(1)</script></p><p><a href="javascript:x()">here</a></p>'})

        self.assertNotIn("script", draft.body)
        self.assertNotIn("onclick", draft.body)
        self.assertIn(">here</p>", draft.body)


class CaptionTests(TestCase):
    def test_a_caption_written_in_a_story_fills_the_pictures_empty_one_and_never_a_full_one(self):
        empty, full = Image.objects.bulk_create(
            Image(file=f"pictures/{n}.png", width=9, height=9, digest=str(n) * 64, credit="Ferry", licence="own") for n in (1, 2)
        )
        Image.objects.filter(pk=full.pk).update(caption_en="As it was")
        body = "".join(f'<figure data-image="{image.pk}" data-alt="Rain"><figcaption>Written here</figcaption></figure>' for image in (empty, full))

        makers.make_story(words={"body": body})

        self.assertEqual(makers.fresh(empty).caption_en, "Written here")
        self.assertEqual(makers.fresh(full).caption_en, "As it was")
