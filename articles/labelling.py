"""Names of labels for forms and lists, in one language, without ever loading a label's seventy columns."""

from __future__ import annotations

from newsroom.lib import languages

from .models import Place


def named(model, language: str) -> list[tuple[int, str]]:
    """(key, name) of every label of a kind, by name: in `language`, else along its fallback chain, else the slug."""
    territories = dict(Place.objects.territories()) if model is Place else {}
    rows = []
    for pk, slug, *names in model.objects.names(languages.get(language).chain):
        rows.append((pk, next(filter(None, names), "") or _territory(territories.get(pk, ""), language) or slug))
    return sorted(rows, key=lambda row: row[1].casefold())


def _territory(code: str, language: str) -> str:
    """A country's name by CLDR, "" where it has none."""
    return languages.get(language).locale.territories.get(code, "") if code else ""


def matching(model, language: str, words: list[str]) -> tuple[list[int], list[str]]:
    """Of names as someone typed them: the keys of the labels they mean, and those that mean none.

    A name counts in the person's language and in the whole fallback chain, whatever its case; a slug counts too.
    """
    known: dict[str, int] = {}
    for pk, slug, *names in model.objects.names(languages.get(language).chain):
        for name in filter(None, (slug, *names)):
            known.setdefault(name.casefold(), pk)
    found = [known.get(word.casefold()) for word in words]
    return [pk for pk in dict.fromkeys(found) if pk], [word for word, pk in zip(words, found, strict=True) if not pk]
