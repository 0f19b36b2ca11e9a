"""What taking a whole story from its readers reaches: languages, pictures, and what was to go out by itself."""

from __future__ import annotations

from dataclasses import dataclass

from .models import Article, Draft, Edition, Image, Placement, Release


@dataclass(frozen=True)
class Reach:
    """Editions that leave their readers; pictures that stop answering, and those that stay because other stories show them;
    drafts that are taken off the schedule; the release that ends."""

    editions: list[Edition]
    pictures: list[Image]
    staying: list[Image]
    scheduled: list[Draft]
    release: Release | None


def reach(article: Article) -> Reach:
    shown = set(Placement.objects.of_article(article).values_list("image", flat=True))
    elsewhere = set(Placement.objects.of_any(shown).of_other_stories(article).unwithdrawn().values_list("image", flat=True))
    images = list(Image.objects.numbered(shown).for_choosing()) if shown else []
    return Reach(
        editions=list(Edition.objects.of(article).live().order_by("pk").with_hand()),
        pictures=[image for image in images if image.pk not in elsewhere],
        staying=[image for image in images if image.pk in elsewhere],
        scheduled=list(Draft.objects.of_article(article).scheduled().with_edition()),
        release=Release.objects.open().of(article).first(),
    )
