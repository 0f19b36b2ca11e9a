"""A comment as a moderator sees it: the words, the story, what it answers, why it waits, and what can be decided. Plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from babel.numbers import format_percent
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import languages
from newsroom.lib.plaintext import excerpt

from . import rules, threads
from .models import Comment, Ruling
from .moderation import BY_THE_HOUSE, MOVES

State = Comment.State


@dataclass(frozen=True, slots=True)
class Count:
    """How many wait in a language."""

    language: str
    name: str
    direction: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Case:
    comment: Comment
    said: threads.Thread
    answered: threads.Thread | None
    likely: str
    """The score as readers of the page's language write percentages."""
    reasons: tuple[str, ...]
    may: frozenset[str]
    """The states it may go to from here."""

    @property
    def edition(self):
        return self.comment.edition


@dataclass(frozen=True, slots=True)
class Group:
    language: str
    name: str
    direction: str
    cases: tuple[Case, ...]


def case(row: Comment) -> Case:
    page = get_language() or languages.DEFAULT
    return Case(
        comment=row,
        said=threads.alone(row, page),
        answered=threads.alone(row.parent, page) if row.parent else None,
        likely=format_percent(row.score, locale=languages.get(page).locale),
        reasons=tuple(str(rules.SENTENCES[code]) for code in row.reasons if code in rules.SENTENCES),
        may=frozenset(after for before, after in MOVES if before == row.state),
    )


def by_language(rows: Iterable[Comment]) -> list[Group]:
    """Rows that stand in order of their language, as groups."""
    return [
        Group(code, languages.own_name(code), languages.direction(code), tuple(case(row) for row in group))
        for code, group in groupby(rows, key=lambda row: row.edition.language)
    ]


def counts(waiting) -> list[Count]:
    """How many wait, per language; one query."""
    return [Count(code, languages.own_name(code), languages.direction(code), number) for code, number in waiting.per_language()]


def told(ruling: Ruling) -> str:
    """What the moderator reads when it is done."""
    name = excerpt(ruling.comment.name, 40)
    sentences = {
        State.SHOWN: _("The comment by “%(name)s” is on the page."),
        State.HIDDEN: _("The comment by “%(name)s” is hidden."),
        State.REMOVED: _("The comment by “%(name)s” is removed."),
    }
    return sentences[State(ruling.after)] % {"name": f"\u2068{name}\u2069"}


def way_back(back: str) -> str:
    """The queue as it was narrowed, or the comment's own page; never an address from outside."""
    address = reverse("moderation:queue")
    return f"{address}?in={back}" if back in languages.LANGUAGES else address


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the log."""

    ruling: Ruling
    by: str
    why: str
    at: threads.Moment
    comment: Comment
    beginning: str


def decisions(rulings: Iterable[Ruling]) -> list[Decision]:
    page = get_language() or languages.DEFAULT
    return [
        Decision(ruling, _by(ruling), "" if _by_the_house(ruling) else ruling.why, threads.moment(ruling.at, page), ruling.comment, excerpt(ruling.comment.text, 120))
        for ruling in rulings
    ]


def _by(ruling: Ruling) -> str:
    if _by_the_house(ruling):
        return _("by itself, the story is open")
    return str(ruling.by) if ruling.by else _("somebody who has left")


def _by_the_house(ruling: Ruling) -> bool:
    return ruling.by is None and ruling.why == BY_THE_HOUSE
