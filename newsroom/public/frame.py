"""What stands around every public page, and the answer it is sent in: no cookie, no session, the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from newsroom.lib import languages as registry

from . import addresses, labels
from .cards import Link, foreign

REVALIDATE = "public, max-age=0, must-revalidate"


@dataclass
class Frame:
    """The masthead and the foot, in one language."""

    language: str
    is_front: bool = False
    section: int = 0

    @property
    def front(self) -> str:
        return addresses.front(self.language)

    @property
    def feed(self) -> str:
        return addresses.feed(self.language)

    @property
    def outlet_lang(self) -> str:
        """The outlet's name is marked where a language has none of its own for it."""
        with translation.override(registry.DEFAULT):
            english = str(settings.OUTLET)
        return foreign(registry.DEFAULT, self.language) if str(settings.OUTLET) == english else ""

    @cached_property
    def _labels(self) -> labels.Labels:
        return labels.of(self.language)

    @property
    def sections(self) -> list[Link]:
        return [self._labels.link("section", label, current=pk == self.section) for pk, label in self._labels.sections.items()]

    @property
    def languages(self) -> list[Link]:
        """All with something to read, and this one."""
        there = [code for code in settings.NEWSROOM_LANGUAGES if code in self._labels.spoken or code == self.language]
        return [Link(registry.own_name(code), addresses.front(code), code, code == self.language) for code in there]

    @property
    def pages(self) -> list[Link]:
        return [Link(title, addresses.page(self.language, slug), language, foreign=foreign(language, self.language)) for slug, language, title in self._labels.pages]


class Bare(Frame):
    """The same, asking nothing of the database."""

    @property
    def sections(self) -> list[Link]:
        return []

    languages = pages = sections


def show(request: HttpRequest, template: str, context: dict, *, frame: Frame, status: int = 200) -> HttpResponse:
    """A public page as any cache may keep it, if it asks again each time."""
    response = render(request, template, {**context, "frame": frame}, status=status)
    response.headers["Cache-Control"] = REVALIDATE
    return response


def spoken_here(language: str) -> None:
    """Not found, for a language that the registry has and this outlet doesn't."""
    if language not in settings.NEWSROOM_LANGUAGES:
        raise Http404
