"""Links that show a draft to somebody without an account: who makes them, how they end, what is kept of them."""

from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import notes, preview_links, revisions, workflow
from articles.models import Note, PreviewLink
from articles.preview_links import State
from tests import cast, makers


def later(**much):
    """As if it were later by so much."""
    return mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(**much))


def state(token: str) -> State:
    return preview_links.state_of(preview_links.found(token))


def begin_change(edition, *, by):
    return revisions.begin_edition(edition.article, language=edition.language, by=by)


class Links(TestCase):
    def test_only_a_digest_of_the_address_is_kept(self):
        link, token = preview_links.make(makers.make_draft(), by=cast.author())

        kept = " ".join(str(value) for value in PreviewLink.objects.values().get().values())

        self.assertNotIn(token, kept)
        self.assertEqual((len(token), len(link.digest)), (43, 64))
        self.assertEqual(preview_links.found(token), link)

    def test_one_that_was_not_told_otherwise_lasts_three_days(self):
        _link, token = preview_links.make(makers.make_draft(), by=cast.author())

        with later(days=2, hours=23):
            self.assertEqual(state(token), State.OPEN)
        with later(days=3, minutes=1):
            self.assertEqual(state(token), State.ENDED)

    def test_revoked_is_revoked_and_the_first_time_counts(self):
        link, token = preview_links.make(makers.make_draft(), by=cast.author())
        preview_links.revoke(link)
        first = makers.fresh(link).revoked_at

        preview_links.revoke(makers.fresh(link))

        self.assertEqual(state(token), State.REVOKED)
        self.assertEqual(makers.fresh(link).revoked_at, first)

    def test_publishing_ends_it_and_a_later_change_does_not_open_it_again(self):
        draft = makers.make_draft()
        _link, token = preview_links.make(draft, by=cast.author())

        edition = workflow.publish(draft, by=cast.editor())
        self.assertEqual(state(token), State.PUBLISHED)

        begin_change(edition, by=cast.author())
        self.assertEqual(state(token), State.PUBLISHED)

    def test_a_change_of_a_live_story_can_be_shown_too_until_it_is_published(self):
        change = begin_change(makers.make_story(), by=cast.author())
        _link, token = preview_links.make(change, by=cast.editor())
        self.assertEqual(state(token), State.OPEN)

        workflow.publish(change, by=cast.editor())

        self.assertEqual(state(token), State.PUBLISHED)

    def test_it_ends_when_its_makers_account_is_closed(self):
        author = cast.author()
        _link, token = preview_links.make(makers.make_draft(), by=author)

        author.is_active = False
        author.save(update_fields=["is_active"])

        self.assertEqual(state(token), State.LEFT)

    def test_it_ends_when_its_maker_may_not_see_the_text_any_more(self):
        _link, token = preview_links.make(makers.make_draft(), by=cast.author())

        cast.author().appointments.all().delete()

        self.assertEqual(state(token), State.LEFT)

    def test_it_outlives_its_maker_submitting_the_text(self):
        draft = makers.make_draft()
        _link, token = preview_links.make(draft, by=cast.author())

        workflow.move(draft, workflow.State.SUBMITTED, by=cast.author())

        self.assertEqual(state(token), State.OPEN)


class Remarks(TestCase):
    def setUp(self):
        self.link, _token = preview_links.make(makers.make_draft(), by=cast.author(), may_remark=True)

    def test_a_remark_is_a_note_from_outside_with_the_words_it_is_about(self):
        note = preview_links.remark(self.link, name="Dr. Salma", words="It was 1,300.", key="morning1")

        self.assertEqual((note.kind, note.guest, note.by, note.link, note.key), (Note.Kind.GUEST, "Dr. Salma", None, self.link, "morning1"))
        self.assertEqual(note.about, "The driver, Amina Daro, leaves at five with 1,200 books and a thermos.")

    def test_a_remark_on_a_whole_figure_knows_its_words_as_the_desks_notes_do(self):
        body = '<figure data-key="said0001" data-quotation><blockquote><p data-key="said0002">It sang.</p></blockquote><figcaption data-key="said0003">Ana</figcaption></figure>'
        link, _token = preview_links.make(makers.make_draft(words={"body": body}), by=cast.author(), may_remark=True)

        note = preview_links.remark(link, name="Salma", words="Who is Ana?", key="said0001")

        self.assertEqual(note.about, notes.block_of(link.edition, "said0001").words)
        self.assertIn("It sang.", note.about)

    def test_a_button_pressed_twice_says_it_once(self):
        for _press in range(2):
            preview_links.remark(self.link, name="Salma", words="Who is Ana?")

        self.assertEqual(Note.objects.by_link(self.link).count(), 1)

    def test_five_a_minute_then_a_sentence_and_in_the_next_minute_again(self):
        for number in range(5):
            preview_links.remark(self.link, name="Salma", words=f"Remark {number}")

        with self.assertRaisesMessage(preview_links.RemarkRefused, "wait a minute"):
            preview_links.remark(self.link, name="Salma", words="One more")
        with later(minutes=2):
            preview_links.remark(self.link, name="Salma", words="One more")

        self.assertEqual(Note.objects.by_link(self.link).count(), 6)

    def test_fifty_by_one_link_and_no_more(self):
        long_ago = timezone.now() - timedelta(hours=1)
        Note.objects.bulk_create(
            Note(edition=self.link.edition, kind=Note.Kind.GUEST, guest="Salma", link=self.link, words=f"Remark {number}", at=long_ago) for number in range(50)
        )

        with self.assertRaisesMessage(preview_links.RemarkRefused, "as many remarks by this link as it takes"):
            preview_links.remark(self.link, name="Salma", words="One more")

    def test_a_receipt_shows_the_remarks_of_its_own_link_alone(self):
        mine = preview_links.remark(self.link, name="Salma", words="Mine")
        other, _token = preview_links.make(makers.make_draft(), by=cast.author(), may_remark=True)

        self.assertEqual(preview_links.received(self.link, preview_links.receipt([mine])), [mine])
        self.assertEqual(preview_links.received(other, preview_links.receipt([mine])), [])
        for forged in ("", "1", "[1]", "ĳ\ud800", preview_links.receipt([mine])[:-1]):
            self.assertEqual(preview_links.received(self.link, forged), [])


