"""Before submitting: what is missing is said once, in reading order, with how to mend it and a link to its place."""

import re
from pathlib import Path

import pytest
from django.test import TestCase, override_settings
from django.urls import reverse

from articles import checklist, imaging, revisions, workflow
from articles.models import Draft, Image, Topic
from newsroom.lib import richtext
from tests import cast, makers
from tests.articles.test_write import photograph
from tests.newsroom.test_demonstration_content import WHOLE, each

FACTS = {"credit": "Lena Odhiambo", "licence": "own"}
FILES = [
    "DSC_0123", "DSCN0042.JPG", "IMG-2026.jpg", "img_20260301_123456", "image1", "Image (3)", "photo.png", "Foto 2", "WhatsApp Image 2026-03-01 at 12.33.14",
    "whatsapp image 2026-03-01 at 12.33.14.jpeg", "Screenshot 2026-03-01 at 10.00.00.png", "PXL_20260301_101112.MP", "20260301_123456", "صورة 1", "图片1",
    "фото", "bridge_final_2", "d41d8cd98f00b204e9800998ecf8427e", "bus-bridge-rain-2-final",
]
SAID = [
    "A bridge in rain", "Photo of thirty children at a bridge", "Sam, 5, at the bridge", "COVID-19 ward", "state-of-the-art loom", "桥", "雨中的桥", "جسر تحت المطر",
    "Rio-Niterói bridge", "1,200 books", "Ponte Rio-Niterói", "ত্রিশটি শিশু", "A sign that says image", "IMGs", "סירה",
]
NOWHERE = {
    "http://http://bus.org/x": richtext.TWICE, "https://https//bus.org": richtext.TWICE, "http://localhost:8000/": richtext.PRIVATE, "https://nas.local/x": richtext.PRIVATE,
    "http://127.0.0.1/": richtext.PRIVATE, "http://192.168.1.1/": richtext.PRIVATE, "http://[::1]/": richtext.PRIVATE, "https://example.com/a": richtext.SAMPLE,
    "https://news.example/": richtext.SAMPLE, "https://bus/": richtext.NO_DOT, "https://the%20bus.org/": richtext.BAD_HOST, "https://www..org/": richtext.BAD_HOST,
    "https://bus.org,": richtext.BAD_HOST, "http://[fe80": richtext.BAD_HOST, "mailto:ana@bus": richtext.NO_DOT,
}
SOMEWHERE = [
    "https://zh.wikipedia.org/wiki/桥", "https://例え。jp/", "https://مثال.مصر/", "http://8.8.8.8/", "https://web.archive.org/web/2020/http://bus.org/", "mailto:ana@bus.org?subject=http://x",
    "https://http.cat/404", "https://contest.org", "https://examples.org", "/en/2026/03/01/the-bus/", "https://bus.org/My%20File.pdf", "HTTPS://BUS.ORG", "https://localhost.bus.org/",
]


@pytest.mark.parametrize("alt", FILES)
def test_a_file_name_describes_no_picture(alt):
    assert checklist.looks_like_a_file_name(alt)


@pytest.mark.parametrize("alt", SAID)
def test_a_description_is_no_file_name(alt):
    assert not checklist.looks_like_a_file_name(alt)


@pytest.mark.parametrize(("href", "why"), NOWHERE.items())
def test_an_address_that_leads_nowhere_is_seen_by_its_form(href, why):
    assert richtext.nowhere(href) == why


@pytest.mark.parametrize("href", SOMEWHERE)
def test_an_address_that_may_lead_somewhere_is_left_alone(href):
    assert richtext.nowhere(href) == ""


@pytest.mark.parametrize(("text", "taken"), [("Bus", 3), ("巴士上山", 8), ("Café", 4), ("버스", 4), ("শটি", 2), ("ภาพ", 3), ("حافلة", 5)])
def test_a_headline_is_measured_by_the_room_it_takes(text, taken):
    assert checklist.width(text) == taken


def test_the_column_is_the_one_that_stories_are_set_in():
    tokens = (Path(__file__).parents[2] / "static/css/tokens.css").read_text("utf-8")

    assert int(re.search(r"--measure: (\d+)rem", tokens)[1]) * 16 == checklist.COLUMN


@pytest.mark.corpus
def test_pages_of_the_web_raise_no_wrong_alarm(testdata):
    """Where they were saved, relative links were resolved against "fakehost" and "test": those do lead nowhere."""
    links, alarms = 0, set()
    for page in (testdata / "articles-html/readability").glob("*/expected.html"):
        body = richtext.clean(page.read_text("utf-8"))
        for link in richtext.links(body):
            links += 1
            if richtext.nowhere(link.href):
                alarms.add(re.match(r"https?://([^/?#]*)", link.href)[1])

    assert links > 500
    assert alarms == {"fakehost", "test"}


