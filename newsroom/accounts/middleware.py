"""What stands before every page of the desk: whether somebody is still signed in, and whether they have the second factor they must have."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _

from newsroom.lib.roles import Role
from newsroom.people import sessions

from . import lasting

DESK = "/admin/"
# One's own account, and the ways in and out: open to whoever must set up a second factor first.
BEFORE_IT = ("/admin/account/", "/admin/login/", "/admin/logout/", "/admin/join/")
WHO_MUST = (Role.EDITOR, Role.LANGUAGE_EDITOR, Role.MODERATOR, Role.ADMIN)


def lasting_session(get_response):
    """End what lasted too long, and note when somebody was here."""

    def middleware(request):
        if not request.path.startswith(DESK):
            return get_response(request)
        if request.user.is_authenticated and lasting.is_over(request):
            logout(request)
            messages.info(request, _("You were signed out, since you had been signed in, or away, for long. Sign in, and you are back where you were."))
        response = get_response(request)
        if not request.user.is_authenticated:
            if request.session.modified and not request.session.is_empty():
                request.session.set_expiry(lasting.UNFINISHED)
        elif not (request.resolver_match and request.resolver_match.view_name in lasting.NOT_A_PERSON):
            lasting.saw(request)
        return response

    return middleware


def second_factor(get_response):
    """Nothing else of the desk opens until it is there; and whoever must prove again who they are is led to that page."""

    def middleware(request):
        if request.path.startswith(DESK) and not request.path.startswith(BEFORE_IT) and is_missing(request.user):
            if request.method in ("GET", "HEAD"):
                return redirect("mfa_index")
            raise PermissionDenied(_("Set up your second factor first. It takes a minute, under “Your account”."))
        return get_response(request)

    def process_exception(request, exception):
        """The library would keep the whole request in the database, address and all, and send it again. We ask, and lead back to the page."""
        if isinstance(exception, ReauthenticationRequired) and request.user.is_authenticated:
            ways = get_adapter(request).get_reauthentication_methods(request.user)
            there = ways[0]["url"] if ways else resolve_url(settings.LOGIN_URL)
            return redirect(f"{there}?{urlencode({'next': request.path})}")
        return None

    middleware.process_exception = process_exception
    return middleware


def must_have_one(user) -> bool:
    """Whoever publishes, moderates or appoints."""
    return settings.SECOND_FACTOR_REQUIRED and any(user.standing.holds_anywhere(role) for role in WHO_MUST)


def is_missing(user) -> bool:
    return user.is_authenticated and must_have_one(user) and not sessions.has_second_factor(user)
