"""Addresses of signing in, and of one's second factor. Their names are those that django-allauth asks for; no other address of it is ours."""

from django.contrib import admin
from django.urls import path
from django.views.decorators.http import require_http_methods

from . import factors, signing_in


def locked(view):
    """The library's views would take a PUT for a POST."""
    return admin.site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(view))


urlpatterns = [
    path("login/", admin.site.login, name="account_login"),
    path("login/code/", signing_in.AskForCode.as_view(), name="account_request_login_code"),
    path("login/code/enter/", signing_in.EnterCode.as_view(), name="account_confirm_login_code"),
    path("login/second/", signing_in.SecondStep.as_view(), name="mfa_authenticate"),
    path("login/passkey/", signing_in.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("account/prove/", locked(signing_in.ProveByPassword.as_view()), name="account_reauthenticate"),
    path("account/prove/code/", locked(signing_in.ProveByCode.as_view()), name="mfa_reauthenticate"),
    path("account/prove/passkey/", locked(signing_in.ProveByPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    path("account/second/", locked(factors.SecondFactor.as_view()), name="mfa_index"),
    path("account/second/app/", locked(factors.SetUpApp.as_view()), name="mfa_activate_totp"),
    path("account/second/app/remove/", locked(factors.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("account/second/passkey/", locked(factors.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("account/second/passkey/<int:pk>/remove/", locked(factors.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("account/second/codes/", locked(factors.RecoveryCodes.as_view()), name="mfa_view_recovery_codes"),
    path("account/second/codes/new/", locked(factors.NewRecoveryCodes.as_view()), name="mfa_generate_recovery_codes"),
]
