"""The names of labels in one language, kept per process: no page asks for a label with its seventy columns, and a warm one asks for none.

What is kept is as old as the page store's stamp: whoever changes a label wipes the stored pages, and with them this. A
time limit stands behind that, for a process on another machine.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from articles.models import Edition, Place, Section, Tag, Topic, name_column
from newsroom.lib import languages
from newsroom.models import Notice, Page
from newsroom.pages import store

from . import addresses
from .cards import Link, Note, foreign

SECONDS = 60
MOST_TAGS = 5000  # kept; tags are many, so they are asked for as they come


@dataclass(frozen=True, slots=True)
class Label:
    """A label's name; `language` is the one it is in: the wanted one, or the first of its fallbacks that has a name."""

    pk: int
    slug: str
    name: str
    language: str


@dataclass
class Labels:
    """All that is named, in one language."""

    language: str
    stamp: str
    until: float
    tag_names: dict[int, Label] = field(default_factory=dict)

    @cached_property
    def sections(self) -> dict[int, Label]:
        """In the order of the paper."""
        return self._named(Section.objects.in_paper_order())

    @cached_property
    def topics(self) -> dict[int, Label]:
        return self._named(Topic.objects.all())

    @cached_property
    def places(self) -> dict[int, Label]:
        """A country that has no name here has one in CLDR."""
        names = self._named(Place.objects.all())
        for pk, territory in self._territories.items():
            label = names[pk]
            if territory and label.language != self.language:
                name = languages.get(self.language).locale.territories.get(territory)
                if name:
                    names[pk] = Label(pk, label.slug, name, self.language)
        return names

    @cached_property
    def policies(self) -> dict[int, str]:
        """What sections say about comments."""
        return Section.objects.policies()

    @cached_property
    def parents(self) -> dict[int, int | None]:
        return Place.objects.parents()

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The codes of all languages with something to read, in the registry's order."""
        there = set(Edition.objects.live().spoken())
        return tuple(code for code in languages.CODES if code in there)

    @cached_property
    def coverages(self) -> tuple[int, ...]:
        """The live editions of special coverage in this language, the newest first."""
        return tuple(Edition.objects.live().in_language(self.language).of_coverages().newest_first().values_list("pk", flat=True))

    @cached_property
    def pages(self) -> tuple[tuple[str, str, str], ...]:
        """(slug, language, title) of the site's own pages, each in the first language of the chain that has it."""
        chain = languages.get(self.language).chain
        found: dict[str, tuple[str, str]] = {}
        for slug, language, title in sorted(Page.objects.titles(chain), key=lambda row: chain.index(row[1])):
            found.setdefault(slug, (language, title))
        return tuple((slug, *found[slug]) for slug in sorted(found))

    @cached_property
    def notices(self) -> tuple[Note, ...]:
        """The notes that stand now."""
        chain = languages.get(self.language).chain
        return tuple(_note(row, chain) for row in Notice.objects.standing().words(chain))

    def tags(self, pks) -> list[Label]:
        missing = set(pks) - self.tag_names.keys()
        if missing:
            if len(self.tag_names) > MOST_TAGS:
                self.tag_names.clear()
            self.tag_names.update(self._named(Tag.objects.numbered(missing)))
        return [self.tag_names[pk] for pk in pks if pk in self.tag_names]

    def innermost(self, places) -> list[int]:
        """Of places, those that no other of them is a part of: "Nairobi", where "Nairobi, Kenya, Africa" is listed."""
        outer = set()
        for pk in places:
            parent = self.parents.get(pk)
            while parent is not None and parent not in outer:
                outer.add(parent)
                parent = self.parents.get(parent)
        return [pk for pk in places if pk not in outer]

    def find(self, kind: str, slug: str) -> Label | None:
        """The section, topic, place or tag of that slug."""
        if kind == "tag":
            found = self._named(Tag.objects.with_slug(slug))
            return next(iter(found.values()), None)
        all_of_kind = {"section": self.sections, "topic": self.topics, "place": self.places}[kind]
        return next((label for label in all_of_kind.values() if label.slug == slug), None)

    def link(self, kind: str, label: Label, *, current: bool = False) -> Link:
        return Link(label.name, addresses.label(self.language, kind, label.slug), label.language, current, foreign(label.language, self.language))

    def links(self, kind: str, pks) -> tuple[Link, ...]:
        if kind == "tag":
            return tuple(self.link(kind, label) for label in self.tags(pks))
        names = {"topic": self.topics, "place": self.places, "section": self.sections}[kind]
        return tuple(self.link(kind, names[pk]) for pk in pks if pk in names)

    @cached_property
    def _territories(self) -> dict[int, str]:
        return dict(Place.objects.territories())

    def _named(self, labels) -> dict[int, Label]:
        chain = languages.get(self.language).chain
        found = {}
        for pk, slug, *names in labels.names(chain):
            language, name = next(((code, name) for code, name in zip(chain, names, strict=True) if name), ("", slug))
            found[pk] = Label(pk, slug, name, language)
        return found


def _note(row: dict, chain: tuple[str, ...]) -> Note:
    """A note in the first language of the chain that has all its words; what none has whole comes as it is in English."""
    fields = ("title", "text", "link_text") if row["link"] else ("title", "text")
    whole = (code for code in chain if all(row[name_column(code, field)] for field in fields))
    language = next(whole, chain[-1])
    title, text, link_text = (row[name_column(language, field)] or "" for field in ("title", "text", "link_text"))
    link = row["link"] if link_text else ""
    if link and "://" not in link:
        link = addresses.page(chain[0], link.strip("/"))
    return Note(row["key"], title or row["key"], text, link, link_text, foreign(language, chain[0]))


_kept: dict[str, Labels] = {}


def of(language: str) -> Labels:
    """The labels in a language, read anew when pages were purged since, or after a minute."""
    stamp, now = store.stamp(), time.monotonic()
    kept = _kept.get(language)
    if kept is None or kept.stamp != stamp or kept.until < now:
        kept = _kept[language] = Labels(language, stamp, now + SECONDS)
    return kept


def drop() -> None:
    """Forget all names."""
    _kept.clear()
