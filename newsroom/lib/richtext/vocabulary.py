"""What a body may hold, element by element and attribute by attribute."""

from __future__ import annotations

import re
from datetime import datetime

import nh3

from .tree import escaped

# Marks in the order in which they nest; a run of words carries each at most once.
MARKS = ("a", "bdi", "span", "strong", "em", "sub", "sup", "code")
SAME_AS = {"b": "strong", "i": "em", "kbd": "code", "samp": "code", "tt": "code"}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
LEAVES = frozenset({"p", "h2", "h3", "h4", "li", "figcaption"})  # what holds words; an item may hold lists besides
LISTS = frozenset({"ul", "ol"})
# Whatever is neither ours nor here is taken away around its words; these end a paragraph besides.
_SEPARATORS = (
    "p div section article main header footer aside nav address center pre table caption thead tbody tfoot tr td th"
    " dl dt dd details summary fieldset legend form figcaption hgroup menu dir"
)
SEPARATORS = frozenset(_SEPARATORS.split())
# Not even the text inside these is a story's: code, style, drawings, and markup kept as text.
DROPPED = {"script", "style", "svg", "math", "title", "iframe", "noscript", "noembed", "noframes", "template", "object"}

TAGS = {*MARKS, *SAME_AS, *HEADINGS, *LISTS, *SEPARATORS, "q", "li", "br", "hr", "blockquote", "figure"}
_FIGURE = {"data-image", "data-alt", "data-beside", "data-instead", "data-quotation", "data-embed", "data-href", "data-author", "data-date", "data-story"}

# The wall: a parser that reads as browsers do, and an allow-list. `class` and `style` pass it only to be read
# (Google Docs says "bold" in a style, Word signs its paragraphs with a class); nothing writes them out again.
_wall = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED,
    attributes={
        "*": {"data-key", "lang", "dir", "class", "style"},
        "a": {"href", "data-story"},
        "blockquote": {"data-original"},
        "figure": _FIGURE,
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
wall = _wall.clean

_KEY = re.compile(r"[a-z0-9]{4,12}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}")
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_ADDRESS = re.compile(r"https?://[^/\s?#\\]+\S*|mailto:[^\s@]+@\S+|/(?![/\\])\S*", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffc\ufffe\uffff]")
ADDRESS_LENGTH = 2000


def visible(text: str) -> str:
    """Without control characters, lone surrogates and what no XML may hold. Joiners and direction marks stay."""
    return _INVISIBLE.sub("", text)


def line(text: str) -> str:
    return " ".join(visible(text).split())


def key(value: str) -> str:
    return value if _KEY.fullmatch(value) else ""


def number(value: str) -> str:
    """The pk of a picture or a story, else nothing."""
    return value if _NUMBER.fullmatch(value) else ""


def language(value: str) -> str:
    value = value.lower()
    return value if _LANGUAGE.fullmatch(value) else ""


def direction(value: str) -> str:
    value = value.lower()
    return value if value in {"ltr", "rtl", "auto"} else ""


def date(value: str) -> str:
    """A date or a moment of ISO 8601, else nothing."""
    if not _DATE.fullmatch(value):
        return ""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return ""
    return value


def address(value: str) -> str:
    """Where a link may lead: a site by http or https, a mailbox, a path of ours. Else nothing.

    Browsers skip tabs and newlines in an address and read "\\" as "/", so both are settled before we look.
    """
    value = re.sub(r"[\x00-\x1f\x7f-\x9f]", "", visible(value)).strip()
    if value.startswith("//"):
        value = f"https:{value}"
        if "href" not in wall(f'<a href="{escaped(value, quotes=True)}">'):
            return ""
    value = re.sub(r"\s", "%20", value)
    return value if len(value) <= ADDRESS_LENGTH and _ADDRESS.fullmatch(value) else ""


def site(value: str) -> str:
    """Like `address`, of another site only: what an embed is a snapshot of."""
    value = address(value)
    return value if value.lower().startswith(("http://", "https://")) else ""


def only(**attributes: str) -> dict[str, str]:
    """Those attributes that have a value, under their names in HTML: `data_key` is `data-key`."""
    return {name.replace("_", "-"): value for name, value in attributes.items() if value}
