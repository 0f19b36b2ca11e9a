"""What was published is offered again: exact and alike, in every pair, in both directions, through a source that both share."""

from django.test import TestCase, override_settings

from articles import hiding, revisions, workflow
from newsroom import reactions
from tests import cast, makers
from tests.translations import desk
from translations import memory
from translations.models import Memory, MemoryWord

BRIDGE = {"en": "At the bridge, thirty children are waiting in the rain. They do not mind it.", "ar": "عند الجسر ينتظر ثلاثون طفلًا تحت المطر، ولا يبالون به."}


def learnt(*languages: str, of=None):
    """A live story in these languages, the first its original; all learnt."""
    story = of or makers.make_story(languages[0])
    for edition in (story, *(makers.make_translation(language, of=story) for language in languages[1:])):
        memory.learn(edition.pk)
    return story


class LookingUp(TestCase):
    def said(self, text, source, target):
        return [(match.percent, match.said.text) for match in memory.like(text, source, target)]

    def test_the_same_words_bring_what_was_published(self):
        learnt("en", "ar")

        self.assertEqual(self.said(BRIDGE["en"], "en", "ar"), [(100, BRIDGE["ar"])])

    def test_words_like_them_bring_it_too_with_the_difference_marked(self):
        learnt("en", "ar")

        [match] = memory.like("At the bridge, forty children are waiting in the rain. They do not mind it.", "en", "ar")

        self.assertEqual((match.said.text, match.percent < 100), (BRIDGE["ar"], True))
        self.assertEqual([(change.kind, change.text.strip()) for change in match.changes if change.kind != "same"], [("gone", "thirty"), ("new", "forty")])
        self.assertEqual(match.said.edition.headline, makers.WORDS["ar"]["headline"])

    def test_other_words_bring_nothing(self):
        learnt("en", "ar")

        self.assertEqual(self.said("The mayor of the old town signed a contract yesterday.", "en", "ar"), [])
        self.assertEqual(self.said(BRIDGE["en"], "en", "zh-hans"), [])

    def test_it_goes_the_other_way_and_between_two_translations_of_one_source(self):
        learnt("en", "ar", "sw")
        swahili = "Darajani, watoto thelathini wanasubiri kwenye mvua. Hawaijali."

        self.assertEqual(self.said(BRIDGE["ar"], "ar", "en"), [(100, BRIDGE["en"])])
        self.assertEqual(self.said(BRIDGE["ar"], "ar", "sw"), [(100, swahili)])
        self.assertEqual(self.said(swahili, "sw", "ar"), [(100, BRIDGE["ar"])])

    def test_scripts_without_spaces_are_found_as_well(self):
        learnt("en", "zh-hans")
        chinese = Memory.objects.in_language("zh-hans").whole_blocks().get(key="bridge01").text

        self.assertEqual(self.said(chinese[:-3] + "了。", "zh-hans", "en")[0][1], BRIDGE["en"])

    def test_a_sentence_is_found_where_the_block_around_it_is_new(self):
        story = makers.make_story(words={"body": '<p data-key="two001">The wind came late. Nobody had tied the boats to the trees that evening.</p>'})
        arabic = makers.make_claim("ar", of=story, by=cast.admin())
        draft = desk.typed(arabic, {"headline": "ريح", "summary": "جاءت.", "two001": "جاءت الريح متأخرة. لم يكن أحد قد ربط القوارب بالأشجار ذلك المساء."}, by=cast.admin())
        memory.learn(story.pk)
        memory.learn(workflow.publish(draft, by=cast.admin()).pk)

        [match] = memory.block("A day of heat went by, and then another, and the sea lay flat as oil. Nobody had tied the boats to the trees that evening.", "en", "ar")

        self.assertEqual((match.part, match.percent, match.said.text), (2, 100, "لم يكن أحد قد ربط القوارب بالأشجار ذلك المساء."))


class LiveTextOnly(TestCase):
    def test_what_is_withdrawn_leaves(self):
        story = learnt("en", "ar")
        arabic = story.article.editions.get(language="ar")
        workflow.withdraw(arabic, by=cast.admin(), why="A name was wrong.")

        memory.learn(arabic.pk)

        self.assertEqual(memory.like(BRIDGE["en"], "en", "ar"), [])

    def test_what_is_superseded_leaves_on_either_side(self):
        story = learnt("en", "ar")
        change = revisions.begin_edition(story.article, language="en", by=cast.admin())
        body = story.body.replace("thirty children", "forty grown-ups")
        workflow.publish(revisions.write(change, {"body": body}, by=cast.admin(), version=None), by=cast.admin(), weight="meaning")

        memory.learn(story.pk)

        self.assertEqual(memory.like(BRIDGE["en"], "en", "ar"), [])
        self.assertEqual(memory.like(BRIDGE["ar"], "ar", "en"), [])

    def test_what_is_struck_stays_struck_when_the_text_is_learnt_again(self):
        story = learnt("en", "ar")
        arabic = story.article.editions.get(language="ar")
        memory.strike(Memory.objects.of(arabic).whole_blocks().get(key="bridge01"), by=cast.arabic_editor())

        memory.learn(arabic.pk)

        self.assertEqual(memory.like(BRIDGE["en"], "en", "ar"), [])

    def test_learning_twice_counts_each_word_once(self):
        story = learnt("en")
        before = dict(MemoryWord.objects.values_list("word", "number"))

        memory.learn(story.pk)

        self.assertEqual(dict(MemoryWord.objects.values_list("word", "number")), before)
        self.assertEqual(before["enbridge"], 3)  # the heading, the block, its first sentence


class Phrases(TestCase):
    def test_a_phrase_is_found_on_either_side_with_its_story(self):
        learnt("en", "ar")

        [found] = memory.phrase("thirty children", "en", "ar")
        [back] = memory.phrase("ثلاثون طفل", "ar", "en")

        self.assertEqual((found.said.text, found.found.edition.headline), (BRIDGE["ar"], makers.WORDS["en"]["headline"]))
        self.assertEqual(back.said.text, BRIDGE["en"])

    def test_of_nothing_there_is_nothing(self):
        learnt("en", "ar")

        for words in ("", "  ", "?!", "%", "children thirty", "zebra"):
            self.assertEqual(memory.phrase(words, "en", "ar"), [], words)


class Following(TestCase):
    """A decision is followed by learning, without anybody's doing."""

    def test_publishing_and_withdrawing_are_followed_by_the_memory(self):
        with override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}):
            story = makers.make_story()
            arabic = makers.make_translation("ar", of=story)
            reactions.catch_up()
            self.assertEqual(memory.like(BRIDGE["en"], "en", "ar")[0].said.text, BRIDGE["ar"])

            workflow.withdraw(arabic, by=cast.admin(), why="A name was wrong.")
            reactions.catch_up()
            self.assertEqual(memory.like(BRIDGE["en"], "en", "ar"), [])

    def test_a_byline_that_is_hidden_is_offered_to_no_translator(self):
        story = learnt("en")
        byline = makers.make_byline(story, "Marah Quill")
        Memory.objects.of(story).filter(key="headline").update(text="A picture by Marah Quill")
        hiding.hide(byline, by=cast.admin())

        reactions.catch_up()

        self.assertFalse(Memory.objects.filter(text__icontains="Marah").exists())
