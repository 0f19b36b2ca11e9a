"""Pictures as pages show them: their sizes, and their words in the first language of the chain that has any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Image, Licence, name_column
from articles.models.image import RENDITION, today
from newsroom.lib import languages

from .cards import Part, Picture, Source, foreign

# What the world knows these licences by, in every language; the others are named by the catalogue.
_SHORT = {
    Licence.CC_BY: "CC BY", Licence.CC_BY_SA: "CC BY-SA", Licence.CC_BY_ND: "CC BY-ND", Licence.CC_BY_NC: "CC BY-NC",
    Licence.FAIR_USE: "", Licence.OWN: "", Licence.PERMISSION: "",
}
_TYPES = {"avif": "image/avif", "webp": "image/webp"}  # the smallest first


class _Print(NamedTuple):
    """A rendition's row."""

    width: int
    height: int
    format: str
    shape: str
    file: str


def of(numbers: Iterable[int], language: str, *, shape: str = "", shelf: str = settings.MEDIA_URL) -> dict[int, Picture]:
    """The pictures of these numbers that still stand, by number, in one query.

    With a shape (as 16x9) the part around the focal point, where the worker has made it. `shelf` is where their addresses begin.
    """
    numbers = set(numbers)
    if not numbers:
        return {}
    chain = languages.get(language).chain
    rows: dict[int, list[dict]] = {}
    for row in Image.objects.for_showing(numbers, chain):
        rows.setdefault(row["pk"], []).append(row)
    return {number: _picture(found, language, chain, shape, shelf) for number, found in rows.items()}


def _picture(rows: list[dict], language: str, chain: tuple[str, ...], shape: str, shelf: str) -> Picture:
    image = rows[0]
    if image["licence_ends"] and image["licence_ends"] < today():
        return _withheld()
    prints = sorted((_Print(*(row[f"renditions__{name}"] for name in RENDITION)) for row in rows if row["renditions__width"]), key=lambda one: one.width)
    wanted = [one for one in prints if one.shape == shape] or [one for one in prints if not one.shape]
    plain = next((one for one in reversed(wanted) if one.format == "jpg"), None)
    alt_language, alt = ("", "") if image["decorative"] else _words(image, "alt", chain)
    caption_language, caption = _words(image, "caption", chain)
    return Picture(
        src=shelf + (plain.file if plain else image["file"]),
        sources=tuple(_sources(wanted, shelf)),
        parts=tuple(Part(shelf + one.file, one.width, one.height) for one in sorted(prints, key=_wide_first) if one.shape and one.format == "jpg"),
        width=plain.width if plain and plain.shape else image["width"],
        height=plain.height if plain and plain.shape else image["height"],
        alt=alt,
        alt_foreign=foreign(alt_language, language),
        caption=caption,
        caption_foreign=foreign(caption_language, language),
        credit_line=_credit_line(image),
    )


def _wide_first(one: _Print) -> float:
    return one.height / one.width


def _withheld() -> Picture:
    """What stands in the place of a picture whose licence has ended."""
    return Picture(src=static("withheld.svg"), width=1200, height=675, alt=_("This picture is not shown any more: its licence has ended."), is_withheld=True)


def _sources(prints: list[_Print], shelf: str) -> Iterator[Source]:
    for format, type in _TYPES.items():
        sizes = [one for one in prints if one.format == format]
        if sizes:
            yield Source(type, ", ".join(f"{shelf}{one.file} {one.width}w" for one in sizes))


def _words(image: dict, field: str, chain: tuple[str, ...]) -> tuple[str, str]:
    """(language, words) of the first language of the chain that has words."""
    return next(_filled(image, field, chain), ("", ""))


def _filled(image: dict, field: str, chain: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for code in chain:
        if words := image[name_column(code, field)]:
            yield code, words


def _credit_line(image: dict) -> str:
    if not image["credit"]:
        return ""
    name = format_html("<bdi>{}</bdi>", image["credit"])
    if image["credit_link"]:
        name = format_html('<a href="{}" rel="noopener">{}</a>', image["credit_link"], name)
    licence = _SHORT.get(image["licence"], Licence(image["licence"]).label if image["licence"] else "")
    if licence:
        name = format_html("{} · <span>{}</span>", name, licence)
    return format_html('<span class="credit">{}</span>', format_html(_("Picture: {name}"), name=name))
