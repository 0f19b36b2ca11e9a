"""A text as its sentences, in some three hundred languages (sentencex, after Wikimedia's rules)."""

from __future__ import annotations

import regex
import sentencex

_KHMER_END = regex.compile(r"(?<=។)\s*")  # which sentencex does not know


def split(text: str, language: str) -> list[str]:
    """The sentences of a text, in order, without the space between them; a line break ends one."""
    found = []
    for line in text.split("\n"):
        for sentence in sentencex.segment(language.split("-")[0], line):
            found += _KHMER_END.split(sentence)
    return [bare for sentence in found if (bare := sentence.strip())]
