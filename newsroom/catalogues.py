"""The interface's sentences: found in the code, brought up to date in each language's catalogue, compiled. Babel does the work."""

from __future__ import annotations

import gettext
import io
import tokenize
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from newsroom.lib import languages

SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # a catalogue of the same sentences is the same file, whenever it is made
ROOMS = ("newsroom", "articles", "translations", "comments", "templates")
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "_": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}


def found() -> Catalog:
    """Every sentence of the code and the templates, with the files (not the lines, which only make noise) that say it."""
    catalogue = Catalog(charset="utf-8")
    for room in ROOMS:
        for path in sorted((settings.BASE_DIR / room).rglob("*")):
            if path.suffix in (".py", ".html", ".txt", ".xml") and not {"migrations", "stories"} & set(path.parts):
                _read(path, catalogue)
    return catalogue


def _read(path: Path, catalogue: Catalog) -> None:
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())  # what is left of a template's indents is none of Python's
    place = str(path.relative_to(settings.BASE_DIR))
    try:
        for _line, message, notes, context in extract("python", io.BytesIO(source.encode()), KEYWORDS, ("Translators:",)):
            where: list = [(place, None)]  # Babel writes a place without its line, though its types want one
            catalogue.add(message, locations=where, auto_comments=notes, context=context)
    except (SyntaxError, tokenize.TokenError) as error:
        raise ValueError(f"{place} cannot be read for its sentences: {error}") from error


def file_of(code: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / to_locale(code) / "LC_MESSAGES" / "django.po"


def plural_forms(code: str) -> str:
    """The registry's, where Django has no catalogue; else Django's own, since the two are read together."""
    if languages.get(code).plural:
        return languages.get(code).plural
    shipped = Path(django.__file__).parent / "conf" / "locale" / to_locale(code) / "LC_MESSAGES" / "django.mo"
    with shipped.open("rb") as file:
        return gettext.GNUTranslations(file).info().get("plural-forms", languages.TWO)


def empty(code: str) -> Catalog:
    """A catalogue that knows how many plural forms its language has, and no sentence."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", plural_forms(code))]
    return catalogue


def read(code: str) -> Catalog:
    """A language's catalogue; an empty one where there is none yet."""
    path = file_of(code)
    if not path.exists():
        return empty(code)
    with path.open("rb") as file:
        return read_po(file, charset="utf-8")


def update(code: str, template: Catalog) -> Catalog:
    """A language's catalogue with today's sentences: what is gone is dropped, nothing is guessed."""
    old, new = read(code), empty(code)
    for message in template:
        if message.id:
            known = old.get(message.id, message.context)
            new.add(message.id, known.string if known else "", message.locations, auto_comments=message.auto_comments, context=message.context)
    return new


def write(code: str, catalogue: Catalog) -> None:
    """The .po and its .mo; a language that nobody has begun gets a catalogue with nothing but its header."""
    begun = any(message.id and _said(message.string) for message in catalogue)
    content = catalogue if begun else empty(code)
    po = io.BytesIO()
    write_po(po, content, width=110, sort_output=True, omit_header=True, include_lineno=False)
    header = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n"Language: {to_locale(code)}\\n"\n"Plural-Forms: {plural_forms(code)}\\n"\n\n'
    path = file_of(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((header + po.getvalue().decode()).rstrip("\n") + "\n", "utf-8")
    compile_one(code)


def compile_one(code: str) -> None:
    path = file_of(code)
    with path.open("rb") as file:
        catalogue = read_po(file, charset="utf-8")
    catalogue.creation_date = catalogue.revision_date = SOME_DAY
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    path.with_suffix(".mo").write_bytes(compiled.getvalue())


def _said(string) -> bool:
    return bool(string) if isinstance(string, str) else any(string or ())


def missing(code: str, template: Catalog) -> int:
    """How many of today's sentences a language does not say."""
    catalogue = read(code)
    return sum(1 for message in template if message.id and not ((known := catalogue.get(message.id, message.context)) and _said(known.string)))
