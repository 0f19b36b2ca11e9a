"""Lists: all stories of a section, topic, place, tag or byline in one language, the newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Contributor, Credit, Edition, Listing
from newsroom.lib import languages

from . import addresses, coverages, deck, labels
from .cards import Card, Head, Link
from .frame import Frame, show, spoken_here
from .gone import hidden

A_PAGE = 20
KINDS = {"section": _("Section"), "topic": _("Topic"), "place": _("Place"), "tag": _("Tag"), "by": _("By")}


# What a byline is named for, apart, in the order a reader asks: the word in the address, and the heading.
DEEDS = {
    Credit.Role.AUTHOR: _("Written"), Credit.Role.TRANSLATOR: _("Translated"), Credit.Role.PHOTOGRAPHER: _("Photographed"), Credit.Role.EDITOR: _("Edited"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What a byline did in one role: some cards, and the address of those before them, if there are any."""

    heading: str | Promise
    cards: tuple[Card, ...]
    older: str


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


def listed(what: Subject, language: str, before: tuple[datetime, int] | None = None, but: list[Edition] | None = None) -> list[Edition]:
    """One page of a list, without those in `but`, and one edition more where there is more."""
    rows = Listing.objects.under(what.kind, what.pk, language)
    if before:
        rows = rows.before(*before)
    elsewhere = {edition.pk for edition in but or ()}
    found = [row.edition for row in rows.with_cards()[: A_PAGE + 1 + len(elsewhere)]]
    return [edition for edition in found if edition.pk not in elsewhere][: A_PAGE + 1]


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
    if kind == "by":
        return _of_byline(request, what, names, before)
    special = coverages.first_under(what.kind, what.pk, names)
    editions = listed(what, lang, before, but=special)
    page, rest = editions[:A_PAGE], editions[A_PAGE:]
    context = {
        "label": what.link, "kind": KINDS[kind], "cards": deck.lay([*([] if before else special), *page], names, pictured=A_PAGE), "here": what.link.url,
        "older_than": before, "older": f"{what.link.url}?before={after(page[-1])}" if rest else "", "head": _head(what, lang),
    }
    return show(request, "public/list.html", context, frame=Frame(lang, section=what.pk if kind == "section" else 0))


def _of_byline(request, what: Subject, names: labels.Labels, before: tuple[datetime, int] | None):
    """What somebody wrote, translated, photographed and edited, told apart; one of them alone, where it goes on."""
    asked = request.GET.get("as", "")
    if (asked and asked not in DEEDS) or (before and not asked):
        raise Http404
    found = {role: _named_in(what, role, names.language, before) for role in DEEDS if asked in ("", role)}
    shown = {edition.pk: edition for editions in found.values() for edition in editions[:A_PAGE]}
    cards = dict(zip(shown, deck.lay(list(shown.values()), names, pictured=A_PAGE), strict=True))
    parts = [
        Part(DEEDS[role], tuple(cards[edition.pk] for edition in editions[:A_PAGE]), _older(what, role, editions))
        for role, editions in found.items() if editions
    ]
    context = {"label": what.link, "kind": KINDS["by"], "parts": parts, "here": what.link.url, "older_than": before, "part_asked": asked, "head": _head(what, names.language)}
    return show(request, "public/list.html", context, frame=Frame(names.language))


def _named_in(what: Subject, role: str, language: str, before: tuple[datetime, int] | None) -> list[Edition]:
    rows = Listing.objects.under(what.kind, what.pk, language).in_role(role)
    if before:
        rows = rows.before(*before)
    return [row.edition for row in rows.with_cards()[: A_PAGE + 1]]


def _older(what: Subject, role: str, editions: list[Edition]) -> str:
    return f"{what.link.url}?as={role}&before={after(editions[A_PAGE - 1])}" if len(editions) > A_PAGE else ""


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
