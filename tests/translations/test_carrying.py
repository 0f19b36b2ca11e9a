"""What a translator did stays theirs when the source moves on."""

from translations.carrying import Fit, carry
from translations.segments import split

OLD = split('<p data-key="one1">Six people</p><p data-key="two2">were arrested</p><p data-key="gone">in Barcelona</p>')
NEW = split('<p data-key="two2">were released</p><p data-key="one1">Six  people</p><p data-key="new1">today</p><hr data-key="rule">')
TARGETS = {"one1": "Watu sita", "two2": "walikamatwa", "gone": "huko Barcelona", "mine1": "dokezo"}


def test_the_same_words_keep_their_translation_wherever_they_stand():
    kept = {carried.block.key: carried for carried in carry(OLD, NEW, TARGETS).blocks}["one1"]

    assert (kept.fit, kept.target) == (Fit.KEPT, "Watu sita")


def test_changed_words_keep_it_too_and_ask_for_a_look():
    changed = carry(OLD, NEW, TARGETS).blocks[0]

    assert (changed.fit, changed.target, changed.before) == (Fit.LOOK, "walikamatwa", "were arrested")


def test_new_words_are_empty():
    new = carry(OLD, NEW, TARGETS).blocks[2]

    assert (new.block.key, new.fit, new.target, new.before) == ("new1", Fit.EMPTY, "", "")


def test_a_translation_whose_source_is_gone_is_listed_and_not_lost():
    assert carry(OLD, NEW, TARGETS).gone == {"gone": "huko Barcelona"}


def test_what_never_was_translated_is_still_to_do():
    assert [carried.fit for carried in carry(OLD, OLD, {}).blocks] == [Fit.EMPTY] * 3
    assert carry(OLD, OLD, TARGETS).needs_work == ()


def test_blocks_come_in_the_order_of_the_new_source_and_without_those_that_have_no_words():
    assert [carried.block.key for carried in carry(OLD, NEW, TARGETS).blocks] == ["two2", "one1", "new1"]
