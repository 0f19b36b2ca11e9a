"""Lists: all stories of a section, topic, place, tag or byline in one language, the newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Contributor, Edition, Listing
from newsroom.lib import languages

from . import addresses, deck, labels
from .cards import Head, Link
from .frame import Frame, show, spoken_here
from .gone import hidden

A_PAGE = 20
KINDS = {"section": _("Section"), "topic": _("Topic"), "place": _("Place"), "tag": _("Tag"), "by": _("By")}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a list is of. `hidden` is set for a byline that was taken off."""

    kind: str
    pk: int
    link: Link
    hidden: bool = False


def subject(kind: str, slug: str, names: labels.Labels) -> Subject:
    if kind == "by":
        contributor = Contributor.objects.with_slug(slug).first()
        if contributor is None:
            raise Http404
        link = Link(contributor.name, addresses.label(names.language, kind, contributor.slug))
        return Subject(kind, contributor.pk, link, contributor.hidden_at is not None)
    label = names.find(kind, slug)
    if label is None:
        raise Http404
    return Subject(kind, label.pk, names.link(kind, label))


def listed(what: Subject, language: str, before: tuple[datetime, int] | None = None) -> list[Edition]:
    """One page of a list, and one edition more where there is more."""
    rows = Listing.objects.under(what.kind, what.pk, language)
    if before:
        rows = rows.before(*before)
    return [row.edition for row in rows.with_cards()[: A_PAGE + 1]]


@require_safe
def labelled(request, lang, kind, slug):
    spoken_here(lang)
    names = labels.of(lang)
    what = subject(kind, slug, names)
    if what.hidden:
        return hidden(request, lang)
    if redirect := addresses.elsewhere(request, what.link.url):
        return redirect
    before = place_of(request.GET.get("before", ""))
    editions = listed(what, lang, before)
    page, rest = editions[:A_PAGE], editions[A_PAGE:]
    context = {
        "label": what.link, "kind": KINDS[kind], "cards": deck.lay(page, names, pictured=A_PAGE), "here": what.link.url,
        "older_than": before, "older": f"{what.link.url}?before={after(page[-1])}" if rest else "", "head": _head(what, lang),
    }
    return show(request, "public/list.html", context, frame=Frame(lang, section=what.pk if kind == "section" else 0))


def after(edition: Edition) -> str:
    """The place in a list right after an edition, as it stands in an address."""
    assert edition.published_at is not None
    return f"{edition.published_at.astimezone(UTC):%Y%m%dT%H%M%S.%f}-{edition.pk}"


def place_of(written: str) -> tuple[datetime, int] | None:
    """The (moment, edition) that `after` wrote. Not found where it wrote nothing of the kind."""
    if not written:
        return None
    moment, _dash, number = written.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    try:
        return datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC), int(number)
    except ValueError:
        raise Http404 from None


def _head(what: Subject, lang: str) -> Head:
    there = [code for code in settings.NEWSROOM_LANGUAGES if code in labels.of(lang).spoken]
    rest = what.link.url.removeprefix(f"/{lang}")
    return Head(
        title=what.link.text,
        description=f"{KINDS[what.kind]}: {what.link.text} · {settings.OUTLET}",
        canonical=addresses.whole(what.link.url),
        locale=str(languages.get(lang).locale),
        alternates=tuple(Link("", addresses.whole(f"/{code}{rest}"), code) for code in there),
        feed=addresses.whole(addresses.feed(lang, what.link.url)),
        feed_title=what.link.text,
    )
