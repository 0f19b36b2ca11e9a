"""The board narrowed to a language, a section or a writer, by plain parameters of its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Section as Part
from newsroom.desk.days import active
from newsroom.lib import languages

from .rows import Section, Traits


@dataclass(frozen=True)
class Filters:
    """Empty is no filter. What is no language and no number is none either."""

    language: str = ""
    section: str = ""
    writer: str = ""

    @classmethod
    def of(cls, asked: Mapping) -> Filters:
        language = str(asked.get("language") or "")
        return cls(language if language in languages.LANGUAGES else "", _number(asked.get("section")), _number(asked.get("writer")))

    def __bool__(self) -> bool:
        return any(self.chosen.values())

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def address(self) -> str:
        return f"{reverse('admin:index')}?{urlencode(self.chosen)}" if self else reverse("admin:index")

    def take(self, traits: Traits) -> bool:
        return (
            (not self.language or self.language in traits.languages)
            and (not self.section or traits.section == int(self.section))
            and (not self.writer or any(writer.pk == int(self.writer) for writer in traits.writers))
        )

    def narrow(self, section: Section) -> Section:
        return replace(section, rows=[row for row in section.rows if self.take(row.traits)]) if self else section


@dataclass(frozen=True)
class Choice:
    """One field of the filters: what there is to choose from on this board."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str


def choices(sections: Iterable[Section], filters: Filters) -> list[Choice]:
    """What there is to choose from, of what stands on the board; what is chosen is always among it."""
    traits = [row.traits for section in sections for row in section.rows]
    spoken = {code for one in traits for code in one.languages} | ({filters.language} - {""})
    writers = {str(writer.pk): writer.shown_name for one in traits for writer in one.writers}
    filed = {str(one.section) for one in traits if one.section} | ({filters.section} - {""})
    if filters.writer:
        writers.setdefault(filters.writer, _("someone with nothing here"))
    offered = [
        Choice("language", _("Language"), [(code, languages.own_name(code)) for code in languages.CODES if code in spoken], filters.language),
        Choice("section", _("Section"), _parts(filed, filters.section), filters.section),
        Choice("writer", _("Writer"), sorted(writers.items(), key=lambda one: one[1].casefold()), filters.writer),
    ]
    return [choice for choice in offered if len(choice.options) > 1 or choice.chosen]


def _parts(filed: set[str], chosen: str) -> list[tuple[str, str]]:
    """Sections by name, in the order of the paper."""
    chain = languages.get(active()).chain
    named = {str(pk): next((name for name in names if name), slug) for pk, slug, *names in Part.objects.in_paper_order().names(chain)} if filed else {}
    found = [(pk, name) for pk, name in named.items() if pk in filed]
    return found if not chosen or chosen in named else [*found, (chosen, _("a section that is not there"))]


def _number(text) -> str:
    text = str(text or "")
    return str(int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else ""
