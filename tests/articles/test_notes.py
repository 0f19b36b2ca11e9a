"""Notes on a text: an editor writes and proposes, the author accepts, declines, answers, resolves; nothing typed is lost on the way."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import notes, preview_links, revisions, workflow
from articles.models import Note, Revision, Transition
from tests import cast, makers

LINKED = '<p data-key="linked1">The driver reads <a href="https://example.org/list">the long list</a> aloud.</p><p data-key="second1">Nobody sleeps.</p>'


def of(draft) -> list[Note]:
    return list(Note.objects.of(draft.edition))


class Noting(TestCase):
    def setUp(self):
        self.draft = makers.make_submitted(words={"body": LINKED})
        self.client.force_login(cast.editor())

    def remark(self, words="Name the river.", proposal="", key="linked1", by=None) -> Note:
        return notes.add(self.draft.edition, key=key, words=words, proposal=proposal, by=by or cast.editor())

    def press(self, verb, *numbers, person=None, **typed):
        """A button of the page, with all the words that stand on it."""
        if person:
            self.client.force_login(person())
        draft = makers.fresh(self.draft)
        words = {"version": draft.version, **draft.words, "section": draft.edition.article.section_id, **typed}
        return self.client.post(reverse(f"stories:{verb}", args=[draft.pk, *numbers]), words)

    def give_back(self):
        workflow.move(makers.fresh(self.draft), Transition.State.RETURNED, by=cast.editor(), why="See the notes.")

    def page(self, person=cast.author):
        self.client.force_login(person())
        return self.client.get(reverse("stories:draft", args=[self.draft.pk]))


class TestWrite(Noting):
    def test_an_editor_writes_on_a_paragraph_and_proposes_a_wording(self):
        answer = self.press("note-add", **{"note-key": "linked1", "note-words": "Which list?", "note-proposal": "The driver reads the whole list aloud."})

        note = of(self.draft)[0]
        self.assertRedirects(answer, reverse("stories:draft", args=[self.draft.pk]) + "#notes")
        self.assertEqual((note.key, note.words, note.by, note.kind), ("linked1", "Which list?", cast.editor(), "remark"))
        self.assertEqual((note.about, note.proposal), ("The driver reads the long list aloud.", "The driver reads the whole list aloud."))

    def test_the_wording_that_stands_already_is_no_proposal(self):
        self.press("note-add", **{"note-key": "linked1", "note-words": "Good.", "note-proposal": "  The driver reads the long list aloud. "})

        self.assertEqual(of(self.draft)[0].proposal, "")

    def test_a_wording_alone_is_a_note(self):
        self.press("note-add", **{"note-key": "second1", "note-words": "", "note-proposal": "Nobody sleeps that night."})

        self.assertEqual(of(self.draft)[0].words, "Nobody sleeps that night.")

    def test_what_the_editor_typed_in_the_text_is_kept_first(self):
        self.press("note-add", headline="A better headline", body=LINKED.replace("Nobody", "No one"), **{"note-key": "second1", "note-words": "I changed this."})

        self.assertEqual(makers.fresh(self.draft).headline, "A better headline")
        self.assertEqual(of(self.draft)[0].about, "No one sleeps.")

    def test_on_the_text_as_a_whole(self):
        self.press("note-add", **{"note-key": "", "note-words": "Too long."})

        self.assertEqual((of(self.draft)[0].key, of(self.draft)[0].about), ("", ""))

    def test_an_empty_note_is_refused_with_what_to_do(self):
        answer = self.press("note-add", **{"note-key": "linked1", "note-words": " ", "note-proposal": "The driver reads the long list aloud."})

        self.assertContains(answer, "Write what you have to say about it, or another wording.", status_code=422)
        self.assertFalse(of(self.draft))

    def test_nothing_at_all_is_refused_with_what_to_do(self):
        answer = self.press("note-add", **{"note-key": "linked1", "note-words": "", "note-proposal": ""})

        self.assertContains(answer, "Write what you have to say about it, or another wording.", status_code=422)

    def test_pressed_twice_it_is_one_note(self):
        for _time in range(2):
            self.press("note-add", **{"note-key": "linked1", "note-words": "Which list?"})

        self.assertEqual(len(of(self.draft)), 1)

    def test_a_wording_needs_its_paragraph_and_what_was_typed_stays(self):
        answer = self.press("note-add", headline="Typed", **{"note-key": "", "note-words": "Why?", "note-proposal": "Other words."})

        self.assertContains(answer, "Choose the paragraph that the wording is for.", status_code=422)
        self.assertContains(answer, "Other words.", status_code=422)
        self.assertEqual(makers.fresh(self.draft).headline, "Typed")

    def test_a_paragraph_that_is_gone_is_refused_and_the_words_stay(self):
        answer = self.press("note-add", body='<p data-key="second1">Nobody sleeps.</p>', **{"note-key": "linked1", "note-words": "Which list?"})

        self.assertContains(answer, "This paragraph is not in the text any more. Choose another one.", status_code=422)
        self.assertContains(answer, "Which list?", status_code=422)

    def test_a_note_too_long_says_by_how_much(self):
        answer = self.press("note-add", **{"note-key": "", "note-words": "x" * 4001})

        self.assertContains(answer, "4001", status_code=422)

    def test_a_note_typed_and_another_button_pressed_is_kept(self):
        self.press("return", reason="facts", why="See my note.", **{"note-key": "second1", "note-words": "Who told you?"})

        self.assertEqual(makers.fresh(self.draft).status, "returned")
        self.assertEqual([note.words for note in of(self.draft)], ["Who told you?"])

    def test_a_note_typed_with_a_move_that_fails_is_shown_again(self):
        answer = self.press("return", reason="facts", why="", **{"note-key": "second1", "note-words": "Who told you?"})

        self.assertContains(answer, "Who told you?", status_code=422)
        self.assertFalse(of(self.draft))

    def test_a_note_that_cannot_be_kept_holds_the_move_and_not_the_words(self):
        answer = self.press("return", reason="facts", why="See.", headline="Typed", **{"note-key": "", "note-words": "x" * 4001})

        self.assertEqual((answer.status_code, makers.fresh(self.draft).status, makers.fresh(self.draft).headline), (422, "submitted", "Typed"))

    def test_signs_that_would_be_markup_are_words(self):
        self.remark("<script>alert(1)</script>", "<b onclick=x>Nobody</b> sleeps.", key="second1")

        answer = self.page(cast.editor)

        self.assertContains(answer, "&lt;script&gt;alert(1)&lt;/script&gt;")
        self.assertNotContains(answer, "<b onclick")


class TestAccept(Noting):
    def setUp(self):
        super().setUp()
        self.note = self.remark("", "The driver reads the whole long list aloud.")
        self.give_back()

    def test_the_words_stand_in_the_text_and_the_link_stays(self):
        self.press("note-accept", self.note.pk, person=cast.author)

        draft, note = makers.fresh(self.draft), makers.fresh(self.note)
        self.assertIn('<p data-key="linked1">The driver reads <a href="https://example.org/list">the whole long list</a> aloud.</p>', draft.body)
        self.assertEqual((note.accepted, note.resolved_by), (True, cast.author()))
        self.assertEqual(Revision.objects.of(draft.edition).newest_first().first().body, draft.body)

    def test_what_the_author_typed_elsewhere_is_kept_with_it(self):
        self.press("note-accept", self.note.pk, person=cast.author, headline="Typed before accepting", body=LINKED.replace("Nobody", "No one"))

        draft = makers.fresh(self.draft)
        self.assertEqual(draft.headline, "Typed before accepting")
        self.assertIn("No one sleeps.", draft.body)
        self.assertIn("whole long list", draft.body)

    def test_words_that_have_changed_since_are_not_written_over(self):
        answer = self.press("note-accept", self.note.pk, person=cast.author, body=LINKED.replace("aloud", "in a whisper"))

        self.assertContains(answer, "The driver reads the long list aloud.", status_code=422)
        self.assertContains(answer, "The driver reads the long list in a whisper.", status_code=422)
        self.assertIn("in a whisper", makers.fresh(self.draft).body)
        self.assertIsNone(makers.fresh(self.note).accepted)

    def test_a_paragraph_that_is_gone_says_so_and_shows_what_it_was(self):
        answer = self.press("note-accept", self.note.pk, person=cast.author, body='<p data-key="second1">Nobody sleeps.</p>')

        self.assertContains(answer, "is not in the text any more", status_code=422)
        self.assertContains(answer, "The driver reads the long list aloud.", status_code=422)

    def test_a_paragraph_that_moved_is_found_by_its_key(self):
        first, second = LINKED.split("</p>")[:2]
        self.press("note-accept", self.note.pk, person=cast.author, body=f"{second}</p>{first}</p>")

        self.assertTrue(makers.fresh(self.draft).body.startswith('<p data-key="second1">'))
        self.assertIn("whole long list", makers.fresh(self.draft).body)

    def test_somebody_else_has_written_since(self):
        draft = makers.fresh(self.draft)
        revisions.write(draft, {"summary": "Another hand."}, by=cast.editor(), version=draft.version)

        answer = self.press("note-accept", self.note.pk, person=cast.author, version=draft.version, headline="Mine")

        self.assertContains(answer, "Mine", status_code=409)
        self.assertIsNone(makers.fresh(self.note).accepted)

    def test_a_press_that_names_no_version_changes_nothing(self):
        self.client.force_login(cast.author())

        answer = self.client.post(reverse("stories:note-accept", args=[self.draft.pk, self.note.pk]))

        self.assertEqual((answer.status_code, makers.fresh(self.note).accepted), (409, None))

    def test_twice_is_once(self):
        self.press("note-accept", self.note.pk, person=cast.author)
        body = makers.fresh(self.draft).body

        answer = self.press("note-accept", self.note.pk, person=cast.author)

        self.assertContains(answer, "This wording was accepted before.", status_code=422)
        self.assertEqual(makers.fresh(self.draft).body, body)

    def test_an_answer_typed_beside_it_is_sent(self):
        self.press("note-accept", self.note.pk, person=cast.author, **{f"note-{self.note.pk}-words": "You are right."})

        self.assertEqual(of(self.draft)[-1].words, "You are right.")
        self.assertEqual(of(self.draft)[-1].answers, self.note)

    def test_declined(self):
        self.press("note-decline", self.note.pk, person=cast.author)

        note = makers.fresh(self.note)
        self.assertEqual((note.accepted, note.resolved_by), (False, cast.author()))
        self.assertIn("the long list", makers.fresh(self.draft).body)

    def test_declined_and_opened_again_it_may_be_accepted(self):
        self.press("note-decline", self.note.pk, person=cast.author)
        self.press("note-reopen", self.note.pk)
        self.press("note-accept", self.note.pk)

        self.assertTrue(makers.fresh(self.note).accepted)


class TestTalk(Noting):
    def test_the_author_answers_and_resolves(self):
        note = self.remark()
        self.give_back()

        self.press("note-answer", note.pk, person=cast.author, **{f"note-{note.pk}-words": "It is the Suhir."})
        self.press("note-resolve", note.pk, person=cast.author)

        answers = [(one.words, one.by, one.answers) for one in of(self.draft) if one.answers]
        self.assertEqual(answers, [("It is the Suhir.", cast.author(), note)])
        self.assertEqual(makers.fresh(note).resolved_by, cast.author())

    def test_the_author_may_answer_while_the_text_lies_with_the_editor(self):
        note = self.remark()

        self.press("note-answer", note.pk, person=cast.author, headline="Not mine to change now", **{f"note-{note.pk}-words": "It is the Suhir."})

        self.assertEqual(of(self.draft)[-1].words, "It is the Suhir.")
        self.assertNotEqual(makers.fresh(self.draft).headline, "Not mine to change now")

    def test_an_answer_typed_and_the_text_submitted_is_kept(self):
        note = self.remark()
        self.give_back()

        self.press("submit", person=cast.author, **{f"note-{note.pk}-words": "Done."})

        self.assertEqual(makers.fresh(self.draft).status, "submitted")
        self.assertEqual(of(self.draft)[-1].words, "Done.")

    def test_an_empty_answer_says_nothing(self):
        note = self.remark()

        answer = self.press("note-answer", note.pk, headline="Typed", **{f"note-{note.pk}-words": " "})

        self.assertContains(answer, "Your answer is empty.", status_code=422)
        self.assertEqual(makers.fresh(self.draft).headline, "Typed")
        self.assertEqual(of(self.draft), [note])

    def test_an_answer_to_an_answer_stands_in_the_same_thread(self):
        note = self.remark()
        first = notes.answer(note, "Which?", by=cast.author())

        second = notes.answer(first, "The one in the north.", by=cast.editor())

        self.assertEqual(second.answers, note)

    def test_resolving_twice_keeps_who_did_it_first(self):
        note = self.remark()
        notes.resolve(note, by=cast.author())
        notes.resolve(note, by=cast.editor())

        self.assertEqual(makers.fresh(note).resolved_by, cast.author())


class TestShown(Noting):
    def test_a_returned_draft_shows_what_is_asked_before_the_text(self):
        self.remark("Name the river.")
        self.give_back()

        page = self.page().content.decode()

        self.assertLess(page.index("See the notes."), page.index("Name the river."))
        self.assertLess(page.index("Name the river."), page.index('name="headline"'))

    def test_in_the_order_of_the_text_each_with_the_opening_of_its_block(self):
        self.remark("On the second.", key="second1")
        self.remark("On the first.", key="linked1")
        self.remark("On all.", key="")

        page = self.page(cast.editor).content.decode()

        self.assertLess(page.index("On the first."), page.index("On the second."))
        self.assertLess(page.index("On the second."), page.index("On all."))
        self.assertIn('data-to-block="second1"><bdi lang="en" dir="ltr">Nobody sleeps', page)

    def test_a_wording_is_shown_as_a_change_of_the_words_that_stand(self):
        self.remark("", "Nobody slept.", key="second1")

        self.assertContains(self.page(), "Nobody <del>sleeps</del><ins>slept</ins>.")

    def test_who_may_not_change_the_text_sees_why_they_cannot_accept(self):
        self.remark("", "Nobody slept.", key="second1")

        page = self.page()

        self.assertContains(page, "Take it back before you change it.")
        self.assertNotContains(page, "note-accept")

    def test_a_guest_and_a_translator_are_told_apart(self):
        Note.objects.create(edition=self.draft.edition, key="second1", kind="guest", guest="Old Tarek", words="We did sleep.")
        Note.objects.create(edition=self.draft.edition, kind="question", words="Which valley?", by=cast.arabic_translator())

        page = self.page()

        self.assertContains(page, "A remark from outside, by the name <bdi>Old Tarek</bdi>")
        self.assertContains(page, "A translator’s question")

    def test_a_paragraph_that_is_gone(self):
        self.remark()
        draft = makers.fresh(self.draft)
        revisions.write(draft, {"body": '<p data-key="second1">Nobody sleeps.</p>'}, by=cast.editor(), version=None)

        page = self.page()

        self.assertContains(page, "Its paragraph is not in the text any more")
        self.assertContains(page, "The driver reads the long list aloud.")

    def test_many_notes_cost_no_more_questions_than_one(self):
        self.remark()
        self.page()  # the first look of a person asks more
        few = self.asked()
        for number in range(8):
            notes.answer(self.remark(f"Note {number}", "Other words."), "Yes.", by=cast.author())

        self.assertEqual(self.asked(), few)

    def asked(self) -> int:
        with CaptureQueriesContext(connection) as questions:
            self.page()
        return len(questions)


class TestNo(Noting):
    def test_who_does_not_know_the_text_finds_nothing(self):
        note = self.remark("", "Other words.")
        for person in (cast.reader, cast.moderator, cast.arabic_translator, cast.arabic_editor):
            for verb in ("note-accept", "note-decline", "note-resolve", "note-answer", "note-reopen"):
                with self.subTest(person=person.__name__, verb=verb):
                    self.assertIn(self.press(verb, note.pk, person=person).status_code, (403, 404, 302))
            self.assertIn(self.press("note-add", person=person, **{"note-words": "Hello", "note-key": ""}).status_code, (403, 404, 302))

        self.assertEqual(of(self.draft), [note])
        self.assertEqual((makers.fresh(note).accepted, makers.fresh(note).resolved_at), (None, None))

    def test_the_author_does_not_accept_while_the_text_lies_with_the_editor(self):
        note = self.remark("", "Other words.")

        answer = self.press("note-accept", note.pk, person=cast.author)

        self.assertEqual((answer.status_code, makers.fresh(note).accepted), (403, None))

    def test_a_note_of_another_story_is_not_found(self):
        other = notes.add(makers.make_draft().edition, key="", words="Elsewhere", by=cast.editor())

        self.assertEqual(self.press("note-resolve", other.pk).status_code, 404)

    def test_an_answer_is_no_note(self):
        said = notes.answer(self.remark(), "Yes.", by=cast.author())

        self.assertEqual(self.press("note-resolve", said.pk).status_code, 404)


class OnATranslation(TestCase):
    def test_a_remark_from_outside_is_seen_and_settled_where_the_translation_is_made(self):
        draft = makers.make_translation_draft(by=cast.arabic_translator())
        link, _token = preview_links.make(draft, by=cast.admin(), may_remark=True)
        note = preview_links.remark(link, name="ليلى", words="هذه الجملة غير واضحة")
        self.client.force_login(cast.arabic_translator())

        self.assertContains(self.client.get(reverse("translations:workbench", args=[draft.pk])), "هذه الجملة غير واضحة")
        self.client.post(reverse("stories:note-resolve", args=[draft.pk, note.pk]), {"version": draft.version})

        note.refresh_from_db()
        self.assertIsNotNone(note.resolved_at)
