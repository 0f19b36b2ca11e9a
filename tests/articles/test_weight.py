"""What a change of a live text weighs: proposed with its reasons, a typing mistake that is none refused, readers told of facts."""

from django.test import TestCase
from django.urls import reverse

from articles import revisions, workflow
from articles.models import Draft, Edition, Revision, Transition, Weight
from tests import cast, makers


class Changing(TestCase):
    """An editor changes a live story."""

    def changed(self, language="en", **words) -> Draft:
        edition = makers.make_story(language, by=cast.admin())
        draft = revisions.begin_edition(edition.article, language=language, by=cast.editor())
        return revisions.write(draft, words, by=cast.admin(), version=None)

    def body(self, language, old, new) -> str:
        return makers.WORDS[language]["body"].replace(old, new)

    def press(self, draft, verb="publish", person=cast.admin, **sent):
        self.client.force_login(person())
        return self.client.post(reverse(f"stories:{verb}", args=[draft.pk]), {"version": draft.version, "moving_until": "", **sent})

    def page(self, draft):
        self.client.force_login(cast.admin())
        return self.client.get(reverse("stories:draft", args=[draft.pk]))

    def weight(self) -> str:
        return Edition.objects.get().live_revision.weight


class TestProposed(Changing):
    def test_facts_with_the_figures_that_changed(self):
        page = self.page(self.changed(body=self.body("en", "1,200", "1,300")))

        self.assertContains(page, '<del lang="en" dir="ltr">1,200</del>')
        self.assertContains(page, '<ins lang="en" dir="ltr">1,300</ins>')
        self.assertContains(page, '<input type="radio" name="weight" value="facts"')
        self.assertRegex(page.content.decode(), r'value="facts"[^>]*checked')

    def test_a_typing_mistake(self):
        page = self.page(self.changed(body=self.body("en", "waiting in", "wating in")))

        self.assertRegex(page.content.decode(), r'value="typo"[^>]*checked')
        self.assertContains(page, "Only spelling, signs or spaces changed.")

    def test_its_meaning_in_arabic_where_names_look_like_words(self):
        page = self.page(self.changed("ar", body=self.body("ar", "تحت المطر", "تحت السقف")))

        self.assertRegex(page.content.decode(), r'value="meaning"[^>]*checked')
        self.assertContains(page, '<ins lang="ar" dir="rtl">السقف')
        self.assertContains(page, "In this script names look like other words")

    def test_nothing_where_readers_have_nothing_yet(self):
        self.assertNotContains(self.page(makers.make_submitted()), 'name="weight"')


class TestTypo(Changing):
    def test_is_refused_with_the_words_where_a_figure_changed(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))

        answer = self.press(draft, weight="typo")

        self.assertContains(answer, "A typing mistake changes none of these.", status_code=422)
        self.assertContains(answer, "Figures: “\u20681,200\u2069” became “\u20681,300\u2069”", status_code=422)
        self.assertContains(answer, 'href="#field-weight"', status_code=422)
        self.assertTrue(Draft.objects.exists())

    def test_is_refused_in_bengali_and_chinese_digits_and_words_that_deny(self):
        for language, old, new in (("bn", "১,২০০", "১,৩০০"), ("zh-hans", "三十", "四十"), ("sw", "Hawaijali", "Wanaijali"), ("ar", "ولا يبالون", "ويبالون")):
            with self.subTest(language):
                draft = self.changed(language, body=self.body(language, old, new))
                answer = self.press(draft, weight="typo")
                self.assertContains(answer, "A typing mistake changes none of these.", status_code=422)

    def test_goes_out_where_the_editor_says_why(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))

        self.press(draft, weight="typo", because="A slip of mine: the other languages have 1,300.")

        self.assertEqual(self.weight(), Weight.TYPO)
        self.assertEqual(Transition.objects.into("published").newest_first().first().why, "A slip of mine: the other languages have 1,300.")

    def test_goes_out_where_it_is_one(self):
        self.press(self.changed(body=self.body("en", "waiting in", "wating in")), weight="typo")

        self.assertEqual(self.weight(), Weight.TYPO)

    def test_of_words_typed_in_the_very_request(self):
        draft = self.changed(summary="Another sentence.")
        words = {**draft.words, "section": draft.edition.article.section_id, "body": self.body("en", "1,200", "1,400"), "tab": "abcdefgh", "count": "1"}

        answer = self.press(draft, weight="typo", **words)

        self.assertContains(answer, "1,400", status_code=422)
        self.assertEqual(makers.fresh(draft).words["body"].count("1,400"), 1)


