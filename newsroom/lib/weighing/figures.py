"""Figures in a text, in whatever digits: 1,200 is 1200 is ১,২০০, and 1.5 is not 15."""

from __future__ import annotations

import unicodedata

import regex
from babel.core import UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

from .. import languages

# Digits with the signs that group them or part them (1,200; 12.5; 07:30; 2026-03-01); a sign at the end belongs to the sentence.
_PARTED = r"[.,:/٫٬·'’\u00a0\u202f-]\p{Nd}+"
_FIGURE = regex.compile(rf"\p{{Nd}}+(?:{_PARTED})*")
# Where thousands are set apart by a space, people type a plain one: 1 200.
_SPACED_FIGURE = regex.compile(rf"\p{{Nd}}+(?:{_PARTED}|(?<=(?<!\p{{Nd}})\p{{Nd}}{{1,3}}) \p{{Nd}}{{3}}(?!\p{{Nd}}))*")
_GROUPED = regex.compile(r"[0-9]{1,3}(?:(?P<sign>[.,٬'’ \u00a0\u202f])[0-9]{2,3})*(?P<last>[.,٬'’ \u00a0\u202f])[0-9]{3}")
_ALWAYS_GROUPING = "٬'’ \u00a0\u202f"
_HAN = frozenset({"Hans", "Hant", "Jpan"})
# A number in Han characters: two or more of them, or one before what is counted. A lone 一 is mostly no number.
_HAN_FIGURE = regex.compile(r"[〇零一二三四五六七八九十百千万萬亿億兆两兩]{2,}|[二三四五六七八九十百千两兩](?=[个個人名年月日岁歲次元块塊家条條本件位天周種种倍])")
_HAN_WORDS = frozenset({"一一", "万一", "萬一", "千万", "千萬", "三三两两"})


def figures(text: str, language: str) -> list[tuple[str, str]]:
    """Each figure in reading order, as (what it says, how it is written)."""
    pattern = _SPACED_FIGURE if _signs(language)[1].isspace() else _FIGURE
    found = [(match.start(), _said(match[0], language), match[0]) for match in pattern.finditer(text)]
    if language in languages.LANGUAGES and languages.LANGUAGES[language].script in _HAN:
        found += [(match.start(), match[0], match[0]) for match in _HAN_FIGURE.finditer(text) if match[0] not in _HAN_WORDS]
    return [(said, written) for _, said, written in sorted(found)]


def _said(written: str, language: str) -> str:
    """In ASCII digits, without the signs that only group them, and with a point before decimals."""
    decimal, group = _signs(language)
    figure = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in written)
    whole, point, rest = figure.partition("٫")
    if not point and figure.count(decimal) == 1:
        whole, point, rest = figure.partition(decimal)
    found = _GROUPED.fullmatch(whole)
    if found and (found["last"] in _ALWAYS_GROUPING or found["last"] == group) and found["sign"] in (None, found["last"]):
        whole = "".join(sign for sign in whole if sign.isdecimal())
    return f"{whole}.{rest}" if point else whole


def _signs(language: str) -> tuple[str, str]:
    """How a language parts decimals and groups thousands in ASCII digits; a point and a comma where nobody says."""
    try:
        locale = languages.get(language).locale
        return get_decimal_symbol(locale, numbering_system="latn"), get_group_symbol(locale, numbering_system="latn")
    except (KeyError, UnknownLocaleError):
        return ".", ","
