"""A person's name in a text of any script: found as a whole, and put in other words. Values in, values out."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

import regex

# Scripts that set no spaces between words: there a name stands in the middle of a line, and only its letters tell it.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
# Marks in these scripts are a matter of keyboards and schooling: "Zoe" names Zoë, and a vowelled name is the plain one.
_FOLDED = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Arabic}\p{Hebrew}]")
_MARK = regex.compile(r"\p{M}")
# What may stand between two letters and shows nothing of itself: direction signs, joiners, soft hyphens; the Arabic stretch.
_UNSEEN = r"[\p{Cf}\u0640]*"
_UNSEEN_OR_MARKS = r"[\p{M}\p{Cf}\u0640]*"
# The same for the quick look, as ranges: marks of the folded scripts alone, for the others' are letters.
_SKIPPED = re.compile("[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_LIKE = {"'": "['’ʼ‘`´]", "’": "['’ʼ‘`´]", "-": "[-‐‑–]", "‐": "[-‐‑–]", "‑": "[-‐‑–]"}
_INSIDE_A_WORD = r"[\p{L}\p{N}\p{M}_]"
# "And", "to", "by" … grow on to the word after them.
_GROWN_ON = {"Arabic": "[وف]?[بلك]?", "Hebrew": "[ומשה]?[בלכ]?"}
_SHORT = 4  # letters; shorter names take nothing grown on: "and" with two letters is another word


def folded(text: str) -> str:
    """A text without capitals and marks, to look through quickly: what is not in it stands nowhere in the text."""
    if text.isascii():
        return text.lower()
    return _SKIPPED.sub("", unicodedata.normalize("NFD", text.casefold()))


class Name:
    """A name to look for.

    In scripts with spaces it counts as whole words only, whatever their capitals, marks and kinds of space: a name of two letters
    is not found in every other word. In those without, it counts wherever it stands; of a single letter only where it stands alone.
    """

    def __init__(self, name: str):
        self.name = unicodedata.normalize("NFC", " ".join(name.split()))

    @cached_property
    def anchor(self) -> str:
        """A word of it that databases find whatever its capitals, in plain letters; "" where it has none."""
        words = [word for word in regex.findall(r"[A-Za-z]{3,}", self.name) if word in self.name.replace("-", " ").split()]
        return max(words, key=len, default="")

    @cached_property
    def _quick(self) -> str:
        return max(regex.split(r"[\s\p{P}\p{S}]+", folded(self.name)), key=len)

    @cached_property
    def _pattern(self):
        letters = unicodedata.normalize("NFD", self.name)
        body = "".join(self._letter(letter) for letter in letters if not self._is_optional(letter, letters))
        stands_alone = len(regex.findall(r"\X", self.name)) == 1
        start, end = ("" if regex.match(f"[{_UNSPACED}]", letter) and not stands_alone else _INSIDE_A_WORD for letter in (letters[0], letters[-1]))
        before = f"(?<!{start})" if start else ""
        after = f"(?!{end})" if end else r"(?!\p{M})"
        return regex.compile(f"{before}(?P<grown>{self._grown_on()}){body}{after}", regex.IGNORECASE | regex.FULLCASE)

    @staticmethod
    def _letter(letter: str) -> str:
        if letter.isspace():
            return r"[\s\p{Cf}]+"
        return _LIKE.get(letter, regex.escape(letter)) + (_UNSEEN_OR_MARKS if _FOLDED.match(letter) else _UNSEEN)

    @staticmethod
    def _is_optional(letter: str, letters: str) -> bool:
        """A mark in a name of a script that folds them, and signs that do not show."""
        return bool((_MARK.match(letter) and _FOLDED.search(letters)) or regex.match(r"[\p{Cf}\u0640]", letter))

    def _grown_on(self) -> str:
        if len(regex.findall(r"\p{L}", self.name)) < _SHORT:
            return ""
        return next((grown for script, grown in _GROWN_ON.items() if regex.match(rf"\p{{{script}}}", self.name)), "")

    def may_stand_in(self, text: str) -> bool:
        """Whether looking closer is worth it, in words or in HTML."""
        return bool(self._quick) and self._quick in folded(text)

    def stands_in(self, text: str) -> bool:
        return self.may_stand_in(text) and self._pattern.search(unicodedata.normalize("NFD", text)) is not None

    def replaced(self, text: str, by: str) -> str:
        """The text with other words wherever the name stands; the very same text where it does not."""
        if not self.stands_in(text):
            return text
        return unicodedata.normalize("NFC", self._pattern.sub(lambda found: found["grown"] + by, unicodedata.normalize("NFD", text)))
