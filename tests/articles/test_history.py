"""What a text was: everybody who may know it reads its history, compares, names, restores; and an author sees what an editor changed."""

from django.test import TestCase

from articles import history, revisions, workflow
from articles.models import Draft, Revision
from tests import cast, makers


def save(draft, *, by, **words):
    """As the writing page does it: written, and kept."""
    draft = revisions.write(draft, words, by=by, version=None)
    return draft, revisions.keep(draft, by=by)


def saved_draft():
    """A story its author saved twice: (draft, first, second)."""
    draft = makers.make_draft()
    first = revisions.keep(draft, by=cast.author())
    draft, second = save(draft, by=cast.author(), headline="The bus that climbs the valley")
    return draft, first, second


class Restoring(TestCase):
    def test_an_old_text_becomes_a_new_revision_and_nothing_is_lost(self):
        draft, first, _second = saved_draft()
        draft = revisions.write(draft, {"headline": "Typed, and never kept"}, by=cast.author(), version=None)

        draft = history.restore(first, by=cast.editor(), version=draft.version)

        self.assertEqual(draft.words, first.words)
        newest, typed = Revision.objects.of(draft.edition).newest_first()[:2]
        self.assertEqual((newest.words, newest.name, newest.by), (first.words, "As it was in revision 1", cast.editor()))
        self.assertEqual((typed.headline, typed.by), ("Typed, and never kept", cast.author()))

    def test_over_words_that_were_not_seen_it_is_refused(self):
        draft, first, _second = saved_draft()
        seen = draft.version
        revisions.write(draft, {"headline": "Changed meanwhile"}, by=cast.editor(), version=None)

        with self.assertRaises(revisions.Stale):
            history.restore(first, by=cast.author(), version=seen)

        self.assertEqual(makers.fresh(draft).headline, "Changed meanwhile")

    def test_of_a_live_story_it_begins_a_change_and_readers_keep_what_they_have(self):
        draft, first, _second = saved_draft()
        edition = workflow.publish(draft, by=cast.admin())

        draft = history.restore(makers.fresh(first), by=cast.author(), version=None)

        self.assertEqual(draft.headline, first.headline)
        self.assertEqual(makers.fresh(edition).headline, "The bus that climbs the valley")

    def test_a_draft_begun_meanwhile_is_not_overwritten(self):
        draft, first, _second = saved_draft()
        edition = workflow.publish(draft, by=cast.admin())
        revisions.begin_edition(edition.article, language="en", by=cast.editor())

        with self.assertRaises(revisions.Stale):
            history.restore(makers.fresh(first), by=cast.author(), version=None)

    def test_a_draft_that_went_out_meanwhile_is_not_begun_anew(self):
        draft, first, _second = saved_draft()
        workflow.publish(draft, by=cast.admin())

        with self.assertRaises(history.NoLongerInHand):
            history.restore(makers.fresh(first), by=cast.author(), version=draft.version)

        self.assertFalse(Draft.objects.exists())

    def test_a_translation_is_restored_with_the_source_it_was_made_from(self):
        draft = makers.make_translation_draft()
        first = revisions.keep(draft, by=cast.admin())
        draft, _second = save(draft, by=cast.admin(), headline="عنوان آخر")

        draft = history.restore(first, by=cast.admin(), version=draft.version)

        self.assertEqual((draft.headline, draft.made_from), (makers.WORDS["ar"]["headline"], first.made_from))