@each(WHOLE)
def test_the_demonstration_raises_no_wrong_alarm(name, code, words):
    """Its films and posts are invented, so their addresses are of .example, and lead nowhere."""
    links = [link.href for link in richtext.links(words["body"]) if richtext.nowhere(link.href)]
    alts = [figure.attributes["data-alt"] for figure in richtext.walk(richtext.parse(words["body"])) if "data-alt" in figure.attributes]

    assert [link for link in links if ".example" not in link] == []
    assert not any(map(checklist.looks_like_a_file_name, alts))
    assert checklist.width(words["headline"]) <= checklist.HEADLINE_WIDTH


class Looking(TestCase):
    def look(self, language="en", *, body="", lead=None, topic=True, **words) -> list[checklist.Item]:
        draft = makers.make_draft(language, by=cast.admin(), words={**({"body": body} if body else {}), **words}, lead_image=lead)
        if topic:
            draft.edition.article.topics.add(Topic.objects.get_or_create(slug="rivers", name="Rivers")[0])
        return checklist.look(Draft.objects.whole().numbered(draft.pk).first())

    def said(self, *args, **more) -> list[str]:
        return [item.says for item in self.look(*args, **more)]

    def picture(self, width=640, **facts) -> Image:
        image = imaging.store(imaging.receive(photograph()), by=cast.author())
        Image.objects.numbered([image.pk]).update(**{**FACTS, "width": width, **facts})
        return makers.fresh(image)


class TestAWholeStory(Looking):
    def test_nothing_is_said_of_a_whole_story_in_any_script(self):
        for language in makers.WORDS:
            with self.subTest(language):
                self.assertEqual(self.said(language), [])

    def test_what_is_needed_comes_first_and_what_would_be_better_after_it(self):
        found = self.look(headline="x" * 71, summary="", topic=False, lead=self.picture(credit=""))

        self.assertEqual(
            [(item.needed, item.field) for item in found],
            [(True, "summary"), (True, "credit"), (False, "headline"), (False, "lead_alt"), (False, "topics")],
        )

    def test_it_asks_a_constant_number_of_questions(self):
        figures = [f'<figure data-key="key{number:02}" data-image="{self.picture().pk}"></figure>' for number in range(5)]
        for body in (figures[0], "".join(figures)):
            draft = makers.make_draft(words={"body": body}, lead_image=self.picture())
            whole = Draft.objects.whole().numbered(draft.pk).first()
            with self.assertNumQueries(7):
                checklist.look(whole)


class TestHeadline(Looking):
    def test_a_long_one_says_how_long_and_how_long_it_may_be(self):
        (said,) = self.said(headline="The bus that carries books up the valley every Thursday, in rain and in snow")

        self.assertIn("76 letters", said)
        self.assertIn("about 70", said)

    def test_letters_of_chinese_count_two(self):
        self.assertEqual(self.said("zh-hans", headline="书" * 35), [])
        (said,) = self.said("zh-hans", headline="书" * 36)

        self.assertIn("72 letters", said)
        self.assertIn("takes two", said)


class TestPictures(Looking):
    def test_a_lead_picture_that_nobody_described(self):
        (item,) = self.look(lead=self.picture())

        self.assertEqual(item.field, "lead_alt")
        self.assertIn("no alternative text in \u2068English\u2069", item.says)

    def test_words_of_the_picture_itself_or_of_this_story_are_enough(self):
        self.assertEqual(self.said(lead=self.picture(alt_en="A bus at a bridge")), [])
        self.assertEqual(self.said(lead=self.picture(), lead_alt="A bus at a bridge"), [])
        self.assertEqual(self.said(lead=self.picture(decorative=True)), [])

    def test_words_in_another_language_are_not(self):
        self.assertIn("العربية", self.said("ar", lead=self.picture(alt_en="A bus at a bridge"))[0])

    def test_one_that_only_repeats_the_caption(self):
        (said,) = self.said("ar", lead=self.picture(), lead_alt="حافلة عند الجسر", lead_caption="«حافلة عند الجسر».")

        self.assertIn("repeats its caption", said)

    def test_a_picture_in_the_text_is_named_and_found_by_its_block(self):
        image = self.picture()

        (item,) = self.look(body=f'<p>One.</p><figure data-key="pict1" data-image="{image.pk}" data-alt="DSC_0123.JPG"></figure>')

        self.assertEqual((item.field, item.key, item.block), ("body", "pict1", 1))
        self.assertIn(f"picture {image.pk}, “\u2068DSC_0123.JPG\u2069”, looks like the name of a file", item.says)

    def test_a_narrow_one_says_both_widths(self):
        lead, placed = self.picture(400, alt_en="A bus"), self.picture(300, alt_en="A bridge")

        placed_said, lead_said = self.said(lead=lead, body=f'<p>One.</p><figure data-image="{placed.pk}"></figure>')

        self.assertIn("400 pixels wide, and the column of a story 608", lead_said)
        self.assertIn("300 pixels wide, and the column of a story 608", placed_said)

    def test_one_without_credit_is_needed_once_and_at_its_block(self):
        image = self.picture(alt_en="A bus at a bridge", licence="")

        (item,) = self.look(body=f'<p>One.</p><figure data-key="pict1" data-image="{image.pk}"></figure>')

        self.assertTrue(item.needed)
        self.assertEqual((item.key, item.block), ("pict1", 1))

    def test_one_that_was_taken_down_is_said_by_the_gate_alone(self):
        (item,) = self.look(body='<p>One.</p><figure data-image="4711"></figure>')

        self.assertTrue(item.needed)


