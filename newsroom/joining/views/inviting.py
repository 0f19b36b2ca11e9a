"""Invitations: those that are open, a new one, sent again, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom.models import Invitation

from .. import access, inviting
from ..forms import InviteForm
from .answering import CONFLICT, REFUSED, desk


@require_safe
def invitations(request):
    """Those that nobody has used or taken back; what ran out can be sent again."""
    access.may_invite(request.user).or_forbid()
    rows = [(row, inviting.offers_of(row)) for row in Invitation.objects.unanswered().newest_first()]
    return desk(request, "joining/invitations.html", _("Invitations"), rows=rows)


def invite(request):
    access.may_invite(request.user).or_forbid()
    form = InviteForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    if not form.is_valid():
        return desk(request, "joining/invite.html", _("Invite somebody"), REFUSED if form.is_bound else 200, form=form)
    said = form.cleaned_data
    try:
        inviting.invite(said["email"], form.offers, by=request.user, language=said["language"], name=said["name"])
    except inviting.InviteRefused as refusal:
        form.add_error("email", str(refusal))
        return desk(request, "joining/invite.html", _("Invite somebody"), CONFLICT, form=form)
    messages.success(request, _("The invitation is on its way. It is open for 14 days."))
    return redirect("joining:invitations")


@require_POST
def send_again(request, pk):
    done = inviting.send_again(access.invitation_to_change(request.user, pk), by=request.user)
    _said(request, done, _("The invitation is on its way once more, open for 14 days from now."))
    return redirect("joining:invitations")


@require_POST
def take_back(request, pk):
    done = inviting.take_back(access.invitation_to_change(request.user, pk))
    _said(request, done, _("The invitation is taken back. Its link opens nothing any more."))
    return redirect("joining:invitations")


def _said(request, done: bool, sentence: str) -> None:
    if done:
        messages.success(request, sentence)
    else:
        messages.warning(request, _("Somebody was quicker: this invitation has just been used or taken back."))
