"""A body in pieces, and whole again."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.lib.richtext import clean, keyed, serialise
from translations.segments import beside, join, split, text

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "testdata" / "parallel" / "ntrex"

BODY = (
    '<h2 data-key="h111">Title</h2><p data-key="p111">Six <strong>people</strong></p>'
    '<ul data-key="u111"><li data-key="i111">one<ul data-key="u222"><li data-key="i222">two</li><li data-key="i333">three</li></ul></li><li data-key="i444">four</li></ul>'
    '<hr data-key="r111"><blockquote data-key="b111"><p data-key="q111">said</p><p data-key="q222">and said</p></blockquote>'
    '<figure data-key="f111" data-image="7" data-alt="A &quot;sign&quot; &amp; more"><figcaption data-key="c111">Caption</figcaption></figure>'
    '<figure data-key="f222" data-quotation=""><blockquote><p data-key="q333">translated</p></blockquote>'
    '<blockquote data-original="" lang="sw" dir="ltr"><p data-key="o111">maneno</p></blockquote><figcaption data-key="c222">Speaker</figcaption></figure>'
    '<figure data-key="f333" data-embed="Mastodon" data-href="https://example.org/1"><blockquote lang="es" dir="ltr"><p data-key="t111">texto</p></blockquote></figure>'
    '<figure data-key="f444" data-story="12"></figure>'
)


def without(*keys):
    return join([block for block in split(BODY) if block.key not in keys])


def test_the_pieces_come_in_reading_order_with_their_kind():
    kinds = [(block.key, block.kind) for block in split(BODY) if block.has_words]

    assert clean(BODY) == BODY
    assert kinds == [
        ("h111", "heading"), ("p111", "paragraph"), ("i111", "item"), ("i222", "item"), ("i333", "item"), ("i444", "item"), ("q111", "quote"),
        ("q222", "quote"), ("f111-alt", "alt"), ("c111", "caption"), ("q333", "quote"), ("o111", "original"), ("c222", "caption"), ("t111", "post"),
    ]


def test_together_they_are_the_body_again():
    assert join(split(BODY)) == BODY


def test_the_words_of_one_can_change_and_nothing_else_does():
    for block in split(BODY):
        if block.kind not in {"alt", "figure", "rule"}:
            changed = [one.with_html("ማስታወሻ <em>x</em>") if one == block else one for one in split(BODY)]
            assert join(changed) == BODY.replace(f'"{block.key}">{block.html}', f'"{block.key}">ማስታወሻ <em>x</em>')


def test_alternative_text_is_escaped_words():
    blocks = [block.with_html("A &lt;sign&gt; &quot;x&quot;") if block.kind == "alt" else block for block in split(BODY)]

    assert 'data-image="7" data-alt="A &lt;sign&gt; &quot;x&quot;"' in join(blocks)
    assert clean(join(blocks)) == join(blocks)


class TestWhatIsLeftOut:
    def test_is_gone_and_a_container_with_its_last_block(self):
        assert '<blockquote data-key="b111"><p data-key="q222">and said</p></blockquote>' in without("q111")
        assert "b111" not in without("q111", "q222")
        assert "f222" not in without("q333", "o111", "c222")
        assert "data-original" not in without("o111")
        assert "data-alt" not in without("f111-alt")

    def test_leaves_the_lists_in_it_to_the_list_around(self):
        assert '<ul data-key="u111"><li data-key="i222">two</li><li data-key="i333">three</li><li data-key="i444">four</li></ul>' in without("i111")

    def test_a_picture_keeps_its_place_while_its_caption_is_not_translated(self):
        assert '<figure data-key="f111" data-image="7"></figure>' in without("f111-alt", "c111")

    @pytest.mark.parametrize("block", split(BODY), ids=lambda block: block.key)
    def test_what_remains_is_a_body_of_ours(self, block):
        assert clean(without(block.key)) == without(block.key)

    def test_a_block_without_words_counts_as_left_out(self):
        assert join([block.with_html("") if block.key == "p111" else block for block in split(BODY)]) == without("p111")


def test_a_translator_adds_a_block_of_their_own_beside_another():
    blocks = split(BODY)
    place = next(number for number, block in enumerate(blocks) if block.key == "i222")

    blocks.insert(place + 1, beside(blocks[place], "mine1", "a note"))

    assert join(blocks) == BODY.replace('two</li>', 'two</li><li data-key="mine1">a note</li>')


def test_the_words_of_a_block_are_asked_for_without_marks():
    assert text(split(BODY)[1]) == "Six people"


blocks = st.recursive(
    st.sampled_from(["<p>a</p>", "<p>b <b>c</b></p>", "<hr>", "<h3>d</h3>", '<figure data-image="1" data-alt="e"><figcaption>f</figcaption></figure>', '<figure data-story="2"></figure>']),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from(["ul", "li", "blockquote", "ol", "figure data-quotation"]), st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(st.lists(blocks, max_size=6).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_body_is_whole_again(html):
    body = keyed(clean(html.replace("</figure data-quotation>", "</figure>")))

    assert join(split(body)) == body
    assert clean(join(split(body)[::2])) == join(split(body)[::2])


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora of ../shared/testdata are not here")
def test_real_stories_are_whole_again_in_every_language():
    seen = 0
    for path in sorted(CORPUS.glob("*.json")):
        story = json.loads(path.read_text("utf-8"))
        for sentences in [story["source"], *story["translations"].values()]:
            title, *paragraphs = sentences
            html = f"<h2>{serialise([title])}</h2>" + "".join(f"<p>{serialise([words])}</p>" for words in paragraphs)
            body = keyed(clean(html + f"<ul><li>{serialise([title])}</li></ul>"))
            assert join(split(body)) == body
            assert len(split(body)) == len(sentences) + 1
            seen += 1
    assert seen > 900
