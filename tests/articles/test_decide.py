"""From hand to hand: an author submits, an editor returns, approves, schedules or publishes. Nobody does what they may not."""

from django.test import TestCase, override_settings
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
        self.do(cast.editor, "return", makers.fresh(draft), reason="facts", why="Name the river.")
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

        without_words = self.do(cast.editor, "return", draft, reason="facts", why="  ")
        without_reason = self.do(cast.editor, "return", draft, why="Name the river.")

        self.assertContains(without_words, "Say why the text goes back", status_code=422)
        self.assertContains(without_reason, "Choose what it is about.", status_code=422)
        self.assertContains(without_reason, "Name the river.", status_code=422)
        self.assertEqual(makers.fresh(draft).status, "submitted")

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

                        answer = self.do(person, verb, draft, reason="other", why="Because.", hour="2031-05-01T08:30")

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


class TestWithdrawn(Desk):
    """What was taken from its readers comes back only where somebody says so."""

    def setUp(self):
        self.edition = makers.make_story()
        workflow.withdraw(self.edition, by=cast.editor(), why="Somebody in it is in danger.")
        self.client.force_login(cast.editor())
        self.client.post(reverse("stories:change", args=[self.edition.pk]))
        workflow.move(Draft.objects.get(), State.SUBMITTED, by=cast.author())
        self.draft = Draft.objects.get()

    def test_the_board_the_text_and_the_decision_say_that_it_is_withdrawn_and_why(self):
        page = self.client.get(reverse("stories:draft", args=[self.draft.pk]))

        self.assertContains(page, "Somebody in it is in danger.", count=2)
        self.assertContains(page, "Publish it, and bring it back")
        self.assertNotContains(page, "change of a live story")
        self.assertContains(self.client.get(reverse("admin:index")), "withdrawn: readers do not see it")

    def test_it_is_not_published_by_the_way(self):
        answer = self.do(cast.editor, "publish", self.draft, weight="meaning")
        scheduled = self.do(cast.editor, "schedule", makers.fresh(self.draft), hour="2031-03-04T09:00", weight="meaning")

        for refused in (answer, scheduled):
            self.assertContains(refused, "Tick that it may come back to its readers", status_code=422)
        self.assertEqual(self.client.get(self.edition.get_absolute_url()).status_code, 410)
        self.assertIsNone(makers.fresh(self.draft).goes_out_at)

    def test_it_comes_back_where_that_is_said(self):
        self.do(cast.editor, "publish", self.draft, weight="meaning", bring_back="on")

        self.assertEqual(self.client.get(self.edition.get_absolute_url()).status_code, 200)

    def test_what_was_scheduled_before_it_was_withdrawn_does_not_bring_it_back(self):
        self.do(cast.editor, "publish", self.draft, weight="meaning", bring_back="on")
        self.client.post(reverse("stories:change", args=[self.edition.pk]))
        workflow.move(Draft.objects.get(), State.SUBMITTED, by=cast.author())
        draft = Draft.objects.get()
        self.do(cast.editor, "schedule", draft, hour="2031-03-04T09:00", weight="meaning")
        self.assertIsNotNone(makers.fresh(draft).goes_out_at)

        workflow.withdraw(makers.fresh(self.edition), by=cast.editor(), why="Again.")

        self.assertIsNone(makers.fresh(draft).goes_out_at)

    def test_who_comes_too_late_is_told_who_was_quicker(self):
        self.client.force_login(cast.admin())
        late = self.client.post(reverse("stories:withdraw", args=[self.edition.pk]), {"why": "In danger."})
        workflow.bring_back(self.edition, by=cast.editor())
        back = self.client.post(reverse("stories:bring-back", args=[self.edition.pk]))

        for told in (late, back):
            self.assertContains(told, cast.editor().shown_name, status_code=403)


class TestReturned(Desk):
    def test_the_writer_reads_reason_and_words_first(self):
        draft = makers.make_submitted()
        self.do(cast.editor, "return", draft, reason="sources", why="Who counted the books?")
        self.client.force_login(cast.author())

        page = self.client.get(reverse("stories:draft", args=[draft.pk]))
        history = self.client.get(reverse("stories:history", args=[draft.edition_id]))

        self.assertContains(page, "Returned to you: sources are missing")
        self.assertContains(page, "Who counted the books?")
        self.assertContains(history, "sources are missing")

    def test_what_was_typed_into_another_way_is_still_there(self):
        draft = makers.make_submitted()

        answer = self.do(cast.editor, "return", draft, why="", reason="facts", hour="2031-05-01T08:30", moving_until="2031-05-02T08:30")

        self.assertContains(answer, 'value="2031-05-01T08:30"', status_code=422)
        self.assertContains(answer, 'value="2031-05-02T08:30"', status_code=422)


