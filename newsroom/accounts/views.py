"""A person's own account."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from newsroom.lib.roles import LABELS
from newsroom.people import sessions

from . import address, lasting
from .forms import AddressForm, OldPasswordForm, ProfileForm

REFUSED = 422


def profile(request):
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=request.user)
    if form.is_valid():
        person = form.save()
        with override(person.interface_language or None):
            messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    if form.is_bound:
        request.user.refresh_from_db()  # the page around the form shows what is kept, not what was typed
    context = {
        "form": form, "title": _("Your account"),
        "appointments": [(LABELS[one.role], one.language, one.ends_at) for one in request.user.appointments.in_force()],
        "sessions": lasting.listed(request), "has_second_factor": sessions.has_second_factor(request.user),
    }
    return render(request, "admin/account.html", context, status=REFUSED if form.is_bound else 200)


@sensitive_post_parameters("old_password", "new_password1", "new_password2")
def password(request):
    """The old one first, but for whoever came in by a mailed code. Every other session of this person ends."""
    person = request.user
    forgotten = lasting.came_by_code(request) or (not person.has_usable_password() and lasting.is_fresh(request))
    kind = SetPasswordForm if forgotten else OldPasswordForm
    form = kind(person, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "title": _("Change your password"), "forgotten": forgotten, "own": True}
        return render(request, "admin/password.html", context, status=REFUSED if form.is_bound else 200)
    form.save()
    update_session_auth_hash(request, person)
    lasting.write(request)
    get_adapter().add_message(request, messages.SUCCESS, "account/messages/password_changed.txt")
    get_adapter().send_notification_mail("account/email/password_changed", person)
    return redirect("accounts:profile")


def change_address(request):
    """Asks once more who it is: whoever can read your mail can sign in as you."""
    if not lasting.is_fresh(request):
        raise ReauthenticationRequired
    form = AddressForm(request.POST if request.method == "POST" else None, request=request)
    if not form.is_valid():
        return render(request, "account/address.html", {"form": form, "title": _("Change your address")}, status=REFUSED if form.is_bound else 200)
    address.ask(request.user, form.cleaned_data["email"])
    messages.success(request, _("A letter is on its way to %(email)s. Open the link in it to change your address.") % {"email": form.cleaned_data["email"]})
    return redirect("accounts:profile")


def new_address(request, token):
    try:
        email = address.behind(token, request.user)
        if request.method == "POST":
            address.change(token, request.user)
    except address.LinkGone:
        raise Http404 from None
    if request.method == "POST":
        messages.success(request, _("From now on mail goes to %(email)s.") % {"email": email})
        return redirect("accounts:profile")
    return render(request, "account/new_address.html", {"title": _("Your new address"), "email": email})


@require_POST
def end_session(request, pk):
    if lasting.end(request, pk):
        messages.success(request, _("Signed out there."))
    else:
        messages.info(request, _("That session had ended already."))
    return redirect("accounts:profile")


@require_POST
def end_other_sessions(request):
    ended = lasting.end_others(request)
    messages.success(request, ngettext("Signed out in %(count)s other place.", "Signed out in %(count)s other places.", ended) % {"count": ended})
    return redirect("accounts:profile")
