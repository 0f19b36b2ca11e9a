"""A licence that ends: the board says so in time, and after its last day readers see an empty frame, and nobody the picture."""

from datetime import timedelta

from django.test import Client, TestCase
from django.utils import timezone

from articles import gate, workflow
from articles.models import Image
from newsroom import reactions
from newsroom.desk import board
from newsroom.pages import store
from tests import cast, makers
from tests.articles.test_know_a_picture import picture


class LicenceEnds(TestCase):
    def setUp(self):
        self.image = picture(by=cast.author(), credit="Lena", licence="permission", alt_en="A red boat")
        draft = makers.make_draft(by=cast.author())
        draft.body += f'<figure data-image="{self.image.pk}" data-key="fig00001" data-alt="The boat"><figcaption>At dawn</figcaption></figure>'
        draft.edition.article.lead_image = self.image
        draft.edition.article.save()
        draft.save()
        self.story = workflow.publish(makers.fresh(draft), by=cast.admin())

    def ends_in(self, days: int):
        Image.objects.filter(pk=self.image.pk).update(licence_ends=timezone.localdate() + timedelta(days=days))

    def rows(self, person):
        return [row for section in board.of(person()).sections if section.key == "licences" for row in section.rows]

    def test_the_board_says_so_thirty_days_before_and_marks_it_seven_days_before(self):
        for days, told in ((31, None), (30, ("", "30 days are left.")), (8, ("", "8 days are left.")), (7, ("ends soon", "7 days are left.")), (0, ("ends soon", "Today is its last day.")), (-1, ("ended", "Readers see an empty frame in its place."))):
            self.ends_in(days)
            said = [(str(row.state), row.facts[0]) for row in self.rows(cast.editor)]
            self.assertEqual(said, [told] if told else [], days)
        self.assertEqual(len(self.rows(cast.author)), 1)
        self.assertEqual(self.rows(cast.arabic_translator), [])

    def test_on_its_last_day_it_is_shown_and_on_the_next_an_empty_frame_stands_there(self):
        self.ends_in(0)
        self.assertContains(self.client.get(self.story.get_absolute_url()), self.image.file.name)

        self.ends_in(-1)
        store.wipe()
        page = Client().get(self.story.get_absolute_url())

        self.assertNotContains(page, self.image.file.name)
        self.assertNotContains(page, "At dawn")
        self.assertNotContains(page, "Lena")
        self.assertContains(page, "withheld.svg", count=2)
        self.assertContains(page, "its licence has ended", count=2)
        self.assertEqual(Client().get(f"/media/{self.image.file.name}").status_code, 404)

    def test_kept_pages_are_forgotten_on_the_day_after(self):
        self.ends_in(-1)
        stamp = store.stamp()
        reactions._end_licences_before.cache_clear()

        self.assertTrue(reactions.end_licences_daily())

        self.assertNotEqual(store.stamp(), stamp)

    def test_no_text_goes_out_with_it(self):
        self.ends_in(-1)
        draft = makers.make_draft(by=cast.author())
        draft.edition.article.lead_image = self.image

        self.assertTrue(any("licence of the lead picture has ended" in said for said in gate.lead_picture(draft.edition.article)))