@override_settings(TIME_ZONE="Europe/Berlin")
class TestTheHour(Desk):
    def person(self, zone):
        editor = cast.editor()
        editor.time_zone = zone
        editor.save()
        return editor

    def test_is_typed_by_the_outlets_clock_and_told_by_both(self):
        draft = makers.make_submitted()
        self.person("Africa/Nairobi")

        self.do(cast.editor, "schedule", draft, hour="2031-03-04T09:00")
        page = self.client.get(reverse("stories:draft", args=[draft.pk]))

        self.assertEqual(f"{makers.fresh(draft).goes_out_at:%Y-%m-%d %H:%M %Z}", "2031-03-04 08:00 UTC")
        self.assertContains(page, "It goes out Tue 4 March 2031, 09:00 (Europe/Berlin; your 11:00).")
        self.assertContains(page, "Goes out at (Europe/Berlin)")

    def test_one_press_from_submitted_is_enough(self):
        draft = makers.make_submitted()

        self.do(cast.editor, "schedule", draft, hour="2031-03-04T09:00")

        self.assertEqual(makers.fresh(draft).status, "approved")
        self.assertTrue(makers.fresh(draft).goes_out_at)

    def test_one_that_the_clocks_jump_over_is_refused(self):
        draft = makers.make_submitted()

        answer = self.do(cast.editor, "schedule", draft, hour="2031-03-30T02:30")

        self.assertContains(answer, "There is no 02:30 on that day in Europe/Berlin", status_code=422)
        self.assertContains(answer, 'value="2031-03-30T02:30"', status_code=422)

    def test_one_that_comes_twice_is_refused(self):
        draft = makers.make_submitted()

        answer = self.do(cast.editor, "schedule", draft, hour="2031-10-26T02:30")

        self.assertContains(answer, "02:30 comes twice on that day in Europe/Berlin", status_code=422)

    def test_one_that_no_calendar_has_is_refused(self):
        for hour in ("0001-01-01T00:00", "2031-02-31T08:00", "9999-12-31T23:59", "٢٠٣١", "x" * 5000):
            draft = makers.make_submitted()
            answer = self.do(cast.editor, "schedule", draft, hour=hour)
            self.assertIn(answer.status_code, (302, 422), hour)

    def test_a_zone_that_is_none_is_as_good_as_no_zone(self):
        draft = makers.make_submitted()
        self.person("Mars/Olympus")

        self.do(cast.editor, "schedule", draft, hour="2031-03-04T09:00")

        self.assertContains(self.client.get(reverse("stories:draft", args=[draft.pk])), "Tue 4 March 2031, 09:00 (Europe/Berlin)")


class TestScheduled(Desk):
    def setUp(self):
        self.draft = makers.make_submitted()
        self.do(cast.editor, "schedule", self.draft, hour="2031-03-04T09:00")

    def page(self, person):
        self.client.force_login(person())
        return self.client.get(reverse("stories:draft", args=[self.draft.pk]))

    def change(self):
        draft = makers.fresh(self.draft)
        self.client.force_login(cast.editor())
        self.client.post(
            reverse("stories:draft", args=[draft.pk]), {"version": draft.version, **draft.words, "section": draft.edition.article.section_id, "summary": "Changed since."}
        )

    def test_its_writer_sees_why_it_cannot_be_changed(self):
        page = self.page(cast.author)

        self.assertContains(page, "Goes out")
        self.assertContains(page, "This text goes out at its hour as it was approved.")
        self.assertNotContains(page, "Take it back before")

    def test_a_change_made_since_does_not_go_out_and_the_page_says_so(self):
        unchanged = self.page(cast.editor)
        self.change()
        changed = self.page(cast.editor)

        self.assertNotContains(unchanged, "That change does not go out with it")
        self.assertContains(changed, "That change does not go out with it")
        self.assertContains(changed, f"?from={makers.fresh(self.draft).goes_out_id}&amp;to=draft")

    def test_one_press_lets_the_change_go_out_too(self):
        self.change()
        hour = makers.fresh(self.draft).goes_out_at

        self.do(cast.editor, "schedule", makers.fresh(self.draft), hour_stays="yes", hour="2035-01-01T00:00")

        draft = makers.fresh(self.draft)
        self.assertEqual(draft.goes_out_at, hour)
        self.assertEqual(draft.goes_out.words, draft.words)
        self.assertContains(self.client.get(reverse("stories:edition", args=[draft.edition_id])), "let what was changed since go out, too")


