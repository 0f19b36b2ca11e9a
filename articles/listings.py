"""Keeps the rows that public lists read in step with what is live."""

from newsroom.lib import richtext

from .models import Edition, Listing, Place, Placement


def relist(edition: Edition) -> None:
    """Write an edition's rows anew: one per label and byline while it is live, one per picture once it was. Call it in a transaction."""
    Placement.objects.of(edition).delete()
    if edition.published_at:
        Placement.objects.bulk_create(Placement(image_id=number, edition=edition) for number in sorted(pictures(edition)))
    Listing.objects.of(edition).delete()
    if edition.is_live and edition.published_at:
        Listing.objects.bulk_create(
            Listing(kind=kind, label=label, language=edition.language, published_at=edition.published_at, edition=edition)
            for kind, label in sorted(labels(edition))
        )


def pictures(edition: Edition) -> set[int]:
    """The keys of the pictures that stand in it, its lead among them."""
    lead = edition.article.lead_image_id
    return Placement.objects.existing(richtext.images(edition.body) | ({lead} if lead else set()))


def labels(edition: Edition) -> set[tuple[str, int]]:
    """(kind, key) of all that an edition is listed under; a place lists it under the places it is part of, too."""
    article = edition.article
    found: set[tuple[str, int]] = {(Listing.Kind.TOPIC, topic) for topic in article.topics.values_list("pk", flat=True)}
    found |= {(Listing.Kind.TAG, tag) for tag in article.tags.values_list("pk", flat=True)}
    found |= {(Listing.Kind.BY, contributor) for contributor in edition.credits.showing().values_list("contributor_id", flat=True)}
    if article.section_id:
        found.add((Listing.Kind.SECTION, article.section_id))
    for filed in article.places.select_related("parent__parent"):
        place: Place | None = filed
        while place is not None:
            found.add((Listing.Kind.PLACE, place.pk))
            place = place.parent
    return found
