"""A picture in a text: who made it and its licence are said where it stands, by those whose it is to say; and stories are found by their address."""

import io

from django.test import TestCase
from django.urls import reverse
from PIL import Image as Pillow

from articles import imaging
from articles.models import Image, Placement
from tests import cast, makers


def picture(*, by, **facts) -> Image:
    content = io.BytesIO()
    Pillow.new("RGB", (40, 30), "red").save(content, "PNG")
    content.seek(0)
    image = imaging.store(imaging.receive(content), by=by)
    for name, value in facts.items():
        setattr(image, name, value)
    image.save()
    return image


class SayWhoMadeIt(TestCase):
    def setUp(self):
        self.client.force_login(cast.author())

    def known(self, image):
        return self.client.get(reverse("stories:pictures"), {"pk": image.pk}).json()["pictures"][0]

    def say(self, image, **facts):
        return self.client.post(reverse("stories:picture", args=[image.pk]), facts)

    def test_whoever_brought_it_says_so(self):
        image = picture(by=cast.author(), credit="", licence="")

        answer = self.say(image, credit=" Lena  Odhiambo ", credit_link="lena.example", licence="own")

        self.assertTrue(answer.json()["ready"])
        self.assertEqual(self.known(image)["facts"], {"credit": "Lena Odhiambo", "credit_link": "https://lena.example", "licence": "own", "licence_reason": ""})

    def test_nothing_that_is_known_is_emptied(self):
        image = picture(by=cast.author(), credit="Lena", licence="own")

        self.say(image, credit="", licence="")

        self.assertEqual((makers.fresh(image).credit, makers.fresh(image).licence), ("Lena", "own"))

    def test_fair_use_needs_its_reason(self):
        image = picture(by=cast.author(), credit="", licence="")

        answer = self.say(image, credit="Lena", licence="fair-use")

        self.assertContains(answer, "Fair use needs its reason.", status_code=422)
        self.assertEqual(makers.fresh(image).credit, "")

    def test_somebody_elses_picture_is_shown_and_not_changed(self):
        image = picture(by=cast.editor(), credit="Lena", licence="own")
        Placement.objects.create(image=image, edition=makers.make_story())

        self.assertEqual((self.known(image)["may"], self.known(image)["why"]), (False, "This is somebody else's picture. An editor can change it."))
        self.assertEqual(self.say(image, credit="Me", licence="own").status_code, 403)
        self.assertEqual(makers.fresh(image).credit, "Lena")


class FindByAddress(TestCase):
    def setUp(self):
        self.client.force_login(cast.author())

    def found(self, address):
        return [one["id"] for one in self.client.get(reverse("stories:search"), {"address": address}).json()["stories"]]

    def test_a_live_story_is_found_as_it_is_written_and_as_browsers_write_it(self):
        story = makers.make_story("ar", words={"headline": "البئر التي تغني"})

        self.assertEqual(self.found(story.get_absolute_url()), [story.article_id])

    def test_nothing_else_is(self):
        draft = makers.make_draft()

        for address in ("", "/", "/en/", "/en/2026/01/01/no-such-story/", reverse("stories:draft", args=[draft.pk]), "https://elsewhere.example/en/2026/01/01/x/", "%00\x00", "x" * 5000):
            self.assertEqual(self.found(address), [], address)
