"""Who may take which story, and what happens when somebody was quicker."""

from django.test import TestCase
from django.urls import reverse

from articles import workflow
from articles.models import Edition, Transition
from tests import cast, makers
from tests.translations import desk
from translations import access, claims
from translations.models import Assignment


class MayClaim(TestCase):
    def setUp(self):
        self.english = makers.make_story()

    def test_a_translator_who_reads_the_source(self):
        assert access.may_claim(cast.arabic_translator(), self.english, "ar")

    def test_not_a_translator_of_another_language(self):
        verdict = access.may_claim(cast.swahili_translator(), self.english, "ar")

        assert not verdict
        assert "العربية" in str(verdict)

    def test_not_a_translator_who_does_not_read_the_source(self):
        french = makers.make_story("fr", by=cast.admin())

        verdict = access.may_claim(cast.arabic_translator(), french, "ar")

        assert "Français" in str(verdict)

    def test_a_language_editor_needs_no_pair(self):
        french = makers.make_story("fr", by=cast.admin())

        assert access.may_claim(cast.arabic_editor(), french, "ar")

    def test_not_what_nobody_may_read_yet(self):
        draft = makers.make_draft()

        assert not access.may_claim(cast.arabic_translator(), draft.edition, "ar")

    def test_not_into_the_language_it_was_written_in(self):
        assert not access.may_claim(cast.admin(), self.english, "en")

    def test_not_into_a_language_that_is_none(self):
        assert not access.may_claim(cast.admin(), self.english, "klingon")

    def test_not_what_somebody_else_holds(self):
        desk.claimed(self.english)

        verdict = access.may_claim(cast.arabic_editor(), self.english, "ar")

        assert "translator-ar" in str(verdict)

    def test_not_a_translation_that_was_withdrawn(self):
        draft = desk.typed(desk.claimed(desk.make_source()))
        edition = workflow.publish(draft, by=cast.arabic_editor())
        workflow.withdraw(edition, by=cast.admin(), why="The speaker asked us to.")
        source = Edition.objects.of(edition.article).originals().get()

        assert not access.may_claim(cast.arabic_translator(), source, "ar")