class TestLinksAndQuotations(Looking):
    def test_a_link_is_named_with_what_is_wrong_and_found_by_its_block(self):
        (item,) = self.look(body='<p>One.</p><ul><li data-key="item1">See <a href="http://http://bus.org/x">this</a></li></ul>')

        self.assertEqual((item.key, item.block, item.href), ("item1", 1, "http://http://bus.org/x"))
        self.assertEqual(item.says, "The link “\u2068http://http://bus.org/x\u2069” begins twice. Take one of the two beginnings away.")

    def test_the_same_link_twice_in_a_block_is_said_once(self):
        link = '<a href="https://localhost/">x</a>'

        self.assertEqual(len(self.said(body=f"<p>{link}, {link}</p>")), 1)

    def test_of_a_hundred_links_ten_are_named_and_the_rest_counted(self):
        found = self.said(body="".join(f'<p><a href="http://fakehost/{number}">x</a></p>' for number in range(100)))

        self.assertEqual(len(found), 11)
        self.assertEqual(found[-1], "90 more links lead nowhere.")

    @override_settings(ORIGIN="https://ferry.news")
    def test_the_desk_is_no_place_for_readers(self):
        body = '<p><a href="https://ferry.news/admin/story/3/">a</a> <a href="/admin/">b</a> <a href="/en/">c</a> <a href="https://other.news/admin/">d</a></p>'

        self.assertEqual([item.href for item in self.look(body=body)], ["https://ferry.news/admin/story/3/", "/admin/"])

    def test_the_link_of_the_lead_picture_is_looked_at_too(self):
        draft = makers.make_draft(lead_link="http://10.0.0.7/film")

        self.assertEqual(checklist.look(draft)[0].field, "lead_link")

    def test_a_quotation_needs_somebody_who_said_it(self):
        quote = '<blockquote><p>لا نبالي بالمطر</p></blockquote>'

        (item,) = self.look("ar", body=f'<figure data-key="quote1" data-quotation>{quote}</figure><figure data-quotation>{quote}<figcaption>أمينة دارو</figcaption></figure>')

        self.assertEqual(item.key, "quote1")
        self.assertIn("لا نبالي بالمطر", item.says)

    def test_a_story_without_topic_and_place_is_found_by_nobody(self):
        (item,) = self.look(topic=False)

        self.assertEqual(item.field, "topics")


class TestOnThePage(TestCase):
    def setUp(self):
        self.draft = makers.make_draft(words={"body": '<p data-key="first1"><a href="https://localhost/">x</a></p>'})

    def fragment(self, person):
        self.client.force_login(person())
        return self.client.get(reverse("stories:checklist", args=[self.draft.pk]))

    def test_its_author_and_an_editor_ask_for_the_list_alone(self):
        for person in (cast.author, cast.editor):
            answer = self.fragment(person)
            self.assertContains(answer, 'href="#field-body" data-key="first1" data-block="0" data-href="https://localhost/"')
            self.assertNotContains(answer, "<html")

    def test_for_others_there_is_nothing(self):
        for person in (cast.arabic_editor, cast.moderator, cast.arabic_translator):
            self.assertEqual(self.fragment(person).status_code, 404)

    def test_it_stands_on_the_writing_page_while_one_may_write(self):
        self.client.force_login(cast.author())
        address = reverse("stories:draft", args=[self.draft.pk])

        self.assertContains(self.client.get(address), "2 things could be better.")
        workflow.move(self.draft, workflow.State.SUBMITTED, by=cast.author())
        self.assertNotContains(self.client.get(address), "data-checklist")

    def test_advice_stops_nobody(self):
        self.client.force_login(cast.author())

        self.client.post(reverse("stories:submit", args=[self.draft.pk]), {"version": self.draft.version})

        self.assertEqual(makers.fresh(self.draft).status, "submitted")

    def test_nothing_missing_is_said_too(self):
        revisions.write(self.draft, {"body": "<p>One.</p>"}, by=cast.author(), version=None)
        self.draft.edition.article.topics.add(Topic.objects.create(slug="rivers", name="Rivers"))

        self.assertContains(self.fragment(cast.author), "Nothing is missing.")

    def test_words_of_an_author_are_never_markup(self):
        quotation = "<figure data-quotation><blockquote><p>&lt;img src=x onerror=alert(1)&gt;</p></blockquote></figure>"
        revisions.write(self.draft, {"body": quotation + '<p><a href="https://a&quot;b">x</a></p>'}, by=cast.author(), version=None)

        self.assertNotContains(self.fragment(cast.author), "<img")
