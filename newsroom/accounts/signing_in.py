"""The pages where people sign in, and where they prove once more who they are."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.views import ConfirmLoginCodeView, LoginView, ReauthenticateView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as FactorAgainView
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from . import tries

REFUSED, TOO_MANY = 422, 429


class Refusing:
    """What was not accepted is said at its field, and in the answer's status."""

    def form_invalid(self, form):
        answer = super().form_invalid(form)
        if answer.status_code == 200:
            answer.status_code = REFUSED
        return answer


class SignIn(Refusing, LoginView):
    """The desk's door. Whoever is in already and belongs here is led on."""

    template_name = "admin/login.html"

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if request.method == "GET" and user.is_authenticated and user.is_active and user.standing.is_anyone:
            return redirect(self.get_next_url() or "admin:index")
        return super().dispatch(request, *args, **kwargs)


class AskForCode(Refusing, RequestLoginCodeView):
    """A code by mail, in place of the password. Who is not known here gets the same answer, and no mail."""

    extra_context = {"title": _("A code by mail")}

    def form_valid(self, form):
        if form._user is None:
            get_adapter().write_to_nobody(form.cleaned_data["email"])
        return super().form_valid(form)


class EnterCode(Refusing, ConfirmLoginCodeView):
    extra_context = {"title": _("Enter the code")}


class SecondStep(Refusing, AuthenticateView):
    """After the password or the mailed code: the second factor."""

    extra_context = {"title": _("Your second factor")}

    def form_invalid(self, form):
        answer = self.render_to_response(self.get_context_data())
        answer.status_code = REFUSED
        return answer


class PasskeySignIn(LoginWebAuthnView):
    """What the browser asks of a passkey (GET, as JSON), and its answer (POST)."""

    def dispatch(self, request, *args, **kwargs):
        try:
            if request.method == "GET":
                tries.take(request, tries.PASSKEY)
        except ValidationError as refusal:
            return HttpResponse(refusal.messages[0], content_type="text/plain; charset=utf-8", status=TOO_MANY)
        return super().dispatch(request, *args, **kwargs)


class ProveByPassword(Refusing, ReauthenticateView):
    extra_context = {"title": _("Is it you?")}


class ProveByCode(Refusing, FactorAgainView):
    extra_context = {"title": _("Is it you?")}


class ProveByPasskey(ReauthenticateWebAuthnView):
    extra_context = {"title": _("Is it you?")}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(), status=REFUSED)
