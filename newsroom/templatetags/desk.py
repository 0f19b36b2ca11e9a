"""Template words of the desk: the ways around it, moments, languages by name, and a text without its markup."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Licence
from newsroom.desk.days import active
from newsroom.lib import cldr, languages, plaintext, richtext
from newsroom.lib.roles import Role

register = template.Library()

WRITING = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_EDITOR)
EDITING = (Role.EDITOR, Role.LANGUAGE_EDITOR)
# (name, address, who finds it of use). What a person may do there is each page's own to say.
PLACES = (
    (_("Board"), "admin:index", tuple(Role)),
    (_("Stories"), "admin:articles_edition_changelist", WRITING),
    (_("Calendar"), "desk:calendar", WRITING),
    (_("Translate"), "translations:queue", (Role.TRANSLATOR, Role.LANGUAGE_EDITOR)),
    (_("Comments"), "moderation:queue", (Role.MODERATOR,)),
    (_("Pictures"), "admin:articles_image_changelist", WRITING),
    (_("Coverage"), "desk:coverage", EDITING),
    (_("Labels"), "admin:articles_section_changelist", EDITING),
    (_("Bylines"), "admin:articles_contributor_changelist", EDITING),
    (_("Site"), "admin:newsroom_page_changelist", EDITING),
    (_("Applications"), "joining:applications", EDITING),
    (_("People"), "admin:newsroom_user_changelist", (Role.ADMIN,)),
)


@dataclass(frozen=True)
class PlaceToGo:
    name: str | Promise
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def desk_places(context) -> list[PlaceToGo]:
    """Where this person can go on the desk; the longest address that fits the present one is marked."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return []
    open_to = [(name, _address(to)) for name, to, roles in PLACES if any(request.user.standing.holds_anywhere(role) for role in roles)]
    here = max((url for _name, url in open_to if url and request.path.startswith(url)), key=len, default="")
    return [PlaceToGo(name, url, url == here and (url != reverse("admin:index") or request.path == url)) for name, url in open_to if url]


@register.simple_tag(takes_context=True)
def desk_keys(context) -> dict[str, str]:
    """Where this person's keys lead, beside the board: what is not theirs has no address."""
    holds = context["request"].user.standing.holds_anywhere
    writes = any(holds(role) for role in WRITING)
    begins = holds(Role.AUTHOR) or holds(Role.EDITOR)
    found = {"calendar": reverse("desk:calendar"), "search": reverse("admin:articles_edition_changelist")} if writes else {}
    return found | ({"new": reverse("stories:new")} if begins else {})


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def localmoment(moment) -> str:
    """Day and time as the person reads them, in their own time zone and with its name."""
    local = timezone.localtime(moment)
    return f"{cldr.long_datetime(local, active())} {cldr.zone(local, active())}"


@register.simple_tag
def fulldate(day) -> str:
    """A day with the name of its weekday."""
    return cldr.full_date(day, active())


@register.simple_tag
def shortdate(day) -> str:
    """Day and month."""
    return cldr.short_date(day, active())


@register.simple_tag
def weekday(day) -> str:
    """Its name, short."""
    return cldr.weekday(day, active(), short=True)


@register.filter
def own_name(code: str) -> str:
    return languages.own_name(code)


@register.filter
def direction_of(code: str) -> str:
    return languages.direction(code)


@register.filter
def plain_blocks(body: str) -> SafeString:
    """The words of a text, a paragraph for each block: to compare by eye what two people wrote. It may be one that was not stored."""
    return format_html_join("\n", "<p>{}</p>", ((text,) for text in plaintext.paragraphs(richtext.clean(body))))


@register.simple_tag
def all_languages() -> list[languages.Language]:
    return list(languages.LANGUAGES.values())


@register.simple_tag
def licences() -> list[tuple[str, str | Promise]]:
    return [("", ""), *Licence.choices]
