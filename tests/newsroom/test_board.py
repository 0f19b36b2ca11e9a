"""The board: what waits for each person, why, since when, with the one next thing to do; narrowed, and kept as a view."""

import re
from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import notes, reviews, workflow
from articles.models import Article, Note, Release, Review, Transition
from newsroom.desk import days
from newsroom.models import Application, SavedView
from tests import cast, makers

NOW = timezone.now


class Signed(TestCase):
    def as_person(self, person):
        self.client.force_login(person())
        return self.client

    def board(self, person, **asked):
        return self.as_person(person).get("/admin/", asked)

    def section(self, page, key) -> str:
        """The words of one section of the board; empty where it is not shown."""
        found = re.search(rf'<section class="board-section" data-section="{key}".*?</section>', page.content.decode(), re.DOTALL)
        return found.group() if found else ""


class TestWriting(Signed):
    def test_an_author_sees_what_came_back_first_with_its_reason(self):
        makers.make_draft(words={"headline": "Being written"})
        returned = makers.make_submitted(words={"headline": "Came back"})
        workflow.move(returned, "returned", by=cast.editor(), why="Name the river.", reason="facts")
        makers.make_submitted(words={"headline": "With an editor now"})

        page = self.board(cast.author)

        self.assertIn("Came back", self.section(page, "returned"))
        self.assertIn("facts to check: Name the river.", self.section(page, "returned"))
        self.assertIn("Being written", self.section(page, "writing"))
        self.assertIn("With an editor now", self.section(page, "resting"))
        places = [page.content.decode().index(words) for words in ("Came back", "Being written", "With an editor now")]
        self.assertEqual(places, sorted(places))

    def test_what_one_wrote_as_an_author_is_gone_with_the_appointment(self):
        makers.make_draft(words={"headline": "Being written"})
        person = cast.author()
        person.appointments.update(language="fr")

        self.client.force_login(person)
        self.assertNotContains(self.client.get("/admin/"), "Being written")

    def test_with_nothing_waiting_there_is_a_kind_sentence_and_something_to_begin(self):
        page = self.board(cast.author)

        self.assertContains(page, "Nothing waits for you just now.")
        self.assertContains(page, "Write a new story")
        self.assertNotContains(page, "Show only some")

    def test_the_board_says_what_day_it_is(self):
        self.assertContains(self.board(cast.author), str(days.today().year))


class TestDeciding(Signed):
    def test_an_editor_sees_what_is_theirs_to_decide_and_nothing_else(self):
        makers.make_submitted(words={"headline": "For the editor of English"})
        makers.make_submitted("fr", by=cast.admin())
        makers.make_draft(words={"headline": "Not submitted"})

        page = self.board(cast.editor)

        self.assertIn("For the editor of English", self.section(page, "decide"))
        self.assertIn("by author", self.section(page, "decide"))
        self.assertNotContains(page, makers.WORDS["fr"]["headline"])
        self.assertNotContains(page, "Not submitted")

    def test_a_row_says_since_when_it_waits(self):
        for ago in (0, 1, 3, 12):
            draft = makers.make_submitted(words={"headline": f"Of {ago} days"})
            Transition.objects.of(draft.edition).update(at=NOW() - timedelta(days=ago))

        said = self.section(self.board(cast.editor), "decide")

        for words in ("today", "since yesterday", "waits 12 days"):
            self.assertIn(words, said)
        self.assertRegex(said, "since (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")

    def test_one_press_takes_a_text_up_and_opens_it(self):
        draft = makers.make_submitted()
        press = reverse("stories:review", args=[draft.pk])

        self.assertIn(f'action="{press}"', self.section(self.board(cast.editor), "decide"))
        answer = self.client.post(press)

        self.assertRedirects(answer, reverse("stories:draft", args=[draft.pk]))
        page = self.client.get("/admin/")
        self.assertEqual(self.section(page, "decide"), "")
        self.assertIn("you have it until", self.section(page, "mine"))

    def test_the_others_see_who_has_it_and_are_not_offered_the_button(self):
        draft = makers.make_submitted()
        reviews.begin(draft, by=cast.editor())

        said = self.section(self.board(cast.admin), "decide")

        self.assertIn("editor has it until", said)
        self.assertNotIn("I have it<", said)

    def test_its_writer_reads_that_it_is_read_and_not_by_whom(self):
        draft = makers.make_submitted()
        reviews.begin(draft, by=cast.editor())

        said = self.section(self.board(cast.author), "resting")

        self.assertIn("an editor is reading it", said)
        self.assertNotIn("until", said)

    def test_what_lapsed_is_for_anybody_again(self):
        draft = makers.make_submitted()
        reviews.begin(draft, by=cast.editor())
        Review.objects.update(begun_at=NOW() - timedelta(hours=25))

        self.assertIn("I have it<", self.section(self.board(cast.admin), "decide"))

    def test_approved_ones_wait_for_an_hour_unless_a_release_has_it(self):
        alone, together = (makers.make_submitted(words={"headline": headline}) for headline in ("Without an hour", "With the release"))
        for draft in (alone, together):
            workflow.move(draft, "approved", by=cast.editor())
        Release.objects.create(article=together.edition.article, languages=["en"], goes_out_at=NOW() + timedelta(days=3))

        page = self.board(cast.editor)

        self.assertIn("Without an hour", self.section(page, "approved"))
        self.assertNotIn("With the release", self.section(page, "approved"))
        self.assertIn("With the release", self.section(page, "later"))

    def test_a_text_stands_on_the_board_once(self):
        draft = makers.make_submitted(words={"headline": "Only once"})
        Article.objects.update(planned_for=days.today())
        reviews.begin(draft, by=cast.editor())

        page = self.board(cast.editor)

        self.assertIn("Only once", self.section(page, "today"))
        self.assertEqual(self.section(page, "mine") + self.section(page, "decide"), "")

    def test_fifty_waiting_texts_are_all_there_for_a_few_queries_and_no_body(self):
        author = cast.author()
        for number in range(50):
            draft = makers.make_submitted(words={"headline": f"Waiting {number}."}, by=author)
            notes.add(draft.edition, key="", words="Which river?", proposal="", by=author)
        client = self.as_person(cast.editor)

        with self.assertNumQueries(FewerThan(28)) as asked:
            page = client.get("/admin/")

        for number in range(50):
            self.assertIn(f"Waiting {number}.", self.section(page, "decide"))
        self.assertIn("38 more", self.section(page, "decide"))
        loaded = [query["sql"] for query in asked.captured_queries if re.search(r'^SELECT .*"body".* FROM', query["sql"])]
        self.assertEqual(loaded, [])