class ThePageOfLinks(TestCase):
    def ask(self, person, draft, method="get", **typed):
        self.client.force_login(person)
        return getattr(self.client, method)(reverse("stories:links", args=[draft.pk]), typed)

    def test_an_author_makes_one_and_sees_its_address_this_once(self):
        draft = makers.make_draft()

        page = self.ask(cast.author(), draft, "post", for_whom="The mayor’s office", days="1", may_remark="on")

        address = page.context["address"]
        self.assertContains(page, f'value="{address}"')
        self.assertEqual(state(address.rstrip("/").rsplit("/", 1)[1]), State.OPEN)
        again = self.ask(cast.author(), draft)
        self.assertContains(again, "The mayor’s office")
        self.assertContains(again, "open until")
        self.assertNotContains(again, address)
        link = PreviewLink.objects.get()
        self.assertEqual((link.ends_at - link.made_at, link.may_remark, link.made_by), (timedelta(days=1), True, cast.author()))

    def test_three_days_are_chosen_already_and_remarks_are_not(self):
        page = self.ask(cast.author(), makers.make_draft())

        self.assertInHTML('<input type="radio" name="days" value="3" required id="id_days_1" checked>', page.content.decode())
        self.assertNotRegex(page.content.decode(), r'name="may_remark"[^>]*checked')

    def test_a_length_that_is_not_offered_is_a_sentence_and_what_was_typed_stays(self):
        for days in ("", "30", "x"):
            page = self.ask(cast.author(), makers.make_draft(), "post", for_whom="Salma", days=days)

            self.assertContains(page, "Choose how long the link lasts", status_code=422)
            self.assertContains(page, 'value="Salma"', status_code=422)
        self.assertFalse(PreviewLink.objects.exists())

    def test_who_answers_for_the_edition_may_too_and_others_find_nothing(self):
        draft = makers.make_draft()

        self.assertEqual(self.ask(cast.editor(), draft, "post", days="3").status_code, 200)
        for person in (cast.moderator(), cast.arabic_editor(), cast.arabic_translator()):
            self.assertEqual(self.ask(person, draft, "post", days="3").status_code, 404)

    def test_while_it_lies_with_an_editor_its_author_makes_none_but_can_revoke(self):
        draft = makers.make_draft()
        link, token = preview_links.make(draft, by=cast.editor())
        workflow.move(draft, workflow.State.SUBMITTED, by=cast.author())

        self.assertContains(self.ask(cast.author(), draft), "it lies with an editor, who can make links to it")
        self.assertEqual(self.ask(cast.author(), draft, "post", days="3").status_code, 403)
        self.client.post(reverse("stories:revoke-link", args=[draft.pk, link.pk]))

        self.assertEqual(state(token), State.REVOKED)

    def test_a_link_of_another_text_is_not_revoked_by_this_ones_page(self):
        link, token = preview_links.make(makers.make_draft(), by=cast.author())
        self.client.force_login(cast.author())

        answer = self.client.post(reverse("stories:revoke-link", args=[makers.make_draft().pk, link.pk]))

        self.assertEqual((answer.status_code, state(token)), (404, State.OPEN))

    def test_the_list_says_how_each_ended(self):
        edition = makers.make_story()
        change = begin_change(edition, by=cast.author())
        preview_links.make(change, by=cast.author(), for_whom="Published")
        workflow.publish(change, by=cast.editor())
        change = begin_change(edition, by=cast.author())
        preview_links.revoke(preview_links.make(change, by=cast.author(), for_whom="Revoked")[0])
        link, _token = preview_links.make(change, by=cast.author(), for_whom="Heard", may_remark=True)
        preview_links.remark(link, name="Salma", words="Good.")

        page = self.ask(cast.editor(), change)

        for words in ("ended: the text came out", "revoked", "open until", "1 remark<"):
            self.assertContains(page, words)
