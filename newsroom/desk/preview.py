"""A draft as readers will see it: the public page, filled with words that nobody but the desk has seen."""

from __future__ import annotations

from dataclasses import replace

from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from articles import access, bylines
from articles.models import Contributor, Draft, Edition
from newsroom.public import addresses, composition, labels
from newsroom.public.cards import Link, separators
from newsroom.public.frame import Frame


@require_GET
def preview(request, pk):
    """Never kept, never indexed: it says nothing to machines, and its address is the desk's."""
    draft = access.draft_to_read(request.user, pk)
    language = draft.edition.language
    with translation.override(language):
        context = {"story": story(draft), "notices": (), "conversation": None, "head": None, "frame": Frame(language), "preview_of": draft}
        response = render(request, "articles/preview.html", context)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response


def story(draft: Draft):
    """The story that publishing this draft now would show."""
    edition = as_published(draft)
    names, article = labels.of(edition.language), edition.article
    told = composition.compose(edition, composition.around(edition), names)
    return replace(
        told,
        places=names.links("place", names.innermost(list(article.places.values_list("pk", flat=True)))),
        topics=names.links("topic", list(article.topics.values_list("pk", flat=True))),
        tags=names.links("tag", list(article.tags.values_list("pk", flat=True))),
        authors=_authors(edition) or told.authors,
    )


def as_published(draft: Draft) -> Edition:
    """The edition as publishing would leave it, in memory only."""
    edition = Edition.objects.for_page().numbered(draft.edition_id).get()
    for name, words in draft.words.items():
        setattr(edition, name, words)
    edition.published_at = edition.published_at or timezone.now()
    edition.slug = edition.slug or "preview"
    return edition


def _authors(edition: Edition) -> tuple[Link, ...]:
    found = list(Contributor.objects.showing().numbered(bylines.on(edition)))
    between = separators(len(found), edition.language)
    return tuple(Link(one.name, addresses.label(edition.language, "by", one.slug), after=after) for one, after in zip(found, between, strict=True))
