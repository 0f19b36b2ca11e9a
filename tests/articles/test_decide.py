"""From hand to hand: an author submits, an editor returns, approves, schedules or publishes. Nobody does what they may not."""

from django.test import TestCase
from django.urls import reverse

from articles import workflow
from articles.models import Draft, Edition, Transition
from tests import cast, makers

State = Transition.State
PEOPLE = (cast.author, cast.editor, cast.arabic_translator, cast.arabic_editor, cast.moderator, cast.admin, cast.reader)


def in_state(state: str) -> Draft:
    draft = makers.make_draft()
    for step in {State.WRITING: (), State.RETURNED: (State.SUBMITTED, State.RETURNED), State.APPROVED: (State.SUBMITTED, State.APPROVED)}.get(state, (state,)):
        draft = makers.fresh(draft)
        workflow.move(draft, step, by=cast.author() if step == State.SUBMITTED else cast.editor(), why="Because.")
    return makers.fresh(draft)


class Desk(TestCase):
    def do(self, person, verb, draft, **more):
        self.client.force_login(person())
        return self.client.post(reverse(f"stories:{verb}", args=[draft.pk]), {"version": draft.version, **more})


class TestFlow(Desk):
    def test_from_author_to_readers(self):
        draft = makers.make_draft()

        self.do(cast.author, "submit", draft)
        self.do(cast.editor, "return", makers.fresh(draft), why="Name the river.")
        board = self.client_of(cast.author).get("/admin/")
        self.do(cast.author, "submit", makers.fresh(draft))
        self.do(cast.editor, "approve", makers.fresh(draft))
        self.do(cast.editor, "publish", makers.fresh(draft))

        self.assertContains(board, "Name the river.")
        edition = Edition.objects.get()
        self.assertTrue(edition.is_live)
        self.assertContains(self.client.get(edition.get_absolute_url()), edition.headline)

    def client_of(self, person):
        self.client.force_login(person())
        return self.client

    def test_typed_words_are_kept_before_they_are_submitted(self):
        draft = makers.make_draft()
        words = {**draft.words, "section": draft.edition.article.section_id, "headline": "As typed last"}

        self.do(cast.author, "submit", draft, **words)

        self.assertEqual((makers.fresh(draft).headline, makers.fresh(draft).status), ("As typed last", "submitted"))

    def test_an_empty_headline_is_saved_and_not_submitted(self):
        draft = makers.make_draft()
        words = {**draft.words, "section": draft.edition.article.section_id, "headline": "", "summary": "Typed"}

        answer = self.do(cast.author, "submit", draft, **words)

        self.assertContains(answer, '<a href="#field-headline">The headline is empty. Write one.</a>', status_code=422)
        self.assertEqual((makers.fresh(draft).summary, makers.fresh(draft).status), ("Typed", "writing"))

    def test_taken_back(self):
        draft = makers.make_submitted()

        self.do(cast.author, "take-back", draft)

        self.assertEqual(makers.fresh(draft).status, "writing")

    def test_scheduled_and_off_again(self):
        draft = makers.make_submitted()

        self.do(cast.editor, "schedule", draft, hour="2031-05-01T08:30")
        self.assertEqual(f"{makers.fresh(draft).goes_out_at:%Y-%m-%d %H:%M}", "2031-05-01 08:30")
        self.do(cast.editor, "unschedule", makers.fresh(draft))

        self.assertIsNone(makers.fresh(draft).goes_out_at)

    def test_an_editor_publishes_in_one_go_what_they_wrote_themselves(self):
        draft = makers.make_draft(by=cast.editor())

        self.do(cast.editor, "publish", draft)

        self.assertTrue(Edition.objects.get().is_live)


class TestNo(Desk):
    def test_a_return_without_a_reason(self):
        draft = makers.make_submitted()

        answer = self.do(cast.editor, "return", draft, why="  ")

        self.assertContains(answer, "Say why the text goes back", status_code=422)

    def test_an_hour_that_has_passed_or_is_none(self):
        draft = makers.make_submitted()

        passed = self.do(cast.editor, "schedule", draft, hour="2001-05-01T08:30")
        none = self.do(cast.editor, "schedule", draft, hour="tomorrow")

        self.assertContains(passed, "The hour has passed.", status_code=422)
        self.assertContains(none, "This is no day and hour.", status_code=422)

    def test_a_decision_on_an_older_version(self):
        draft = makers.make_submitted()

        self.client.force_login(cast.editor())
        answer = self.client.post(reverse("stories:publish", args=[draft.pk]), {"version": draft.version - 1})

        self.assertContains(answer, "Somebody else has changed this text", status_code=409)
        self.assertFalse(Edition.objects.live().exists())

    def test_nothing_moves_by_get(self):
        draft = makers.make_submitted()
        self.client.force_login(cast.editor())

        self.assertEqual(self.client.get(reverse("stories:publish", args=[draft.pk])).status_code, 405)


