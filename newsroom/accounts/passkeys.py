"""The forms in which a browser sends what a passkey says. What it sends may be anything: nonsense is refused like a strange passkey."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from articles.fields import TidyField

LONGEST = 50_000
STRANGE = _("This passkey does not open this account. Try again, or come in another way.")
# What reading nonsense ends in, and what a forged signature does; the library lets these through.
NONSENSE = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError, OverflowError, struct.error, InvalidSignature, UnsupportedAlgorithm)


@contextmanager
def refusing(sentence=STRANGE) -> Iterator[None]:
    try:
        yield
    except ValidationError as refusal:
        if getattr(refusal, "code", "") == "incorrect_code":
            raise ValidationError(sentence) from None
        raise
    except NONSENSE:
        raise ValidationError(sentence) from None


class CredentialField(forms.JSONField):
    """What a browser sends, some thousand signs of JSON. Deeper nesting than that is nonsense, too, and is not printed again."""

    widget = forms.HiddenInput

    def to_python(self, value):
        if isinstance(value, str) and len(value) > LONGEST:
            raise ValidationError(STRANGE)
        with refusing():
            return super().to_python(value)

    def bound_data(self, data, initial):
        return InvalidJSONInput("")


class Refusing(forms.Form):
    credential = CredentialField()

    def clean_credential(self):
        with refusing():
            return super().clean_credential()


class SecondStepForm(Refusing, AuthenticateWebAuthnForm):
    pass


class SignInForm(Refusing, LoginWebAuthnForm):
    pass


class OnceMoreForm(Refusing, ReauthenticateWebAuthnForm):
    pass


class NewPasskeyForm(AddWebAuthnForm):
    credential = CredentialField()
    name = TidyField(label=_("What you call it"), most=60, help_text=_("To tell it from others: the telephone, the key on the ring."))
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"), required=False, initial=True,
        help_text=_("Needs a fingerprint, a face or a PIN on the device. Without this it is asked for after the password."),
    )

    def clean(self):
        with refusing(_("The device did not make a passkey that we understand. Try again, or set up an app.")):
            return super().clean()
