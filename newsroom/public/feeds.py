"""Atom feeds: of a language, and of every list in it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Credit, Edition

from . import addresses, deck, labels
from .frame import REVALIDATE, spoken_here
from .gone import hidden
from .lists import listed, subject

ENTRIES = 30


@require_safe
def newest(request, lang):
    spoken_here(lang)
    editions = Edition.objects.live().in_language(lang).for_cards()[:ENTRIES]
    return _answer(lang, str(settings.OUTLET), addresses.front(lang), list(editions))


@require_safe
def labelled(request, lang, kind, slug):
    spoken_here(lang)
    what = subject(kind, slug, labels.of(lang))
    if what.hidden:
        return hidden(request, lang)
    return _answer(lang, f"{what.link.text} · {settings.OUTLET}", what.link.url, listed(what, lang))


def _answer(lang: str, title: str, page: str, editions: list[Edition]) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=addresses.whole(page),
        description=_("Stories from where they happen, carried across languages by the people who live there."),
        language=lang,
        feed_url=addresses.whole(addresses.feed(lang, page)),
    )
    facts = deck.facts_of(edition.pk for edition in editions)
    for edition in editions:
        url = addresses.whole(edition.get_absolute_url())
        feed.add_item(
            title=edition.headline,
            link=url,
            description=edition.summary,
            unique_id=url,
            author_name=", ".join(name.text for name in facts[edition.pk].bylines(Credit.Role.AUTHOR, lang)) or None,
            pubdate=edition.published_at,
            updateddate=edition.changed_at or edition.published_at,
        )
    content = feed.writeString("utf-8")
    return HttpResponse(content, content_type=Atom1Feed.content_type, headers={"Cache-Control": REVALIDATE})
