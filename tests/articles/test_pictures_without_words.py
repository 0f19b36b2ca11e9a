"""A picture that readers of a language see, and of which nothing is said in it, is listed for those who write that language."""

from django.test import TestCase
from django.urls import reverse

from articles import workflow
from articles.models import Image, Placement
from newsroom.desk import board
from tests import cast, makers
from tests.articles.test_know_a_picture import picture


class WithoutWords(TestCase):
    def setUp(self):
        self.image = picture(by=cast.author(), credit="Lena", licence="own", alt_en="A red wall", caption_en="Painted in May")
        self.story = makers.make_translation("ar", by=cast.arabic_translator())
        Placement.objects.create(image=self.image, edition=self.story)

    def listed(self, person, language="ar"):
        self.client.force_login(person())
        page = self.client.get(reverse("stories:pictures-without-words"), {"language": language})
        return page, [one.image.pk for one, _form in page.context["rows"]]

    def say(self, person, language="ar", **words):
        self.client.force_login(person())
        sent = {f"{self.image.pk}-{name}": text for name, text in words.items()}
        return self.client.post(reverse("stories:picture-words", args=[self.image.pk, language]), sent)

    def test_its_translator_and_the_language_editor_find_it_with_what_is_said_elsewhere(self):
        for person in (cast.arabic_translator, cast.arabic_editor):
            page, listed = self.listed(person)

            self.assertEqual(listed, [self.image.pk])
            self.assertContains(page, "A red wall")
            self.assertContains(page, "Painted in May")

    def test_nobody_else_does(self):
        Image.objects.filter(pk=self.image.pk).update(alt_en="")

        for person in (cast.author, cast.editor, cast.swahili_translator):
            self.assertEqual(self.listed(person)[1], [], person)
            self.assertEqual(self.say(person, alt="جدار").status_code, 404, person)

    def test_what_they_write_is_what_readers_get_and_the_list_is_empty(self):
        self.assertEqual(self.say(cast.arabic_translator, alt="جدار أحمر", caption="طُلي في أيار").status_code, 302)

        said = Image.objects.get(pk=self.image.pk)
        self.assertEqual((said.alt_ar, said.caption_ar), ("جدار أحمر", "طُلي في أيار"))
        self.assertEqual(self.listed(cast.arabic_translator)[1], [])

    def test_words_that_are_there_are_never_written_over(self):
        Image.objects.filter(pk=self.image.pk).update(alt_ar="جدار")

        self.say(cast.arabic_translator, alt="غير ذلك", caption="طُلي في أيار")

        said = Image.objects.get(pk=self.image.pk)
        self.assertEqual((said.alt_ar, said.caption_ar), ("جدار", "طُلي في أيار"))

    def test_nothing_said_is_answered_at_its_place(self):
        answer = self.say(cast.arabic_translator, alt=" ")

        self.assertContains(answer, "Say what the picture shows.", status_code=422)

    def test_a_decorative_one_needs_no_words(self):
        Image.objects.filter(pk=self.image.pk).update(decorative=True, caption_en="")

        self.assertEqual(self.listed(cast.arabic_editor)[1], [])

    def test_no_caption_is_asked_for_where_there_is_none_in_any_language_read_instead(self):
        Image.objects.filter(pk=self.image.pk).update(alt_ar="جدار", caption_en="", caption_fr="Un mur")

        self.assertEqual(self.listed(cast.arabic_editor)[1], [])

    def test_of_a_withdrawn_story_none_is_asked_for(self):
        workflow.withdraw(self.story, by=cast.admin(), why="A name was wrong.")

        self.assertEqual(self.listed(cast.arabic_editor)[1], [])

    def test_the_board_says_how_many_wait(self):
        section = next(section for section in board.of(cast.arabic_translator()).sections if section.key == "wordless")

        self.assertEqual([(row.title, row.facts) for row in section.rows], [("العربية", ("1 picture",))])
