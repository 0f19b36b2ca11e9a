"""How honest a comment looks, and why."""

import json

import pytest
from django.test import SimpleTestCase

from comments import rules
from comments.limits import score
from tests.ground import corpora

HONEST = [
    ("en", "I sent mine from a bus shelter in Cork. You can hear a gull object to it at second eight."),
    ("en", "NATO and the EU should read this! Really?!"),
    ("ar", "سجّلتُ المطر على غسيلي المنسي فوق السطح في طرابلس."),
    ("fa", "می‌خواهم بدانم نویسنده‌ها چه کسانی هستند."),
    ("hi", "मेरी दादी क्षेत्र की आवाज़ से बता देती थीं कि बारिश कहाँ पहुँची है।"),
    ("ja", "雨の音を聞くと、祖母の家を思い出します。ありがとうございました。"),
    ("zh-hans", "每个星期四，我们都在桥边等那辆旧巴士。"),
    ("ko", "빗소리를 들으면 할머니 댁이 생각납니다."),
    ("sw", "Asante sana kwa habari hii. Mvua ya Lamu ina sauti yake."),
    ("ru", "Спасибо! Моя бабушка по звуку знала, до какого поля дошёл дождь."),
    ("my", "မိုးသံကို ကြားရတာ အဘွားအိမ်ကို သတိရတယ်။"),
]


class ScoreTests(SimpleTestCase):
    def test_honest_words_in_many_languages_are_not_held_up(self):
        for language, text in HONEST:
            with self.subTest(text):
                said = score(text, name="Wanjiru", language=language)
                self.assertFalse(said.waits, said)

    def test_each_rule_knows_what_it_looks_for(self):
        for code, text in (
            ("links", "Look here: https://rain.example/free"), ("links", "www.rain-videos.example and rain.com"),
            ("phrases", "Please subscribe to my channel, thank you"), ("phrases", "Earn $500 a day from home"),
            ("repetition", "sooooooooooo good"), ("repetition", "buy buy buy buy buy now buy buy buy buy"),
            ("shouting", "WHY DOES NOBODY LISTEN TO US"), ("shouting", "No!!!!!"),
            ("mixed-scripts", "Read the ne\u0435ws from p\u0430ypal"), ("hidden-characters", "r\u200be\u200ba\u200bd this"),
            ("far-script", "Совсем другое письмо под английским рассказом"),
        ):
            with self.subTest(text):
                self.assertIn(code, score(text, language="en").reasons)

    def test_a_name_that_is_an_address(self):
        self.assertIn("link-as-name", score("Nice.", name="www.cheap-pills.com", language="en").reasons)

    def test_a_number_between_nought_and_one_with_the_heaviest_reason_first(self):
        said = score("CHECK OUT MY CHANNEL https://a.example https://b.example https://c.example!!!!", language="en")

        self.assertTrue(0.9 < said.number <= 1)
        self.assertEqual(said.reasons[0], "links")

    def test_every_reason_has_its_sentence(self):
        for rule in rules.RULES:
            self.assertIn(rule.__name__.replace("_", "-"), rules.SENTENCES)

    def test_no_text_takes_long(self):
        for text in ("ل" * 5000, "a." * 2500, "!" * 5000, "make " * 1000, "\u0301" * 5000, "http://" * 700, "ab " * 1700, "\u200b" * 5000):
            score(text, name=text[:60], language="en")


@pytest.mark.corpus
def test_real_spam_waits_and_real_readers_do_not():
    """Tuned on the even rows; judged here on the odd ones."""
    rows = json.loads((corpora.FOLDER / "comments-unicode" / "youtube-psy.json").read_text("utf-8"))[1::2]
    spam = [row for row in rows if row["spam"]]
    honest = [row for row in rows if not row["spam"]]

    waiting_spam = sum(score(row["text"], language="en").waits for row in spam) / len(spam)
    waiting_honest = sum(score(row["text"], language="en").waits for row in honest) / len(honest)

    assert waiting_spam >= 0.9, waiting_spam
    assert waiting_honest <= 0.15, waiting_honest
