"""Words that only this newsroom can read: locked with the key that lies outside the database."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class NotOurs(Exception):
    """Sealed elsewhere or for something else, changed on the way, or too old."""


def seal(text: str, *, purpose: str) -> str:
    return _locks(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str, seconds: int | None = None) -> str:
    """What was sealed for that purpose, no longer ago than so many seconds. Raises NotOurs."""
    try:
        return _locks(purpose).decrypt(sealed.encode(), ttl=seconds).decode()
    except (InvalidToken, UnicodeError):
        raise NotOurs from None


def _locks(purpose: str) -> MultiFernet:
    """Locks with the present key, opens with the former ones, too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"newsroom {purpose} {key}".encode()).digest())) for key in keys])
