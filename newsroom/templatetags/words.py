"""Template words, known to every template without loading: dates, numbers and the marks of a language by CLDR, and the two
things that are printed unescaped because they were made so here: a story's body, and data for machines."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from newsroom.lib import cldr, languages, richtext

register = template.Library()

_IN_A_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Published(str):
    """HTML that newsroom.public.body has set from a cleaned body; `|published` prints nothing else."""

    __slots__ = ()


@register.filter
def published(body: Published) -> SafeString:
    """A story's body as it is. Anything that was not set for printing is a mistake of ours, and is escaped."""
    return mark_safe(body) if isinstance(body, Published) else format_html("{}", body)  # noqa: S308 - set from a cleaned body, nothing else is


@register.filter
def marked(html: str) -> SafeString:
    """One block's words with their marks, for the desk: brought into the vocabulary once more as they are printed."""
    return mark_safe(richtext.inline(html))  # noqa: S308 - cleaned here


@register.simple_tag
def linked_data(data: dict | None) -> SafeString:
    """A block of JSON-LD. Nothing in it can end the script it stands in."""
    if not data:
        return mark_safe("")
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_A_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308 - all that could end it is escaped


@register.simple_tag
def localdate(moment, code: str = "") -> str:
    """A day written out, as readers of the active language (or of `code`) write it."""
    return cldr.long_date(moment, code or _active())


@register.simple_tag
def localnumber(number, code: str = "") -> str:
    """A number in the digits and groups of the active language (or of `code`)."""
    return cldr.number(number, code or _active())


@register.simple_tag
def foreign(code: str) -> SafeString:
    """` lang="ar" dir="rtl"` for a text in another language than the page; nothing for one in the page's own."""
    if not code or code == _active():
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', code, languages.direction(code))


def _active() -> str:
    code = get_language() or languages.DEFAULT
    return code if code in languages.LANGUAGES else languages.DEFAULT
