""""I have it": one editor reads a submitted text, the others see who, and it lapses by itself."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import reviews, revisions, workflow
from articles.models import Review
from newsroom.lib.roles import Role
from newsroom.models import Appointment, User
from tests import cast, makers


def second_editor() -> User:
    """Another one for English."""
    person = User.objects.filter(username="second").first()
    if person is None:
        person = User.objects.create_user("second", "second@newsroom.example", cast.PASSWORD, desk_name="Nour")
        Appointment.objects.create(user=person, role=Role.EDITOR, language="en")
    return person


def age(**back) -> None:
    Review.objects.update(begun_at=timezone.now() - timedelta(**back))


class TestTakingUp(TestCase):
    def setUp(self):
        self.draft = makers.make_submitted()

    def test_one_has_it_for_a_day(self):
        reviews.begin(self.draft, by=cast.editor())

        held = reviews.of([self.draft.edition_id])[self.draft.edition_id]
        self.assertEqual(held.editor, cast.editor())
        self.assertEqual(held.lapses_at - held.begun_at, timedelta(days=1))

    def test_the_second_is_told_who_was_quicker_and_until_when(self):
        reviews.begin(self.draft, by=second_editor())

        with self.assertRaisesRegex(reviews.AlreadyInReview, r"Nour was quicker and has this text, until .*20\d\d.* at the latest\."):
            reviews.begin(self.draft, by=cast.editor())
        self.assertEqual(Review.objects.get().editor, second_editor())

    def test_pressing_twice_is_having_it_once(self):
        first = reviews.begin(self.draft, by=cast.editor())

        self.assertEqual(reviews.begin(self.draft, by=cast.editor()), first)

    def test_what_lapsed_makes_room(self):
        reviews.begin(self.draft, by=second_editor())
        age(days=1, minutes=1)

        self.assertEqual(reviews.of([self.draft.edition_id]), {})
        reviews.begin(self.draft, by=cast.editor())
        self.assertEqual(reviews.of([self.draft.edition_id])[self.draft.edition_id].editor, cast.editor())

    def test_it_is_given_up_by_whoever_has_it_alone(self):
        reviews.begin(self.draft, by=second_editor())

        self.assertFalse(reviews.give_up(self.draft, by=cast.editor()))
        self.assertTrue(reviews.give_up(self.draft, by=second_editor()))
        self.assertFalse(reviews.give_up(self.draft, by=second_editor()))
        self.assertEqual(reviews.of([self.draft.edition_id]), {})

    def test_a_decision_ends_it(self):
        reviews.begin(self.draft, by=cast.editor())

        workflow.move(self.draft, "approved", by=cast.editor())

        self.assertEqual(reviews.of([self.draft.edition_id]), {})

    def test_what_was_decided_about_meanwhile_is_not_taken_up(self):
        workflow.move(self.draft, "approved", by=second_editor())

        with self.assertRaisesRegex(reviews.NotSubmitted, "This text is “approved” now"):
            reviews.begin(self.draft, by=cast.editor())
        workflow.publish(makers.fresh(self.draft), by=second_editor())
        with self.assertRaises(revisions.Gone):
            reviews.begin(self.draft, by=cast.editor())
        self.assertFalse(Review.objects.exists())


class TestPages(TestCase):
    def setUp(self):
        self.draft = makers.make_submitted()
        self.take, self.give = (reverse(f"stories:{name}", args=[self.draft.pk]) for name in ("review", "give-up-review"))
        self.page = reverse("stories:draft", args=[self.draft.pk])

    def as_person(self, person):
        self.client.force_login(person)
        return self.client

    def test_the_writing_page_offers_it_says_who_has_it_and_takes_it_back(self):
        self.assertContains(self.as_person(cast.editor()).get(self.page), f'action="{self.take}"')

        mine = self.client.post(self.take, follow=True)
        self.assertContains(mine, "You have it until")
        self.assertContains(mine, f'action="{self.give}"')

        theirs = self.as_person(second_editor()).get(self.page)
        self.assertContains(theirs, "<strong><bdi>editor</bdi></strong> has it until")
        self.assertNotContains(theirs, self.take)

        given = self.as_person(cast.editor()).post(self.give, follow=True)
        self.assertContains(given, "It waits for any editor again.")
        self.assertContains(given, f'action="{self.take}"')

    def test_of_two_on_old_pages_the_second_reads_who_has_it(self):
        self.as_person(second_editor()).post(self.take)

        self.assertContains(self.as_person(cast.editor()).post(self.take, follow=True), "Nour was quicker and has this text")
        self.assertContains(self.client.post(self.give, follow=True), "You did not have it any more.")

    def test_a_translation_is_taken_up_on_its_workbench(self):
        draft = makers.make_translation_draft(by=cast.arabic_translator())
        workflow.move(draft, "submitted", by=cast.arabic_translator())
        client = self.as_person(cast.arabic_editor())

        self.assertContains(client.get(reverse("translations:workbench", args=[draft.pk])), reverse("stories:review", args=[draft.pk]))
        client.post(reverse("stories:review", args=[draft.pk]))
        self.assertContains(client.get(reverse("translations:workbench", args=[draft.pk])), "You have it until")

    def test_its_writer_is_not_told_and_may_not(self):
        reviews.begin(self.draft, by=second_editor())
        client = self.as_person(cast.author())

        self.assertNotContains(client.get(self.page), "Nour")
        for address in (self.take, self.give):
            self.assertContains(client.post(address), "Only an editor of English does this", status_code=403)
        self.assertEqual(reviews.of([self.draft.edition_id])[self.draft.edition_id].editor, second_editor())

    def test_for_whom_the_text_does_not_exist_it_does_not(self):
        for address in (self.take, self.give):
            self.assertEqual(self.as_person(cast.arabic_editor()).post(address).status_code, 404)
            self.assertEqual(self.as_person(cast.editor()).get(address).status_code, 405)

    def test_only_a_submitted_text_is_taken_up(self):
        workflow.move(self.draft, "approved", by=second_editor())

        self.assertContains(self.as_person(cast.editor()).post(self.take), "Only a submitted text is taken up.", status_code=403)
