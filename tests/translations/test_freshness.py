"""A translation is behind when its source says something else, and only then."""

import pytest

from translations.freshness import Freshness, freshness
from translations.segments import split

THEN = '<h2 data-key="head">Title</h2><p data-key="one1">Six people</p><p data-key="two2">See <a href="https://a.example">this</a></p>'


def compared(now, then=THEN):
    return freshness(split(then), split(now))


@pytest.mark.parametrize(
    "now",
    [
        THEN,
        THEN.replace("Six people", " Six  people "),
        THEN.replace("Six people", "Six <strong>people</strong>"),
        THEN.replace('<p data-key="one1">Six people</p>', "") + '<p data-key="one1">Six people</p>',
        THEN + '<figure data-key="pict" data-image="3"></figure><hr data-key="rule">',
    ],
    ids=["the same", "spaces", "marks", "moved", "a picture and a rule"],
)
def test_it_is_fresh_when_the_words_are_the_same(now):
    assert compared(now) == Freshness()
    assert compared(now).is_fresh


def test_a_block_with_other_words_is_behind():
    assert compared(THEN.replace("Six", "Seven")) == Freshness(behind=("one1",))


def test_so_is_one_whose_link_leads_elsewhere():
    assert compared(THEN.replace("a.example", "b.example")).behind == ("two2",)
    assert compared('<p data-key="aaaa"><a data-story="2">x</a></p>', '<p data-key="aaaa"><a data-story="1">x</a></p>').behind == ("aaaa",)


def test_a_new_block_is_behind_and_one_that_is_gone_is_named():
    assert compared(THEN.replace("two2", "new3")) == Freshness(behind=("new3",), gone=("two2",))


def test_captions_and_alternative_texts_count_as_words():
    then = '<figure data-key="pict" data-image="3" data-alt="A street"><figcaption data-key="capt">Nairobi</figcaption></figure>'

    assert compared(then.replace("A street", "A market").replace("Nairobi", "Mombasa"), then).behind == ("pict-alt", "capt")
    assert compared(then.replace('"3"', '"4"'), then).is_fresh
