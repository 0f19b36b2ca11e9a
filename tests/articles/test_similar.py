"""A story that others wrote about lately is hinted at: same place or topic, like words; nobody learns of a draft they may not know."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles import listings, revisions, similar, workflow
from articles.models import Draft, Place, Topic
from tests import cast, makers

FLOOD = {
    "en": ("Flood closes the Kivuko bridge", "Buses stop at the Kivuko bridge after the river rose; engineers check its pillars."),
    "ar": ("الفيضان يغلق جسر كيفوكو", "توقفت الحافلات عند جسر كيفوكو بعد ارتفاع منسوب النهر، والمهندسون يفحصون أعمدته."),
    "sw": ("Mafuriko yafunga daraja la Kivuko", "Mabasi yamesimama kwenye daraja la Kivuko baada ya mto kufurika; wahandisi wakagua nguzo."),
    "zh-hans": ("洪水封锁基乌科大桥", "河水上涨后，公交车在基乌科大桥停运，工程师正在检查桥墩。"),
}
AGAIN = {
    "en": ("Kivuko bridge stays closed", "Engineers find cracks in two pillars of the bridge; buses take the long way since the flood."),
    "ar": ("جسر كيفوكو يبقى مغلقًا", "المهندسون يعثرون على شقوق في أعمدة جسر كيفوكو، والحافلات تسلك الطريق الطويل منذ الفيضان."),
    "sw": ("Daraja la Kivuko bado limefungwa", "Wahandisi wameona nyufa kwenye nguzo mbili za daraja; mabasi yanapita njia ndefu tangu mafuriko."),
    "zh-hans": ("基乌科大桥继续封闭", "洪水过后，工程师在两座桥墩上发现裂缝，公交车绕行。"),
}
OTHER = ("Apple growers meet in Kivuko", "Forty families talk about frost, prices and a shared press for juice.")


def words(headline, summary):
    return {"headline": headline, "summary": summary}


class Hinting(TestCase):
    def setUp(self):
        self.town, self.rivers = Place.objects.create(slug="kivuko", name="Kivuko"), Topic.objects.create(slug="rivers", name="Rivers")

    def draft(self, said=AGAIN["en"], language="en", by=None, label=True) -> Draft:
        draft = makers.make_draft(language, by=by or cast.author(), words=words(*said))
        if label:
            draft.edition.article.places.add(self.town)
        return draft

    def story(self, said=FLOOD["en"], language="en", by=None, ago=1, label=None):
        edition = makers.make_story(language, by=by or cast.admin(), words=words(*said), at=timezone.now() - timedelta(days=ago))
        edition.article.places.add(label or self.town)
        listings.relist(edition)
        return edition

    def hints(self, draft, person=cast.author) -> list[str]:
        return [hint.headline for hint in similar.stories(draft, person())]


class TestLive(Hinting):
    def test_a_story_of_the_same_place_in_like_words_is_hinted_at_in_any_script(self):
        for language in FLOOD:
            with self.subTest(language):
                story = self.story(FLOOD[language], language)

                (hint,) = similar.stories(self.draft(AGAIN[language], language, by=cast.admin()), cast.author())

                self.assertEqual((hint.headline, hint.language, hint.is_public), (FLOOD[language][0], language, True))
                self.assertEqual((hint.url, hint.direction), (story.get_absolute_url(), story.direction))

    def test_other_words_or_another_place_are_not(self):
        self.story(OTHER)
        self.story(label=Place.objects.create(slug="elsewhere", name="Elsewhere"))

        self.assertEqual(self.hints(self.draft()), [])

    def test_a_part_of_the_place_counts_as_the_place(self):
        self.story(label=Place.objects.create(slug="kivuko-harbour", name="Harbour", parent=self.town))

        self.assertEqual(self.hints(self.draft()), [FLOOD["en"][0]])

    def test_the_same_topic_is_enough(self):
        story, draft = self.story(label=Place.objects.create(slug="elsewhere", name="Elsewhere")), self.draft(label=False)
        for article in (story.article, draft.edition.article):
            article.topics.add(self.rivers)
        listings.relist(story)

        self.assertEqual(self.hints(draft), [FLOOD["en"][0]])

    def test_after_a_fortnight_it_is_no_news(self):
        self.story(ago=15)

        self.assertEqual(self.hints(self.draft()), [])

    def test_withdrawn_ones_ones_own_and_the_story_itself_are_not_hinted_at(self):
        workflow.withdraw(self.story(), by=cast.admin(), why="It was wrong.")
        mine = self.story(by=cast.author())
        changing = revisions.begin_edition(mine.article, language="en", by=cast.author())

        self.assertEqual(self.hints(changing, cast.editor), [])
        self.assertEqual(self.hints(self.draft()), [])

    def test_three_at_most_newest_first(self):
        for ago in (4, 2, 3, 1):
            self.story((f"{FLOOD['en'][0]}, day {ago}", FLOOD["en"][1]), ago=ago)

        self.assertEqual([headline[-1] for headline in self.hints(self.draft())], ["1", "2", "3"])

    def test_words_of_every_story_say_nothing(self):
        elsewhere = Place.objects.create(slug="elsewhere", name="Elsewhere")
        for number in range(4):
            self.story(("Closed: buses, engineers", f"Of a bridge, its pillars, and a flood, part {number}."), label=elsewhere)
        self.story()

        self.assertEqual(self.hints(self.draft()), [])

    def test_a_story_in_two_languages_is_hinted_at_once_in_ones_own(self):
        story = self.story(by=cast.author())
        makers.make_translation("ar", of=story)

        self.assertEqual(self.hints(self.draft(by=cast.admin()), cast.admin), [FLOOD["en"][0]])


class TestInHand(Hinting):
    def test_an_editor_hears_of_a_draft_they_answer_for_and_its_author_is_not_told_of_others(self):
        theirs = self.draft(FLOOD["en"], by=cast.admin())
        mine = self.draft()

        (hint,) = similar.stories(mine, cast.editor())

        self.assertEqual((hint.headline, hint.state, hint.is_public), (FLOOD["en"][0], "writing", False))
        self.assertIn(str(theirs.edition_id), hint.url)
        self.assertEqual(self.hints(mine), [])

    def test_words_in_hand_of_a_live_story_are_told_to_nobody(self):
        live = self.story(OTHER)
        revisions.write(revisions.begin_edition(live.article, language="en", by=cast.admin()), words(*FLOOD["en"]), by=cast.admin(), version=None)

        self.assertEqual(self.hints(self.draft(), cast.editor), [])

    def test_an_editor_of_another_language_hears_nothing(self):
        self.draft(FLOOD["ar"], "ar", by=cast.admin())

        self.assertEqual(self.hints(self.draft(AGAIN["ar"], "ar", by=cast.admin()), cast.editor), [])


class TestQuestions(Hinting):
    def test_their_number_does_not_grow(self):
        draft = self.draft()
        cast_editor = cast.editor()
        self.story()
        with self.assertNumQueries(6):
            similar.stories(draft, cast_editor)
        for ago in (2, 3, 4):
            self.story(ago=ago)
            self.draft(FLOOD["en"], by=cast.admin())

        with self.assertNumQueries(5):  # the person's appointments are known by now
            similar.stories(draft, cast_editor)

    def test_without_place_and_topic_or_without_words_nothing_is_asked_for(self):
        self.story()

        self.assertEqual(self.hints(self.draft(label=False)), [])
        self.assertEqual(self.hints(self.draft(("", ""))), [])
