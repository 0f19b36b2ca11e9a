"""What happens around every request: headers, the language, the page store, and what follows a decision."""

from __future__ import annotations

import secrets
from contextlib import nullcontext
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from newsroom import reactions
from newsroom.lib import languages
from newsroom.pages import store as pages

from . import errors
from .headers import common


def headers(get_response):
    """Security headers on every answer; on the desk nothing is kept by any cache."""

    def middleware(request):
        request.csp_nonce = SimpleLazyObject(lambda: secrets.token_urlsafe(16))
        response = get_response(request)
        desk = request.path.startswith("/admin/")
        nonce = str(request.csp_nonce) if desk and request.csp_nonce._wrapped.__class__ is str else ""
        for name, value in common(desk=desk, nonce=nonce).items():
            response.headers.setdefault(name, value)
        if desk:
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def told(get_response):
    """A refusal that Django leaves without a word gets a page that says what to do."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 405 or response.content or request.method not in ("GET", "HEAD"):
            return response
        page = errors.not_by_address(request)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page

    return middleware


def language(get_response):
    """The desk speaks its user's language; a public page that of its address; else what the browser asks for."""

    def middleware(request):
        with translation.override(_language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return middleware


def _language(request) -> str:
    first = request.path.split("/", 2)[1].lower()
    if first in settings.NEWSROOM_LANGUAGES:
        return first
    if first == "admin" and request.user.is_authenticated and request.user.interface_language in languages.LANGUAGES:
        return request.user.interface_language
    return languages.preferred(request.headers.get("Accept-Language", ""), settings.NEWSROOM_LANGUAGES)


def hours(get_response):
    """The desk shows hours in its user's time zone; whoever chose none, and every public page, has the outlet's."""

    def middleware(request):
        zone = _zone(request)
        with timezone.override(zone) if zone else nullcontext():
            response = get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
        return response

    return middleware


def _zone(request) -> ZoneInfo | None:
    name = request.user.time_zone if request.path.startswith("/admin/") and request.user.is_authenticated else ""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):  # a name that the machine's list has lost
        return None


def react(get_response):
    """After a request that may have decided something, run what follows at once (pages go before the answer does)."""

    def middleware(request):
        response = get_response(request)
        if request.method == "POST":
            reactions.catch_up()
            if _saved_by_the_admin(request, response):
                pages.wipe()
        return response

    return middleware


def _saved_by_the_admin(request, response) -> bool:
    """Whether one of the admin's own forms was saved: a label's name, a notice, a picture's credit may stand on any page."""
    match = request.resolver_match
    return match is not None and match.app_name == "admin" and response.status_code == 302 and match.url_name not in ("login", "logout")


def store(get_response):
    """Keep what a reader was shown, so that the next one is answered by the door."""

    def middleware(request):
        stamp = pages.stamp() if pages.may_keep(request.method, request.path, request.META.get("QUERY_STRING", "")) else None
        response = get_response(request)
        if stamp is not None and pages.keepable(response.status_code, response.headers, bool(response.cookies)):
            pages.keep(request.path, response.content, response.headers["Content-Type"], stamp)
        return response

    return middleware
