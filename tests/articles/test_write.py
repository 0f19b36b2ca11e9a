"""An author writes on one page; what is wrong is said where it is, and what was typed is still there."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from PIL import Image as Pillow

from articles import revisions
from articles.models import Article, Credit, Draft, Image, Place, Tag, Topic
from tests import cast, makers

EMPTY = {
    "headline": "", "summary": "", "body": "", "lead_alt": "", "lead_caption": "", "lead_image": "", "credit": "", "credit_link": "", "licence": "",
    "licence_reason": "", "lead_link": "", "section": "", "tags": "", "new_byline": "", "comment_policy": "", "planned_for": "",
}


def photograph(name="walk.jpg"):
    content = io.BytesIO()
    Pillow.effect_noise((640, 480), 60).convert("RGB").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


class Writing(TestCase):
    def setUp(self):
        self.client.force_login(cast.author())

    def begin(self) -> Draft:
        return makers.make_draft()

    def send(self, draft, verb="draft", **typed):
        words = {**EMPTY, "version": draft.version, **draft.words, "section": draft.edition.article.section_id, **typed}
        return self.client.post(reverse(f"stories:{verb}", args=[draft.pk]), words)


class TestBegin(Writing):
    def test_one_press_begins_a_story_in_the_only_language_one_writes_in(self):
        answer = self.client.post(reverse("stories:new"), {"language": "en"})

        draft = Draft.objects.get()
        self.assertRedirects(answer, reverse("stories:draft", args=[draft.pk]))
        self.assertEqual((draft.edition.language, draft.edition.article.begun_by), ("en", cast.author()))

    def test_looking_at_the_form_begins_nothing(self):
        self.client.get(reverse("stories:new"))

        self.assertFalse(Article.objects.exists())

    def test_a_language_one_is_not_appointed_to_is_not_offered(self):
        answer = self.client.post(reverse("stories:new"), {"language": "ar"})

        self.assertEqual(answer.status_code, 422)
        self.assertFalse(Article.objects.exists())

    def test_who_may_not_write_is_told_so(self):
        self.client.force_login(cast.moderator())

        answer = self.client.get(reverse("stories:new"))

        self.assertContains(answer, "You are not appointed to write here.", status_code=403)


class TestSave(Writing):
    def test_words_and_facts_are_kept_together(self):
        draft = self.begin()
        topic, place, tag = Topic.objects.create(slug="books"), Place.objects.create(slug="kenya", territory="KE"), Tag.objects.create(slug="bus", name="Buses")

        self.send(draft, headline="  Books\x00 by  bus ", topics=[topic.pk], places=[place.pk], tags="buses", new_byline="N. Ferro", comment_policy="closed", sensitive="on", planned_for="2027-01-31")

        draft = makers.fresh(draft)
        article = draft.edition.article
        self.assertEqual((draft.headline, draft.version), ("Books by bus", 3))
        self.assertEqual((list(article.topics.all()), list(article.places.all()), list(article.tags.all())), ([topic], [place], [tag]))
        self.assertEqual((article.comment_policy, article.sensitive, str(article.planned_for)), ("closed", True, "2027-01-31"))
        self.assertEqual([(one.contributor.name, one.role) for one in Credit.objects.of(draft.edition)], [("N. Ferro", "author")])
        self.assertEqual(draft.edition.revisions.count(), 1)

    def test_saving_twice_changes_nothing_and_keeps_one_revision(self):
        draft = self.begin()
        self.send(draft)
        body = makers.fresh(draft).body

        self.send(makers.fresh(draft))

        self.assertEqual(makers.fresh(draft).body, body)
        self.assertEqual(draft.edition.revisions.count(), 1)

    def test_a_byline_of_ones_own_is_offered_next_time_and_nobody_elses(self):
        self.send(self.begin(), new_byline="N. Ferro")
        makers.make_byline(makers.make_story(), "Somebody Else")

        answer = self.client.get(reverse("stories:draft", args=[makers.make_draft().pk]))

        self.assertContains(answer, "N. Ferro")
        self.assertNotContains(answer, "Somebody Else")

    def test_an_empty_headline_may_be_saved(self):
        draft = self.begin()

        answer = self.send(draft, headline="")

        self.assertRedirects(answer, reverse("stories:draft", args=[draft.pk]))
        self.assertEqual(makers.fresh(draft).headline, "")

    def test_script_in_the_body_is_gone(self):
        draft = self.begin()

        self.send(draft, body='<p onclick="x()">Words<script>alert(1)</script> <a href="javascript:x()">here</a></p>')

        self.assertRegex(makers.fresh(draft).body, r'^<p data-key="\w+">Words here</p>$')


class TestBadInput(Writing):
    def test_a_headline_of_ten_thousand_characters(self):
        draft = self.begin()

        answer = self.send(draft, headline="Z" * 10_000, summary="Typed and not lost")

        self.assertContains(answer, "This has 10000 characters; at most 300 fit. Shorten it.", status_code=422, count=2)
        self.assertContains(answer, "Typed and not lost", status_code=422)
        self.assertContains(answer, "Z" * 10_000, status_code=422)
        self.assertEqual(makers.fresh(draft).version, draft.version)

    def test_a_picture_that_is_none(self):
        draft = self.begin()

        answer = self.send(draft, lead_file=SimpleUploadedFile("x.jpg", b"not a picture", "image/jpeg"), credit="Typed credit")

        self.assertContains(answer, "This is not a picture we can read", status_code=422)
        self.assertContains(answer, "Typed credit", status_code=422)

    def test_a_good_picture_is_not_asked_for_again_because_of_another_field(self):
        draft = self.begin()

        answer = self.send(draft, lead_file=photograph(), credit="Lena", licence="fair-use")

        self.assertContains(answer, "Fair use needs its reason.", status_code=422)
        self.assertContains(answer, f'name="lead_image" value="{Image.objects.get().pk}" checked', status_code=422)

    def test_a_link_that_runs(self):
        answer = self.send(self.begin(), lead_link="javascript:alert(1)")

        self.assertContains(answer, "This is no web address.", status_code=422)

    def test_a_tag_that_is_not_there(self):
        answer = self.send(self.begin(), tags="nosuchtag")

        self.assertContains(answer, "There is no tag “nosuchtag”.", status_code=422)

    def test_somebody_elses_byline(self):
        makers.make_byline(makers.make_story(), "Nadia Ferro")

        answer = self.send(self.begin(), new_byline="Nadia Ferro")

        self.assertContains(answer, "There is a byline of that name already.", status_code=422)

    def test_labels_that_do_not_exist(self):
        answer = self.send(self.begin(), section="999", topics=["5abc"])

        self.assertEqual(answer.status_code, 422)


class TestPicture(Writing):
    def test_a_new_lead_picture_with_its_facts(self):
        draft = self.begin()

        self.send(draft, lead_file=photograph(), credit="Lena Odhiambo", licence="own", lead_alt="A bus on a slope", lead_link="https://video.example/1")

        draft, image = makers.fresh(draft), Image.objects.get()
        self.assertEqual(draft.edition.article.lead_image, image)
        self.assertEqual((image.credit, image.licence, draft.lead_alt), ("Lena Odhiambo", "own", "A bus on a slope"))
        self.assertTrue(image.may_be_published)

    def test_another_picture_does_not_take_over_the_credit_of_the_first(self):
        draft = self.begin()
        self.send(draft, lead_file=photograph(), credit="Lena Odhiambo", licence="own")
        first = Image.objects.get()

        self.send(makers.fresh(draft), lead_image=first.pk, lead_file=photograph("other.jpg"), credit="Lena Odhiambo", licence="own")

        second = makers.fresh(draft).edition.article.lead_image
        self.assertNotEqual(second, first)
        self.assertEqual((second.credit, second.licence), ("", ""))


class TestTwoAtOneText(Writing):
    def test_the_second_sees_both_texts_and_nothing_is_lost(self):
        draft = self.begin()
        revisions.write(draft, {"headline": "Theirs, meanwhile"}, by=cast.editor(), version=None)

        answer = self.send(draft, headline="Mine, typed")

        self.assertContains(answer, "Theirs, meanwhile", status_code=409)
        self.assertContains(answer, "Mine, typed", status_code=409)
        self.assertContains(answer, f'name="version" value="{draft.version + 1}"', status_code=409)
        self.assertEqual(makers.fresh(draft).headline, "Theirs, meanwhile")

    def test_mine_may_be_saved_over_theirs_which_stay_in_the_history(self):
        draft = self.begin()
        revisions.write(draft, {"headline": "Theirs, meanwhile"}, by=cast.editor(), version=None)
        self.send(draft, headline="Mine, typed")

        self.send(makers.fresh(draft), headline="Mine, typed")

        self.assertEqual(makers.fresh(draft).headline, "Mine, typed")
        self.assertIn("Theirs, meanwhile", draft.edition.revisions.values_list("headline", flat=True))


class TestTheFreshPage(Writing):
    def test_the_text_stands_in_its_own_direction_whatever_the_desk_speaks(self):
        self.client.force_login(cast.admin())
        draft = makers.make_draft("ar", by=cast.admin())

        answer = self.client.get(reverse("stories:draft", args=[draft.pk]))

        self.assertContains(answer, 'lang="ar" dir="rtl"')
        self.assertContains(answer, '<html lang="en" dir="ltr">')

    def test_somebody_elses_draft_does_not_exist(self):
        draft = makers.make_draft(by=cast.admin())

        self.assertEqual(self.client.get(reverse("stories:draft", args=[draft.pk])).status_code, 404)

    def test_what_is_submitted_can_be_read_and_not_typed_in(self):
        draft = makers.make_submitted()

        page = self.client.get(reverse("stories:draft", args=[draft.pk]))
        answer = self.send(draft, headline="Too late")

        self.assertContains(page, "Take it back before you change it.")
        self.assertEqual(answer.status_code, 403)
        self.assertNotEqual(makers.fresh(draft).headline, "Too late")
