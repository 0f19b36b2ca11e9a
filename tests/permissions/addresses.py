"""Every address that the house answers, as its own resolver knows it, and as the page spells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLResolver, get_resolver

# What stands where an address wants an argument and nothing of that kind is there.
NOTHING = {
    "lang": "en", "other": "ar", "language": "ar", "year": "2026", "month": "03", "day": "01", "slug": "nothing", "kind": "section", "token": "nothing",
    "key": "nothing", "name": "nothing.jpg", "app_label": "articles", "rest": "nothing", "url": "nothing",
}


@dataclass(frozen=True)
class Address:
    """`spelled` is its name, or its route where it has none."""

    spelled: str
    path: str


def every() -> list[Address]:
    return list(_below(get_resolver(), "", "", ""))


def _below(resolver, names: str, route: str, path: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        whole, filled = route + str(one.pattern), path + _filled(str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _below(one, names + (f"{one.namespace}:" if one.namespace else ""), whole, filled)
        else:
            yield Address(names + one.name if one.name else f"/{whole}", f"/{filled}")


def _filled(pattern: str) -> str:
    """A path that the pattern takes, with nothing behind it."""
    if pattern.startswith("^(?P<lang>"):
        return "EN/about/"
    pattern = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda match: NOTHING[match[1]], pattern)
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: NOTHING.get(match[1], "999999999"), pattern).strip("^$")
