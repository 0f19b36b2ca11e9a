"""Addresses written another way than ours are."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect


class KindConverter:
    """What a list is of."""

    regex = "section|topic|place|tag|by"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def lower_case(request, lang, rest):
    """A language's code in capitals means the same language."""
    if lang.lower() not in settings.NEWSROOM_LANGUAGES:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    address = f"/{lang.lower()}/{quote(rest, safe='/~:@!$&()*+,;=')}"
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
