"""The library: found by words, licence, place and use; brought in many at once; what is there already is asked about first."""

import contextlib
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as Pillow

from articles.models import Image, Place, Placement
from tests import cast, makers
from tests.articles.test_imaging import photograph

LIST = "/admin/articles/image/"


def sent(size=(90, 60), kind="JPEG", name="IMG_2041.jpg"):
    content = io.BytesIO()
    Pillow.radial_gradient("L").resize(size).convert("RGB").save(content, kind)
    return SimpleUploadedFile(name, content.getvalue())


class Library(TestCase):
    def setUp(self):
        self.client.force_login(cast.editor())
        self.red = Image.objects.create(file="pictures/red.jpg", digest="r", width=9, height=9, uploaded_by=cast.author(), credit="Mira", licence="own", alt_en="A red boat", alt_ar="قارب أحمر")
        self.blue = Image.objects.create(file="pictures/blue.jpg", digest="b", width=9, height=9, uploaded_by=cast.author(), alt_en="A blue door")

    def found(self, **asked):
        page = self.client.get(LIST, asked)
        self.assertEqual(page.status_code, 200)
        return [image.pk for image in page.context["cl"].queryset]

    def test_it_is_searched_by_what_is_said_of_it_and_by_who_made_it(self):
        self.assertEqual(self.found(q="red"), [self.red.pk])
        self.assertEqual(self.found(q="mira"), [self.red.pk])
        self.client.force_login(cast.arabic_editor())
        Placement.objects.create(image=self.red, edition=makers.make_story())
        self.client.cookies["language"] = "ar"
        self.assertEqual([image.pk for image in self.client.get(LIST, {"q": "قارب"}, headers={"Accept-Language": "ar"}).context["cl"].queryset], [self.red.pk])

    def test_it_is_narrowed_by_use_licence_and_place(self):
        story = makers.make_story()
        story.article.places.add(Place.objects.create(slug="lamu", name_en="Lamu"))
        Placement.objects.create(image=self.red, edition=story)

        self.assertEqual(self.found(use="readers"), [self.red.pk])
        self.assertEqual(self.found(use="none"), [self.blue.pk])
        self.assertEqual(self.found(use="lacking"), [self.blue.pk])
        self.assertEqual(self.found(licence="own"), [self.red.pk])
        self.assertEqual(self.found(place=str(Place.objects.get().pk)), [self.red.pk])
        self.assertEqual(len(self.found(place="５")), 2)

    def test_a_picture_in_a_text_in_hand_is_no_unused_one(self):
        draft = makers.make_draft()
        draft.body = f'<figure data-image="{self.blue.pk}"></figure>'
        draft.save()

        self.assertEqual(self.found(use="none"), [self.red.pk])

    def test_a_file_that_seems_to_be_there_is_not_stored_until_the_person_has_answered(self):
        first = self.client.post(reverse("stories:upload"), {"file": sent(), "ask": "all"}).json()
        again = self.client.post(reverse("stories:upload"), {"file": sent(), "ask": "all"})
        smaller = self.client.post(reverse("stories:upload"), {"file": sent((45, 30), "WEBP", "copy.webp"), "ask": "all"})

        for answer in (again, smaller):
            self.assertEqual((answer.status_code, answer.json()["alike"][0]["id"]), (409, first["id"]))
        self.assertEqual(Image.objects.count(), 3)
        kept = self.client.post(reverse("stories:upload"), {"file": sent((45, 30), "WEBP", "copy.webp")})
        self.assertEqual((kept.status_code, Image.objects.count()), (200, 4))

    def test_what_is_no_picture_is_refused_with_a_sentence(self):
        answer = self.client.post(reverse("stories:upload"), {"file": SimpleUploadedFile("boat.jpg", b"<svg onload=alert(1)>"), "ask": "all"})

        self.assertEqual(answer.status_code, 422)
        self.assertIn("not a picture we can read", answer.json()["errors"]["file"])


class Offers(TestCase):
    """What a file said of itself is shown once, in the answer, and stored nowhere."""

    def setUp(self):
        self.client.force_login(cast.editor())

    def test_without_script_they_stand_on_the_page_that_follows(self):
        with self.stores_nothing_of("Canary"):
            page = self.client.post(f"{LIST}add/", {"upload": SimpleUploadedFile("x.jpg", photograph(size=(200, 150)))})

        image = Image.objects.get()
        self.assertContains(page, "Canary Owner")
        self.assertContains(page, f'action="{LIST}{image.pk}/change/"')
        self.assertEqual((image.credit, image.caption_en or ""), ("", ""))

    def test_from_the_librarys_page_they_travel_where_no_server_sees_them(self):
        answer = self.client.post(reverse("stories:upload"), {"file": SimpleUploadedFile("x.jpg", photograph(size=(200, 150)))}).json()

        self.assertTrue(answer["page"].startswith(f"{LIST}{answer['id']}/change/#"), answer["page"])
        self.assertIn("Canary%20Owner", answer["page"])

    def test_a_picture_that_said_nothing_offers_nothing(self):
        page = self.client.post(f"{LIST}add/", {"upload": sent()})

        self.assertContains(page, 'data-offers="Take it over:" hidden')

    @contextlib.contextmanager
    def stores_nothing_of(self, word):
        with CaptureQueriesContext(connection) as queries:
            yield
        self.assertEqual([query["sql"] for query in queries if word in query["sql"]], [])
