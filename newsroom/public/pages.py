"""The site's own pages: about, how to join, privacy."""

from __future__ import annotations

from django.http import Http404
from django.views.decorators.http import require_safe

from newsroom.lib import languages, richtext
from newsroom.models import Page

from . import addresses, body
from .cards import Head, Link, foreign
from .frame import Frame, show, spoken_here


@require_safe
def page(request, lang, slug="about"):
    """In this language, else in the first of its fallbacks that has it, marked as what it is."""
    spoken_here(lang)
    if redirect := addresses.elsewhere(request, addresses.page(lang, slug)):
        return redirect
    rows = {row.language: row for row in Page.objects.called(slug)}
    found = next((rows[code] for code in languages.get(lang).chain if code in rows), None)
    if found is None:
        raise Http404
    text = body.render(richtext.clean(found.body), body.Around(found.language))
    own = found.language == lang
    head = Head(
        title=found.title,
        description=found.title,
        canonical=addresses.whole(addresses.page(found.language, slug)),
        locale=str(languages.get(lang).locale),
        alternates=tuple(Link("", addresses.whole(addresses.page(code, slug)), code) for code in rows) if own else (),
        feed=addresses.whole(addresses.feed(lang)),
    )
    context = {"title": found.title, "text": text, "foreign": foreign(found.language, lang), "head": head}
    return show(request, "public/page.html", context, frame=Frame(lang))
