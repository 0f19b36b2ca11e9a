"""How a live edition becomes a Story: five queries, whatever its languages, comments and pictures. (The sixth is its comments.)"""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from articles.models import Correction as CorrectionRow
from articles.models import Credit, Edition, Listing
from newsroom.lib import languages

from . import body, deck, pictures, switcher
from .cards import Correction, Link, Picture, Story
from .labels import Labels
from .moments import day
from .switcher import Address

TEXT_LICENCE = Link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


def around(edition: Edition) -> dict[int, dict[str, Address]]:
    """Every edition of this story, and of the stories it mentions those in this language or its fallbacks; by article."""
    mentioned = body.stories_in(edition.body)
    chain = languages.get(edition.language).chain
    rows = switcher.offered().around(edition.article_id, mentioned, chain).addresses()
    return switcher.by_article(rows)


def compose(edition: Edition, existing: dict[int, dict[str, Address]], labels: Labels, *, shelf: str = settings.MEDIA_URL) -> Story:
    """What readers of a live edition get; `shelf` is where the addresses of its pictures begin."""
    assert edition.published_at is not None
    language, article = edition.language, edition.article
    facts = deck.facts_of([edition.pk])[edition.pk]
    editions = existing.get(article.pk, {})
    original = None if edition.is_original else editions.get(article.original_language)
    shown = pictures.of(body.pictures_in(edition.body) | ({article.lead_image_id} if article.lead_image_id else set()), language, shelf=shelf)
    stories = {number: found for number, theirs in existing.items() if (found := switcher.nearest(theirs, language))}
    return Story(
        headline=edition.headline,
        summary=edition.summary,
        language=language,
        body=body.render(edition.body, body.Around(language, shown, stories)),
        bar=switcher.bar(editions, language),
        published=day(edition.published_at, language),
        updated=day(edition.changed_at, language) if edition.changed_at else None,
        section=next(iter(labels.links("section", [article.section_id])), None),
        places=labels.links("place", labels.innermost(facts.labels.get(Listing.Kind.PLACE, []))),
        topics=labels.links("topic", facts.labels.get(Listing.Kind.TOPIC, [])),
        tags=labels.links("tag", facts.labels.get(Listing.Kind.TAG, [])),
        authors=facts.bylines(Credit.Role.AUTHOR, language),
        translators=facts.bylines(Credit.Role.TRANSLATOR, language),
        photographers=facts.bylines(Credit.Role.PHOTOGRAPHER, language),
        editors=facts.bylines(Credit.Role.EDITOR, language),
        original=Link(languages.own_name(original.language), original.url, original.language) if original else None,
        beside=f"{edition.get_absolute_url()}with/{original.language}/" if original else "",
        licence=TEXT_LICENCE,
        is_summary=edition.is_summary,
        lead=_lead(edition, shown.get(article.lead_image_id or 0)),
        lead_link=article.lead_link,
        is_coverage=article.is_coverage,
        corrections=tuple(Correction(day(row.at, language), row.words) for row in CorrectionRow.objects.of(edition)),
    )


def _lead(edition: Edition, picture: Picture | None) -> Picture | None:
    """The lead picture with the words of its place in this edition, where it has some."""
    if picture is None or picture.is_withheld:
        return picture
    if edition.lead_alt:
        picture = replace(picture, alt=edition.lead_alt, alt_foreign="")
    if edition.lead_caption:
        picture = replace(picture, caption=edition.lead_caption, caption_foreign="")
    return picture
