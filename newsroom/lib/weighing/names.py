"""Names in a text, as far as its script shows them.

Where letters have case: words written large inside a sentence, and abbreviations. The first word of a sentence counts only
if it is a name elsewhere in the text; so does every word of a headline in which all are large. In German, where each noun is
large, only two or more in a row. Where letters have no case, words in another script's letters: nothing tells the others.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from .. import languages

CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
LARGE_NOUNS = frozenset({"de"})
_SCRIPTS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Armn": "Armenian", "Arab": "Arabic", "Hebr": "Hebrew", "Geor": "Georgian", "Beng": "Bengali",
    "Deva": "Devanagari", "Guru": "Gurmukhi", "Sinh": "Sinhala", "Taml": "Tamil", "Telu": "Telugu", "Mymr": "Myanmar", "Khmr": "Khmer", "Thai": "Thai",
    "Hans": "Han", "Hant": "Han", "Jpan": "Han", "Kore": "Hangul", "Ethi": "Ethiopic",
}
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:[-’'ʼʻ.](?=\p{L})\p{L}[\p{L}\p{M}]*)*")
_POSSESSIVE = regex.compile(r"['’]s$")
_ENDS = regex.compile(r"(?:^|[.!?…:¡¿։؟。\n])[\s\p{P}]*$")
_SHORT = regex.compile(r"(?<![\p{L}])\p{Lu}\p{L}{0,2}\.\s*$")  # Dr., St., an initial: no end of a sentence
_LATIN = regex.compile(r"(?<![\p{Latin}\p{M}])(?:\p{Latin}[\p{Latin}\p{M}\p{Nd}'’.-]*[\p{Latin}\p{Nd}]|\p{Latin})")
MOST_SMALL = 0.4  # a headline with fewer small words than this is written large throughout


def has_case(language: str) -> bool:
    return _script(language) in CASED


def known_names(texts: Iterable[str], language: str) -> frozenset[str]:
    """Words that are written large inside some sentence, and nowhere small: they are names at its beginning, too."""
    if not has_case(language) or language in LARGE_NOUNS:
        return frozenset()
    large: set[str] = set()
    small: set[str] = set()
    for text in texts:
        words = list(_words(text))
        is_title = _is_title([word for word, _ in words])
        large |= {word for word, is_first in words if _is_large(word) and not is_first and not is_title}
        small |= {word for word, _ in words if word[0].islower()}
    return frozenset(word for word in large if word.lower() not in small)


def names(text: str, language: str, known: frozenset[str] = frozenset(), *, is_heading: bool = False) -> list[str]:
    """Each name in reading order; `known` are those that are names wherever they stand."""
    if not has_case(language):
        return _LATIN.findall(text)
    words = list(_words(text))
    if language in LARGE_NOUNS:
        return list(_in_a_row(text))
    trusts_case = not (is_heading and _is_title([word for word, _ in words]))
    return [
        word for word, is_first in words
        if word in known or _is_abbreviation(word) or (trusts_case and not is_first and _is_large(word)) or _is_foreign(word, language)
    ]


def _script(language: str) -> str:
    return languages.LANGUAGES[language].script if language in languages.LANGUAGES else "Latn"


def _words(text: str) -> Iterable[tuple[str, bool]]:
    """Each word, and whether it begins a sentence."""
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        is_first = match.start() == 0 or (bool(_ENDS.search(before)) and not _SHORT.search(before) and (match.start() > 12 or bool(before.strip())))
        is_first = is_first or not text[: match.start()].strip(" \n\t\"'«“„‘‹([–—-¿¡")
        yield _POSSESSIVE.sub("", match[0]), is_first


def _is_large(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_foreign(word: str, language: str) -> bool:
    """In a text of another script, a word in Latin letters is a name of somebody or something."""
    return _SCRIPTS[_script(language)] != "Latin" and regex.match(r"\p{Latin}", word) is not None


def _is_title(words: list[str]) -> bool:
    small = sum(1 for word in words if word[0].islower())
    return len(words) > 2 and small / len(words) < MOST_SMALL


def _in_a_row(text: str) -> Iterable[str]:
    """Two or more words in a row that are written large, but for one that begins the sentence; abbreviations alone."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        begins = match.start() == 0 or (bool(_ENDS.search(before)) and not _SHORT.search(before))
        if begins or not _is_large(match[0]) or text[end : match.start()].strip():
            yield from _row(run)
            run = []
        if _is_large(match[0]) and not begins:
            run.append(match[0])
        end = match.end()
    yield from _row(run)


def _row(run: list[str]) -> list[str]:
    return run if len(run) > 1 else [word for word in run if _is_abbreviation(word)]
