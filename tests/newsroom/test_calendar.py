"""The calendar: planned, scheduled and published apart, what has no date, and a plan that is moved and publishes nothing."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone, translation

from articles import workflow
from articles.models import Article, Edition, Release, Transition
from newsroom.desk import days
from newsroom.desk.periods import Period
from newsroom.lib import cldr
from tests import cast, makers

NOW = timezone.now


class Calendar(TestCase):
    def as_person(self, person):
        self.client.force_login(person())
        return self.client

    def calendar(self, person=cast.editor, **asked):
        return self.as_person(person).get(reverse("desk:calendar"), asked)

    def day(self, page, day: date | str) -> str:
        """The words of one day of the calendar; of the column without a date, where the day is empty."""
        found = re.search(rf'<(li|section)[^>]* data-day="{day}".*?(?=<li class="day"|<div class="dateless">|</section>)', page.content.decode(), re.DOTALL)
        return found.group() if found else ""

    def plan(self, draft, day):
        Article.objects.filter(pk=draft.edition.article_id).update(planned_for=day)
        return draft


class TestPeriods(TestCase):
    def test_a_week_begins_as_the_persons_language_has_it(self):
        for code, first in (("en", "2026-11-23"), ("ar", "2026-11-21"), ("he", "2026-11-22"), ("pt", "2026-11-22"), ("de", "2026-11-23")):
            with translation.override(code):
                self.assertEqual(Period("week", date(2026, 11, 25)).first.isoformat(), first, code)

    def test_a_month_is_shown_in_whole_weeks(self):
        month = Period("month", date(2026, 11, 25))

        self.assertEqual((month.first, month.last), (date(2026, 10, 26), date(2026, 12, 6)))
        self.assertEqual((month.before.day, month.after.day), (date(2026, 10, 31), date(2026, 12, 1)))
        self.assertTrue(month.is_outside(date(2026, 10, 26)))

    def test_what_is_no_day_is_this_week(self):
        for asked in ({}, {"week": "klingon"}, {"week": "0001-01-01"}, {"month": "9999-12"}, {"week": "2026-02-31"}, {"month": "2026-13"}):
            self.assertEqual(Period.of(asked).day, days.today(), asked)
        self.assertEqual(Period.of({"month": "2026-02"}), Period("month", date(2026, 2, 1)))

    def test_every_language_has_names_for_its_days_and_months(self):
        for code in ("en", "ar", "fa", "bn", "my", "zh-hans", "ckb", "tet"):
            self.assertTrue(cldr.full_date(date(2026, 11, 25), code) and cldr.month(date(2026, 11, 25), code) and cldr.short_date(date(2026, 11, 25), code))
        self.assertEqual(cldr.short_date(date(2026, 11, 25), "en"), "25 Nov")
        self.assertEqual(cldr.short_date(date(2026, 11, 25), "fa"), "۲۵ نوامبر")


class TestShown(Calendar):
    def test_planned_scheduled_and_published_stand_apart_by_word_and_shape(self):
        self.plan(makers.make_draft(words={"headline": "A wish"}), days.today())
        scheduled = makers.make_submitted(words={"headline": "By itself"})
        hour = NOW() + timedelta(hours=1)
        workflow.move(scheduled, "scheduled", by=cast.editor(), hour=hour)
        makers.make_story(words={"headline": "Out already"})

        page = self.calendar()

        today, then = self.day(page, days.today()), self.day(page, days.here(hour).date()) or self.day(self.calendar(week=days.here(hour).date().isoformat()), days.here(hour).date())
        for words, kind, shown in (("A wish", "planned", today), ("By itself", "scheduled", then), ("Out already", "published", today)):
            self.assertRegex(shown, rf'(?s)<li class="entry" data-kind="{kind}".{{0,400}}<span class="state" data-state="{kind}">{kind}</span>.{{0,400}}{words}')

    def test_a_story_that_appeared_in_three_languages_is_one_row(self):
        edition = makers.make_story()
        makers.make_translation("ar", of=edition)
        makers.make_translation("sw", of=edition)

        shown = self.day(self.calendar(cast.admin), days.today())

        self.assertEqual(shown.count('class="entry"'), 1)
        for name in ("English", "العربية", "Kiswahili"):
            self.assertIn(name, shown)

    def test_what_goes_out_with_a_release_stands_at_its_hour(self):
        draft = makers.make_submitted(words={"headline": "Together"})
        at = NOW() + timedelta(days=20)
        Release.objects.create(article=draft.edition.article, languages=["en", "ar"], goes_out_at=at)

        page = self.calendar(week=days.here(at).date().isoformat())

        shown = self.day(page, days.here(at).date())
        self.assertIn("Together", shown)
        self.assertIn("submitted", shown)
        self.assertNotIn("Together", self.day(page, ""))

    def test_without_a_date_the_newest_stand_first_and_the_count_is_of_all(self):
        for number in range(14):
            makers.make_draft(words={"headline": f"Someday {number}."})
        self.plan(makers.make_draft(words={"headline": "On its day"}), days.today())

        shown = self.day(self.calendar(), "")

        self.assertLess(shown.index("Someday 13."), shown.index("Someday 12."))
        self.assertNotIn("Someday 1.", shown)
        self.assertNotIn("On its day", shown)
        self.assertIn('<span class="count">14</span>', shown)
        self.assertIn("the 12 last worked on", shown)

    def test_what_was_planned_for_a_day_that_is_over_is_not_lost(self):
        self.plan(makers.make_draft(words={"headline": "Never came out"}), days.today() - timedelta(days=30))

        page = self.calendar().content.decode()

        self.assertLess(page.index("Past their day"), page.index("Never came out"))

    def test_one_sees_only_what_one_may_know_of(self):
        self.plan(makers.make_draft("fr", by=cast.admin(), words={"headline": "Secret plan"}), days.today())
        self.plan(makers.make_draft(words={"headline": "English plan"}), days.today())
        makers.make_draft("fr", by=cast.admin(), words={"headline": "Secret draft"})
        makers.make_story("fr", by=cast.admin(), words={"headline": "French story"})

        for person in (cast.author, cast.editor):
            page = self.calendar(person)
            self.assertContains(page, "English plan")
            for words in ("Secret plan", "Secret draft", "French story"):
                self.assertNotContains(page, words)
        for person in (cast.arabic_editor, cast.swahili_translator):
            self.assertNotContains(self.calendar(person), "English plan")

    def test_days_are_those_of_the_outlets_zone(self):
        with self.settings(TIME_ZONE="Pacific/Kiritimati"):
            makers.make_story(words={"headline": "Early there"}, at=datetime(2026, 11, 20, 22, 30, tzinfo=ZoneInfo("UTC")))
            page = self.calendar(week="2026-11-20")

        self.assertIn("Early there", self.day(page, "2026-11-21"))
        self.assertIn("12:30", self.day(page, "2026-11-21"))

    def test_a_full_day_of_a_month_leads_to_its_week(self):
        for number in range(6):
            self.plan(makers.make_draft(words={"headline": f"Plan {number}."}), date(2026, 12, 9))

        month, week = (self.day(self.calendar(**{kind: "2026-12-09"}), "2026-12-09") for kind in ("month", "week"))

        self.assertEqual((month.count('class="entry"'), week.count('class="entry"')), (4, 6))
        self.assertIn('<a href="/admin/calendar/?week=2026-12-09">2 more</a>', month)

    def test_few_queries_and_no_body(self):
        for number in range(20):
            self.plan(makers.make_draft(words={"headline": f"Plan {number}."}), days.today())
            makers.make_draft()
        client = self.as_person(cast.author)

        with self.assertNumQueries(12) as asked:
            client.get(reverse("desk:calendar"))

        self.assertEqual([query["sql"] for query in asked.captured_queries if re.search(r'^SELECT .*"body".* FROM', query["sql"])], [])

    def test_it_is_mirrored_in_arabic_and_its_week_begins_on_saturday(self):
        person = cast.arabic_editor()
        person.interface_language = "ar"
        person.save()

        page = self.calendar(cast.arabic_editor, week="2026-11-25")

        self.assertContains(page, '<html lang="ar" dir="rtl">')
        self.assertEqual(re.findall(r'data-day="(2026[^"]*)"', page.content.decode())[0], "2026-11-21")

    def test_it_is_for_those_who_write_edit_and_translate(self):
        self.assertContains(self.calendar(cast.moderator), "for those who write, edit and translate", status_code=403)
        self.assertEqual(self.as_person(cast.editor).post(reverse("desk:calendar")).status_code, 405)


class TestPlanning(Calendar):
    def setUp(self):
        self.draft = makers.make_draft(words={"headline": "The plan"})
        self.there = reverse("desk:plan", args=[self.draft.edition_id])

    def planned(self):
        return makers.fresh(self.draft.edition.article).planned_for

    def move(self, person, day, seen="", **more):
        return self.as_person(person).post(self.there, {"day": day, "seen": seen, "week": "2026-11-25"} | more)

    def test_its_writer_and_its_editor_move_it_and_nothing_is_published(self):
        moves = Transition.objects.count()

        answer = self.move(cast.author, "2026-11-27")
        self.assertRedirects(answer, f"/admin/calendar/?week=2026-11-25#story-{self.draft.edition_id}", fetch_redirect_response=False)
        self.assertContains(self.client.get(answer["Location"]), "Planned for Friday, 27 November 2026. A plan publishes nothing")
        self.move(cast.editor, "2026-12-24", seen="2026-11-27")

        self.assertEqual(self.planned(), date(2026, 12, 24))
        self.assertEqual(Transition.objects.count(), moves)
        self.assertFalse(Edition.objects.once_published().exists())
        self.assertEqual(makers.fresh(self.draft).status, "writing")

    def test_the_calendar_goes_along_to_the_day_it_was_moved_to(self):
        self.assertRedirects(self.move(cast.editor, "2026-12-24"), f"/admin/calendar/?week=2026-12-24#story-{self.draft.edition_id}")
        self.assertRedirects(self.move(cast.editor, "2027-01-04", seen="2026-12-24", month="2026-12-01", week=""), f"/admin/calendar/?month=2027-01-04#story-{self.draft.edition_id}")

    def test_it_may_have_no_date_again(self):
        self.plan(self.draft, date(2026, 11, 27))

        self.move(cast.author, "", seen="2026-11-27")

        self.assertIsNone(self.planned())

    def test_who_was_slower_is_told_and_nothing_is_overwritten(self):
        self.move(cast.editor, "2026-11-28")

        answer = self.move(cast.author, "2026-11-30")

        self.assertContains(answer, "Somebody planned this story for Saturday, 28 November 2026 meanwhile.", status_code=409)
        self.assertEqual(self.planned(), date(2026, 11, 28))
        self.assertEqual(self.move(cast.author, "2026-11-28").status_code, 302)  # both meant the same day

    def test_what_is_no_day_gets_a_sentence_at_its_field(self):
        for typed in ("31.2.2026", "2026-02-31", "someday", "0001-01-01", "9999-12-31", "٢٠٢٦"):
            answer = self.move(cast.editor, typed)
            self.assertContains(answer, "This is no day of the calendar.", status_code=422)
            self.assertContains(answer, f'value="{typed}"', status_code=422)
        self.assertIsNone(self.planned())

    def test_a_submitted_one_is_its_editors_to_plan(self):
        workflow.move(self.draft, "submitted", by=cast.author())

        self.assertEqual(self.move(cast.author, "2026-11-27").status_code, 403)
        self.assertNotContains(self.calendar(cast.author), self.there)
        self.assertContains(self.calendar(cast.editor), self.there)
        self.assertEqual(self.move(cast.editor, "2026-11-27").status_code, 302)

    def test_what_is_out_has_no_plan_and_a_translation_none_of_its_own(self):
        live = makers.make_story()
        arabic = makers.make_translation_draft(of=live, by=cast.arabic_translator())

        for edition, sentence in ((live, "This story is out already."), (arabic.edition, "A story is planned at its original")):
            answer = self.as_person(cast.admin).post(reverse("desk:plan", args=[edition.pk]), {"day": "2026-11-27"})
            self.assertContains(answer, sentence, status_code=403)

    def test_for_whom_it_does_not_exist_it_does_not(self):
        for person in (cast.arabic_editor, cast.swahili_translator, cast.moderator):
            self.assertEqual(self.move(person, "2026-11-27").status_code, 404)
        self.assertEqual(self.as_person(cast.editor).get(self.there).status_code, 405)
