"""Text without markup: tidied on its way in, counted, and cut where a reader would cut it."""

from __future__ import annotations

import math
import unicodedata

import regex

from . import languages, richtext

# Control characters but for tab and newline, lone surrogates, byte order marks, and what XML may not hold. The two signs
# that turn letters around (LRO, RLO) serve only to make a name read as another. Joiners and direction marks stay.
_UNWANTED = regex.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffc\ufffe\uffff\u202d\u202e]")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
# What looks like nothing, alone: a name made of joiners is no name.
_BLANK = regex.compile(r"[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*")

WORDS_A_MINUTE = 200  # a careful reader on a screen
LETTERS_A_MINUTE = 400  # the same, in scripts without spaces


def tidy(text: str) -> str:
    """One line as a person meant it: composed (NFC), no control characters, single spaces. "" where nothing shows."""
    text = " ".join(sound(text).split())
    return "" if _BLANK.fullmatch(text) else text


def tidy_text(text: str) -> str:
    """Several lines, each tidied; at most one empty line in a row, none at the ends."""
    lines: list[str] = []
    for line in map(tidy, sound(text).split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def sound(text: str) -> str:
    """A text that a database and a page can hold: composed, one kind of line break, nothing that does not show."""
    text = regex.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def paragraphs(body: str) -> list[str]:
    """The words of a body, a string for each of its blocks; a line break inside one is a space."""
    said = []
    for block in richtext.walk(richtext.parse(body)):
        if block.tag in richtext.LEAVES:
            words = [node for node in block.children if not (isinstance(node, richtext.Element) and node.tag in richtext.LISTS)]
            said.append(richtext.text_of(words).replace("\n", " "))
    return [text for text in said if text]


def plain(body: str) -> str:
    return "\n\n".join(paragraphs(body))


def word_count(text: str, language: str) -> int:
    """Words, or letters where the language sets no spaces between words: what translators count there."""
    return len((_WORD if _is_spaced(language) else _LETTER).findall(text))


def minutes(text: str, language: str) -> int:
    """How long it takes to read; at least one."""
    return max(1, math.ceil(word_count(text, language) / (WORDS_A_MINUTE if _is_spaced(language) else LETTERS_A_MINUTE)))


def _is_spaced(language: str) -> bool:
    known = languages.LANGUAGES.get(language)
    return known is None or known.spaced


def excerpt(text: str, length: int) -> str:
    """The beginning in one line, at most `length` letters (grapheme clusters), with "…" where something is missing.

    Cut after a word where one ends near enough, and never inside a letter.
    """
    text = tidy(text)
    letters = regex.findall(r"\X", text)
    if len(letters) <= length:
        return text
    kept = "".join(letters[: max(0, length - 1)])
    if not letters[length - 1].isspace():
        whole_words, space, _rest = kept.rpartition(" ")
        kept = whole_words if space and len(whole_words) > len(kept) / 2 else kept
    return regex.sub(r"[\s\p{P}]+$", "", kept) + "…" if length > 0 else ""
