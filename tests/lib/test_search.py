"""Tokens: a question finds what a reader would call the same word, in any script."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.search import tokens


@pytest.mark.parametrize(
    ("asked", "written", "language"),
    [
        ("arrete", "Arrêtés, arrêté !", "fr"),
        ("été", "L’ÉTÉ dernier", "fr"),
        ("kenya", "Kenya's", "en"),
        ("ISIK", "ışık", "tr"),
        ("istanbul", "İSTANBUL", "tr"),
        ("strasse", "Straße", "de"),
        ("ærø", "AErO", "da"),
        ("Đồng", "dong", "vi"),
        ("δημοσιογραφοι", "Δημοσιογράφοι", "el"),
        ("ΔΗΜΟΣΙΟΓΡΑΦΟΣ", "δημοσιογράφος", "el"),
        ("ежик", "Ёжик", "ru"),
        ("п'ять", "п’ять", "uk"),
        ("oʻzbek", "o'zbek", "uz"),
        ("احمد", "أَحْمَد", "ar"),
        ("مدرسه", "مدرسة", "ar"),
        ("إيران", "ایران", "fa"),
        ("علي", "على", "ar"),
        ("كتاب", "کتـــاب", "fa"),
        ("שלום", "שָׁלוֹם", "he"),
        ("צהל", 'צה"ל', "he"),
        ("ክፍለ ሀገር", "ክፍለ ሐገር", "am"),
        ("2026", "٢٠٢٦", "ar"),
        ("2026", "२०२६", "ne"),
        ("ｶﾞ", "ガ", "ja"),
        ("ﬁn", "fin", "en"),
    ],
)
def test_one_is_found_by_the_other(asked, written, language):
    assert set(tokens(asked, language)) <= set(tokens(written, language))
    assert tokens(asked, language)


@pytest.mark.parametrize(
    ("one", "other", "language"), [("कि", "की", "hi"), ("นก", "นัก", "th"), ("ক", "কা", "bn"), ("ກາ", "ການ", "lo"), ("가", "각", "ko"), ("தமிழ்", "தமிழ", "ta")]
)
def test_marks_that_make_another_word_are_kept(one, other, language):
    assert tokens(one, language) != tokens(other, language)


def test_scripts_without_spaces_are_found_inside_a_sentence():
    assert set(tokens("記者", "ja")) <= set(tokens("東京で記者が逮捕された。", "ja"))
    assert set(tokens("นักข่าว", "th")) <= set(tokens("เมื่อวานนักข่าวถูกจับกุม", "th"))
    assert set(tokens("អ្នកសារព័ត៌មាន", "km")) <= set(tokens("មានអ្នកសារព័ត៌មានបី", "km"))
    assert set(tokens("သတင်း", "my")) <= set(tokens("ထိုသတင်းထောက်", "my"))
    assert tokens("2026年", "zh-hans") == ["2026", "年"]
    assert tokens("记者被捕", "zh-hans") == ["记者", "者被", "被捕"]


def test_a_persian_joiner_parts_two_words_and_an_indic_one_does_not():
    assert tokens("می‌خواهم", "fa") == tokens("می خواهم", "fa")
    assert len(tokens("ක්‍ෂ", "si")) == 1
    assert len(tokens("র‌্যাব", "bn")) == 1


def test_signs_alone_give_nothing():
    assert tokens('"OR" * () — … 🎉', "en") == ["or"]
    assert tokens("", "en") == []


@given(st.text(), st.sampled_from(["en", "ar", "th"]))
def test_tokens_are_letters_and_figures_that_neither_database_parts(text, language):
    for token in tokens(text.encode("utf-8", "ignore").decode(), language):
        assert token
        assert " " not in token
        assert tokens(token, language) in ([token], []) or len(tokens(token, language)) >= 1


def test_sqlite_keeps_each_token_whole():
    words = ["กำกี่", "पत्रकार", "ক্ষমতা", "သတင်း", "កម្ពុជា", "தமிழ்", "සිංහල", "ትግርኛ", "ພາສາ"]
    written = [" ".join(tokens(word, "hi")) for word in words]
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table texts using fts5(words, tokenize='unicode61')")
    database.execute("create virtual table seen using fts5vocab(texts, row)")
    for words_of_one in written:
        database.execute("insert into texts values (?)", [words_of_one])

    stored = {term for (term,) in database.execute("select term from seen")}

    assert stored == {token for line in written for token in line.split()}
