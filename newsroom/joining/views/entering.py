"""The page behind an invitation's link, where an account is made."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsroom.accounts import lasting
from newsroom.models import Invitation

from .. import inviting
from ..forms import AccountForm
from .answering import CONFLICT, REFUSED, desk

GONE, FORBIDDEN = 404, 403


@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, token):
    """What somebody is invited to, and their account. A link that opens nothing says the same whatever the reason."""
    try:
        invitation = inviting.opened(token)
    except inviting.InvitationGone:
        return _gone(request)
    with override(_language(request, invitation)):
        if request.user.is_authenticated:
            return _page(request, invitation, FORBIDDEN if request.method == "POST" else 200, signed_in=True)
        if request.method != "POST":
            form = AccountForm(initial={"desk_name": invitation.name, "interface_language": invitation.language})
            return _page(request, invitation, form=form)
        return _make(request, invitation)


def _make(request, invitation: Invitation) -> HttpResponse:
    form = AccountForm(request.POST)
    form.instance.email = invitation.email  # a password is not to resemble it
    if not form.is_valid():
        return _page(request, invitation, REFUSED, form=form)
    try:
        newcomer = inviting.accept(invitation, form.save(commit=False))
    except inviting.InvitationGone:
        return _gone(request)
    except (inviting.NothingToGive, inviting.InviteRefused) as refusal:
        return _page(request, invitation, CONFLICT, sentence=str(refusal))
    except inviting.NameTaken:
        form.add_error("username", _("Somebody has just taken this user name. Choose another one."))
        return _page(request, invitation, REFUSED, form=form)
    login(request, newcomer, backend=settings.AUTHENTICATION_BACKENDS[0])
    lasting.begin(request)
    messages.success(request, _("Welcome. This is the desk: what waits for you stands here."))
    return redirect("admin:index")


def _language(request, invitation: Invitation) -> str:
    """The one the letter was written in; whoever has an account has chosen their own."""
    return request.LANGUAGE_CODE if request.user.is_authenticated else invitation.language


def _page(request, invitation: Invitation, status: int = 200, **context) -> HttpResponse:
    offers = inviting.standing_offers(invitation)
    if not offers and "sentence" not in context:
        context["sentence"] = str(inviting.NothingToGive())
    response = _alone(desk(request, "joining/invitation.html", _("You are invited"), status, offers=offers, invitation=invitation, **context))
    response.headers["Content-Language"] = get_language() or invitation.language
    return response


def _gone(request) -> HttpResponse:
    return _alone(desk(request, "joining/invitation_gone.html", _("This link opens nothing"), GONE))


def _alone(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "same-origin"  # a form of ours is sent from here, and its origin is looked at
    return response
