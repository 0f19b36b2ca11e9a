"""The front page of a language, and the door that leads to it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Edition
from newsroom.lib import languages

from . import addresses, coverages, deck, labels
from .cards import Head, Link, Shelf
from .frame import Frame, show, spoken_here

TOP = 4  # one large, three beside it
ON_A_SHELF = 3
LOOKED_AT = 40  # the newest; what they leave of a section has its place on the section's own page
SHOWN = 24


@require_safe
def door(request):
    """To the front page that the reader's browser asks for. The answer differs from reader to reader, so nobody keeps it."""
    code = languages.preferred(request.headers.get("Accept-Language", ""), settings.NEWSROOM_LANGUAGES)
    return HttpResponseRedirect(addresses.front(code), headers={"Vary": "Accept-Language", "Cache-Control": "no-store"})


@require_safe
def front(request, lang):
    """The newest stories; where a language has none yet, those of its fallbacks, each marked as what it is."""
    spoken_here(lang)
    if redirect := addresses.elsewhere(request, addresses.front(lang)):
        return redirect
    names = labels.of(lang)
    special = coverages.on_front(names)
    newest = _plain(Edition.objects.live().in_language(lang).for_cards()[:LOOKED_AT])
    elsewhere = not newest and not special
    if elsewhere:
        newest = _one_of_each(_plain(Edition.objects.live().in_languages(languages.get(lang).chain).for_cards()[:LOOKED_AT]), lang)
    chosen, shelved = _edited(newest, names)
    cards = dict(zip((edition.pk for edition in chosen), deck.lay(chosen, names, pictured=TOP, shape="16x9"), strict=True))
    shelves = [Shelf(label, tuple(cards[edition.pk] for edition in row)) for label, row in shelved]
    lead, *beside = [cards[edition.pk] for edition in chosen[:TOP]] or [None]
    context = {"lead": lead, "beside": beside, "coverages": special, "shelves": shelves, "elsewhere": elsewhere and bool(newest), "head": _head(lang, names)}
    return show(request, "public/front.html", context, frame=Frame(lang, is_front=True))


def _plain(editions) -> list[Edition]:
    """Those without a place of their own."""
    return [edition for edition in editions if not edition.article.is_coverage]


def _one_of_each(editions, language: str) -> list[Edition]:
    """Each story once, in the language nearest to the reader's."""
    chain = languages.get(language).chain
    best: dict[int, Edition] = {}
    for edition in sorted(editions, key=lambda edition: chain.index(edition.language)):
        best.setdefault(edition.article_id, edition)
    return sorted(best.values(), key=lambda edition: (edition.published_at, edition.pk), reverse=True)


def _edited(newest: list[Edition], names: labels.Labels) -> tuple[list[Edition], list[tuple[Link, list[Edition]]]]:
    """The top of the page, the first with a picture leading if one of the newest has any, then what is left by section."""
    top = newest[:TOP]
    top.sort(key=lambda edition: edition.article.lead_image_id is None)
    rows: dict[int, list[Edition]] = {pk: [] for pk in names.sections}
    shown = len(top)
    for edition in newest[TOP:]:
        row = rows.get(edition.article.section_id or 0)
        if row is not None and len(row) < ON_A_SHELF and shown < SHOWN:
            row.append(edition)
            shown += 1
    shelved = [(names.link("section", names.sections[pk]), row) for pk, row in rows.items() if row]
    return [*top, *(edition for _label, row in shelved for edition in row)], shelved


def _head(lang: str, names: labels.Labels) -> Head:
    there = [code for code in settings.NEWSROOM_LANGUAGES if code in names.spoken]
    alternates = [Link("", addresses.whole(addresses.front(code)), code) for code in there]
    return Head(
        title=str(settings.OUTLET),
        description=_("Stories from where they happen, carried across languages by the people who live there."),
        canonical=addresses.whole(addresses.front(lang)),
        locale=str(languages.get(lang).locale),
        alternates=(*alternates, Link("", addresses.whole("/"), "x-default")) if lang in there else (),
        feed=addresses.whole(addresses.feed(lang)),
    )
