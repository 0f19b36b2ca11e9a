"""A translation shows another picture where the source's has words in it, for as long as the source shows that one."""

from django.test import TestCase
from django.urls import reverse

from articles.models import Image
from newsroom.lib import richtext
from tests import cast, makers
from tests.articles.test_know_a_picture import picture
from translations import workbench
from translations.segments import other_pictures, pictured, split

SOURCE = (
    '<p data-key="para01">One</p><figure data-key="pict01" data-image="7" data-alt="A sign"><figcaption data-key="capt01">Caption</figcaption></figure>'
    '<figure data-key="pict02" data-image="8" data-beside=""></figure>'
)


def test_other_pictures_come_out_of_a_body_and_go_into_its_blocks():
    ours = SOURCE.replace('data-image="7" data-alt="A sign"', 'data-image="9" data-alt="A wall" data-instead="7"')
    source = split(SOURCE)

    assert richtext.clean(ours) == ours
    assert other_pictures(source, ours) == {"pict01": "9"}
    assert other_pictures(source, SOURCE) == {}
    figure = next(block for block in source if block.key == "pict01")
    assert dict(pictured(figure, {"pict01": "9"}).frames[-1][1]) == {"data-key": "pict01", "data-image": "9", "data-instead": "7"}


def test_where_the_source_shows_another_one_now_the_translation_follows():
    ours = SOURCE.replace('data-image="7"', 'data-image="9" data-instead="7"')

    assert other_pictures(split(SOURCE.replace('data-image="7"', 'data-image="11"')), ours) == {}


class AtTheWorkbench(TestCase):
    def setUp(self):
        self.sign, self.wall = self.two_pictures()
        body = SOURCE.replace('"7"', f'"{self.sign.pk}"').replace('"8"', f'"{self.wall.pk}"')
        source = makers.make_story(by=cast.author(), words={"body": body})
        self.draft = makers.make_claim("ar", of=source, by=cast.arabic_translator())
        self.client.force_login(cast.arabic_translator())
        self.address = reverse("translations:picture", args=[self.draft.pk])

    def two_pictures(self):
        sign = picture(by=cast.author(), credit="Lena", licence="own", has_words=True)
        wall = Image.objects.create(file="pictures/wall.png", digest="w", width=9, height=9, uploaded_by=cast.arabic_translator(), credit="Omar", licence="own")
        return sign, wall

    def place(self, image, **more):
        draft = makers.fresh(self.draft)
        return self.client.post(self.address, {"at": "pict01", "image": image, "version": draft.version} | more)

    def images(self):
        return [figure.attributes.get("data-image") for figure in richtext.walk(richtext.parse(makers.fresh(self.draft).body)) if figure.tag == "figure"]

    def test_the_workbench_says_that_there_are_words_in_it(self):
        page = self.client.get(reverse("translations:workbench", args=[self.draft.pk]))

        self.assertContains(page, "There are words in this picture.", count=1)
        self.assertContains(page, "Show another picture here", count=2)

    def test_another_one_stands_there_and_stays_when_words_are_typed(self):
        self.assertEqual(self.place(self.wall.pk).status_code, 302)
        draft = makers.fresh(self.draft)
        workbench.save(draft, [workbench.Change("para01", typed="واحد"), workbench.Change("capt01", typed="تعليق")], by=cast.arabic_translator(), version=draft.version)

        self.assertEqual(self.images(), [str(self.wall.pk), str(self.wall.pk)])
        self.assertIn("تعليق", makers.fresh(self.draft).body)
        self.assertIn(f'data-instead="{self.sign.pk}"', makers.fresh(self.draft).body)

    def test_the_sources_comes_back_on_asking(self):
        self.place(self.wall.pk)
        self.place("")

        self.assertEqual(self.images(), [str(self.sign.pk), str(self.wall.pk)])
        self.assertNotIn("data-instead", makers.fresh(self.draft).body)

    def test_only_one_that_they_may_see_and_only_at_the_newest_text(self):
        hidden = Image.objects.create(file="pictures/h.png", digest="h", width=9, height=9, uploaded_by=cast.author())

        self.assertEqual(self.place(hidden.pk).status_code, 422)
        self.assertEqual(self.place("nothing").status_code, 422)
        self.assertEqual(self.place(self.wall.pk, version=0).status_code, 409)
        self.assertEqual(self.images(), [])

    def test_at_a_place_without_picture_they_are_told(self):
        page = self.client.get(self.address, {"at": "para01"}, follow=True)

        self.assertContains(page, "The source has no picture at this place any more.")

    def test_going_there_keeps_what_was_typed(self):
        draft = makers.fresh(self.draft)
        answer = self.client.post(reverse("translations:workbench", args=[draft.pk]), {"version": draft.version, "target-para01": "واحد", "picture": "pict01"})

        self.assertRedirects(answer, f"{self.address}?at=pict01")
        self.assertIn("واحد", makers.fresh(self.draft).body)
