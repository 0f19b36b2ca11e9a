"""A story in two languages, side by side, block beside block."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.views.decorators.http import require_safe

from newsroom.lib import languages, richtext
from newsroom.templatetags.words import Published

from . import addresses, body, composition, pictures, switcher
from .frame import Frame, show, spoken_here
from .story import edition_called


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands side by side; empty where one side has nothing to match."""

    key: str
    here: Published
    there: Published


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions."""

    name: str
    language: str
    direction: str
    headline: str
    summary: str
    url: str


@require_safe
def parallel(request, lang, year, month, day, slug, other):
    spoken_here(other)
    edition = edition_called(lang, slug)
    address = edition.get_absolute_url()
    if redirect := addresses.elsewhere(request, f"{address}with/{other}/"):
        return redirect
    editions = composition.around(edition).get(edition.article_id, {})
    if other == lang or lang not in editions or other not in editions:
        raise Http404
    beside = edition_called(other, editions[other].slug)
    pairs = [Pair(key, _set(here, edition.language), _set(there, other)) for key, here, there in aligned(edition.body, beside.body)]
    context = {
        "here": _side(editions[lang]), "there": _side(editions[other]), "pairs": pairs, "canonical": addresses.whole(address),
        "bar": switcher.bar(editions, lang),
    }
    return show(request, "public/parallel.html", context, frame=Frame(lang))


def aligned(here: str, there: str) -> list[tuple[str, str, str]]:
    """(key, block here, block there) of two bodies in canonical HTML, by the keys of their blocks. Pure.

    In the order of `here`; what only the other side has follows the block that it follows there.
    """
    ours = {node.key: richtext.serialise([node]) for node in _blocks(here)}
    rows = [(key, block, "") for key, block in ours.items()]
    last = -1
    for node in _blocks(there):
        block = richtext.serialise([node])
        found = next((place for place, row in enumerate(rows) if row[0] == node.key), None)
        if found is None:
            last += 1
            rows.insert(last, (node.key, "", block))
        else:
            rows[found] = (node.key, rows[found][1], block)
            last = found
    return rows


def _blocks(html: str) -> list[richtext.Element]:
    return [node for node in richtext.parse(html) if isinstance(node, richtext.Element)]


def _set(block: str, language: str) -> Published:
    """A block ready to print, without its ids: each would be there twice."""
    shown = pictures.of(body.pictures_in(block), language)
    return body.render(_without_keys(block), body.Around(language, shown))


def _without_keys(block: str) -> str:
    nodes = richtext.parse(block)
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, richtext.Element):
            node.attributes.pop("data-key", None)
            waiting += node.children
    return richtext.serialise(nodes)


def _side(address: switcher.Address) -> Side:
    code = address.language
    return Side(languages.own_name(code), code, languages.direction(code), address.headline, address.summary, address.url)
