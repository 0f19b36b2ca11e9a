"""Many texts at once: a table of what would happen to each, then one press; each by the same doors as alone."""

import re
from datetime import date

from django.test import TestCase
from django.urls import reverse

from articles import revisions, workflow
from articles.models import Draft, Edition, Tag, Topic, Transition
from tests import cast, makers
from tests.articles.test_releases import approved, translated

State = workflow.State


class ManyAtOnce(TestCase):
    def setUp(self):
        self.submitted, self.writing, self.live = makers.make_submitted(), makers.make_draft(), makers.make_story()
        self.all = [self.submitted.edition, self.writing.edition, self.live]
        self.client.force_login(cast.editor())

    def look(self, deed, editions=None, **more):
        return self.client.post(reverse("stories:bulk"), {"deed": deed, "press": "look", "edition": [edition.pk for edition in editions or self.all], **more})

    def press(self, deed, table, **more):
        """What the page's own button sends."""
        page = table.content.decode()
        sent = {"deed": deed, "press": "do", "given": "1", "edition": re.findall(r'name="edition" value="(\d+)"', page), "seen": re.findall(r'name="seen" value="([^"]+)"', page)}
        return self.client.post(reverse("stories:bulk"), {**sent, **more})

    def outcomes(self, page):
        return sorted(re.findall(r'data-outcome="(\w+)"', page.content.decode()))

    def state(self, draft):
        return makers.fresh(draft).status

    def test_the_table_says_what_would_happen_and_nothing_has(self):
        before = Transition.objects.count()

        page = self.look("approve")

        self.assertEqual(self.outcomes(page), ["done", "refused", "refused"])
        self.assertContains(page, "being written” now")
        self.assertEqual((self.state(self.submitted), Transition.objects.count()), ("submitted", before))

    def test_one_press_does_what_the_table_said(self):
        page = self.press("approve", self.look("approve"))

        self.assertEqual(self.outcomes(page), ["done"])
        self.assertEqual((self.state(self.submitted), self.state(self.writing)), ("approved", "writing"))

    def test_what_is_so_already_is_skipped(self):
        page = self.look("submit")

        self.assertEqual(self.outcomes(page), ["done", "refused", "skipped"])

    def test_publish_puts_the_submitted_out_and_never_what_is_still_written(self):
        page = self.look("publish")
        self.press("publish", page)

        self.assertContains(page, "still being written")
        self.assertTrue(makers.fresh(self.submitted.edition).is_live)
        self.assertFalse(makers.fresh(self.writing.edition).is_live)

    def test_what_changed_since_the_table_is_told_and_left_alone(self):
        table = self.look("approve")
        revisions.write(makers.fresh(self.submitted), {"headline": "Changed meanwhile"}, by=cast.editor(), version=None)

        page = self.press("approve", table)

        self.assertContains(page, "It has changed since this table was made")
        self.assertEqual(self.state(self.submitted), "submitted")

    def test_pressed_twice_it_happens_once(self):
        table = self.look("approve")
        self.press("approve", table)

        page = self.press("approve", table)

        self.assertEqual(self.outcomes(page), ["skipped"])
        self.assertEqual(Transition.objects.of(self.submitted.edition).into(State.APPROVED).count(), 1)

    def test_one_that_fails_takes_no_other_along(self):
        second = makers.make_submitted()
        table = self.look("approve", [self.submitted.edition, second.edition])
        workflow.move(makers.fresh(second), State.RETURNED, by=cast.editor(), why="Not yet.")

        page = self.press("approve", table)

        self.assertEqual(self.outcomes(page), ["done", "refused"])
        self.assertEqual(self.state(self.submitted), "approved")

    def test_a_return_wants_its_reason_and_keeps_what_was_chosen(self):
        table = self.look("return")

        refused = self.press("return", table, reason="sources", why="")
        self.press("return", refused, reason="sources", why="Name the count.")

        self.assertEqual(refused.status_code, 422)
        self.assertContains(refused, '<option value="sources" selected>', status_code=422)
        move = Transition.objects.of(self.submitted.edition).into(State.RETURNED).get()
        self.assertEqual((move.reason, move.why), ("sources", "Name the count."))

    def test_a_withdrawal_says_why_to_readers(self):
        self.press("withdraw", self.look("withdraw"), why="It named a person.")

        self.assertContains(self.client.get(self.live.get_absolute_url()), "It named a person.", status_code=410)

    def test_filing_adds_to_what_is_there(self):
        old, new = Topic.objects.create(slug="rivers", name="Rivers"), Topic.objects.create(slug="roads", name="Roads")
        Tag.objects.create(slug="boats", name="Boats")
        self.live.article.topics.add(old)

        asked = self.look("file")
        table = self.look("file", given="1", topic=new.pk, tag="Boats", section="")
        self.press("file", table, topic=new.pk, tag="Boats", section="")

        self.assertNotContains(asked, 'value="do"')
        self.assertEqual(set(self.live.article.topics.all()), {old, new})
        self.assertEqual([tag.slug for tag in self.live.article.tags.all()], ["boats"])
        self.assertEqual(self.outcomes(self.look("file", given="1", topic=new.pk, tag="", section="")), ["skipped"] * 3)

    def test_a_plan_for_a_day_publishes_nothing(self):
        self.press("plan", self.look("plan", given="1", day="2027-03-02"), day="2027-03-02")

        day = date(2027, 3, 2)
        self.assertEqual([makers.fresh(edition.article).planned_for for edition in self.all], [day, day, None])  # what is out is planned no more
        self.assertFalse(makers.fresh(self.submitted.edition).is_live)

    def test_a_translation_of_one_that_goes_out_with_it_is_not_refused(self):
        english = approved()
        arabic = translated(english)
        self.client.force_login(cast.admin())

        page = self.look("publish", [arabic.edition, english.edition])
        alone = self.look("publish", [arabic.edition])
        self.press("publish", page)

        self.assertEqual((self.outcomes(page), self.outcomes(alone)), (["done", "done"], ["refused"]))
        self.assertEqual(Edition.objects.of(english.edition.article).live().count(), 2)

    def test_a_change_of_a_live_text_is_decided_on_its_own_page(self):
        change = revisions.begin_edition(self.live.article, language="en", by=cast.editor())
        revisions.write(change, {"headline": "Another headline"}, by=cast.editor(), version=None)
        workflow.move(makers.fresh(change), State.SUBMITTED, by=cast.editor())

        self.assertContains(self.look("publish", [self.live]), "where its weight is decided")

    def test_one_that_one_may_not_know_of_and_the_whole_request_finds_nothing(self):
        arabic = makers.make_translation_draft("ar", of=self.live)

        for forged in (str(arabic.edition_id), "99999", "5abc", "05", "５", "-1", ""):
            answer = self.client.post(reverse("stories:bulk"), {"deed": "approve", "press": "do", "edition": [self.submitted.edition_id, forged], "seen": f"{self.submitted.edition_id}:d{self.submitted.pk}.{self.submitted.version}"})
            self.assertEqual(answer.status_code, 404, forged)
        self.assertEqual(self.state(self.submitted), "submitted")

    def test_a_state_that_no_table_showed_moves_nothing(self):
        self.client.post(reverse("stories:bulk"), {"deed": "approve", "press": "do", "edition": [self.submitted.edition_id]})

        self.assertEqual(self.state(self.submitted), "submitted")

    def test_who_may_not_is_told_at_each(self):
        self.client.force_login(cast.author())

        page = self.look("approve", [self.submitted.edition])

        self.assertEqual(self.outcomes(page), ["refused"])
        self.assertContains(page, "Only an editor of English")

    def test_nothing_ticked_or_nothing_chosen_leads_back_with_a_sentence(self):
        for sent in ({"deed": "approve"}, {"deed": "burn", "edition": self.live.pk}):
            self.assertRedirects(self.client.post(reverse("stories:bulk"), {**sent, "query": "state=draft"}), reverse("admin:articles_edition_changelist") + "?state=draft")

    def test_looking_is_no_get(self):
        self.assertEqual(self.client.get(reverse("stories:bulk")).status_code, 405)


class TheListItself(TestCase):
    def test_it_has_no_action_of_the_admins_own(self):
        story = makers.make_story()
        self.client.force_login(cast.admin())
        address = reverse("admin:articles_edition_changelist")

        page = self.client.get(address)
        self.client.post(address, {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes"})

        self.assertNotContains(page, "delete_selected")
        self.assertContains(page, f'name="edition" value="{story.pk}"')
        self.assertTrue(Edition.objects.numbered(story.pk).exists())
        self.assertFalse(Draft.objects.exists())
