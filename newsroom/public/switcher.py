"""The languages a story exists in: its bar, its alternates for search engines, and where a mention of it leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import ngettext

from articles.models import Edition
from newsroom.lib import cldr, languages

from . import addresses
from .cards import Bar, Link

MOST_IN_LINE = 12  # beyond, the rest folds, and the line is shortened to LINE so that it stays one
LINE = 8
ON_A_CARD = 4


@dataclass(frozen=True, slots=True)
class Address:
    """A live edition, as far as one needs it to lead there."""

    article: int
    original: str
    language: str
    slug: str
    published_at: datetime
    headline: str
    summary: str

    @property
    def url(self) -> str:
        return addresses.story(self.language, self.published_at, self.slug)


def offered():
    """The live editions in the languages that this newsroom offers: whatever leads a reader on is taken from these."""
    return Edition.objects.live().in_languages(settings.NEWSROOM_LANGUAGES)


def by_article(rows: Iterable[tuple]) -> dict[int, dict[str, Address]]:
    """Rows of EditionQuerySet.addresses, by article and language."""
    found: dict[int, dict[str, Address]] = {}
    for row in rows:
        address = Address(*row)
        found.setdefault(address.article, {})[address.language] = address
    return found


def bar(editions: dict[str, Address], present: str) -> Bar:
    """All languages of a story, in the registry's order; beyond a line the present one, the original and the first others."""
    there = [code for code in languages.CODES if code in editions]
    if len(there) <= MOST_IN_LINE:
        return Bar(_links(editions, there, present))
    original = editions[there[0]].original
    first = list(dict.fromkeys(code for code in (present, original, *there) if code in editions))[:LINE]
    shown = [code for code in there if code in first]
    folded = [code for code in there if code not in first]
    return Bar(_links(editions, shown, present), _links(editions, folded, present), more(len(folded), present))


def others(editions: dict[str, Address], present: str) -> tuple[tuple[Link, ...], str]:
    """The first few other languages of a story, for a card, and how many more there are, in words."""
    there = [code for code in languages.CODES if code in editions and code != present]
    shown, rest = there[:ON_A_CARD], there[ON_A_CARD:]
    if len(rest) == 1:
        shown, rest = there, []
    return _links(editions, shown, present), more(len(rest), present) if rest else ""


def nearest(editions: dict[str, Address], language: str) -> Address | None:
    """The edition for a reader of a language: in it, else along its fallback chain, else in none."""
    return next((editions[code] for code in languages.get(language).chain if code in editions), None)


def alternates(editions: dict[str, Address]) -> tuple[Link, ...]:
    """For `link rel=alternate hreflang`: every live edition, this one too, and x-default: the original, or English, or the first."""
    if not editions:
        return ()
    first = next(iter(editions.values()))
    default = editions.get(first.original) or editions.get(languages.DEFAULT) or first
    links = [Link("", addresses.whole(editions[code].url), code) for code in languages.CODES if code in editions]
    return (*links, Link("", addresses.whole(default.url), "x-default"))


def more(count: int, language: str) -> str:
    return ngettext("%(number)s more", "%(number)s more", count) % {"number": cldr.number(count, language)}


def _links(editions: dict[str, Address], codes: list[str], present: str) -> tuple[Link, ...]:
    return tuple(Link(languages.own_name(code), editions[code].url, code, code == present) for code in codes)
