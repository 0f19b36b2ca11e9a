"""Pictures before readers of a language in which nothing is said of them yet, and their first words in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.lib import languages

from . import access, shared
from .models import Edition, Image, Placement, name_column
from .models.image import WORDED

SHOWN = 24


@dataclass(frozen=True)
class Wanted:
    """A picture, a text that shows it, and what is said of it elsewhere as (language, alternative text, caption)."""

    image: Image
    edition: Edition
    said: tuple[str, str, str]
    needs_alt: bool
    needs_caption: bool

    @property
    def said_language(self) -> str:
        return self.said[0]

    @property
    def said_direction(self) -> str:
        return languages.direction(self.said[0]) if self.said[0] else ""


def wanted(user, language: str) -> list[Wanted]:
    """Those that this person may give words in a language, the newest first; one more than are shown where there are more."""
    images = Image.objects.wanting_words(language, access.editions_to_describe(user, language))[: SHOWN + 1]
    where = Placement.objects.of_any(images).in_any(access.editions_to_describe(user, language)).texts()
    return [_wanted(image, where[image.pk], language) for image in images if image.pk in where]


def counted(user) -> dict[str, int]:
    """By language they were appointed for by name, how many wait for them, counted as far as are shown; languages with none left out."""
    named = [code for code in access.languages_written(user) if code in user.standing.named]
    found = {code: len(Image.objects.wanting_words(code, access.editions_to_describe(user, code)).values_list("pk")[:SHOWN]) for code in named}
    return {code: number for code, number in found.items() if number}


def _wanted(image: Image, edition: Edition, language: str) -> Wanted:
    said = next(_said(image, language), ("", "", ""))
    alt, caption = (getattr(image, name_column(language, field)) for field in WORDED)
    return Wanted(image, edition, said, needs_alt=not alt and not image.decorative, needs_caption=not caption and bool(said[2]))


def _said(image: Image, language: str) -> Iterator[tuple[str, str, str]]:
    """In the languages that are read where this one is missing, then in any."""
    for code in dict.fromkeys([*languages.get(language).chain, *languages.CODES]):
        alt, caption = (getattr(image, name_column(code, field)) or "" for field in WORDED)
        if code != language and (alt or caption):
            yield code, alt, caption


def describe(image: Image, language: str, alt: str, caption: str) -> None:
    """Give a picture its first words in a language. What is there stays: whose picture it is, and editors, change that in the library."""
    words = {name_column(language, field): text for field, text in zip(WORDED, (alt, caption), strict=True)}
    Image.objects.fill_empty(image, words)
    shared.changed()