class ChangedSince(TestCase):
    def test_an_author_sees_what_an_editor_changed(self):
        draft, _first, second = saved_draft()
        draft, _theirs = save(draft, by=cast.editor(), headline="A bus climbs with books")

        since = history.changed_since(cast.author(), draft)

        self.assertEqual((since.mine, since.to), (second, "draft"))
        self.assertIn("editor", since.names)
        self.assertEqual([row.what for row in since.comparison.rows if row.kind == "changed"], ["headline"])

    def test_what_an_editor_typed_and_did_not_keep_counts_too(self):
        draft, _first, second = saved_draft()
        draft = revisions.write(draft, {"summary": "Half typed"}, by=cast.editor(), version=None)

        self.assertEqual(history.changed_since(cast.author(), draft).mine, second)

    def test_nothing_is_said_where_nobody_else_wrote(self):
        draft, _first, _second = saved_draft()

        self.assertIsNone(history.changed_since(cast.author(), draft))

    def test_nothing_is_said_once_the_author_has_saved_again(self):
        draft, _first, _second = saved_draft()
        draft, _theirs = save(draft, by=cast.editor(), headline="A bus climbs with books")
        draft, _mine = save(draft, by=cast.author(), headline="A bus climbs with many books")

        self.assertIsNone(history.changed_since(cast.author(), draft))

    def test_nothing_is_said_to_somebody_who_never_saved_it(self):
        draft, _first, _second = saved_draft()

        self.assertIsNone(history.changed_since(cast.editor(), draft))

    def test_the_writing_page_says_who_and_leads_to_the_comparison(self):
        draft, _first, second = saved_draft()
        draft, _theirs = save(draft, by=cast.editor(), headline="A bus climbs with books")
        self.client.force_login(cast.author())

        page = self.client.get(f"/admin/story/{draft.pk}/")

        self.assertContains(page, "changed this text since you last saved it.")
        self.assertContains(page, f"/admin/story/edition/{draft.edition_id}/compare/?from={second.pk}&amp;to=draft")


