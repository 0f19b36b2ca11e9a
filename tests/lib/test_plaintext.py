"""Plain text: what people type, how long it is, and its beginning."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib import plaintext
from newsroom.lib.plaintext import excerpt, tidy, tidy_text, word_count


class TestWhatIsTypedInOneLine:
    def test_loses_what_nobody_typed_on_purpose(self):
        assert tidy("  Amina\t\n Wanjirũ \x00") == "Amina Wanjirũ"
        assert tidy("Cafe\u0301") == "Café"
        assert tidy("\ud800a\ufeff") == "a"
        assert tidy("innocent\u202etxt.exe") == "innocenttxt.exe"

    def test_keeps_the_joiners_and_direction_marks_that_its_script_needs(self):
        assert tidy("می\u200cخواهم") == "می\u200cخواهم"
        assert tidy("ක්\u200dෂ") == "ක්\u200dෂ"
        assert tidy("👩\u200d👧") == "👩\u200d👧"
        assert tidy("\u200fسلام!\u200f") == "\u200fسلام!\u200f"

    def test_is_empty_when_nothing_shows(self):
        assert tidy("\u200b\u200d \u3164\u2800") == ""


class TestWhatIsTypedInSeveralLines:
    def test_keeps_its_lines_and_at_most_one_empty_one(self):
        assert tidy_text("\r\n a  b \r\n\r\n\r\n\r\nc\rd \n") == "a b\n\nc\nd"


class TestLength:
    def test_words_are_counted_where_there_are_spaces_and_letters_where_not(self):
        assert word_count("L’été n'est pas fini, 10 000 fois.", "fr") == 7
        assert word_count("पत्रकार को गिरफ़्तार किया", "hi") == 4
        assert word_count("ጋዜጠኛው ታሰረ።", "am") == 2
        assert word_count("记者被捕，2026年", "zh-hans") == 9
        assert word_count("นักข่าว", "th") == 5
        assert word_count("", "en") == 0

    def test_reading_takes_a_minute_at_least(self):
        assert plaintext.minutes("word", "en") == 1
        assert plaintext.minutes("word " * 201, "en") == 2


class TestABeginning:
    def test_ends_after_a_word(self):
        assert excerpt("Six people were arrested in Barcelona", 30) == "Six people were arrested in…"
        assert excerpt("Six people", 10) == "Six people"
        assert excerpt("Six people, and", 12) == "Six people…"

    def test_is_never_cut_inside_a_letter(self):
        city = "ក្រុងព្រះសីហនុ"
        assert excerpt(city, 3) == "".join(regex.findall(r"\X", city)[:2]) + "…"
        assert excerpt("👩‍👧👩‍👧👩‍👧", 2) == "👩‍👧…"

    @given(st.text(), st.integers(1, 40))
    def test_is_as_long_as_asked_at_most(self, text, length):
        letters = regex.findall(r"\X", excerpt(text, length))

        assert len(letters) <= length


def test_a_body_becomes_its_paragraphs():
    body = '<h2>Title</h2><p>a<br>b <strong>c</strong></p><ul><li>d<ul><li>e</li></ul></li></ul><figure data-image="1"><figcaption>f</figcaption></figure>'

    assert plaintext.paragraphs(body) == ["Title", "a b c", "d", "e", "f"]
    assert plaintext.plain("<p>a</p><p>b</p>") == "a\n\nb"


@given(st.text())
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_text(tidy_text(text)) == tidy_text(text)
