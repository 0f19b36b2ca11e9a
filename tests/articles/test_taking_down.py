"""A picture that must go goes out of every text in every language, what is out and what is in hand, at once; and stays gone."""

from datetime import timedelta

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles import imaging, revisions, taking_down, workflow
from articles.models import Draft, Edition, Image, Placement, Revision, Transition
from articles.workflow import State
from newsroom import reactions
from newsroom.lib import richtext
from tests import cast, makers
from tests.articles.test_know_a_picture import picture

BODY = '<p data-key="first001">Before it.</p><figure data-image="{0}" data-key="fig00001" data-alt="The boat"><figcaption>At dawn</figcaption></figure><p data-key="last0001">After it.</p>'


class TakingDown(TestCase):
    def setUp(self):
        self.image = picture(by=cast.author(), credit="Lena", licence="own", alt_en="A red boat")
        self.story = self.published("en", cast.author())
        self.draft = makers.make_draft(by=cast.author())
        revisions.write(self.draft, {"body": BODY.format(self.image.pk)}, by=cast.author(), version=None)

    def published(self, language, by):
        draft = makers.make_draft(language, by=by)
        draft = revisions.write(draft, {"body": BODY.format(self.image.pk)}, by=by, version=None)
        return workflow.publish(makers.fresh(draft), by=cast.admin())

    def other(self) -> Image:
        return Image.objects.create(file="pictures/other.png", digest="x", width=40, height=30, uploaded_by=cast.editor(), credit="Mira", licence="own")

    def as_editor(self):
        self.client.force_login(cast.editor())
        return self.client

    def take_down(self, **sent):
        return self.as_editor().post(reverse("stories:take-down", args=[self.image.pk]), {"why": "The boy in it asked us.", **sent})

    def test_the_page_lists_each_use_and_of_what_one_may_not_know_only_how_many(self):
        french = makers.make_draft("fr", by=cast.admin())
        revisions.write(french, {"body": BODY.format(self.image.pk), "headline": "Secret en français"}, by=cast.admin(), version=None)

        page = self.as_editor().get(reverse("stories:picture-uses", args=[self.image.pk]))

        self.assertContains(page, "readers see it")
        self.assertContains(page, "And in 1 text in hand that is not yours to read.")
        self.assertNotContains(page, "Secret en")

    def test_it_leaves_what_readers_see_and_what_is_in_hand(self):
        Client().get(self.story.get_absolute_url())

        with self.captureOnCommitCallbacks(execute=True):
            self.assertRedirects(self.take_down(), "/admin/articles/image/")
        reactions.catch_up()

        for text in (Edition.objects.get(pk=self.story.pk), makers.fresh(self.draft)):
            self.assertEqual(richtext.images(text.body), set())
            self.assertIn("After it.", text.body)
            self.assertNotIn("At dawn", text.body)
        self.assertNotIn(self.image.file.name, Client().get(self.story.get_absolute_url()).content.decode())
        self.assertEqual(Client().get(f"/media/{self.image.file.name}").status_code, 410)
        self.assertFalse(self.image.file.storage.exists(self.image.file.name))
        self.assertFalse(Placement.objects.showing(self.image).exists())

    def test_every_text_it_touched_says_so_in_its_history_and_why(self):
        self.take_down()

        rows = Transition.objects.filter(deed=Transition.Deed.PICTURED)
        self.assertEqual({(row.edition_id, row.before, row.after, row.by, row.why) for row in rows}, {
            (self.story.pk, State.PUBLISHED, State.PUBLISHED, cast.editor(), "The boy in it asked us."),
            (self.draft.edition_id, State.WRITING, State.WRITING, cast.editor(), "The boy in it asked us."),
        })
        self.assertContains(self.client.get(reverse("stories:timeline", args=[self.story.pk])), "took a picture down that stood in it")

    def test_another_stands_in_its_place_with_its_own_words(self):
        other = self.other()

        self.take_down(instead=other.pk)

        body = Edition.objects.get(pk=self.story.pk).body
        self.assertEqual(richtext.images(body), {other.pk})
        self.assertNotIn("The boat", body)
        self.assertEqual(richtext.images(makers.fresh(self.draft).body), {other.pk})

    def test_a_lead_picture_leaves_its_story_in_all_its_languages(self):
        article = self.story.article
        article.lead_image = self.image
        article.save()
        Edition.objects.filter(pk=self.story.pk).update(lead_alt="The boat", lead_caption="At dawn")
        Revision.objects.filter(edition=self.story).update(lead_alt="The boat", lead_caption="At dawn")

        self.take_down()

        edition = Edition.objects.select_related("article").get(pk=self.story.pk)
        self.assertEqual((edition.article.lead_image, edition.lead_alt, edition.lead_caption), (None, "", ""))

    def test_words_that_wait_for_their_hour_go_out_without_it(self):
        workflow.move(makers.fresh(self.draft), State.SUBMITTED, by=cast.author())
        workflow.move(makers.fresh(self.draft), State.SCHEDULED, by=cast.editor(), hour=timezone.now() + timedelta(hours=1))

        self.take_down()

        self.assertEqual(richtext.images(Draft.objects.get(pk=self.draft.pk).goes_out.body), set())

    def test_a_reason_is_asked_for_and_what_was_chosen_stays(self):
        other = self.other()

        answer = self.take_down(why="  ", instead=other.pk)

        self.assertContains(answer, "Say why it is taken down.", status_code=422)
        self.assertContains(answer, f'value="{other.pk}" checked', status_code=422)
        self.assertTrue(Image.objects.standing().filter(pk=self.image.pk).exists())

    def test_the_second_of_two_is_told(self):
        taking_down.take_down(self.image, by=cast.admin(), why="Rights")

        with self.assertRaises(taking_down.Overtaken):
            taking_down.take_down(self.image, by=cast.editor(), why="Rights")

    def test_an_author_is_told_who_can(self):
        self.client.force_login(cast.author())

        self.assertContains(self.client.get(reverse("stories:picture-uses", args=[self.image.pk])), "taken down everywhere by an editor")
        self.assertEqual(self.client.post(reverse("stories:take-down", args=[self.image.pk]), {"why": "x"}).status_code, 403)


class FocalPoint(TestCase):
    def test_it_is_set_in_percent_and_the_parts_are_made_anew(self):
        image = picture(by=cast.author(), credit="Lena", licence="own")
        imaging.make_renditions(image)
        self.client.force_login(cast.author())
        address = reverse("admin:articles_image_change", args=[image.pk])
        before = set(image.renditions.filter(shape="16x9").values_list("pk", flat=True))

        self.assertContains(self.client.get(address), 'name="focal_across"')
        self.client.post(address, {"credit": "Lena", "licence": "own", "focal_across": "20", "focal_down": "75"})

        image = makers.fresh(image)
        self.assertEqual(image.focal_point, (0.2, 0.75))
        reactions.print_pictures()
        self.assertTrue(before.isdisjoint(image.renditions.filter(shape="16x9").values_list("pk", flat=True)))
        answer = self.client.post(address, {"credit": "Lena", "licence": "own", "focal_across": "120", "focal_down": "75"})
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(makers.fresh(image).focal_point, (0.2, 0.75))