class FewerThan(int):
    """An upper bound, for assertNumQueries."""

    def __eq__(self, number):
        return number < int(self)

    __hash__ = int.__hash__


class TestToday(Signed):
    def test_what_is_planned_or_scheduled_for_today_is_due(self):
        planned = makers.make_draft(words={"headline": "Planned for today"})
        Article.objects.filter(pk=planned.edition.article_id).update(planned_for=days.today())
        other = makers.make_draft(words={"headline": "Planned for tomorrow"})
        Article.objects.filter(pk=other.edition.article_id).update(planned_for=days.today() + timedelta(days=1))

        for person, action in ((cast.author, "Go on writing"), (cast.editor, "Look at it")):
            said = self.section(self.board(person), "today")
            self.assertIn("Planned for today", said)
            self.assertIn("planned for today", said)
            self.assertIn(action, said)
            self.assertNotIn("Planned for tomorrow", said)

    def test_days_are_those_of_the_outlets_zone(self):
        planned = makers.make_draft(words={"headline": "On the outlet's day"})
        with self.settings(TIME_ZONE="Pacific/Kiritimati"):
            Article.objects.filter(pk=planned.edition.article_id).update(planned_for=(NOW() + timedelta(hours=14)).date())

            self.assertIn("On the outlet&#x27;s day", self.section(self.board(cast.author), "today"))


class TestQuestions(Signed):
    def ask(self, draft, by, kind=Note.Kind.QUESTION, words="Is the river the Ruvu?"):
        note = notes.add(draft.edition, key="", words=words, proposal="", by=by)
        Note.objects.filter(pk=note.pk).update(kind=kind)
        return note

    def test_a_question_waits_for_the_writer_and_for_who_answers_until_they_have(self):
        draft = makers.make_draft(words={"headline": "Asked about"})
        note = self.ask(draft, cast.admin())

        for person in (cast.author, cast.editor):
            self.assertIn("Is the river the Ruvu?", self.section(self.board(person), "questions"))
        self.assertEqual(self.section(self.board(cast.admin), "questions"), "")

        notes.answer(note, "Yes.", by=cast.author())
        self.assertEqual(self.section(self.board(cast.author), "questions"), "")
        self.assertIn("Yes.", self.section(self.board(cast.admin), "questions"))

    def test_an_editors_remark_waits_for_the_writer_alone(self):
        draft = makers.make_draft()
        self.ask(draft, cast.admin(), kind=Note.Kind.REMARK)

        self.assertIn("Is the river", self.section(self.board(cast.author), "questions"))
        self.assertEqual(self.section(self.board(cast.editor), "questions"), "")

    def test_somebody_elses_are_not_seen(self):
        self.ask(makers.make_draft("fr", by=cast.admin()), cast.admin())

        self.assertEqual(self.section(self.board(cast.author), "questions"), "")


