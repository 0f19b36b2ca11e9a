"""Special coverage, a story made of story cards, in its own place: a band on the front page, the first row of a list."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Edition, Listing
from newsroom.lib import languages

from . import body, switcher
from .cards import Link, foreign
from .labels import Labels

ON_THE_FRONT = 2
FIRST_IN_A_LIST = 2
CARDS = 4  # of those a band names; the rest is on its page
KINDS = (Listing.Kind.SECTION, Listing.Kind.TOPIC, Listing.Kind.PLACE, Listing.Kind.TAG)


@dataclass(frozen=True, slots=True)
class Band:
    """A special coverage on a front page: what it is about, and the first of its stories."""

    headline: str
    summary: str
    url: str
    stories: tuple[Link, ...]


def on_front(labels: Labels) -> list[Band]:
    """The newest in this language. Its cards lead where they lead on its own page; one that leads nowhere is left out."""
    newest = list(Edition.objects.any_of(labels.coverages[:ON_THE_FRONT]).live().for_page().newest_first()) if labels.coverages else []
    if not newest:
        return []
    cards = {edition.pk: body.cards_in(edition.body) for edition in newest}
    chain = languages.get(labels.language).chain
    wanted = {number for numbers in cards.values() for number in numbers}
    existing = switcher.by_article(switcher.offered().of_any(wanted).in_languages(chain).addresses())
    return [Band(edition.headline, edition.summary, edition.get_absolute_url(), _links(cards[edition.pk], existing, labels.language)) for edition in newest]


def first_under(kind: str, label: int, labels: Labels) -> list[Edition]:
    """Those filed under a section, topic, place or tag, the newest first."""
    if kind not in KINDS or not labels.coverages:
        return []
    rows = Listing.objects.under(kind, label, labels.language).of_any(labels.coverages)
    return [row.edition for row in rows.with_cards()[:FIRST_IN_A_LIST]]


def _links(numbers: list[int], existing, language: str) -> tuple[Link, ...]:
    found = [address for number in numbers if (address := switcher.nearest(existing.get(number, {}), language))]
    return tuple(Link(address.headline, address.url, address.language, foreign=foreign(address.language, language)) for address in found[:CARDS])