# Who may do what, from which state: the rows of the matrix that this room holds.
MAY = {
    "submit": ({cast.author, cast.editor, cast.admin}, {State.WRITING, State.RETURNED}),
    "take-back": ({cast.author}, {State.SUBMITTED}),
    "return": ({cast.editor, cast.admin}, {State.SUBMITTED, State.APPROVED}),
    "approve": ({cast.editor, cast.admin}, {State.SUBMITTED}),
    "schedule": ({cast.editor, cast.admin}, {State.SUBMITTED, State.APPROVED}),
    "publish": ({cast.editor, cast.admin}, {State.WRITING, State.RETURNED, State.SUBMITTED, State.APPROVED}),
}
KNOW = {cast.author, cast.editor, cast.admin}


class TestWhoMay(Desk):
    def test_each_verb_by_each_person_in_each_state(self):
        for state in (State.WRITING, State.SUBMITTED, State.RETURNED, State.APPROVED):
            for verb, (people, states) in MAY.items():
                for person in PEOPLE:
                    with self.subTest(verb=verb, state=state, person=person.__name__):
                        draft = in_state(state)

                        answer = self.do(person, verb, draft, why="Because.", hour="2031-05-01T08:30")

                        allowed = person in people and state in states
                        self.assertEqual(self.has_moved(draft), allowed)
                        if not allowed:
                            self.assert_refused(answer, person)

    def has_moved(self, draft):
        now = Draft.objects.numbered(draft.pk).first()
        return now is None or (now.status, now.goes_out_at) != (draft.status, draft.goes_out_at)

    def assert_refused(self, answer, person):
        if person is cast.reader:
            self.assertIn("/admin/login/", answer["Location"])
        elif person in KNOW:
            self.assertEqual(answer.status_code, 403)
        else:
            self.assertEqual(answer.status_code, 404)

    def test_the_refusal_says_why_and_so_does_the_button(self):
        draft = makers.make_submitted()

        answer = self.do(cast.author, "publish", draft)

        self.assertContains(answer, "Only an editor of English does this", status_code=403)

    def test_an_editor_of_another_language_does_not_even_know(self):
        draft = makers.make_draft("fr", by=cast.admin())

        self.assertEqual(self.do(cast.editor, "publish", draft).status_code, 404)


class TestAfterPublication(Desk):
    def test_a_change_goes_out_with_a_weight_and_a_correction(self):
        edition = makers.make_story()
        self.client.force_login(cast.editor())
        self.client.post(reverse("stories:change", args=[edition.pk]))
        draft = Draft.objects.get()

        self.client.post(
            reverse("stories:publish", args=[draft.pk]),
            {"version": draft.version, **draft.words, "section": edition.article.section_id, "headline": "Changed", "weight": "facts", "correction": "It was a Tuesday."},
        )

        edition = makers.fresh(edition)
        self.assertEqual((edition.headline, edition.live_revision.weight), ("Changed", "facts"))
        self.assertEqual([one.words for one in edition.corrections.all()], ["It was a Tuesday."])

    def test_withdrawn_with_a_reason_and_brought_back(self):
        edition = makers.make_story()
        self.client.force_login(cast.editor())
        address = reverse("stories:withdraw", args=[edition.pk])

        empty = self.client.post(address, {"why": " "})
        self.client.post(address, {"why": "Two people in it asked us to."})
        gone = self.client.get(edition.get_absolute_url())
        self.client.post(reverse("stories:bring-back", args=[edition.pk]))

        self.assertContains(empty, "Say why the story is withdrawn", status_code=422)
        self.assertContains(gone, "Two people in it asked us to.", status_code=410)
        self.assertTrue(makers.fresh(edition).is_live)

    def test_an_author_begins_a_change_and_does_not_withdraw(self):
        edition = makers.make_story()
        self.client.force_login(cast.author())

        self.assertEqual(self.client.post(reverse("stories:change", args=[edition.pk])).status_code, 302)
        self.assertEqual(self.client.post(reverse("stories:withdraw", args=[edition.pk]), {"why": "x"}).status_code, 403)