class Pages(TestCase):
    def test_the_history_tells_of_what_was_saved_and_what_was_decided(self):
        draft, _first, _second = saved_draft()
        workflow.move(draft, workflow.State.SUBMITTED, by=cast.author())
        workflow.move(makers.fresh(draft), workflow.State.RETURNED, by=cast.editor(), why="Who says so?")
        revisions.set_aside(draft.edition, {"headline": "Too late"}, by=cast.author())
        self.client.force_login(cast.author())

        page = self.client.get(f"/admin/story/edition/{draft.edition_id}/history/")

        for words in ("In hand", "Who says so?", "Too late", "set aside, never the text", "The bus that climbs the valley"):
            self.assertContains(page, words)
        self.assertEqual([moment.order[0] for moment in page.context["moments"]], sorted((moment.order[0] for moment in page.context["moments"]), reverse=True))

    def test_two_revisions_are_compared_and_the_draft_too(self):
        draft, first, second = saved_draft()
        self.client.force_login(cast.editor())

        for to in (second.pk, "draft"):
            page = self.client.get(f"/admin/story/edition/{draft.edition_id}/compare/?from={first.pk}&to={to}")
            self.assertContains(page, "<del>", count=1)
            self.assertContains(page, "1 block is different.")

    def test_after_publication_the_draft_means_what_readers_have(self):
        draft, first, _second = saved_draft()
        edition = workflow.publish(draft, by=cast.admin())
        self.client.force_login(cast.author())

        self.assertContains(self.client.get(f"/admin/story/edition/{edition.pk}/compare/?from={first.pk}&to=draft"), "What readers have now")

    def test_bad_and_foreign_numbers_are_not_there(self):
        draft, first, _second = saved_draft()
        foreign = revisions.keep(makers.make_draft(), by=cast.author())
        self.client.force_login(cast.author())
        compare = f"/admin/story/edition/{draft.edition_id}/compare/"

        for asked in ("from=x&to=draft", f"from={foreign.pk}&to=draft", f"from={first.pk}&to=²", f"from={first.pk}&to={'9' * 40}", "from=-1&to=draft", f"from=draft&to={first.pk}", f"from={first.pk}&to=0"):
            self.assertEqual(self.client.get(f"{compare}?{asked}").status_code, 404, asked)

    def test_who_has_chosen_nothing_is_asked_to_choose(self):
        draft, first, _second = saved_draft()
        self.client.force_login(cast.author())

        answer = self.client.get(f"/admin/story/edition/{draft.edition_id}/compare/?from={first.pk}", follow=True)

        self.assertContains(answer, "Choose two revisions")

    def test_a_revision_gets_a_name(self):
        draft, first, _second = saved_draft()
        self.client.force_login(cast.author())

        self.client.post(f"/admin/story/revision/{first.pk}/name/", {"name": "  Before the\ninterview "})

        self.assertEqual(makers.fresh(first).name, "Before the interview")
        self.assertEqual(makers.fresh(first).words, first.words)
        self.assertContains(self.client.get(f"/admin/story/edition/{draft.edition_id}/history/"), "Before the interview")

    def test_a_name_that_is_too_long_is_refused_and_still_there(self):
        _draft, first, _second = saved_draft()
        self.client.force_login(cast.author())

        answer = self.client.post(f"/admin/story/revision/{first.pk}/name/", {"name": "ن" * 121})

        self.assertContains(answer, "This name has 121 letters; 120 is the most.", status_code=422)
        self.assertContains(answer, "ن" * 121, status_code=422)

    def test_words_that_were_set_aside_are_not_named_but_can_be_restored(self):
        draft, _first, _second = saved_draft()
        aside = revisions.set_aside(draft.edition, {"headline": "Too late"}, by=cast.author())
        self.client.force_login(cast.author())

        self.assertEqual(self.client.post(f"/admin/story/revision/{aside.pk}/name/", {"name": "x"}).status_code, 403)
        self.client.post(f"/admin/story/revision/{aside.pk}/restore/", {"version": draft.version})

        self.assertEqual(makers.fresh(draft).headline, "Too late")

    def test_a_restore_that_comes_too_late_says_so_and_changes_nothing(self):
        draft, first, _second = saved_draft()
        self.client.force_login(cast.author())

        for version in (draft.version - 1, "", "x"):
            answer = self.client.post(f"/admin/story/revision/{first.pk}/restore/", {"version": version})
            self.assertContains(answer, "Somebody else has changed this text", status_code=409)
        self.assertEqual(makers.fresh(draft).headline, "The bus that climbs the valley")

    def test_a_text_that_lies_with_an_editor_is_not_restored_by_its_author(self):
        draft, first, _second = saved_draft()
        workflow.move(draft, workflow.State.SUBMITTED, by=cast.author())
        self.client.force_login(cast.author())

        answer = self.client.post(f"/admin/story/revision/{first.pk}/restore/", {"version": makers.fresh(draft).version})

        self.assertContains(answer, "Take it back before you change it.", status_code=403)

    def test_who_may_not_know_the_text_finds_nothing(self):
        draft, first, second = saved_draft()
        self.client.force_login(cast.arabic_translator())

        for address in (f"edition/{draft.edition_id}/history/", f"edition/{draft.edition_id}/compare/?from={first.pk}&to={second.pk}"):
            self.assertEqual(self.client.get(f"/admin/story/{address}").status_code, 404)
        for verb in ("name", "restore"):
            self.assertEqual(self.client.post(f"/admin/story/revision/{first.pk}/{verb}/").status_code, 404)

    def test_naming_and_restoring_are_posts(self):
        _draft, first, _second = saved_draft()
        self.client.force_login(cast.author())

        for verb in ("name", "restore"):
            self.assertEqual(self.client.get(f"/admin/story/revision/{first.pk}/{verb}/").status_code, 405)

    def test_whatever_stands_in_a_text_is_printed_as_words(self):
        words = {"headline": "<script>alert(1)</script>", "body": '<p data-key="aaaa">&lt;img src=x onerror=alert(1)&gt; <a href="https://a.example/?&quot;&gt;&lt;b&gt;">l</a></p>'}
        draft = makers.make_draft(words=words)
        first = revisions.keep(draft, by=cast.author())
        draft, second = save(draft, by=cast.author(), headline="<b>x</b>", body='<p data-key="aaaa">&lt;svg onload=alert(1)&gt;</p>')
        history.name(first, '"><script>alert(2)</script>')
        self.client.force_login(cast.author())

        for address in ("history/", f"compare/?from={first.pk}&to={second.pk}"):
            page = self.client.get(f"/admin/story/edition/{draft.edition_id}/{address}").content.decode()
            for sign in ("<script>alert", "<img src=x", "<svg", "<b>x"):
                self.assertNotIn(sign, page)
