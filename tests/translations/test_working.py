"""Block by block into the draft: what is kept, what comes along, what is refused."""

import json

from django.test import TestCase
from django.urls import reverse

from articles import revisions, workflow
from newsroom.lib import richtext
from tests import cast, makers
from tests.translations import desk
from translations import gate, workbench
from translations.models import Assignment, Finding, Segment
from translations.segments import split
from translations.workbench import Change


class Saving(TestCase):
    def test_the_whole_story_keeps_its_structure_marks_and_keys(self):
        source = desk.make_source()
        draft = desk.typed(desk.claimed(source))

        kinds = [(block.key, block.kind) for block in split(draft.body)]

        assert kinds == [(block.key, block.kind) for block in split(source.body)]
        assert 'href="https://example.org/books"' in draft.body
        assert draft.body == richtext.clean(draft.body)

    def test_what_is_not_translated_yet_is_absent_and_pictures_are_not(self):
        draft = desk.typed(desk.claimed(), {"bridge": "القراء ينتظرون عند الجسر"})

        keys = [block.key for block in split(draft.body)]

        assert keys == ["bridge", "pic001", "said02", "post01", "post02", "rule01"]
        assert "data-alt" not in draft.body

    def test_nothing_typed_is_lost_between_two_saves(self):
        draft = desk.typed(desk.claimed(), {"item02": "اثنان عند مدرستين"})
        draft = desk.typed(draft, {"item01": "أحد عشر موقفًا"})

        assert "أحد عشر موقفًا<ul" in draft.body
        assert "اثنان عند مدرستين" in draft.body

    def test_a_saved_row_reads_as_it_was_stored(self):
        draft = desk.typed(desk.claimed())

        stored = {segment.key: segment.target for segment in Segment.objects.of(draft.edition)}
        shown = {row.key: row.target for row in workbench.rows_of(makers.fresh(draft)) if row.segment}

        assert shown == stored

    def test_an_older_version_writes_nothing(self):
        draft = desk.claimed()
        old = draft.version
        desk.typed(draft, {"headline": "حافلة الكتب"})

        with self.assertRaises(revisions.Stale):
            workbench.save(makers.fresh(draft), [Change("headline", "شيء آخر")], by=cast.arabic_translator(), version=old)

        assert makers.fresh(draft).headline == "حافلة الكتب"

    def test_markup_is_brought_into_the_vocabulary(self):
        draft = desk.typed(desk.claimed(), {"bus001": '<p onclick="x()">نص <script>alert(1)</script><b>مهم</b></p>'})

        assert Segment.objects.of(draft.edition).with_key("bus001").get().target == "نص <strong>مهم</strong>"

    def test_plain_words_stay_plain(self):
        draft = desk.typed(desk.claimed(), {"headline": "A <b> & c", "pic001-alt": "5 < 6 & 7"})

        assert draft.headline == "A <b> & c"
        assert richtext.picture_words(draft.body)
        assert next(iter(richtext.picture_words(draft.body).values()))[0] == "5 < 6 & 7"

    def test_a_headline_of_ten_thousand_characters_is_refused_with_a_sentence(self):
        with self.assertRaisesMessage(workbench.ChangeRefused, "10000 characters"):
            desk.typed(desk.claimed(), {"headline": "ا" * 10_000})

    def test_what_an_editor_wrote_elsewhere_counts(self):
        draft = desk.typed(desk.claimed())
        revisions.write(draft, {"headline": "عنوان آخر"}, by=cast.arabic_editor(), version=draft.version)

        rows = {row.key: row for row in workbench.rows_of(makers.fresh(draft))}

        assert rows["headline"].target == "عنوان آخر"
        assert not rows["headline"].segment.confirmed

    def test_work_moves_the_end_of_the_claim(self):
        draft = desk.claimed()
        before = Assignment.objects.get().ends_at

        desk.typed(draft, {"headline": "حافلة"})

        assert Assignment.objects.get().ends_at > before

    def test_checks_speak_until_it_is_mended(self):
        draft = desk.typed(desk.claimed(), {"end001": "الرحلة القادمة قريبًا."})
        assert "missing-number" in {finding.check_name for finding in Finding.objects.of(draft.edition)}

        desk.typed(draft, {"end001": "الرحلة القادمة في 3 ديسمبر 2026."})

        assert not Finding.objects.of(draft.edition).exists()

    def test_a_finding_may_be_right_as_it_is(self):
        draft = desk.typed(desk.claimed(), {"end001": "الرحلة القادمة قريبًا."})
        finding = Finding.objects.of(draft.edition).first()

        workbench.save(draft, [Change("", because={finding.pk: "The date has passed."})], by=cast.arabic_translator(), version=draft.version)
        desk.typed(makers.fresh(draft), {"end001": "الرحلة القادمة قريبًا جدًا."})

        assert makers.fresh(finding).waived_because == "The date has passed."


