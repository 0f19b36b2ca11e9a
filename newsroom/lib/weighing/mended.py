"""Whether words were only mended: the same word, spelt or set otherwise."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

import regex

from .. import languages

LIKE = 0.7  # a mended word has this much in common with the wrong one
_ALPHABETS = frozenset({"Thai", "Khmr", "Mymr", "Laoo"})  # letters without spaces between words: one letter is a slip of a finger


def is_mended(gone: str, came: str, language: str) -> bool:
    """Only signs and spaces differ, or the one is spelt much like the other. In Han characters another one is another word."""
    old, new = letters(gone), letters(came)
    if old == new:
        return True
    if language in languages.LANGUAGES and languages.LANGUAGES[language].script in _ALPHABETS:
        return max(_length(gone), _length(came)) <= 1
    if not old or not new or len(gone.split()) > 3 * max(1, len(came.split())):
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= LIKE


def letters(text: str) -> str:
    """What a mended word has in common with the wrong one: no case, no accents, no signs, any digits."""
    plain = regex.sub(r"[^\p{L}\p{N}\p{M}]|\p{Script=Inherited}", "", unicodedata.normalize("NFD", text.lower()))
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in plain)


def _length(text: str) -> int:
    return len(regex.findall(r"\X", regex.sub(r"[^\p{L}\p{N}\p{M}]", "", text)))
