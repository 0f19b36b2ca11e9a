"""How somebody is signed in: since when, where, with which second factor; and the end of it."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from newsroom.models import User

SECOND_FACTORS = ("totp", "webauthn")
# Where the library for signing in keeps what it knows of a person, by the part of it that does.
RELATED = {"allauth.mfa": "authenticator_set", "allauth.usersessions": "usersession_set"}


def end_all(person: User) -> int:
    """End every session of a person at once; how many there were. A session names its person only inside, so all are looked at."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    theirs = [row.session_key for row in Session.objects.iterator() if row.get_decoded().get(SESSION_KEY) == str(person.pk)]
    for key in theirs:
        store(session_key=key).delete()
    for row in _related(person, "allauth.usersessions"):
        row.delete()
    return len(theirs)


def with_facts(people):
    """A QuerySet of people with what `second_factor` and `seen` ask for."""
    return people.prefetch_related(*(name for app, name in RELATED.items() if apps.is_installed(app)))


def knows_second_factors() -> bool:
    return apps.is_installed("allauth.mfa")


def has_second_factor(person: User) -> bool:
    return any(one.type in SECOND_FACTORS for one in _related(person, "allauth.mfa"))


def seen(person: User) -> datetime | None:
    """When they were last heard of; people are shown the day."""
    return max(filter(None, [person.last_login, *(row.last_seen_at for row in _related(person, "allauth.usersessions"))]), default=None)


def _related(person: User, app: str):
    """The library's rows about a person; none where it is not used."""
    return getattr(person, RELATED[app]).all() if apps.is_installed(app) else ()
