"""Two states of a text, block by block, as somebody reads them who wants to know what changed."""

import json
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.lib import richtext
from newsroom.lib.compare import Comparison, Remark, Target, compare

LANGUAGES = [("en", None), ("ar", "arb"), ("th", "tha"), ("zh-hans", "zho-CN"), ("km", "khm")]


def of(before: str, after: str, language: str = "en", **more) -> Comparison:
    return compare({"body": before}, {"body": after}, language, **more)


def p(key: str, words: str) -> str:
    return f'<p data-key="{key}">{words}</p>'


def kinds(comparison: Comparison) -> list[str]:
    return [row.kind for row in comparison.rows]


def marked(row) -> str:
    """A row's words, [-gone-] and [+new+]."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(signs[stretch.kind].format(stretch.text) for stretch in row.stretches)


@pytest.mark.parametrize(
    ("language", "before", "after", "shown"),
    [
        ("en", "Six people were arrested.", "Seven people were arrested.", "[-Six-][+Seven+] people were arrested."),
        ("en", "They wait in the rain.", "They wait in the rain. Nobody minds.", "They wait in the rain.[+ Nobody minds.+]"),
        ("en", "They wait.", "They wait still.", "They wait[+ still+]."),
        ("ar", "تنطلق السائقة في الخامسة ومعها شاي.", "تنطلق السائقة في السادسة ومعها شاي.", "تنطلق السائقة في [-الخامسة-][+السادسة+] ومعها شاي."),
        ("zh-hans", "司机清晨五点出发，带着一壶茶。", "司机清晨六点出发，带着一壶茶。", "司机清晨[-五-][+六+]点出发，带着一壶茶。"),
        ("th", "ขึ้นเขาทุกวันพฤหัสบดีพร้อมหนังสือ", "ขึ้นเขาทุกวันศุกร์พร้อมหนังสือ", "ขึ้นเขาทุกวัน[-พฤหัสบดี-][+ศุกร์+]พร้อมหนังสือ"),
        ("km", "កុមារសាមសិបនាក់រង់ចាំ", "កុមារសែសិបនាក់រង់ចាំ", "កុមារ[-សាម-][+សែ+]សិបនាក់រង់ចាំ"),
        ("hi", "तीस बच्चे बारिश में हैं", "चालीस बच्चे बारिश में हैं", "[-तीस-][+चालीस+] बच्चे बारिश में हैं"),
    ],
)
def test_words_are_marked_in_any_script(language, before, after, shown):
    (row,) = of(p("one1", before), p("one1", after), language).rows

    assert row.kind == "changed"
    assert marked(row) == shown
    assert "".join(stretch.text for stretch in row.stretches if stretch.kind != "gone") == after
    assert "".join(stretch.text for stretch in row.stretches if stretch.kind != "new") == before


def test_letters_that_two_wordings_share_by_chance_do_not_break_a_change_into_crumbs():
    (row,) = of(p("one1", "她在桥的东边等着孩子们回家"), p("one1", "她站在河的西边看着孩子们回家"), "zh-hans").rows

    assert len([stretch for stretch in row.stretches if stretch.kind == "same"]) <= 3


def test_a_text_that_nobody_touched_is_the_same():
    words = {"headline": "The bus", "summary": "It climbs.", "body": p("one1", "Words.") + '<hr data-key="rule1">', "lead_caption": "", "lead_alt": "A bus"}

    comparison = compare(words, words, "en")

    assert comparison.is_same
    assert [row.what for row in comparison.rows] == ["headline", "summary", "lead-alternative", "paragraph", "rule"]
    assert [part.is_folded for part in comparison.parts] == [True]


def test_what_came_and_what_went_stand_in_their_places():
    comparison = of(p("one1", "First.") + p("two2", "Goes away.") + p("tri3", "Last."), p("one1", "First.") + p("tri3", "Last.") + p("new4", "Quite new."))

    assert [(row.kind, marked(row)) for row in comparison.rows] == [
        ("same", "First."), ("gone", "[-Goes away.-]"), ("same", "Last."), ("new", "[+Quite new.+]"),
    ]


def test_a_block_that_left_its_order_has_moved_and_the_others_have_not():
    one, two, tri, four = (p(f"key{number}", f"Paragraph number {number}.") for number in range(4))

    comparison = of(one + two + tri + four, four + one + two + tri)

    assert kinds(comparison) == ["moved", "same", "same", "same"]
    assert comparison.rows[0].moved == "up"


def test_a_moved_block_may_be_changed_besides():
    before = p("aaaa", "It rained all morning.") + p("bbbb", "The bus came late.") + p("cccc", "Nobody minded.")
    after = p("bbbb", "The bus came late.") + p("cccc", "Nobody minded.") + p("aaaa", "It rained all evening.")

    row = of(before, after).rows[2]

    assert (row.kind, row.moved, marked(row)) == ("changed", "down", "It rained all [-morning-][+evening+].")


@pytest.mark.parametrize("language", ["en", "ar", "th"])
def test_blocks_find_each_other_without_keys(language, testdata):
    said = sentences(testdata, language)[:8]
    before = "".join(p(f"old{number}", escape(words)) for number, words in enumerate(said))
    moved = [said[6], *said[:6], said[7]]
    after = "".join(p(f"new{number}", escape(words)) for number, words in enumerate(moved))

    comparison = of(before, after, language)

    assert kinds(comparison) == ["moved", *["same"] * 7]


def test_a_rewritten_block_with_another_key_is_found_by_its_words():
    before = p("aaaa", "The driver leaves at five with books and a thermos.") + p("bbbb", "It is the last bus of the day.")
    after = p("cccc", "The driver leaves at six with books and a thermos.") + p("bbbb", "It is the last bus of the day.")

    assert kinds(of(before, after)) == ["changed", "same"]


def test_a_link_that_leads_elsewhere_is_a_change():
    (row,) = of(p("aaaa", 'See <a href="https://a.example/">the report</a>.'), p("aaaa", 'See <a href="https://b.example/">the report</a>.')).rows

    assert row.kind == "changed"
    assert marked(row) == "See the report."
    assert row.remarks == (Remark("link", "the report", Target("https://a.example/"), Target("https://b.example/")),)


def test_a_link_is_told_of_once_though_its_words_changed_too():
    (row,) = of(p("aaaa", 'See <a href="https://a.example/">the old report</a>.'), p("aaaa", 'See <a href="https://b.example/">the new report</a>.')).rows

    assert row.remarks == (Remark("link", "the new report", Target("https://a.example/"), Target("https://b.example/")),)


def test_a_link_that_goes_with_its_words_is_told_of():
    (row,) = of(p("aaaa", 'It rained. <a href="https://a.example/">Source</a>'), p("aaaa", "It rained.")).rows

    assert row.remarks == (Remark("link", "Source", Target("https://a.example/"), None),)


def test_a_link_to_a_story_of_ours_is_told_by_its_headline():
    (row,) = of(p("aaaa", 'See <a href="https://a.example/">here</a>.'), p("aaaa", 'See <a data-story="12">here</a>.'), headlines={12: "The bus"}).rows

    assert row.remarks[0].after == Target(story="12")
    assert row.remarks[0].after.headline == "The bus"


def test_emphasis_alone_is_a_change():
    (row,) = of(p("aaaa", "There are <strong>thirty children</strong>."), p("aaaa", "There are thirty <em>children</em>.")).rows

    assert marked(row) == "There are thirty children."
    assert row.remarks == (Remark("form", "thirty", ("strong",), ()), Remark("form", "children", ("strong",), ("em",)))


def test_words_marked_as_another_language_are_a_change():
    (row,) = of(p("aaaa", "He said shule."), p("aaaa", 'He said <span lang="sw" dir="ltr">shule</span>.')).rows

    assert Remark("language", "shule", "", "sw") in row.remarks


PICTURE = '<figure data-key="fig1" data-image="{}" data-alt="{}"><figcaption data-key="cap1">At noon</figcaption></figure>'


def test_a_changed_alternative_text_is_a_change_with_its_words_marked():
    comparison = of(PICTURE.format(7, "A bridge"), PICTURE.format(7, "A bridge in rain"))

    assert [(row.what, row.kind) for row in comparison.rows] == [("picture", "same"), ("alternative", "changed"), ("caption", "same")]
    assert marked(comparison.rows[1]) == "A bridge[+ in rain+]"


def test_an_alternative_text_that_was_missing_is_new():
    comparison = of(PICTURE.format(7, "").replace(' data-alt=""', ""), PICTURE.format(7, "A bridge"))

    assert [(row.what, row.kind) for row in comparison.rows] == [("picture", "same"), ("alternative", "new"), ("caption", "same")]


def test_another_picture_in_its_place_is_a_change():
    row = of(PICTURE.format(7, "A"), PICTURE.format(9, "A")).rows[0]

    assert row.kind == "changed"
    assert [(fact.what, fact.before, fact.after) for fact in row.facts] == [("picture", "7", "9")]


def test_a_picture_goes_with_its_caption():
    comparison = of(PICTURE.format(7, "A") + p("aaaa", "One.") + p("bbbb", "Two."), p("aaaa", "One.") + p("bbbb", "Two.") + PICTURE.format(7, "A"))

    assert [(row.what, row.kind) for row in comparison.rows] == [
        ("paragraph", "same"), ("paragraph", "same"), ("picture", "moved"), ("alternative", "moved"), ("caption", "moved"),
    ]


def test_what_is_known_of_a_post_from_elsewhere_is_compared():
    post = (
        '<figure data-key="emb1" data-embed="Mastodon" data-href="https://m.example/1" data-author="{}" data-date="2026-03-01">'
        '<blockquote lang="es" dir="ltr"><p data-key="pst1">El río canta.</p></blockquote></figure>'
    )

    comparison = of(post.format("Ana"), post.format("Ana (@ana)"))

    assert [(row.what, row.kind) for row in comparison.rows] == [("embed", "changed"), ("post", "same")]
    assert [(fact.what, fact.after) for fact in comparison.rows[0].facts if fact.is_changed] == [("author", "Ana (@ana)")]
    assert (comparison.rows[1].language, comparison.rows[1].direction) == ("es", "ltr")


def test_a_quotation_has_its_words_its_original_and_its_source():
    quotation = (
        '<figure data-key="quo1" data-quotation><blockquote><p data-key="tra1">said</p></blockquote>'
        '<blockquote data-original lang="sw" dir="ltr"><p data-key="ori1">maneno</p></blockquote><figcaption data-key="src1">Speaker</figcaption></figure>'
    )

    comparison = of(quotation, quotation.replace("maneno", "maneno yake"))

    assert [(row.what, row.kind, row.language) for row in comparison.rows] == [("quotation", "same", ""), ("original", "changed", "sw"), ("source", "same", "")]


def test_a_card_that_leads_to_another_story_is_a_change():
    card = '<figure data-key="car1" data-story="{}"></figure>'

    (row,) = of(card.format(3), card.format(4)).rows

    assert (row.kind, row.what, row.facts[0].before, row.facts[0].after) == ("changed", "card", Target(story="3"), Target(story="4"))


def test_a_paragraph_that_became_a_heading_says_so():
    (row,) = of(p("aaaa", "At the bridge"), '<h3 data-key="aaaa">At the bridge</h3>').rows

    assert (row.kind, row.what, row.level) == ("changed", "heading", 3)
    assert row.remarks == (Remark("kind", "", ("paragraph", 0), ("heading", 3)),)


def test_items_of_lists_in_lists_are_blocks():
    before = '<ul data-key="lis1"><li data-key="ite1">one<ul data-key="lis2"><li data-key="ite2">inner</li></ul></li></ul>'

    comparison = of(before, before.replace("inner", "inmost"))

    assert [(row.what, row.level, row.kind) for row in comparison.rows] == [("item", 1, "same"), ("item", 2, "changed")]


@pytest.mark.parametrize(
    ("language", "whole", "first", "second"),
    [
        ("en", "It rained all day. The bus climbed the hill with its books.", "It rained all day.", "The bus climbed the hill with its books."),
        ("zh-hans", "司机清晨五点出发。三十个孩子在雨里等着，一点也不在意。", "司机清晨五点出发。", "三十个孩子在雨里等着，一点也不在意。"),
        ("ar", "تنطلق السائقة في الخامسة. ينتظر ثلاثون طفلًا تحت المطر.", "تنطلق السائقة في الخامسة.", "ينتظر ثلاثون طفلًا تحت المطر."),
    ],
)
def test_a_parted_paragraph_has_no_new_words(language, whole, first, second):
    comparison = of(p("aaaa", whole) + p("zzzz", "End."), p("aaaa", first) + p("bbbb", second) + p("zzzz", "End."), language)

    assert [(row.kind, marked(row), [remark.what for remark in row.remarks]) for row in comparison.rows] == [
        ("changed", first, ["parted"]), ("changed", second, ["parted-off"]), ("same", "End.", []),
    ]


def test_two_paragraphs_that_were_joined_have_lost_no_words():
    comparison = of(p("aaaa", "It rained all day.") + p("bbbb", "The bus climbed the hill."), p("aaaa", "It rained all day. The bus climbed the steep hill."))

    assert [(row.kind, marked(row)) for row in comparison.rows] == [("changed", "It rained all day. The bus climbed the [+steep +]hill.")]
    assert comparison.rows[0].remarks[0].what == "joined"


def test_neighbours_that_did_not_change_fold_together():
    before = "".join(p(f"key{number}", f"Sentence {number}.") for number in range(6))

    comparison = of(before, before.replace("Sentence 3.", "Sentence three."))

    assert [(part.is_folded, len(part.rows)) for part in comparison.parts] == [(True, 3), (False, 1), (True, 2)]
    assert comparison.changed == 1


def sentences(testdata, language: str) -> list[str]:
    code = dict(LANGUAGES)[language]
    said: list[str] = []
    for path in sorted(testdata.glob("parallel/ntrex/*.json")):
        story = json.loads(path.read_text("utf-8"))
        said += story["source"] if code is None else story["translations"][code]
    return said


def long_text(testdata, language: str) -> list[str]:
    """Sentences of 27,000 letters: 5,000 words in English, Arabic and Thai alike."""
    said, letters = [], 0
    for sentence in sentences(testdata, language) * 2:
        said.append(sentence)
        letters += len(sentence)
        if letters >= 27_000:
            break
    return said


def rewritten(words: str, language: str) -> str:
    """Every ninth word is another, every hundredth is gone."""
    spaced = " " if language in ("en", "ar") else ""
    pieces = words.split(" ") if spaced else list(words)
    return spaced.join(pieces[(at * 7) % len(pieces)] if at % 9 == 4 else piece for at, piece in enumerate(pieces) if at % 100 != 99)


@pytest.mark.corpus
@pytest.mark.parametrize("in_paragraph", [3, 10_000], ids=["in paragraphs", "in one block"])
@pytest.mark.parametrize("language", ["en", "ar", "th"])
def test_five_thousand_words_without_their_keys_are_compared_paragraph_by_paragraph(language, in_paragraph, testdata):
    said = long_text(testdata, language)
    paragraphs = [" ".join(said[at : at + in_paragraph]) for at in range(0, len(said), in_paragraph)]
    before = "".join(p(f"key{number}", escape(words)) for number, words in enumerate(paragraphs))
    after = "".join(p(f"new{number}", escape(rewritten(words, language))) for number, words in enumerate(paragraphs))

    comparison = of(before, after, language)

    assert set(kinds(comparison)) == {"changed"}


INLINE = st.lists(
    st.tuples(st.sampled_from(["{}", "<strong>{}</strong>", '<a href="https://a.example/">{}</a>', '<em>{}</em>', '<span lang="ar" dir="rtl">{}</span>', "{}<br>"]),
              st.text(alphabet="ab .,子兒กี่عر", min_size=1, max_size=8)),
    min_size=1, max_size=5,
)
BODY = st.lists(st.tuples(st.sampled_from(["p", "h2", "li"]), st.integers(0, 6), INLINE), max_size=7)


def body(blocks) -> str:
    html = "".join(
        (f'<ul><li data-key="key{key}">{{}}</li></ul>' if tag == "li" else f'<{tag} data-key="key{key}">{{}}</{tag}>').format("".join(mark.format(escape(words)) for mark, words in runs))
        for tag, key, runs in blocks
    )
    return richtext.keyed(richtext.clean(html))


@settings(max_examples=60, deadline=None)
@given(BODY, BODY, st.sampled_from(["en", "th", "ar"]))
def test_no_word_of_either_text_is_lost(old, new, language):
    before, after = body(old), body(new)

    comparison = of(before, after, language)

    assert said(comparison, "gone") == letters(after)
    assert sorted(said(comparison, "new")) == sorted(letters(before))


def said(comparison: Comparison, without: str) -> str:
    return letters("".join(stretch.text for row in comparison.rows for stretch in row.stretches if stretch.kind != without))


def letters(html: str) -> str:
    return "".join(richtext.text_of(richtext.parse(html)).split()) if "<" in html else "".join(html.split())
