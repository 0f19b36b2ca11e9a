"""What hiding a byline reached and what it left, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from .models import Edition


@dataclass(frozen=True)
class Reached:
    """One line of the list; `languages` are codes."""

    sentence: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """What stays to be done by hand: the texts this person may open, those they can only read, and how many more there are."""

    sentence: str
    texts: tuple[Edition, ...] = ()
    readable: tuple[Edition, ...] = ()
    others: int = 0


def reached(rows: list[dict]) -> list[Reached]:
    return [Reached(_sentence(row["what"], row["count"]), tuple(row.get("languages", ()))) for row in rows]


def left(rows: list[dict], known: Mapping[int, Edition], seen: Mapping[int, Edition]) -> list[Left]:
    """`known` are the editions this person may open on the desk, `seen` those that are live."""
    said = []
    for row in rows:
        keys = row.get("editions", [])
        mine = tuple(known[key] for key in keys if key in known)
        theirs = tuple(seen[key] for key in keys if key in seen and key not in known)
        said.append(Left(_sentence(row["what"], row["count"]), mine, theirs, len(keys) - len(mine) - len(theirs)))
    return said


def _sentence(what: str, count: int) -> str:
    return _SENTENCES[what](count) % {"number": count}


_SENTENCES = {
    "stories": lambda count: ngettext(
        "%(number)d published text: its page, lists, feeds, and what it says to search engines",
        "%(number)d published texts: their pages, lists, feeds, and what they say to search engines", count,
    ),
    "lists": lambda count: ngettext(
        "Its own page and feed in %(number)d language: the address says only that it is gone",
        "Its own pages and feeds in %(number)d languages: the addresses say only that they are gone", count,
    ),
    "unseen": lambda count: ngettext(
        "%(number)d text that readers do not see yet, or not any more", "%(number)d texts that readers do not see yet, or not any more", count
    ),
    "credits": lambda count: ngettext("%(number)d picture: its credit says “Anonymous”", "%(number)d pictures: their credits say “Anonymous”", count),
    "picture-words": lambda count: ngettext("%(number)d caption or description of a picture", "%(number)d captions or descriptions of pictures", count),
    "captions": lambda count: ngettext(
        "%(number)d published text in whose captions the name stands", "%(number)d published texts in whose captions the name stands", count
    ),
    "in-hand": lambda count: ngettext("%(number)d text in hand in whose captions the name stands", "%(number)d texts in hand in whose captions the name stands", count),
    "letters": lambda count: ngettext("%(number)d letter that was not sent yet", "%(number)d letters that were not sent yet", count),
    "words": lambda count: ngettext("%(number)d text names this person in its own words", "%(number)d texts name this person in their own words", count),
    "corrections": lambda count: ngettext("%(number)d text has a correction that names this person", "%(number)d texts have a correction that names this person", count),
    "comments": lambda count: ngettext("%(number)d comment of a reader names this person", "%(number)d comments of readers name this person", count),
    "pages": lambda count: ngettext("%(number)d page or notice of this site names this person", "%(number)d pages or notices of this site name this person", count),
}
