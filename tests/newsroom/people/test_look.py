"""The list of people, a person's page, what was done, and letters; and that nobody else reads an address."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import notes
from newsroom import letters
from newsroom.lib.roles import Role
from newsroom.models import Appointment, Letter, User
from newsroom.people import appointing
from tests import cast, makers

from .test_appoint import SignedIn

PEOPLE = "admin:newsroom_user_changelist"


class ListTests(SignedIn):
    def setUp(self):
        for make in (cast.author, cast.arabic_editor, cast.swahili_translator, cast.reader):
            make()
        self.as_person(cast.admin())

    def names(self, **asked):
        page = self.client.get(reverse(PEOPLE), asked)
        return [row.person.username for row in page.context["rows"]]

    def test_it_is_searched_and_narrowed(self):
        User.objects.numbered(cast.reader().pk).update(first_name="Ἰωάννα", last_name="Ferro", is_active=False)

        self.assertEqual(self.names(q="ferro Ἰωάννα"), ["reader"])
        self.assertEqual(self.names(q="editor-ar@newsroom"), ["editor-ar"])
        self.assertEqual(self.names(role="translator"), ["translator-sw"])
        self.assertEqual(self.names(language="ar"), ["admin", "editor-ar"])
        self.assertEqual(self.names(role="author", language="ar"), [])
        self.assertEqual(self.names(account="frozen"), ["reader"])
        self.assertNotIn("reader", self.names(account="open"))

    def test_what_makes_no_sense_narrows_nothing(self):
        for asked in ({"role": "king"}, {"language": "tlh"}, {"page": "many"}, {"q": "\x00"}, {"account": "?"}):
            self.assertIn("author", self.names(**asked), asked)

    def test_a_row_says_what_they_hold_in_words_and_until_when(self):
        one = cast.arabic_editor().appointments.get()
        Appointment.objects.numbered(one.pk).update(ends_at=timezone.now() + timedelta(days=400))

        page = self.client.get(reverse(PEOPLE), {"language": "ar"})

        self.assertContains(page, "language editor")
        self.assertContains(page, '<bdi lang="ar" dir="rtl">العربية</bdi>')
        self.assertContains(page, "until")

    def test_fifty_people_ask_no_more_questions_than_five(self):
        with CaptureQueriesContext(connection) as five:
            self.client.get(reverse(PEOPLE))
        for number in range(60):
            Appointment.objects.create(user=User.objects.create(username=f"person-{number}"), role=Role.AUTHOR, language="en")

        with self.assertNumQueries(len(five)):
            self.client.get(reverse(PEOPLE))


class PageTests(SignedIn):
    def test_an_account_is_changed_and_what_was_typed_wrong_stays(self):
        self.as_person(cast.admin())
        person = cast.author()
        sent = {"username": "author", "first_name": "Amina", "email": "amina@example.org", "reads": ["en", "sw"]}

        self.client.post(self.page(person), sent)
        taken = self.client.post(self.page(person), sent | {"email": cast.editor().email.upper(), "first_name": "Somebody"})

        person = makers.fresh(person)
        self.assertEqual((person.first_name, person.email, person.reads), ("Amina", "amina@example.org", ["en", "sw"]))
        self.assertContains(taken, "Somebody else has this address already.", status_code=422)
        self.assertContains(taken, 'value="Somebody"', status_code=422)

    def test_whether_an_account_is_open_is_no_field(self):
        self.as_person(cast.admin()).post(self.page(cast.author()), {"username": "author", "is_superuser": "on", "is_staff": "on", "is_active": ""})

        person = cast.author()
        self.assertEqual((person.is_active, person.is_superuser, person.is_staff), (True, False, False))

    def test_what_was_done_is_told_in_words(self):
        appointing.appoint(cast.reader(), Role.TRANSLATOR, "sw", by=cast.admin(), ends_at=timezone.now() + timedelta(days=40))

        page = self.as_person(cast.admin()).get(self.page(cast.reader()))

        self.assertContains(page, "appointed")
        self.assertContains(page, '<bdi lang="sw" dir="ltr">Kiswahili</bdi>')


class DeedsTests(SignedIn):
    def test_the_log_is_narrowed_by_person_and_kind(self):
        appointing.appoint(cast.reader(), Role.AUTHOR, "en", by=cast.admin())
        appointing.freeze(cast.author(), by=cast.admin())
        client = self.as_person(cast.admin())

        def told(**asked):
            return [one.deed.kind for one in client.get(reverse("admin:newsroom_deed_changelist"), asked).context["deeds"]]

        self.assertEqual(told(), ["frozen", "appointed"])
        self.assertEqual(told(kind="appointed"), ["appointed"])
        self.assertEqual(told(q="author"), ["frozen"])
        self.assertEqual(told(q="nobody at all"), [])
        self.assertEqual(told(q="\x00", kind="\x00"), ["frozen", "appointed"])

    def test_nobody_writes_in_it(self):
        client = self.as_person(cast.admin())

        for address in ("/admin/newsroom/deed/add/", "/admin/newsroom/deed/1/change/", "/admin/newsroom/deed/1/delete/", "/admin/newsroom/letter/1/change/"):
            self.assertEqual(client.get(address).status_code, 404, address)


class LetterTests(SignedIn):
    def setUp(self):
        self.as_person(cast.admin())
        self.letter = Letter.objects.create(once="x:1", to="amina@example.org", subject="Your story is out", text="The secret words", message_id="<x@y>")

    def given_up(self):
        Letter.objects.numbered(self.letter.pk).update(given_up_at=timezone.now(), tries=8, trouble="SMTPRecipientsRefused")

    def test_its_words_are_for_its_reader_alone(self):
        page = self.client.get(reverse("admin:newsroom_letter_changelist"))

        self.assertContains(page, "amina@example.org")
        self.assertNotContains(page, "The secret words")

    def test_one_that_was_given_up_is_tried_again_once(self):
        self.given_up()
        page = self.client.get(reverse("admin:newsroom_letter_changelist"), {"state": "given-up"})
        self.assertContains(page, "tried 8 times")

        for _time in range(2):
            answer = self.client.post(reverse("desk:letter-again", args=[self.letter.pk]), follow=True)

        self.assertContains(answer, "Nothing was done")
        self.assertEqual(letters.send_due(), 1)
        self.assertEqual(makers.fresh(self.letter).tries, 0)


class AddressTests(SignedIn):
    """Row 46 of the rules: e-mail and second factor are for the person and for admins."""

    def test_no_list_board_history_or_draft_prints_an_address(self):
        story, draft = makers.make_story(), makers.make_submitted()
        makers.make_claim("ar", of=story, by=cast.arabic_translator())
        notes.add(draft.edition, key="bridge01", words="Who counted them?", by=cast.editor())
        addresses = [
            "/admin/", reverse("stories:draft", args=[draft.pk]), reverse("stories:edition", args=[draft.edition_id]), reverse("stories:history", args=[story.pk]),
            reverse("translations:queue"), reverse("desk:coverage"), reverse("desk:calendar"), reverse("moderation:queue"), reverse("moderation:log"),
            reverse("admin:articles_edition_changelist"), reverse("admin:articles_contributor_changelist"), reverse("admin:articles_image_changelist"),
        ]
        for make in (cast.author, cast.editor, cast.arabic_translator, cast.arabic_editor, cast.moderator):
            client = self.as_person(make())
            for address in addresses:
                self.assertNotIn("@newsroom.example", client.get(address).content.decode(), (make.__name__, address))
