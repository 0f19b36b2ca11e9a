"""A draft as readers will see it: the public page, filled with words that nobody but the desk has seen, as wide as a phone or a screen."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles import access, bylines
from articles.models import Contributor, Draft, Edition
from newsroom.public import addresses, composition, labels
from newsroom.public.cards import Link, separators
from newsroom.public.frame import Frame
from newsroom.shell import headers, media

WIDTHS = ("phone", "desktop")


@require_GET
def preview(request, pk):
    """The desk's page around the frame: how wide it is, and the way back to writing."""
    draft = access.draft_to_read(request.user, pk)
    width = request.GET.get("width")
    context = {"draft": draft, "edition": draft.edition, "width": width if width in WIDTHS else WIDTHS[0], "title": _("Preview")}
    return unkept(render(request, "articles/preview.html", context), headers.holding_a_frame())


@require_GET
def preview_frame(request, pk):
    """What readers will get. It says nothing to machines, and its address is the desk's."""
    draft = access.draft_to_read(request.user, pk)
    with translation.override(draft.edition.language):
        response = render(request, "articles/preview_frame.html", page_of(draft, shelf=media.desk_shelf()))
    return unkept(response, headers.in_a_frame())


def unkept(response: HttpResponse, more: dict[str, str]) -> HttpResponse:
    """Never kept, never indexed."""
    for name, value in {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, noarchive", **more}.items():
        response.headers[name] = value
    return response


def page_of(draft: Draft, *, shelf: str) -> dict:
    """What the public story page asks for, with nothing around the story: no notices, no comments, nothing for machines."""
    return {"story": story(draft, shelf=shelf), "notices": (), "conversation": None, "head": None, "frame": Frame(draft.edition.language)}


def story(draft: Draft, *, shelf: str):
    """The story that publishing this draft now would show, its pictures from where this person may have them."""
    edition = as_published(draft)
    names, article = labels.of(edition.language), edition.article
    told = composition.compose(edition, composition.around(edition), names, shelf=shelf)
    return replace(
        told,
        places=names.links("place", names.innermost(list(article.places.values_list("pk", flat=True)))),
        topics=names.links("topic", list(article.topics.values_list("pk", flat=True))),
        tags=names.links("tag", list(article.tags.values_list("pk", flat=True))),
        authors=_authors(edition) or told.authors,
        licence=None,  # nobody is invited to pass on what is not published
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
