"""What was here and is not any more: 410, with the reason, and without where it leads nowhere."""

from __future__ import annotations

from django.http import HttpResponse

from articles.models import Edition

from . import switcher
from .cards import foreign
from .frame import Frame, show
from .switcher import Address


def withdrawn(request, edition: Edition, editions: dict[str, Address]) -> HttpResponse:
    """A withdrawn edition's address says why, and offers the languages in which the story still stands."""
    bar = switcher.bar(editions, edition.language)
    because = {"because": edition.withdrawn_because, "because_foreign": foreign(_language_of_reason(edition), edition.language)}
    return show(request, "410.html", {**because, "bar": bar}, frame=Frame(edition.language), status=410)


def _language_of_reason(edition: Edition) -> str:
    """Where the whole story was withdrawn, the one reason was written by an editor of its original, in its language."""
    together = Edition.objects.of(edition.article_id).withdrawn_with(edition).originals().exists()
    return edition.article.original_language if together else edition.language


def hidden(request, language: str) -> HttpResponse:
    """A byline that was taken off: nothing more is said, and nothing is linked."""
    return show(request, "410.html", {}, frame=Frame(language), status=410)
