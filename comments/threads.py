"""Rows of comments as threads: nested to a stated depth, then flat. Pure, but for `of`, which asks for the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from newsroom.lib import cldr, languages

from .models import Comment

DEPTH = 3  # an answer to an answer to an answer; what goes deeper stands beside it, or a phone has no room left for words
# Written out in full only. What ends an address in running text, brackets, quotes and hidden characters, ends it here.
_LINK = regex.compile(r"https?://[^\s<>\"'“”«»()\[\]{}\p{Cc}\p{Cf}]+", regex.I)
_AFTER_LINK = ".,;:!?…،؛؟。，！？、*_~"


@dataclass(frozen=True, slots=True)
class Moment:
    """`iso` for machines, `text` as readers of the language write it."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with what was answered. `text` is HTML, in paragraphs, and "" where the comment is not shown.

    `language` is its own where it is another than that of the page it stands on, else "".
    """

    key: str
    name: str
    text: SafeString | str
    language: str
    direction: str
    at: Moment
    state: str
    answers: tuple[Thread, ...] = ()


def of(edition) -> list[Thread]:
    """An edition's conversation, oldest first, in one query."""
    return threads(Comment.objects.of(edition).in_thread(), edition.language)


def threads(rows: Iterable[Comment], language: str) -> list[Thread]:
    """Rows in order of their arrival, as threads. An answer whose parent is not among them stands for itself."""
    rows = list(rows)
    places = _places(rows)
    children: dict[int | None, list[Comment]] = {}
    for row in rows:
        children.setdefault(places[row.pk][0], []).append(row)

    def build(parent: int | None) -> tuple[Thread, ...]:
        return tuple(_thread(row, language, build(row.pk)) for row in children.get(parent, ()))

    return list(build(None))


def alone(row: Comment, language: str) -> Thread:
    """One comment whatever its state, for the eyes of its writer or of a moderator; `language` is the page's."""
    return _thread(row, language, (), to_all=False)


def count(threads: Iterable[Thread]) -> int:
    """How many comments can be read in these threads."""
    return sum((thread.state == Comment.State.SHOWN) + count(thread.answers) for thread in threads)


def paragraphs(text: str) -> SafeString:
    """Text as HTML paragraphs, each with the direction of its own first letter, so that none turns another around."""
    blocks = (block.split("\n") for block in regex.split(r"\n{2,}", text) if block.strip())
    lines = ((linked(first), format_html_join("", "<br>{}", ((linked(line),) for line in rest))) for first, *rest in blocks)
    return format_html_join("", '<p dir="auto">{}{}</p>', lines)


def linked(text: str) -> SafeString:
    """A line as HTML, its addresses made links that lend nobody our good name. Nothing else in it is markup."""
    pieces: list[str] = []
    end = 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_AFTER_LINK)
        link = format_html('<a href="{}" rel="nofollow ugc noopener" dir="ltr">{}</a>', address, address)
        pieces += [text[end : match.start()], link]
        end = match.start() + len(address)
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[end:]]))


def moment(at, language: str) -> Moment:
    at = timezone.localtime(at)
    return Moment(at.isoformat(timespec="minutes"), cldr.long_datetime(at, language))


def _places(rows: list[Comment]) -> dict[int, tuple[int | None, int]]:
    """For each row the one it hangs on, and how deep. Below DEPTH an answer hangs beside what it answers."""
    places: dict[int, tuple[int | None, int]] = {}
    for row in rows:
        above = places.get(row.parent_id or 0)
        if above is None:
            places[row.pk] = (None, 1)
        elif above[1] < DEPTH:
            places[row.pk] = (row.parent_id, above[1] + 1)
        else:
            places[row.pk] = above
    return places


def _thread(row: Comment, language: str, answers: tuple[Thread, ...], *, to_all: bool = True) -> Thread:
    shown = not to_all or row.state == Comment.State.SHOWN
    return Thread(
        key=row.key,
        name=row.name if shown else "",
        text=paragraphs(row.text) if shown else "",
        language=row.language if row.language != language else "",
        direction=languages.direction(row.language),
        at=moment(row.at, language),
        state=row.state,
        answers=answers,
    )
