"""Figures: every one in the source survives, in whatever digits the target's script uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex
from django.utils.translation import gettext_lazy as _

from .finding import WARNING, Finding, Sides

# Digits with the signs that group them or part their decimals; a sign at the end belongs to the sentence.
_FIGURE = regex.compile(r"\p{Nd}+(?:[.,٫٬'’\u00a0\u202f ]\p{Nd}{3}(?!\p{Nd})|[.,٫:]\p{Nd}+)*")
# The Han figures: a round number may stand as one of them with a word for its zeros.
_HAN = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"}
SMALL = 12  # to twelve, most languages write a number as a word, and style guides ask them to
SPELT_OUT = {"yo": 100}  # a translator into Yoruba writes "méjìdínlógún", not 18


def missing_numbers(sides: Sides) -> Iterator[Finding]:
    """A figure of the source that nothing in the target looks like."""
    if not sides.target_text:
        return
    left = list(figures(sides.target_text))
    everything = " ".join(left)
    small = SPELT_OUT.get(sides.target_language, SMALL)
    for figure in figures(sides.source_text):
        if figure in left:
            left.remove(figure)
        elif int(figure) > small and not _may_be_written_otherwise(figure, everything, sides.target_text):
            yield Finding("missing-number", WARNING, _("This figure of the source is missing in the translation."), figure)


def figures(text: str) -> Iterator[str]:
    """The figures of a text as ASCII digits alone: 1,234.5, ١٬٢٣٤٫٥ and 1 234,5 are all "12345"."""
    for found in _FIGURE.findall(text):
        yield "".join(str(unicodedata.decimal(sign)) for sign in found if sign.isdecimal())


def _may_be_written_otherwise(figure: str, everything: str, target: str) -> bool:
    """Signs are set otherwise (7.55 am is 07:55), and round numbers lose zeros (25,000 is 2.5万, 50 million is 5 crore)."""
    if figure in everything:
        return True
    significant = figure.strip("0")
    return len(significant) < len(figure) and (significant in everything or any(_HAN.get(sign) == significant for sign in target))