class TestOthers(Signed):
    def test_a_translator_sees_what_they_carry_and_what_they_could(self):
        edition = makers.make_story(words={"headline": "Still to be had"})
        makers.make_claim("ar", of=makers.make_story(words={"headline": "In hand"}), by=cast.arabic_translator())

        page = self.board(cast.arabic_translator)

        self.assertIn(edition.headline, self.section(page, "claimable"))
        self.assertIn("In hand", self.section(page, "claims"))
        self.assertIn("yours until", self.section(page, "claims"))

    def test_a_moderator_sees_how_many_wait_in_each_language(self):
        edition = makers.make_story()
        makers.make_comment(edition)
        makers.make_comment(edition)

        self.assertContains(self.board(cast.moderator), "2 comments wait")

    def test_an_admin_sees_applications(self):
        Application.objects.create(kind="write", name="Rosa", email="rosa@example.org", languages=["es"], consented_at=NOW(), confirmed_at=NOW())

        self.assertIn("Rosa", self.section(self.board(cast.admin), "applications"))
        self.assertEqual(self.section(self.board(cast.author), "applications"), "")

    def test_a_reader_and_nobody_are_shown_to_the_door(self):
        self.assertRedirects(self.client.get("/admin/"), "/admin/login/?next=/admin/")
        self.assertRedirects(self.board(cast.reader), "/admin/login/?next=/admin/")
        self.assertContains(self.client.get("/admin/login/"), "hold no appointment that opens this page")


class TestFilters(Signed):
    def setUp(self):
        self.english = makers.make_submitted(words={"headline": "In English"})
        self.french = makers.make_submitted("fr", by=cast.admin(), words={"headline": "En français"}, section=makers.make_section("culture"))

    def test_by_language_section_and_writer_and_the_board_says_so(self):
        author = cast.author()
        for asked in ({"language": "en"}, {"section": self.english.edition.article.section_id}, {"writer": author.pk}):
            page = self.board(cast.admin, **asked)
            self.assertContains(page, "In English")
            self.assertNotContains(page, "En français")
            self.assertContains(page, "You see a part of your board; 1 more waits.")
            self.assertContains(page, '<a href="/admin/">Show all</a>')

    def test_a_filter_that_hides_nothing_does_not_say_it_does(self):
        self.french.delete()

        self.assertContains(self.board(cast.admin, language="en"), "You see a part of your board, but nothing else waits.")

    def test_what_matches_nothing_or_is_no_filter_is_no_error(self):
        self.assertContains(self.board(cast.admin, language="sw"), "Nothing that waits for you is of this kind.")
        for odd in ({"language": "klingon"}, {"section": "²"}, {"writer": "9" * 30}, {"writer": "-1"}, {"section": "'; --"}):
            page = self.board(cast.admin, **odd)
            self.assertContains(page, "In English")
            self.assertNotContains(page, "a part of your board")

    def test_somebody_of_whom_one_sees_nothing_is_not_named(self):
        stranger = cast.swahili_translator()

        self.assertNotContains(self.board(cast.editor, writer=stranger.pk), stranger.shown_name)

    def test_a_view_is_kept_opened_and_deleted(self):
        self.assertContains(self.board(cast.admin, language="fr"), "Keep this view")
        kept = self.client.post(reverse("desk:keep-view"), {"language": "fr", "name": "Français"})

        self.assertRedirects(kept, "/admin/?language=fr")
        self.assertContains(self.client.get("/admin/"), '<a href="/admin/?language=fr"><bdi>Français</bdi></a>')
        page = self.client.get("/admin/?language=fr")
        self.assertContains(page, "Delete this view")
        self.assertNotContains(page, "Keep this view")

        self.assertRedirects(self.client.post(reverse("desk:delete-view", args=[SavedView.objects.get().pk])), "/admin/")
        self.assertFalse(SavedView.objects.exists())

    def test_a_name_that_is_taken_empty_or_too_long_gets_a_sentence_and_stays_in_its_field(self):
        client = self.as_person(cast.admin)
        keep = lambda name, **asked: client.post(reverse("desk:keep-view"), {"language": "fr", "name": name} | asked)  # noqa: E731
        keep("Français")

        for name, asked, sentence in (
            ("français", {}, "You have a view called “français” already."), ("", {}, "Give the view a name"), ("x" * 61, {}, "at most 60 characters"),
            ("Everything", {"language": ""}, "Choose a language, a section or a writer first"), ("a\x00b", {}, "Null characters are not allowed."),
        ):
            answer = keep(name, **asked)
            self.assertContains(answer, sentence, status_code=422)
            self.assertContains(answer, "has-fault", status_code=422)
            self.assertContains(answer, name.replace("\x00", ""), status_code=422) if "\x00" not in name else None
        self.assertEqual(SavedView.objects.count(), 1)

    def test_views_are_ones_own(self):
        self.as_person(cast.editor).post(reverse("desk:keep-view"), {"language": "en", "name": "Mine alone"})

        self.assertNotContains(self.board(cast.admin), "Mine alone")
        self.assertEqual(self.client.post(reverse("desk:delete-view", args=[SavedView.objects.get().pk])).status_code, 404)
        self.assertEqual(self.client.get(reverse("desk:keep-view")).status_code, 405)

    def test_there_is_an_end_to_views(self):
        client = self.as_person(cast.admin)
        for number in range(20):
            client.post(reverse("desk:keep-view"), {"language": "en", "name": f"View {number}"})

        self.assertContains(client.post(reverse("desk:keep-view"), {"language": "en", "name": "One more"}), "You keep 20 views already.", status_code=422)
