"""The body of a story as readers see it: canonical HTML in, with its pictures, quotations, posts and links to our own stories set.

Canonical HTML escapes `<` and `>` wherever they are words, so that whatever looks like a tag here is one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.template.loader import render_to_string
from django.utils.html import format_html

from newsroom.lib import languages
from newsroom.templatetags.words import Published

from .cards import Picture, foreign
from .moments import written_day
from .switcher import Address

_FIGURE = re.compile(r"<figure([^<>]*)>(.*?)</figure>", re.DOTALL)
_FIGURES = r"<figure[^<>]* data-image=%s[^<>]*>(?:(?!</figure>).)*</figure>"
_GALLERY = re.compile(_FIGURES % r'"\d+"' + "(?:" + _FIGURES % r'"\d+"[^<>]* data-beside=""' + ")+", re.DOTALL)
_CAPTION = re.compile(r"<figcaption([^<>]*)>(.*?)</figcaption>", re.DOTALL)
_ORIGINAL = re.compile(r"<blockquote data-original(?:=\"\")?([^<>]*)>(.*?)</blockquote>", re.DOTALL)
_STORY_LINK = re.compile(r'<a data-story="(\d+)">(.*?)</a>', re.DOTALL)
_FAR_LINK = re.compile(r'<a href="(?=https?:)')
_KEY = re.compile(r'(<[^<>]*?) data-key="([a-z0-9]+)"')
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"<>]*)")?')
_PICTURES = re.compile(r'<figure[^<>]* data-image="(\d+)"')
_CARDS = re.compile(r'<figure[^<>]* data-story="(\d+)"')
_STORIES = re.compile(r'<(?:figure|a)[^<>]* data-story="(\d+)"')


# How wide a picture is shown, as `sizes` says it: alone in the column of the text, and beside others.
SIZES = "(min-width: 42rem) 38rem, 100vw"
GALLERY_SIZES = "(min-width: 62rem) 20rem, (min-width: 34rem) 48vw, 100vw"


@dataclass(frozen=True, slots=True)
class Around:
    """What a body needs to be set: its language, the pictures by number, and where its mentions of our stories lead."""

    language: str
    pictures: Mapping[int, Picture] = field(default_factory=dict)
    stories: Mapping[int, Address] = field(default_factory=dict)
    sizes: str = SIZES


def pictures_in(body: str) -> set[int]:
    return {int(number) for number in _PICTURES.findall(body)}


def stories_in(body: str) -> set[int]:
    return {int(number) for number in _STORIES.findall(body)}


def cards_in(body: str) -> list[int]:
    """The stories that cards in a body lead to, in their order, each once."""
    return list(dict.fromkeys(int(number) for number in _CARDS.findall(body)))


def render(body: str, around: Around) -> Published:
    """HTML for the page. Each block has its key as `id`, the same in all languages."""
    in_gallery, set_in_place, at = replace(around, sizes=GALLERY_SIZES), "", 0
    for gallery in _GALLERY.finditer(body):
        set_in_place += _figures(body[at : gallery.start()], around) + f'<div class="gallery">{_figures(gallery[0], in_gallery)}</div>'
        at = gallery.end()
    set_in_place += _figures(body[at:], around)
    return Published(_FAR_LINK.sub('<a rel="noopener" href="', _KEY.sub(r'\1 id="\2"', _linked(set_in_place, around))))


def _figures(part: str, around: Around) -> str:
    return _FIGURE.sub(lambda match: _figure(match[1], match[2], around), part)


def _linked(part: str, around: Around) -> str:
    return _STORY_LINK.sub(lambda match: _story_link(int(match[1]), match[2], around), part)


def _story_link(number: int, words: str, around: Around) -> str:
    """Its words alone where the story cannot be read in any language of the chain."""
    address = around.stories.get(number)
    if address is None:
        return words
    hreflang = format_html(' hreflang="{}"', address.language) if address.language != around.language else ""
    return f'<a href="{html.escape(address.url)}"{hreflang}>{words}</a>'


def _figure(raw: str, inner: str, around: Around) -> str:
    attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(raw)}
    key = f' data-key="{attributes["data-key"]}"' if attributes.get("data-key", "").isalnum() else ""
    for name, setting in _SETTINGS.items():
        if name in attributes:
            return setting(key, attributes, inner, around)
    return ""


def _picture(key: str, attributes: dict, inner: str, around: Around) -> str:
    """The words of this place, if it has some; else the picture's own."""
    picture = around.pictures.get(int(attributes["data-image"]))
    if picture is None:
        return ""
    said = None if picture.is_withheld else _CAPTION.search(inner)
    alt = "" if picture.is_withheld else attributes.get("data-alt", "")
    values = {
        "picture": picture, "alt": alt or picture.alt, "alt_foreign": "" if alt else picture.alt_foreign,
        "caption": Published(said[2]) if said else picture.caption, "caption_foreign": "" if said else picture.caption_foreign,
        "caption_key": Published(said[1]) if said else "", "sizes": around.sizes,
    }
    return f'<figure{key} class="picture">{render_to_string("public/_body_picture.html", values)}</figure>'


def _quotation(key: str, attributes: dict, inner: str, around: Around) -> str:
    """The translated words, the source below, and the original wording one click away."""
    original = _ORIGINAL.search(inner)
    said = _CAPTION.search(inner)
    quote = _ORIGINAL.sub("", _CAPTION.sub("", inner))
    caption_key, caption = (said[1], said[2]) if said else ("", "")
    folded = ""
    if original:
        code = dict(_ATTRIBUTE.findall(original[1])).get("lang", "")
        values = {"name": languages.own_name(code), "foreign": foreign(code, around.language), "words": Published(original[2])}
        folded = render_to_string("public/_body_original.html", values)
    below = f"<figcaption{caption_key}>{caption}{folded}</figcaption>" if caption or folded else ""
    return f'<figure{key} class="quotation">{quote}{below}</figure>'


def _post(key: str, attributes: dict, inner: str, around: Around) -> str:
    """A quoted post as it was when it was quoted. Nothing is asked of where it came from."""
    values = {
        "provider": attributes["data-embed"], "link": attributes.get("data-href", ""), "author": attributes.get("data-author", ""),
        "at": written_day(attributes.get("data-date", ""), around.language),
    }
    return f'<figure{key} class="embed">{inner}{render_to_string("public/_body_post.html", values)}</figure>'


def _story_card(key: str, attributes: dict, inner: str, around: Around) -> str:
    address = around.stories.get(int(attributes["data-story"]))
    if address is None:
        return ""
    values = {"address": address, "foreign": foreign(address.language, around.language)}
    return f'<figure{key} class="story-card">{render_to_string("public/_body_card.html", values)}</figure>'


_SETTINGS = {"data-image": _picture, "data-quotation": _quotation, "data-embed": _post, "data-story": _story_card}
