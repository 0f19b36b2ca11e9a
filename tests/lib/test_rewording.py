"""A block says something else; what stays keeps its links and marks."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.lib import richtext
from newsroom.lib.richtext import rewording

LANGUAGES = st.sampled_from(["en", "ar", "th", "zh-hans", "my"])
SAID = st.text(st.sampled_from("ab ،كتاب\n\r\u00a0«:1汉字ไทยမြန်မာ&<>\u200c\u200f\u202e\x00👩\u200d👧é"), max_size=40)
MARKED = st.lists(
    st.tuples(
        st.sampled_from(
            ["{}", "<em>{}</em>", '<a href="https://a.example">{}</a>', '<a data-story="4"><strong>{}</strong></a>', '<span lang="ar" dir="rtl">{}</span>', "{}<br>", "<bdi>{}</bdi>"]
        ),
        SAID.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;")),
    ),
    max_size=6,
).map(lambda runs: "".join(form.format(text) for form, text in runs))


def said(html):
    return richtext.text_of(richtext.parse(html))


@pytest.mark.parametrize(
    ("block", "text", "becomes"),
    [
        ('See <a href="https://a.example">the report</a> here.', "See the report, here.", 'See <a href="https://a.example">the report</a>, here.'),
        ('The <a href="https://a.example">old report</a> says so.', "The <new> report says so.", 'The <a href="https://a.example">&lt;new&gt; report</a> says so.'),
        ("<em>one three</em> four", "one two three four", "<em>one two three</em> four"),
        ("one <em>three</em> four", "one two three four", "one two <em>three</em> four"),
        ("in the <em>Guardian</em> today", "in the <em>Times</em> today".replace("<em>", "").replace("</em>", ""), "in the <em>Times</em> today"),
        ('he said <span lang="ar" dir="rtl">سلام</span> twice', "he said peace twice", "he said peace twice"),
        ('he said <span lang="ar" dir="rtl">سلام عليكم</span> twice', "he said السلام عليكم twice", 'he said <span lang="ar" dir="rtl">السلام عليكم</span> twice'),
        ("a<br>b", "a\nc", "a<br>c"),
        ("a b", "a\r\n\r\n b ", "a<br>b"),
        ("", "new", "new"),
        ("old <strong>words</strong>", "", ""),
    ],
)
def test_words_that_stay_keep_their_marks(block, text, becomes):
    assert rewording.reworded(block, text, "en") == becomes


def test_arabic_keeps_its_link():
    block = 'عند الجسر ينتظر <a href="https://a.example">ثلاثون طفلًا</a> تحت المطر.'

    assert rewording.reworded(block, "عند الجسر القديم ينتظر ثلاثون طفلًا تحت المطر.", "ar") == block.replace("الجسر", "الجسر القديم")


def test_a_script_without_spaces_keeps_its_marks_letter_by_letter():
    assert rewording.reworded("桥边，<strong>三十个孩子</strong>在雨里等着", "桥边，四十个孩子在雨里等着", "zh-hans") == "桥边，<strong>四十个孩子</strong>在雨里等着"


@given(MARKED, SAID, LANGUAGES)
@example("<em>a</em> b", "a\u00a0b", "en")
@example("a <em>b</em>", "a", "en")
def test_it_says_the_text_and_is_canonical(block, text, language):
    html = rewording.reworded(block, text, language)

    assert said(html) == rewording.tidied(text)
    assert richtext.inline(html) == html
    assert not html or richtext.clean(f"<p>{html}</p>") == f"<p>{html}</p>"


@given(MARKED, LANGUAGES)
def test_the_same_words_change_nothing(block, language):
    block = richtext.inline(block)

    assert rewording.reworded(block, said(block), language) == block


@given(st.text())
def test_a_tidied_text_is_tidy(text):
    assert rewording.tidied(rewording.tidied(text)) == rewording.tidied(text)


BODY = (
    '<p data-key="aaaa1">One <em>two</em></p><ul data-key="aaaa2"><li data-key="aaaa3">item<ul data-key="aaaa4"><li data-key="aaaa5">inner</li></ul></li></ul>'
    '<figure data-key="aaaa6" data-image="1" data-alt="A bridge"></figure><hr data-key="aaaa7">'
)


def test_only_that_block_changes_and_an_item_keeps_its_list():
    assert rewording.in_block(BODY, "aaaa3", "thing", "en") == BODY.replace(">item<", ">thing<")
    assert rewording.in_block(BODY, "aaaa1", "One and two", "en") == BODY.replace("One <em>two</em>", "One and <em>two</em>")


def test_a_key_that_is_not_there_changes_nothing():
    assert rewording.in_block(BODY, "gone1", "words", "en") == BODY


def test_blocks_are_told_in_reading_order():
    told = [(block.key, block.words, block.holds_words) for block in rewording.blocks(BODY)]

    assert told == [
        ("aaaa1", "One two", True), ("aaaa2", "item\ninner", False), ("aaaa3", "item", True), ("aaaa4", "inner", False), ("aaaa5", "inner", True), ("aaaa6", "A bridge", False),
    ]
