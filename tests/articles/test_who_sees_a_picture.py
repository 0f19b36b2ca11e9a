"""A picture of a text that is not out is for those who may read that text, and for nobody else; whatever name one knows."""

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles import access, presences, preview_links, workflow
from articles.models import Edition, Image
from tests import cast, makers
from tests.articles.test_know_a_picture import picture


class WhoSeesIt(TestCase):
    def setUp(self):
        self.image = picture(by=cast.author(), credit="Lena", licence="own", alt_en="Red")
        self.draft = makers.make_draft(by=cast.author())
        self.draft.edition.article.lead_image = self.image
        self.draft.edition.article.save()

    def status(self, person, name=None):
        client = Client()
        if person:
            client.force_login(person())
        return client.get(reverse("desk:media", args=[name or self.image.file.name])).status_code

    def public(self, name=None):
        return Client().get(f"/media/{name or self.image.file.name}")

    def test_before_publication_readers_are_told_what_is_told_of_nothing(self):
        told, nothing = self.public(), self.public("pictures/nothing-of-ours.png")

        self.assertEqual((told.status_code, told.content), (404, nothing.content))

    def test_on_the_desk_those_who_may_read_the_text_see_it_and_nobody_else(self):
        for person, status in ((cast.author, 200), (cast.editor, 200), (cast.admin, 200), (cast.arabic_translator, 404), (cast.arabic_editor, 404), (cast.reader, 302), (None, 302)):
            self.assertEqual(self.status(person), status, person)

    def test_a_guest_sees_it_by_the_texts_own_link_while_that_holds(self):
        Image.objects.create(file="pictures/other.png", digest="x", width=1, height=1, uploaded_by=cast.author())
        link, token = preview_links.make(self.draft, by=cast.author())
        shown = Client().get(reverse("guest", args=[token])).content.decode()
        address = reverse("guest-media", args=[token, self.image.file.name])

        self.assertIn(f'src="{address}"', shown)
        self.assertEqual(Client().get(address).status_code, 200)
        self.assertEqual(Client().get(address).headers["Cache-Control"], "no-store")
        self.assertEqual(Client().get(reverse("guest-media", args=[token, "pictures/other.png"])).status_code, 404)
        preview_links.revoke(link)
        self.assertEqual(Client().get(address).status_code, 404)

    def test_once_it_is_out_everybody_sees_it_and_withdrawn_nobody_again(self):
        workflow.publish(makers.fresh(self.draft), by=cast.admin())
        edition = Edition.objects.get(pk=self.draft.edition_id)

        self.assertEqual(self.public().status_code, 200)
        self.assertEqual(self.status(cast.arabic_translator), 200)
        workflow.withdraw(edition, by=cast.admin(), why="A name was wrong.")
        self.assertEqual(self.public().status_code, 404)

    def test_what_was_taken_down_is_gone_for_everybody(self):
        Image.objects.filter(pk=self.image.pk).update(taken_down_at=timezone.now(), taken_down_because="It was not ours.")

        self.assertEqual(self.public().status_code, 410)
        self.assertEqual(self.status(cast.author), 404)

    def test_who_writes_its_number_into_a_text_does_not_get_it(self):
        theirs = makers.make_translation_draft("sw", by=cast.swahili_translator())
        page = presences.Page(cast.swahili_translator(), "othertab1", 1)
        body = f'<p>Before.</p><figure data-image="{self.image.pk}"></figure><p>After.</p>'

        written = presences.write(theirs, {"body": body}, page=page, version=theirs.version)

        self.assertNotIn("data-image", written.body)
        self.assertIn("After.", written.body)
        self.assertFalse(access.may_see_picture(page.user, self.image))

    def test_the_library_shows_each_what_is_theirs_to_see(self):
        client = Client()
        for person, found in ((cast.author, 1), (cast.editor, 1), (cast.arabic_translator, 0)):
            client.force_login(person())
            self.assertEqual(len(client.get(reverse("stories:pictures")).json()["pictures"]), found, person)