class TestFourEyes(Desk):
    WARNING = "You have worked on this text yourself."

    def page(self):
        draft = makers.make_draft(by=cast.editor())
        workflow.move(draft, State.SUBMITTED, by=cast.editor())
        self.client.force_login(cast.editor())
        return self.client.get(reverse("stories:draft", args=[draft.pk]))

    @override_settings(FOUR_EYES="warn")
    def test_warn(self):
        page = self.page()
        self.assertContains(page, self.WARNING)
        self.assertContains(page, 'data-verb="publish"')

    @override_settings(FOUR_EYES="on")
    def test_on(self):
        page = self.page()
        self.assertContains(page, "In this newsroom somebody else decides about it.")
        self.assertNotContains(page, 'data-verb="publish"')

    @override_settings(FOUR_EYES="on")
    def test_what_an_editor_typed_into_a_scheduled_text_is_their_own_work_afterwards(self):
        draft = makers.make_submitted()
        self.do(cast.editor, "schedule", draft, hour="2031-03-04T09:00")
        draft = makers.fresh(draft)
        self.do(cast.editor, "draft", draft, **{**draft.words, "section": draft.edition.article.section_id, "summary": "4000 loaves were stolen."})
        workflow.move(makers.fresh(draft), State.PUBLISHED, by=None)
        left = makers.fresh(draft)

        answer = self.do(cast.editor, "publish", left, weight="meaning")

        self.assertContains(answer, "In this newsroom somebody else decides about it.", status_code=403)

    @override_settings(FOUR_EYES="off")
    def test_off(self):
        self.assertNotContains(self.page(), self.WARNING)


class TestStillChanging(Desk):
    def post(self, person, verb, edition, **sent):
        self.client.force_login(person())
        return self.client.post(reverse(f"stories:{verb}", args=[edition.pk]), sent)

    def test_said_when_publishing(self):
        draft = makers.make_submitted()

        self.do(cast.editor, "publish", draft, moving_until="2031-05-01T08:30")

        self.assertEqual(f"{Edition.objects.get().moving_until:%Y-%m-%d %H:%M}", "2031-05-01 08:30")

    def test_said_later_and_settled(self):
        edition = makers.make_story()

        self.post(cast.editor, "moving", edition, until="2031-05-01T08:30")
        page = self.client.get(reverse("stories:edition", args=[edition.pk]))
        self.post(cast.editor, "settle", edition)

        self.assertContains(page, "Still changing until Thu 1 May 2031, 08:30 (UTC)")
        self.assertContains(page, "It is settled")
        self.assertIsNone(makers.fresh(edition).moving_until)

    def test_an_hour_that_has_passed_and_none(self):
        edition = makers.make_story()

        self.assertContains(self.post(cast.editor, "moving", edition, until="2001-05-01T08:30"), "The hour has passed.", status_code=422)
        self.assertContains(self.post(cast.editor, "moving", edition, until=""), "Choose a day and an hour.", status_code=422)

    def test_only_who_answers_for_the_text(self):
        edition = makers.make_story()

        self.assertEqual(self.post(cast.author, "moving", edition, until="2031-05-01T08:30").status_code, 403)
        self.assertEqual(self.post(cast.author, "settle", edition).status_code, 403)
        self.assertEqual(self.post(cast.arabic_editor, "moving", edition, until="2031-05-01T08:30").status_code, 404)

    def test_what_is_not_live_does_not_move(self):
        edition = makers.make_submitted().edition

        self.assertEqual(self.post(cast.editor, "moving", edition, until="2031-05-01T08:30").status_code, 403)


class TestTakenBack(Desk):
    def test_a_decision_about_it_answers_with_a_sentence(self):
        draft = makers.make_submitted()
        self.do(cast.author, "take-back", draft)

        approved = self.do(cast.editor, "approve", draft)
        published = self.do(cast.editor, "publish", draft)

        self.assertContains(approved, "The text is “being written” now", status_code=403)
        self.assertContains(published, "changed this text since you opened it", status_code=409)
        self.assertFalse(Edition.objects.live().exists())

    def test_whoever_has_it_open_is_told_by_the_next_pulse(self):
        draft = makers.make_submitted()
        self.do(cast.author, "take-back", draft)
        self.client.force_login(cast.editor())

        told = self.client.post(reverse("stories:pulse", args=[draft.pk]), {"tab": "tabtabtab", "edition": draft.edition_id}).json()

        self.assertEqual(told["state"], "writing")
        self.assertIn("took it back", told["decided"])
