"""Filing a story anew: lists follow at once, and the pages are told."""

from django.test import TestCase
from django.urls import reverse

from articles import filing, workflow
from articles.models import Listing, Section, Tag, Transition
from tests import cast, makers


class TestFile(TestCase):
    def test_a_live_story_is_listed_anew_and_its_pages_are_told(self):
        edition = makers.make_story()
        rights = Section.objects.create(slug="rights", name="Rights")

        filing.file(edition, {"section_id": rights.pk}, by=cast.editor())

        listed = Listing.objects.of(edition).under(Listing.Kind.SECTION, rights.pk, "en")
        last = Transition.objects.of(edition).last()
        self.assertEqual(len(listed), 1)
        self.assertEqual((last.before, last.after, last.deed), ("published", "published", "filed"))

    def test_what_changes_nothing_leaves_no_row(self):
        edition = makers.make_story()
        before = Transition.objects.count()

        self.assertFalse(filing.file(edition, {"section_id": edition.article.section_id, "tags": []}, by=cast.editor()))

        self.assertEqual(Transition.objects.count(), before)

    def test_an_unpublished_story_tells_nobody(self):
        draft = makers.make_draft()
        tag = Tag.objects.create(slug="bus", name="Bus")

        self.assertTrue(filing.file(draft.edition, {"tags": [tag.pk]}, by=cast.author()))

        self.assertFalse(Transition.objects.into("published").exists())

    def test_what_is_live_keeps_its_section_and_shows_no_picture_without_credit(self):
        edition = makers.make_story()

        with self.assertRaises(workflow.NotReady):
            filing.file(edition, {"section_id": None}, by=cast.editor())

        self.assertIsNotNone(makers.fresh(edition).article.section_id)


class TestFileOnTheDesk(TestCase):
    def test_an_editor_files_a_live_story_without_changing_a_word(self):
        edition = makers.make_story()
        rights = Section.objects.create(slug="rights", name="Rights")
        self.client.force_login(cast.editor())
        address = reverse("stories:file", args=[edition.pk])

        page = self.client.get(address)
        self.client.post(address, {"section": rights.pk, "new_byline": "N. Ferro"})
        refused = self.client.post(address, {"section": ""})

        self.assertContains(page, "Section")
        self.assertEqual(makers.fresh(edition).article.section, rights)
        self.assertContains(self.client.get(edition.get_absolute_url()), "N. Ferro")
        self.assertContains(refused, "The story stands in no section.", status_code=422)

    def test_its_author_does_not_while_it_is_not_in_their_hands(self):
        edition = makers.make_story()
        self.client.force_login(cast.author())

        self.assertEqual(self.client.get(reverse("stories:file", args=[edition.pk])).status_code, 403)
