"""What waits for one person: rows, each with its one next action. What is empty is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import access as stories
from translations import access as carrying

from . import carried, licences, people, questions, wordless
from .filters import Choice, Filters, choices
from .rows import Section
from .texts import Waiting

__all__ = ["Board", "Choice", "Filters", "Section", "Start", "of"]


@dataclass(frozen=True)
class Start:
    """Something to begin; where a language is named, one press begins it."""

    name: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Board:
    """`is_empty` is of the whole board; under filters `sections` may be empty although it is not."""

    sections: list[Section]
    begin: list[Start]
    filters: Filters
    choices: list[Choice]
    is_empty: bool
    hidden: int


def of(user, filters: Filters | None = None) -> Board:
    filters = filters or Filters()
    whole = [section for section in _sections(user) if section.rows]
    shown = [section for section in map(filters.narrow, whole) if section.rows]
    hidden = sum(section.count for section in whole) - sum(section.count for section in shown)
    return Board(shown, list(_starts(user)), filters, choices(whole, filters), not whole, hidden)


def _sections(user) -> Iterator[Section]:
    texts = Waiting(user)
    yield from texts.sections()
    yield questions.section(user)
    yield carried.claims(user)
    yield people.comments(user)
    yield people.applications(user)
    yield licences.section(user)
    yield wordless.section(user)
    yield carried.claimable(user)
    yield from texts.quiet_sections()


def _starts(user) -> Iterator[Start]:
    codes = stories.writing_languages(user)
    if codes:
        yield Start(_("Write a new story"), reverse("stories:new"), codes[0] if len(codes) == 1 else "")
    if carrying.languages_into(user):
        yield Start(_("Find a story to translate"), reverse("translations:queue"))
    if user.standing.is_admin:
        yield Start(_("Appoint someone"), reverse("admin:newsroom_user_changelist"))