class TestFacts(Changing):
    def test_ask_for_a_correction_that_readers_see(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))

        answer = self.press(draft, weight="facts")

        self.assertContains(answer, "Facts changed, so readers are told.", status_code=422)
        self.assertContains(answer, 'href="#field-correction"', status_code=422)

    def test_go_out_with_it(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))

        self.press(draft, weight="facts", correction="The bus carries 1,300 books, not 1,200.")

        edition = Edition.objects.get()
        self.assertEqual(self.weight(), Weight.FACTS)
        self.assertContains(self.client.get(edition.get_absolute_url()), "The bus carries 1,300 books, not 1,200.")

    def test_go_out_without_where_the_editor_says_why_readers_need_none(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))

        silent = self.press(draft, weight="facts", uncorrected="on")
        self.press(draft, weight="facts", uncorrected="on", because="It was live for a minute.")

        self.assertContains(silent, "Say why readers need no correction.", status_code=422)
        self.assertEqual(Transition.objects.into("published").newest_first().first().why, "It was live for a minute.")

    def test_a_weight_that_is_none_is_refused(self):
        self.assertEqual(self.press(self.changed(summary="Other."), weight="heavy").status_code, 422)


class TestScheduled(Changing):
    def test_a_change_is_asked_the_same(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))
        workflow.move(draft, "submitted", by=cast.admin())

        refused = self.press(makers.fresh(draft), "schedule", hour="2031-03-04T09:00", weight="typo")
        self.press(makers.fresh(draft), "schedule", hour="2031-03-04T09:00", weight="facts", correction="It is 1,300.", moving_until="2031-03-04T12:00")

        draft = makers.fresh(draft)
        self.assertContains(refused, "A typing mistake changes none of these.", status_code=422)
        self.assertEqual((draft.weight, draft.correction, f"{draft.moving_until:%H:%M}"), ("facts", "It is 1,300.", "12:00"))

    def test_what_was_decided_then_stands_in_the_form(self):
        draft = self.changed(body=self.body("en", "1,200", "1,300"))
        workflow.move(draft, "submitted", by=cast.admin())
        self.press(makers.fresh(draft), "schedule", hour="2031-03-04T09:00", weight="typo", because="The others have it right.")

        page = self.page(makers.fresh(draft))

        self.assertRegex(page.content.decode(), r'value="typo"[^>]*checked')
        self.assertContains(page, "The others have it right.")

    def test_it_cannot_be_settled_before_it_goes_out(self):
        draft = self.changed(summary="Other.")
        workflow.move(draft, "submitted", by=cast.admin())

        answer = self.press(makers.fresh(draft), "schedule", hour="2031-03-04T09:00", weight="meaning", moving_until="2031-03-04T08:00")

        self.assertContains(answer, "It goes out only then.", status_code=422)


class TestByOneButton(Changing):
    def test_where_nothing_is_asked_what_was_decided_before_holds(self):
        draft = self.changed(summary="Another sentence.")

        self.client.force_login(cast.admin())
        self.client.post(reverse("stories:publish", args=[draft.pk]), {"version": draft.version})

        self.assertEqual(self.weight(), Weight.MEANING)
        self.assertEqual(Revision.objects.of(Edition.objects.get()).newest_first().first().weight, Weight.MEANING)
