"""Which addresses show a thing, and so must be made anew when it changes."""

from __future__ import annotations

from urllib.parse import unquote

from django.conf import settings

from articles.models import Edition

LISTS = ("section", "topic", "place", "tag", "by")


def page(edition: Edition) -> str:
    """The path of an edition's page as the store knows it: decoded, in its own script."""
    return unquote(edition.get_absolute_url())


def story_pages(edition: Edition) -> list[str]:
    """The pages of a story in every language it was ever published in: each prints the bar of all the others."""
    return [f"{page(other)}*" for other in Edition.objects.of(edition.article_id).once_published()]


def lists(languages: set[str]) -> list[str]:
    """All front pages (an empty one shows other languages' stories), and the lists and feeds of these languages."""
    fronts = [f"/{code}/" for code in settings.NEWSROOM_LANGUAGES]
    return [*fronts, *(f"/{code}/{kind}/*" for code in languages for kind in LISTS), *(f"/{code}/feed.xml" for code in languages), "/sitemap.xml"]


def publication(edition: Edition) -> list[str]:
    """What shows a newly published or changed text: its story in all languages, lists, and stories that point to it."""
    languages = {other.language for other in Edition.objects.of(edition.article_id).once_published()} | {edition.language}
    pointing = [f"{page(other)}*" for other in Edition.objects.live().mentioning(edition.article_id)]
    return [*story_pages(edition), *lists(languages), *pointing]


def conversation(edition: Edition) -> list[str]:
    """What shows an edition's comments."""
    return [page(edition)]
