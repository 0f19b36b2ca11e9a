"""Editions laid out as cards: three queries more, whatever the number of cards and languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html

from articles.models import Credit, Edition, Listing

from . import addresses, pictures, switcher
from .cards import Card, Link, separators
from .labels import Labels
from .moments import day

KINDS = (Listing.Kind.SECTION, Listing.Kind.TOPIC, Listing.Kind.PLACE, Listing.Kind.TAG)


@dataclass
class Facts:
    """What an edition is filed under, by kind, and who is named on it, by role."""

    labels: dict[str, list[int]] = field(default_factory=dict)
    names: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def bylines(self, role: str, language: str) -> tuple[Link, ...]:
        names = self.names.get(role, [])
        return tuple(
            Link(name, addresses.label(language, "by", slug), after=after)
            for (name, slug), after in zip(names, separators(len(names), language), strict=True)
        )


def facts_of(editions: Iterable[int]) -> dict[int, Facts]:
    """By edition, in one query."""
    found: dict[int, Facts] = {edition: Facts() for edition in editions}
    rows = sorted(Listing.objects.facts(list(found)), key=lambda row: (row[5], row[2]))
    for edition, kind, key, name, slug, _position in rows:
        if kind in KINDS:
            found[edition].labels.setdefault(kind, []).append(key)
        else:
            found[edition].names.setdefault(kind, []).append((name, slug))
    return found


def lay(editions: list[Edition], labels: Labels, *, pictured: int = 0, shape: str = "4x3") -> list[Card]:
    """Cards for readers of `labels.language`; only the first `pictured` get their picture, in that shape."""
    facts = facts_of(edition.pk for edition in editions)
    rows = switcher.offered().of_any({edition.article_id for edition in editions}).addresses() if editions else ()
    existing = switcher.by_article(rows)
    shown = pictures.of((edition.article.lead_image_id for edition in editions[:pictured] if edition.article.lead_image_id), labels.language, shape=shape)
    return [
        _card(edition, facts[edition.pk], existing.get(edition.article_id, {}), labels, shown.get(edition.article.lead_image_id or 0))
        for edition in editions
    ]


def _card(edition: Edition, facts: Facts, existing, labels: Labels, picture) -> Card:
    assert edition.published_at is not None
    language = labels.language
    others, more = switcher.others(existing, edition.language)
    return Card(
        headline=edition.headline,
        summary=edition.summary,
        url=addresses.story(edition.language, edition.published_at, edition.slug),
        language=edition.language,
        direction=edition.direction,
        published=day(edition.published_at, language),
        hreflang="" if edition.language == language else format_html(' hreflang="{}"', edition.language),
        authors=facts.bylines(Credit.Role.AUTHOR, language),
        places=labels.links("place", labels.innermost(facts.labels.get(Listing.Kind.PLACE, []))),
        others=others,
        more=more,
        picture=None if picture and picture.is_withheld else picture,
        is_coverage=edition.article.is_coverage,
    )
