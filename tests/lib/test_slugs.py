"""An address in the script of its story."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.slugs import LENGTH, slugify


class TestAHeadlineBecomesAnAddress:
    def test_in_its_own_script_with_every_mark(self):
        assert slugify("Police clash with separatists!", "en") == "police-clash-with-separatists"
        assert slugify("นักข่าวถูกจับกุม", "th") == "นักข่าวถูกจับกุม"
        assert slugify("पत्रकार को गिरफ़्तार किया", "hi") == "पत्रकार-को-गिरफ़्तार-किया"
        assert slugify("អ្នកសារព័ត៌មាន", "km") == "អ្នកសារព័ត៌មាន"
        assert slugify("သတင်းထောက်", "my") == "သတင်းထောက်"
        assert slugify("记者被捕，2026年", "zh-hans") == "记者被捕-2026年"
        assert slugify("Журналіст — на волі", "uk") == "журналіст-на-волі"

    def test_a_joiner_that_parts_words_becomes_a_hyphen_and_other_invisible_signs_vanish(self):
        assert slugify("می‌خواهم", "fa") == "می-خواهم"
        assert slugify("\u200fسلام\u200f عليكم", "ar") == "سلام-عليكم"
        assert slugify("soft\u00adhyphen", "en") == "softhyphen"
        assert slugify("مـــرحبا", "ar") == "مرحبا"

    def test_an_apostrophe_does_not_part_a_word(self):
        assert slugify("L’été n'est pas fini", "fr") == "lété-nest-pas-fini"
        assert slugify("Oʻzbekcha", "uz") == "oʻzbekcha"

    def test_turkish_keeps_its_two_letters_i(self):
        assert slugify("IŞIK İstanbul", "tr") == "ışık-istanbul"
        assert slugify("ISTANBUL", "en") == "istanbul"

    def test_the_same_letters_however_typed_give_the_same_address(self):
        assert slugify("Cafe\u0301", "fr") == slugify("Café", "fr") == "café"

    def test_a_long_one_ends_at_the_end_of_a_word(self):
        slug = slugify("donaudampfschifffahrtsgesellschaft " * 5, "de")

        assert slug == "donaudampfschifffahrtsgesellschaft-donaudampfschifffahrtsgesellschaft"

    def test_one_without_spaces_ends_between_two_letters(self):
        slug = slugify("กำกี่ " .strip() * 60, "th")

        assert regex.findall(r"\X", slug) == regex.findall(r"\X", "กำกี่" * 60)[: len(regex.findall(r"\X", slug))]

    def test_it_is_never_empty(self):
        assert slugify("", "en") == slugify("!?! 🎉", "en") == slugify("\ud800", "en") == "story"


@given(st.text(max_size=300), st.sampled_from(["en", "tr", "th", "ar"]))
def test_any_text_gives_an_address_that_stays_the_same(text, language):
    slug = slugify(text, language)

    assert slug
    assert "/" not in slug
    assert len(regex.findall(r"\X", slug)) <= LENGTH
    assert slugify(slug, language) == slug
