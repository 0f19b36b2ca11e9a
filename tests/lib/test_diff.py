"""What changed."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.diff import Change, changes


def test_words_are_compared_where_there_are_spaces():
    assert changes("Six people were arrested.", "Seven people were arrested.", "en") == [
        Change("gone", "Six"), Change("new", "Seven"), Change("same", " people were arrested."),
    ]


def test_a_word_stays_the_same_word_when_a_sign_comes_after_it():
    assert changes("Last year it was silent.", "Last year, by its own count, it was silent.", "en") == [
        Change("same", "Last year"), Change("new", ", by its own count,"), Change("same", " it was silent."),
    ]


def test_letters_are_compared_where_there_are_none():
    assert [change.text for change in changes("记者被捕", "记者获释", "zh-hans")] == ["记者", "被捕", "获释"]
    assert [change.text for change in changes("នៅភ្នំពេញ", "នៅភ្នំ", "km")] == ["នៅភ្នំ", "ពេញ"]


def test_a_letter_is_never_shown_in_halves():
    assert changes("कि", "की", "hi") == [Change("gone", "कि"), Change("new", "की")]
    assert changes("👩‍👧", "👩‍👦", "th") == [Change("gone", "👩‍👧"), Change("new", "👩‍👦")]


@given(st.text(), st.text(), st.sampled_from(["en", "th", "ar"]))
def test_nothing_is_lost_on_either_side(before, after, language):
    found = changes(before, after, language)

    assert "".join(change.text for change in found if change.kind != "new") == before
    assert "".join(change.text for change in found if change.kind != "gone") == after


@pytest.mark.parametrize("words", [["the", "of"], [f"word{number}" for number in range(900)]])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_long_story_is_compared_at_once(words, between):
    chance = random.Random(4)
    before = [chance.choice(words) for _ in range(5000)]
    after = [word if chance.random() < 0.9 else chance.choice([*words, "else"]) for word in before]

    began = time.monotonic()
    changes(between.join(before), between.join(after), "en")

    assert time.monotonic() - began < 3
