"""The pages where somebody sets up a second factor, and removes it. All but the first ask once more who it is."""

from __future__ import annotations

from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from newsroom.people import sessions

from . import middleware, proofs
from .signing_in import Refusing


class SecondFactor(IndexView):
    """What there is, what can be added, and why it must be, if it must."""

    extra_context = {"title": _("Your second factor")}

    def get_context_data(self, **kwargs):
        person = self.request.user
        has_one = sessions.has_second_factor(person)
        return super().get_context_data(**kwargs) | {"has_one": has_one, "must": middleware.must_have_one(person)}


class SetUpApp(Refusing, ActivateTOTPView):
    extra_context = {"title": _("Set up an app")}

    def form_valid(self, form):
        answer = super().form_valid(form)
        app = self.request.user.authenticator_set.get(type=Authenticator.Type.TOTP)
        proofs.use_up(app, form.cleaned_data["code"])
        return answer


class RemoveApp(DeactivateTOTPView):
    extra_context = {"title": _("Remove the app")}


class AddPasskey(Refusing, AddWebAuthnView):
    extra_context = {"title": _("Add a passkey")}


class RemovePasskey(RemoveWebAuthnView):
    extra_context = {"title": _("Remove the passkey")}
    success_url = reverse_lazy("mfa_index")


class RecoveryCodes(ViewRecoveryCodesView):
    """Shown once, right after they were made."""

    extra_context = {"title": _("Recovery codes")}


class NewRecoveryCodes(GenerateRecoveryCodesView):
    extra_context = {"title": _("New recovery codes")}
