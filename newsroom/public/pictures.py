"""Pictures as pages show them: their sizes, and their words in the first language of the chain that has any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.core.files.storage import default_storage
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Image, Licence, name_column
from newsroom.lib import languages

from .cards import Picture, foreign

# What the world knows these licences by, in every language; the others are named by the catalogue.
_SHORT = {
    Licence.CC_BY: "CC BY", Licence.CC_BY_SA: "CC BY-SA", Licence.CC_BY_ND: "CC BY-ND", Licence.CC_BY_NC: "CC BY-NC",
    Licence.FAIR_USE: "", Licence.OWN: "", Licence.PERMISSION: "",
}
_FOR_THE_PLAIN_ADDRESS = 960  # of the renditions, for a browser that reads no srcset


def of(numbers: Iterable[int], language: str) -> dict[int, Picture]:
    """The pictures of these numbers that still stand, by number, in one query."""
    numbers = set(numbers)
    if not numbers:
        return {}
    chain = languages.get(language).chain
    rows: dict[int, list[dict]] = {}
    for row in Image.objects.for_showing(numbers, chain):
        rows.setdefault(row["pk"], []).append(row)
    return {number: _picture(found, language, chain) for number, found in rows.items()}


def _picture(rows: list[dict], language: str, chain: tuple[str, ...]) -> Picture:
    image = rows[0]
    sizes = sorted((row["renditions__width"], row["renditions__file"]) for row in rows if row["renditions__width"])
    plain = next((file for width, file in sizes if width >= _FOR_THE_PLAIN_ADDRESS), sizes[-1][1] if sizes else image["file"])
    alt_language, alt = ("", "") if image["decorative"] else _words(image, "alt", chain)
    caption_language, caption = _words(image, "caption", chain)
    return Picture(
        src=default_storage.url(plain),
        srcset=", ".join(f"{default_storage.url(file)} {width}w" for width, file in sizes) if len(sizes) > 1 else "",
        width=image["width"],
        height=image["height"],
        alt=alt,
        alt_foreign=foreign(alt_language, language),
        caption=caption,
        caption_foreign=foreign(caption_language, language),
        credit_line=_credit_line(image),
    )


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
