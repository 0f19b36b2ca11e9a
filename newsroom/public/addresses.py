"""Addresses of public pages, written out: a front page has two hundred of them, and resolving each by name takes longer than the page."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote, unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect

_SAFE = "!$&'()*+,;=:@~"  # what Django's own `reverse` leaves as it is, so that both write the same address


def front(language: str) -> str:
    return f"/{language}/"


def story(language: str, published_at: datetime, slug: str) -> str:
    return f"/{language}/{published_at.astimezone(UTC):%Y/%m/%d}/{quote(slug, safe=_SAFE)}/"


def label(language: str, kind: str, slug: str) -> str:
    return f"/{language}/{kind}/{quote(slug, safe=_SAFE)}/"


def page(language: str, slug: str) -> str:
    return f"/{language}/about/{quote(slug, safe=_SAFE)}/"


def feed(language: str, under: str = "") -> str:
    return f"{under or front(language)}feed.xml"


def whole(address: str) -> str:
    """With our origin, for those who read it elsewhere."""
    return f"{settings.ORIGIN}{address}"


def elsewhere(request: HttpRequest, address: str) -> HttpResponsePermanentRedirect | None:
    """A redirect where a page was asked for by any other spelling of its address: one page, one address, one file in the store."""
    if request.path == unquote(address):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
