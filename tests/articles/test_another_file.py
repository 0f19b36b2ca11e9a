"""A picture gets another file, or goes: no page breaks, and of the old file nothing is left."""

import io
from unittest import mock

from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from PIL import Image as Pillow

from articles import imaging, taking_down
from articles.models import Image, Placement
from tests import cast, makers
from tests.articles.test_know_a_picture import picture


def blue(size=(80, 60)) -> bytes:
    content = io.BytesIO()
    Pillow.new("RGB", size, "blue").save(content, "PNG")
    return content.getvalue()


class AnotherFile(TestCase):
    def setUp(self):
        self.image = picture(by=cast.author(), credit="Lena", licence="own", alt_en="Red")
        imaging.make_renditions(self.image)
        self.names = [self.image.file.name, *self.image.renditions.values_list("file", flat=True)]
        self.address = reverse("admin:articles_image_change", args=[self.image.pk])

    def publish(self):
        Placement.objects.create(image=self.image, edition=makers.make_story())

    def send(self, person, content=None):
        self.client.force_login(person())
        facts = {"credit": "Lena", "licence": "own", "alt_en": "Red", "focal_across": "50", "focal_down": "50"}
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(self.address, facts | {"upload": SimpleUploadedFile("x.png", content or blue())})

    def test_every_old_address_leads_to_what_stands_there_now_and_the_old_files_are_gone(self):
        self.publish()
        answer = self.send(cast.editor)
        self.assertEqual(answer.status_code, 302)

        image = Image.objects.get(pk=self.image.pk)
        self.assertEqual((image.width, image.height), (80, 60))
        for name in self.names:
            self.assertFalse(default_storage.exists(name), name)
            self.assertRedirects(self.client.get(f"/media/{name}"), image.file.url, fetch_redirect_response=False)
        imaging.make_renditions(image)
        plain = image.renditions.plain().get()
        self.assertRedirects(self.client.get(f"/media/{self.names[-1]}"), plain.file.url, fetch_redirect_response=False)

    def test_before_readers_see_it_its_owner_may_and_then_an_editor(self):
        self.assertEqual(self.send(cast.author).status_code, 302)
        self.assertEqual(Image.objects.get(pk=self.image.pk).width, 80)

        self.publish()
        self.send(cast.author, blue((50, 50)))
        self.assertEqual(Image.objects.get(pk=self.image.pk).width, 80)

    def test_an_old_address_of_an_unpublished_one_says_nothing(self):
        self.send(cast.author)

        self.assertEqual(self.client.get(f"/media/{self.names[0]}").status_code, 404)

    def test_an_old_address_of_one_that_was_taken_down_is_gone_too(self):
        self.publish()
        self.send(cast.editor)
        taking_down.take_down(Image.objects.get(pk=self.image.pk), by=cast.editor(), why="The boy asked us.")

        self.assertEqual(self.client.get(f"/media/{self.names[0]}").status_code, 410)

    def test_a_part_around_the_old_focal_point_still_answers(self):
        self.publish()
        part = self.image.renditions.shaped().first()
        with self.captureOnCommitCallbacks(execute=True):
            imaging.focus(self.image, (0.1, 0.1))

        self.assertEqual(self.client.get(f"/media/{part.file.name}").status_code, 302)

    def test_a_full_disk_is_a_sentence_and_the_old_file_stays(self):
        with mock.patch.object(FileSystemStorage, "_save", side_effect=OSError(28, "No space left on device")):
            answer = self.send(cast.author)

        self.assertContains(answer, "disk is full")
        self.assertTrue(default_storage.exists(self.names[0]))
        self.assertEqual(Image.objects.get(pk=self.image.pk).width, 40)

    def test_something_that_is_no_picture_is_a_sentence_at_its_field(self):
        answer = self.send(cast.author, b"<svg onload=alert(1)>")

        self.assertContains(answer, "not a picture we can read")


class FullDisk(TestCase):
    """Wherever a file comes in."""

    def setUp(self):
        patch = mock.patch.object(FileSystemStorage, "_save", side_effect=OSError(28, "No space left on device"))
        patch.start()
        self.addCleanup(patch.stop)
        self.client.force_login(cast.author())

    def test_in_the_library(self):
        answer = self.client.post(reverse("stories:upload"), {"file": SimpleUploadedFile("x.png", blue())})

        self.assertIn("disk is full", answer.json()["errors"]["file"])
        self.assertContains(self.client.post("/admin/articles/image/add/", {"upload": SimpleUploadedFile("x.png", blue()), "credit": "Mira Solberg"}), "disk is full")

    def test_at_a_story_with_what_was_typed_still_there(self):
        draft = makers.make_draft(by=cast.author())
        typed = {"version": draft.version, "tab": "testtab1", "count": 1, "edition": draft.edition_id, "headline": "Typed for an hour", "summary": "", "body": "<p>Long.</p>"}

        answer = self.client.post(reverse("stories:draft", args=[draft.pk]), typed | {"lead_file": SimpleUploadedFile("x.png", blue())})

        self.assertContains(answer, "disk is full", status_code=422)
        self.assertContains(answer, "Typed for an hour", status_code=422)


class Deleting(TestCase):
    def setUp(self):
        self.image = picture(by=cast.author())
        self.client.force_login(cast.author())

    def delete(self):
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(reverse("stories:picture-delete", args=[self.image.pk]))

    def test_one_that_stands_nowhere_goes_with_its_files(self):
        self.assertContains(self.client.get(reverse("stories:picture-uses", args=[self.image.pk])), "Delete it")

        self.delete()

        self.assertFalse(Image.objects.exists())
        self.assertFalse(default_storage.exists(self.image.file.name))

    def test_one_in_a_text_in_hand_or_once_published_stays(self):
        draft = makers.make_draft(by=cast.author())
        draft.body = f'<figure data-key="pict01" data-image="{self.image.pk}"></figure>'
        draft.save()
        self.assertEqual(self.delete().status_code, 403)

        type(draft).objects.filter(pk=draft.pk).update(body="<p>x</p>")
        Placement.objects.create(image=self.image, edition=makers.make_story())
        self.assertEqual(self.delete().status_code, 403)
        self.assertTrue(Image.objects.exists())
