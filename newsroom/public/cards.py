"""What templates are given: plain values, worked out before a template runs. No query, no request, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel.lists import format_list
from django.utils.html import format_html, format_html_join

from newsroom.lib import languages


def foreign(code: str, around: str) -> str:
    """The attributes that mark a text in another language than the one around it; nothing where it is the same."""
    if not code or code == around:
        return ""
    return format_html(' lang="{}" dir="{}"', code, languages.direction(code))


@dataclass(frozen=True, slots=True)
class Link:
    """Some words that lead somewhere. `foreign` marks words in another language than the page's; `after` is what follows in a list."""

    text: str
    url: str
    language: str = ""
    current: bool = False
    foreign: str = ""
    after: str = ""

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: `iso` for machines, `text` as the page's readers write it."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A picture's sizes in one format that is smaller than `src`, for browsers that know it."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a picture around its focal point, in the shape that others' pages ask for."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an `img` and its caption need it. Addresses begin with a slash."""

    src: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()
    parts: tuple[Part, ...] = ()
    alt: str = ""
    alt_foreign: str = ""
    caption: str = ""
    caption_foreign: str = ""
    credit_line: str = ""
    is_withheld: bool = False

    @property
    def shared(self) -> Picture | Part:
        """As other sites show it in a card of theirs: the wide part, where there is one."""
        return self.parts[0] if self.parts else self


@dataclass(frozen=True, slots=True)
class Bar:
    """The languages of a story: those that stand in the line, those that fold, and the words on the fold."""

    shown: tuple[Link, ...]
    folded: tuple[Link, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An edition in a list. `hreflang` is set where the list is in another language than the edition."""

    headline: str
    summary: str
    url: str
    language: str
    direction: str
    published: Moment
    hreflang: str = ""
    authors: tuple[Link, ...] = ()
    places: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    more: str = ""
    picture: Picture | None = None
    is_coverage: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stories of one section, on a front page."""

    label: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's head for search engines, feed readers and those who pass a link on. All addresses are whole."""

    title: str
    description: str
    canonical: str
    locale: str
    kind: str = "website"
    alternates: tuple[Link, ...] = ()
    feed: str = ""
    feed_title: str = ""
    picture: Picture | None = None
    linked_data: dict | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note that a reader can close."""

    key: str
    title: str
    text: str
    link: str = ""
    link_text: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    at: Moment
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """An edition as its page shows it."""

    headline: str
    summary: str
    language: str
    body: str
    bar: Bar
    published: Moment
    updated: Moment | None = None
    section: Link | None = None
    places: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    authors: tuple[Link, ...] = ()
    translators: tuple[Link, ...] = ()
    photographers: tuple[Link, ...] = ()
    editors: tuple[Link, ...] = ()
    original: Link | None = None
    beside: str = ""
    licence: Link | None = None
    is_summary: bool = False
    lead: Picture | None = None
    lead_link: str = ""
    corrections: tuple[Correction, ...] = ()
    is_coverage: bool = False

    @property
    def authors_line(self) -> str:
        return line(self.authors)

    @property
    def translators_line(self) -> str:
        return line(self.translators)

    @property
    def photographers_line(self) -> str:
        return line(self.photographers)

    @property
    def editors_line(self) -> str:
        return line(self.editors)

    @property
    def carried_line(self) -> str:
        """From which language into which its translators carried it: the arrow points the way the page reads."""
        arrow = "←" if languages.direction(self.language) == "rtl" else "→"
        here = format_html('<bdi lang="{}" dir="{}">{}</bdi>', self.language, languages.direction(self.language), languages.own_name(self.language))
        return format_html('<bdi>{}</bdi> <span aria-hidden="true">{}</span> {}', self.original_link, arrow, here)

    @property
    def original_link(self) -> str:
        """The original's language in its own name, leading to the original."""
        link = self.original
        assert link is not None
        return format_html('<a href="{}" hreflang="{}" lang="{}" dir="{}">{}</a>', link.url, link.language, link.language, link.direction, link.text)

    @property
    def licence_link(self) -> str:
        assert self.licence is not None
        return format_html('<a href="{}" rel="license" dir="ltr">{}</a>', self.licence.url, self.licence.text)

    @property
    def updated_time(self) -> str:
        assert self.updated is not None
        return format_html('<time datetime="{}">{}</time>', self.updated.iso, self.updated.text)


def line(links: tuple[Link, ...]) -> str:
    """Links in a row, with what a language puts between the things of a list."""
    return format_html_join("", '<a href="{}"><bdi>{}</bdi></a>{}', ((link.url, link.text, link.after) for link in links))


@lru_cache(maxsize=512)
def separators(count: int, code: str) -> tuple[str, ...]:
    """What follows each of `count` things in a list in that language (CLDR): ", ", " and ", "" in English."""
    if count == 0:
        return ()
    pieces = format_list(["\0"] * count, locale=languages.get(code).locale).split("\0")
    return tuple(pieces[1:])
