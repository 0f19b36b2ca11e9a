"""Words: there are some, they are not the source's, and none stands there twice by mistake."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages

from .finding import NOTE, WARNING, Finding, Sides

_LETTER = regex.compile(r"\p{L}")
_SMALL_WORD = regex.compile(r"(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]+")
_CASELESS_WORD = regex.compile(r"(?<![\p{L}\p{M}])\p{Lo}[\p{L}\p{M}]+")
_TWICE = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’-])(?<word>\p{L}[\p{L}\p{M}]+) (?P=word)(?![\p{L}\p{M}\p{N}'’-])", flags=regex.IGNORECASE)
# These double words to make plurals, stress or grammar, or meet the same word twice by rule.
_DOUBLING = (
    "id ms tl tet mg ha yo ig sw rw so am hi ur bn ne pa ta te si my km th vi tr az uz kk mn hu fa ps ku ckb hy ka eu qu ay gn zh-hans zh-hant ja"
)
DOUBLING = frozenset(_DOUBLING.split())
# German "die die", French "nous nous", Dutch "dat dat" … are grammar.
_MAY_REPEAT = "die der das den dem sie nous vous que se dat had that is sein haben werden een je di si ce ne što co to все что то так ha no non"
MAY_REPEAT = frozenset(_MAY_REPEAT.split())


def empty(sides: Sides) -> Iterator[Finding]:
    if not sides.target_text and sides.source_text:
        yield Finding("empty", WARNING, _("There is no translation yet."))


def same_as_source(sides: Sides) -> Iterator[Finding]:
    """The source's words stand untranslated. Names, figures and addresses may: a few words in small letters don't.

    Where letters have no case, it takes more words, and between two scripts any longer text, to tell them from a name.
    """
    if sides.source_language == sides.target_language or sides.source_text != sides.target_text:
        return
    words, caseless = _SMALL_WORD.findall(sides.source_text), _CASELESS_WORD.findall(sides.source_text)
    is_other_script = _script(sides.source_language) != _script(sides.target_language)
    if len(words) >= 3 or len(caseless) >= 5 or (is_other_script and len(_LETTER.findall(sides.source_text)) > 20):
        yield Finding("same-as-source", WARNING, _("The translation is the same as the source."))


def _script(code: str) -> str:
    return languages.LANGUAGES[code].script if code in languages.LANGUAGES else ""


def doubled_words(sides: Sides) -> Iterator[Finding]:
    """A word twice in a row, where the source has none such and the language does not double words."""
    if sides.target_language in DOUBLING or _TWICE.search(sides.source_text):
        return
    for found in _TWICE.finditer(sides.target_text):
        word = found["word"]
        if word.lower() not in MAY_REPEAT and not word[0].isupper():
            yield Finding("doubled-word", NOTE, _("This word stands there twice in a row."), word)
