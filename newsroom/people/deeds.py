"""What was done about people, as it is read: a deed's words name roles and languages in no language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages
from newsroom.lib.roles import LABELS, Role
from newsroom.models import Deed

from .erasing import ON_BEHALF, Bylines

ERASED: dict[str, str | Promise] = {Bylines.STAY: _("bylines stay"), Bylines.ANONYMOUS: _("bylines became “Anonymous”")}


@dataclass(frozen=True)
class Held:
    """A role, the code of its language or "" for all, and its last day if it has an end."""

    label: str | Promise
    language: str = ""
    in_all: bool = False
    until: date | None = None


@dataclass(frozen=True)
class Told:
    """A deed as a row. Where nobody is named: `itself` did it, or they did it to themselves, or it was a former member."""

    deed: Deed
    held: tuple[Held, ...]

    @property
    def by_itself(self) -> bool:
        return self.deed.kind == Deed.Kind.AWAY

    @property
    def by_themselves(self) -> bool:
        own = self.deed.kind == Deed.Kind.ERASED and ON_BEHALF not in self.deed.words
        return own or (self.deed.by_id is not None and self.deed.by_id == self.deed.about_id)


def tell(deeds) -> list[Told]:
    return [Told(deed, tuple(_parts(deed.words))) for deed in deeds]


def _parts(words: str) -> Iterator[Held]:
    for part in filter(None, words.split(", ")):
        first, *rest = part.split()
        if first in LABELS:
            code = next((word for word in rest if word in languages.LANGUAGES), "")
            yield Held(LABELS[Role(first)], code, in_all="*" in rest, until=next(filter(None, map(_day, rest)), None))
        else:
            yield Held(ERASED.get(first, part))


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