class Gate(TestCase):
    def test_names_how_many_blocks_are_missing_and_the_first(self):
        draft = desk.typed(desk.claimed(), {key: text for key, text in desk.ARABIC.items() if key not in ("bridge", "end001")})

        (sentence,) = gate.every_block_done(draft)

        assert sentence.startswith("2 blocks are not translated yet, the first one: “Readers wait at the bridge”")

    def test_lets_a_whole_translation_pass(self):
        assert gate.every_block_done(desk.typed(desk.claimed())) == []

    def test_a_block_left_out_with_a_reason_is_answered_for(self):
        draft = desk.typed(desk.claimed(), {key: text for key, text in desk.ARABIC.items() if key != "end001"})

        draft = workbench.save(draft, [Change("end001", left_out="The trip is over.")], by=cast.arabic_translator(), version=draft.version)

        assert gate.every_block_done(draft) == []
        assert "end001" not in draft.body

    def test_words_of_a_machine_wait_for_a_person(self):
        draft = desk.typed(desk.claimed())
        Segment.objects.of(draft.edition).with_key("end001").update(origin=Segment.Origin.MACHINE)

        (sentence,) = gate.every_block_done(makers.fresh(draft))
        confirmed = workbench.save(makers.fresh(draft), [Change("end001", confirmed=True)], by=cast.arabic_translator(), version=draft.version)

        assert "nobody has confirmed it" in sentence
        assert gate.every_block_done(confirmed) == []

    def test_a_summary_edition_needs_headline_and_summary(self):
        draft = desk.typed(desk.claimed(), {"headline": "حافلة", "summary": "كل خميس.", "bridge": "القراء"})

        draft = workbench.set_summary(draft, True, by=cast.arabic_translator(), version=draft.version)

        assert workflow.missing(draft) == []
        assert draft.body == ""
        again = workbench.set_summary(makers.fresh(draft), False, by=cast.arabic_translator(), version=draft.version)
        assert "القراء" in again.body

    def test_an_original_is_none_of_its_business(self):
        assert gate.every_block_done(makers.make_draft()) == []


class OneBlock(TestCase):
    def setUp(self):
        self.draft = desk.claimed()
        self.client.force_login(cast.arabic_translator())

    def send(self, **change):
        change = {"key": "headline", "html": "حافلة الكتب", "version": self.draft.version, **change}
        return self.client.post(reverse("translations:segment", args=[self.draft.pk]), json.dumps(change), "application/json")

    def test_answers_with_version_state_and_progress(self):
        answer = self.send(confirmed=True).json()

        assert answer["version"] == self.draft.version + 1
        assert answer["state"] == "confirmed"
        assert answer["progress"]["sentence"].startswith("1 of 11 blocks")

    def test_shows_both_texts_where_somebody_was_quicker(self):
        desk.typed(self.draft, {"headline": "عنوان آخر"})

        answer = self.send()

        assert answer.status_code == 409
        assert answer.json()["blocks"]["headline"] == "عنوان آخر"
        assert makers.fresh(self.draft).headline == "عنوان آخر"

    def test_what_is_not_understood_is_refused_with_a_sentence(self):
        for body in (b"{", b"[]", b'{"key": 1}', b'{"key": "headline", "html": "x", "version": "x"}', b"\xff"):
            answer = self.client.post(reverse("translations:segment", args=[self.draft.pk]), body, "application/json")

            assert answer.status_code == 400
            assert answer.json()["sentence"]

    def test_a_claim_that_ended_is_told_as_a_sentence(self):
        workflow.move(desk.typed(self.draft), "submitted", by=cast.arabic_translator())

        answer = self.send()

        assert answer.status_code == 403
        assert "Take it back" in answer.json()["sentence"]


class TheWholeForm(TestCase):
    """As a page without script sends it."""

    def setUp(self):
        self.draft = desk.claimed()
        self.client.force_login(cast.arabic_translator())
        self.address = reverse("translations:workbench", args=[self.draft.pk])

    def form(self, words, **more):
        return {"version": self.draft.version, **{f"target-{key}": text for key, text in words.items()}, **more}

    def test_saves_every_block(self):
        answer = self.client.post(self.address, self.form(desk.ARABIC, **{"confirmed-bridge": "on"}))

        self.assertRedirects(answer, self.address)
        assert gate.every_block_done(makers.fresh(self.draft)) == []
        assert Segment.objects.of(self.draft.edition).with_key("bridge").get().confirmed

    def test_keeps_both_texts_where_somebody_was_quicker(self):
        desk.typed(self.draft, {"headline": "عنوان آخر"})

        answer = self.client.post(self.address, self.form({"headline": "عنواني أنا"}))

        self.assertContains(answer, "عنوان آخر", status_code=409)
        self.assertContains(answer, "عنواني أنا", status_code=409)
        again = makers.fresh(self.draft)
        assert again.headline == "عنوان آخر"

        self.client.post(self.address, {"version": again.version, "target-headline": "عنواني أنا", "choose-headline": "mine"})

        assert makers.fresh(self.draft).headline == "عنواني أنا"

    def test_what_is_too_long_is_still_there(self):
        answer = self.client.post(self.address, self.form({"headline": "ا" * 400, "bridge": "القراء"}))

        self.assertContains(answer, "ا" * 400, status_code=400)
        self.assertContains(answer, "القراء", status_code=400)
        self.assertContains(answer, "300 is the most", status_code=400)

    def test_takes_few_queries_at_any_length(self):
        desk.typed(self.draft)

        with self.assertNumQueries(FewerThan(26)):
            self.client.get(self.address)


class FewerThan(int):
    def __eq__(self, number):
        return number < int(self)

    __hash__ = int.__hash__
