"""Words as both databases index and find them: the same for a text and for a question about it.

SQLite's FTS5 (tokenizer unicode61) and PostgreSQL's `simple` configuration both see what is written here, spaced: tokens
of letters and figures only, so that they answer alike.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import regex

LENGTH = 60  # of a token; a longer one is an address or a joke

# Marks in these scripts are optional or a matter of keyboards: "arrete" finds "arrêté", a vowelled word the plain one.
_FOLDED_SCRIPTS = r"\p{Latin}\p{Greek}\p{Cyrillic}\p{Arabic}\p{Hebrew}"
_FOLDED = regex.compile(rf"(?:[{_FOLDED_SCRIPTS}]\p{{M}}*)+")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー々\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
_RUN = regex.compile(rf"(?:[{_UNSPACED}]\p{{M}}*)+|(?:(?![{_UNSPACED}])\X)+")
_BEGINS_UNSPACED = regex.compile(rf"[{_UNSPACED}]")

# Letters that differ by keyboard or by spelling habit, not by word.
_LETTERS = str.maketrans(
    {
        "ı": "i", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "\u0640": "",
    }
)
# Amharic writes some sounds with any of several letters; each has seven forms in a row.
_SAME_SOUND = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
_ETHIOPIC = {start + form: same + form for start, same in _SAME_SOUND.items() for form in range(7)}

# In these an apostrophe stands inside a word; elsewhere it parts two ("l'été", "Kenya's").
_APOSTROPHE_IN_WORD = frozenset({"uk", "be", "uz", "gn", "qu", "ay", "ha", "so", "sw", "tet"})
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’ʻʼ‘`´](?=\p{L})")
_HEBREW_MARK = regex.compile(r"(?<=\p{Hebrew})[\"'״׳](?=\p{Hebrew})")


def tokens(text: str, language: str) -> list[str]:
    """The words of a text, folded, in order. Scripts without spaces give pairs of neighbouring letters.

    Combining marks that carry meaning (Devanagari, Thai …) are spelt out in Latin letters: FTS5 would part a word there.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _HEBREW_MARK.sub("", text)
    text = _APOSTROPHE.sub("" if language in _APOSTROPHE_IN_WORD else " ", text)
    text = text.replace("\u200d", "").replace("\u00ad", "")
    text = regex.sub(r"(?<=[\p{L}\p{M}])\u200c(?=[\p{L}\p{M}])", lambda found: " " if _after_arabic(found) else "", text)
    text = _FOLDED.sub(_without_marks, unicodedata.normalize("NFKC", text)).translate(_LETTERS).translate(_ETHIOPIC)
    return [_spelt(token) for word in _WORD.findall(text) for token in _parts(word)]


def _after_arabic(found) -> bool:
    return bool(regex.match(r"\p{Arabic}|\p{M}", found.string[found.start() - 1]) and regex.match(r"\p{Arabic}", found.string[found.end()]))


def _without_marks(found) -> str:
    return regex.sub(r"\p{M}", "", unicodedata.normalize("NFD", found[0]))


def _parts(word: str):
    for run in _RUN.findall(word):
        if not _BEGINS_UNSPACED.match(run):
            yield run
            continue
        letters = regex.findall(r"\X", run)
        if len(letters) == 1:
            yield run
        yield from (first + second for first, second in pairwise(letters))


def _spelt(token: str) -> str:
    return "".join(_letter(character) for character in token[:LENGTH])


def _letter(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category.startswith("M"):
        return "z" + f"{ord(character):04x}".translate(_HEX_AS_LETTERS)
    return character


_HEX_AS_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")
