"""Signed marks: that a form came from our page, and the ways in that are mailed. Each has its own salt, so that none passes for another."""

from __future__ import annotations

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

from newsroom.models import Application, Invitation
from newsroom.models.coming_in import CONFIRMED_WITHIN

FORM, CONFIRMATION, INVITATION = "joining.form", "joining.confirmation", "joining.invitation"
FORM_LASTS = timedelta(days=7)  # somebody asks their family first, and comes back to an open tab


def form_stamp(language: str) -> str:
    """What the form in a language carries."""
    return TimestampSigner(salt=FORM).sign(language)


def is_our_form(stamp: str, language: str) -> bool:
    return _read(stamp, FORM, FORM_LASTS) == language


def confirmation(application: Application) -> str:
    """What the mailed link that confirms an address carries."""
    return TimestampSigner(salt=CONFIRMATION).sign(application.key)


def confirmed_key(token: str) -> str:
    """The key of the application; "" where the mark is not ours or older than two days."""
    return _read(token, CONFIRMATION, CONFIRMED_WITHIN)


def invitation(row: Invitation) -> str:
    """What the mailed link of an invitation carries. It ends when the row says so."""
    return TimestampSigner(salt=INVITATION).sign(row.key)


def invited_key(token: str) -> str:
    return _read(token, INVITATION, None)


def _read(signed: str, salt: str, age: timedelta | None) -> str:
    try:
        return TimestampSigner(salt=salt).unsign(signed, max_age=age)
    except (BadSignature, UnicodeError):
        return ""