class Claiming(TestCase):
    def setUp(self):
        self.english = makers.make_story()
        self.client.force_login(cast.arabic_translator())

    def address(self, language="ar"):
        return reverse("translations:claim", args=[self.english.pk, language])

    def test_one_click_leads_to_the_workbench(self):
        answer = self.client.post(self.address())

        draft = Edition.objects.of(self.english.article).in_language("ar").get().draft
        self.assertRedirects(answer, reverse("translations:workbench", args=[draft.pk]))
        assert draft.made_from == self.english.live_revision

    def test_its_authors_are_named_from_the_start(self):
        byline = makers.make_byline(self.english)

        self.client.post(self.address())
        self.client.post(self.address())

        edition = Edition.objects.of(self.english.article).in_language("ar").get()
        assert [credit.contributor for credit in edition.credits.all()] == [byline]

    def test_who_comes_second_is_told_who_has_it(self):
        claims.claim(self.english.article, language="ar", by=cast.arabic_editor(), made_from=self.english.live_revision)

        answer = self.client.post(self.address())

        self.assertContains(answer, "editor-ar is translating this story already", status_code=409)
        assert Assignment.objects.count() == 1

    def test_a_language_that_does_not_exist_is_refused_with_a_sentence(self):
        answer = self.client.post(self.address("klingon"))

        self.assertContains(answer, "klingon", status_code=403)

    def test_a_story_that_is_not_out_is_not_there(self):
        draft = makers.make_draft()

        answer = self.client.post(reverse("translations:claim", args=[draft.edition.pk, "ar"]))

        assert answer.status_code == 404

    def test_through_a_third_language(self):
        swahili = desk.claimed(self.english, by=cast.swahili_translator(), language="sw")
        words = {row: makers.WORDS["sw"][row] for row in ("headline", "summary")}
        from_body = {"morning1": "Dereva, Amina Daro, ana vitabu 1,200.", "readers1": "Wasomaji", "bridge01": "<strong>Watoto</strong> darajani."}
        edition = workflow.publish(desk.typed(swahili, {**words, **from_body}, by=cast.swahili_translator()), by=cast.admin())
        translator = cast.arabic_translator()
        translator.reads = ["sw"]
        translator.save()

        self.client.post(reverse("translations:claim", args=[edition.pk, "ar"]))

        draft = Edition.objects.of(self.english.article).in_language("ar").get().draft
        assert draft.made_from == edition.live_revision

    def test_a_claim_given_back_leaves_the_words_and_frees_the_story(self):
        draft = desk.claimed(self.english)
        desk.typed(draft, {"headline": "حافلة الكتب"})
        held = Assignment.objects.get()

        self.client.post(reverse("translations:end", args=[held.pk]))

        assert makers.fresh(held).why == Assignment.End.RELEASED
        assert makers.fresh(draft).headline == "حافلة الكتب"
        assert access.may_claim(cast.arabic_editor(), self.english, "ar")
        assert self.client.get(reverse("translations:workbench", args=[draft.pk])).status_code == 404

    def test_an_editor_takes_it_back(self):
        desk.claimed(self.english)
        held = Assignment.objects.get()
        self.client.force_login(cast.arabic_editor())

        self.client.post(reverse("translations:end", args=[held.pk]))

        assert makers.fresh(held).why == Assignment.End.TAKEN_BACK

    def test_what_lies_with_its_editor_is_nobodys_to_take_when_the_claim_is_over(self):
        draft = makers.make_translation_draft("ar", of=self.english, by=cast.arabic_translator())
        workflow.move(draft, "submitted", by=cast.arabic_translator())
        claims.end(Assignment.objects.get(), why=Assignment.End.RAN_OUT)
        other = cast.arabic_translator()
        self.client.force_login(other)

        answer = self.client.post(reverse("translations:claim", args=[self.english.pk, "ar"]))

        assert answer.status_code == 403
        assert "lies with its editor" in answer.content.decode()
        assert [offer.edition for offer in access.claimable(other)] == []

    def test_nobody_else_ends_it(self):
        desk.claimed(self.english)
        held = Assignment.objects.get()
        self.client.force_login(cast.swahili_translator())

        answer = self.client.post(reverse("translations:end", args=[held.pk]))

        assert answer.status_code == 404
        assert makers.fresh(held).ended_at is None


class Queue(TestCase):
    def test_offers_live_stories_in_my_pairs_originals_first(self):
        english = makers.make_story()
        makers.make_story("fr", by=cast.admin())
        makers.make_draft()

        offers = access.claimable(cast.arabic_translator())

        assert [(offer.edition, offer.languages) for offer in offers] == [(english, ["ar"])]

    def test_a_story_in_two_languages_i_read_is_one_row_from_its_original(self):
        english = makers.make_story()
        draft = desk.claimed(english, by=cast.admin(), language="fr")
        words = dict.fromkeys(("headline", "summary", "morning1", "readers1", "bridge01"), "Mots en français.")
        workflow.publish(desk.typed(draft, words, by=cast.admin()), by=cast.admin())

        offers = access.claimable(cast.swahili_translator())

        assert [offer.edition for offer in offers] == [english]

    def test_what_is_claimed_or_published_is_not_offered(self):
        desk.claimed()
        workflow.publish(desk.typed(desk.claimed()), by=cast.admin())

        assert access.claimable(cast.arabic_translator()) == []

    def test_what_was_given_back_is_offered_again(self):
        desk.claimed()
        claims.end(Assignment.objects.get(), why=Assignment.End.RELEASED)

        assert len(access.claimable(cast.arabic_translator())) == 1

    def test_is_not_slower_with_more_stories(self):
        for _number in range(4):
            makers.make_story()
        translator = cast.arabic_translator()
        assert translator.standing.is_anyone

        with self.assertNumQueries(3):
            assert len(access.claimable(translator)) == 4

    def test_shows_what_came_back_with_its_reason(self):
        draft = desk.typed(desk.claimed())
        workflow.move(draft, Transition.State.SUBMITTED, by=cast.arabic_translator())
        workflow.move(makers.fresh(draft), Transition.State.RETURNED, by=cast.arabic_editor(), why="The second paragraph reads like the English.")
        self.client.force_login(cast.arabic_translator())

        answer = self.client.get(reverse("translations:queue"))

        self.assertContains(answer, "reads like the English")
        self.assertContains(answer, 'lang="en" dir="ltr"')
