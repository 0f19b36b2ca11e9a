"""What a newsroom in production may not start with, each as a sentence that says how to mend it."""

from __future__ import annotations

import os
import stat
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom.models import User

DEMONSTRATION_PASSWORD = "newsroom-demo"  # noqa: S105 - it is printed for everyone who tries the product


def unsafe() -> list[str]:
    """Sentences; empty where nothing is wrong."""
    said = []
    origin = urlsplit(settings.ORIGIN)
    if origin.scheme != "https":
        said.append(f"NEWSROOM_ORIGIN is {settings.ORIGIN}: give the public address, with https.")
    if os.environ.get("DEBUG") == "1":
        said.append("DEBUG=1 is set: pages of errors would show the newsroom's inside. Unset it.")
    if len(settings.SECRET_KEY) < 50:
        said.append("The secret key is short enough to guess. Remove it; a new one is made at the next start.")
    if settings.DATA.stat().st_mode & stat.S_IRWXO:
        said.append(f"Everybody on this machine may read {settings.DATA}. Run: chmod o= {settings.DATA}")
    if int(os.environ.get("NEWSROOM_WORKERS") or 1) > 1 and not os.environ.get("CACHE_URL"):
        said.append("NEWSROOM_WORKERS is more than one and CACHE_URL is not set: each process would count wrong passwords for itself. Set CACHE_URL, or one worker.")
    if demonstrators := [user.username for user in User.objects.demonstrating() if user.check_password(DEMONSTRATION_PASSWORD)]:
        said.append(f"These accounts have the demonstration's password: {', '.join(demonstrators)}. Change or close them.")
    return said


def refuse_unsafe() -> None:
    """In production, raise ImproperlyConfigured with every sentence; elsewhere nothing."""
    if settings.PRODUCTION and (said := unsafe()):
        raise ImproperlyConfigured("The newsroom does not start like this:\n- " + "\n- ".join(said))
