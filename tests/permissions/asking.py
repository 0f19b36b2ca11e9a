"""How each address is asked: its path, and what is sent there, so that what is allowed is really done."""

from __future__ import annotations

import re
from dataclasses import replace

from django.urls import reverse

from . import texts, things
from .world import Ask, Thing

NO_NUMBER = 999_999_999
ASKS: dict[str, Ask] = texts.ASKS | things.ASKS


def is_there(name: str, thing: Thing) -> bool:
    """Whether an address is about this thing, and it has what the address names: a draft, a note on it."""
    asks = ASKS[name]
    return asks.kind == thing.kind and all(key in thing.keys for key in asks.keys)


def nowhere(name: str, thing: Thing) -> Thing:
    """The same, where there is nothing."""
    return replace(thing, keys={key: value if key == "language" else NO_NUMBER for key, value in thing.keys.items()})


def path(name: str, thing: Thing) -> str:
    """The page writes a route where an address has no name, and an argument after a name's stroke."""
    values = [thing.keys[key] for key in ASKS[name].keys]
    if name.startswith("/"):
        return re.sub(r"<[^>]+>", lambda _match: str(values.pop(0)), name)
    called, _stroke, argument = name.partition("/")
    return reverse(called, args=[argument] if argument else values)


def ask(client, method: str, name: str, thing: Thing):
    send = client.get if method == "GET" else client.post
    return send(path(name, thing), ASKS[name].sends(thing) if method == "POST" else None)
