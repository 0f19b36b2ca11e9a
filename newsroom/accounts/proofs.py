"""The forms by which people prove who they are."""

from __future__ import annotations

import time
import unicodedata

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, ReauthenticateForm, RequestLoginCodeForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgain
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from newsroom.models import User

from . import tries

REMEMBERED = 5 * 60  # seconds: longer than any code of an app is good for


class PasswordField(forms.CharField):
    def __init__(self, *, autocomplete: str = "current-password", **options):
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=1000, widget=widget, **options)


class CodeField(forms.CharField):
    """A code somebody copies: in the digits of their keyboard, with spaces or hyphens as they like."""

    def __init__(self, *, digits: bool = True, **options):
        attributes = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attributes | ({"inputmode": "numeric"} if digits else {})), **options)

    def to_python(self, value):
        return "".join(str(unicodedata.digit(sign, sign)) for sign in super().to_python(value) or "")


class SignInForm(LoginForm):
    """A name and a password. The names of the fields are the desk's own."""

    username = forms.CharField(
        label=_("User name or e-mail"), max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username webauthn", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}),
    )
    password = PasswordField(label=_("Password"))
    field_order = ("username", "password")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        del self.fields["login"]

    def clean(self):
        self.cleaned_data["login"] = self.cleaned_data.get("username", "").strip()
        return super().clean()


class CodeRequestForm(RequestLoginCodeForm):
    """Where to mail a code. Nothing in it tells whether anybody is there."""

    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}))

    def clean_email(self):
        email = self.cleaned_data["email"]
        tries.take(context.request, tries.CODE, email)
        self._user = User.objects.reached_at(email)
        return email


class MailedCodeForm(ConfirmLoginCodeForm):
    code = CodeField(label=_("Code"), digits=False)


class PasswordOnceMoreForm(ReauthenticateForm):
    password = PasswordField(label=_("Your password"))


class OnceOnly(forms.Form):
    """A code of the app is taken once, whichever process sees it (RFC 6238, section 5.2); so is a recovery code."""

    code = CodeField(label=_("Code"), help_text=_("Six digits from the app, or one of your recovery codes."))

    def clean_code(self):
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not use_up(self.authenticator, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class FactorForm(OnceOnly, AuthenticateForm):
    pass


class FactorOnceMoreForm(OnceOnly, FactorAgain):
    pass


class AppForm(ActivateTOTPForm):
    code = CodeField(label=_("The six digits that the app shows now"))


@transaction.atomic
def use_up(authenticator: Authenticator, code: str) -> bool:
    """Note that a code of the app was used. False: it was used before."""
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    digits = "".join(filter(str.isdigit, code))
    now = time.time()
    used = [[one, at] for one, at in row.data.get("used", []) if now - at < REMEMBERED]
    if any(one == digits for one, _at in used):
        return False
    row.data["used"] = [*used, [digits, now]]
    row.save(update_fields=["data"])
    return True
