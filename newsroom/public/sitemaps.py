"""What search engines ask for: every story with its languages, those of the last two days for news, and where not to go."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition

from . import addresses, switcher
from .frame import REVALIDATE

MOST = 5000  # editions in one file
NEWS_DAYS = 2  # what the protocol for news allows
MOST_NEWS = 1000  # likewise


@require_safe
def sitemap(request):
    """The newest stories in all their languages, each address with its alternates."""
    articles = Edition.objects.live().newest_articles(MOST)
    existing = switcher.by_article(switcher.offered().of_any(articles).addresses())
    stories = [
        {"editions": [addresses.whole(address.url) for address in editions.values()], "alternates": switcher.alternates(editions)}
        for editions in existing.values()
    ]
    fronts = [addresses.whole(addresses.front(code)) for code in settings.NEWSROOM_LANGUAGES]
    return _xml(request, "public/sitemap.xml", {"fronts": fronts, "stories": stories})


@require_safe
def news(request):
    editions = switcher.offered().since(timezone.now() - timedelta(days=NEWS_DAYS))
    rows = [switcher.Address(*row) for row in editions.newest_first().addresses()[:MOST_NEWS]]
    stories = [
        {"url": addresses.whole(row.url), "language": NEWS_CODES.get(row.language, row.language), "at": row.published_at.isoformat(timespec="seconds"), "title": row.headline}
        for row in rows
    ]
    return _xml(request, "public/news-sitemap.xml", {"stories": stories, "outlet": settings.OUTLET})


# The protocol wants ISO 639, and for Chinese these two.
NEWS_CODES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}


@require_safe
def robots(request):
    """The desk and what it shows to guests is nobody's business; everything else is everybody's."""
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {addresses.whole('/sitemap.xml')}", f"Sitemap: {addresses.whole('/news-sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", headers={"Cache-Control": "public, max-age=3600"})


def _xml(request, template: str, context: dict) -> HttpResponse:
    response = render(request, template, context, content_type="application/xml; charset=utf-8")
    response.headers["Cache-Control"] = REVALIDATE
    return response
