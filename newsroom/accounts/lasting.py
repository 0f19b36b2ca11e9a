"""How long one stays signed in: fourteen days at most, twelve hours without opening a page; and where one is signed in.

A row for each session says since when, when last, and what kind of browser. No address is kept.
"""

from __future__ import annotations

import time
from importlib import import_module

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from . import browsers

BEGUN, SEEN = "begun_at", "seen_at"
LOOK_EVERY = 5 * 60  # seconds: a row is written no oftener
UNFINISHED = 15 * 60  # seconds that half a sign-in is kept
FRESH = 5 * 60  # seconds for which a sign-in counts as proof of who one is
AFTER_A_CODE = 15 * 60  # seconds after a mailed code in which a password is set without the old one
NOWHERE = "0.0.0.0"  # noqa: S104 - what stands where the library would keep an address
NOT_A_PERSON = {"stories:pulse"}  # sent by an open page; whoever left it open may have gone


def begin(request) -> None:
    """Somebody has just signed in here."""
    request.session.set_expiry(None)
    request.session[BEGUN] = request.session[SEEN] = int(time.time())
    write(request)


def is_over(request) -> bool:
    begun, seen = _times(request)
    now = time.time()
    return now - begun > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE


def saw(request) -> None:
    """A person has opened a page; written down where that is news."""
    begun, seen = _times(request)
    if time.time() - seen > LOOK_EVERY:
        request.session[BEGUN], request.session[SEEN] = begun, int(time.time())
        write(request)


def write(request) -> None:
    """The row of this session, as it is now."""
    if not request.session.session_key:
        request.session.save()
    words = browsers.in_words(request.headers.get("User-Agent", ""))
    UserSession.objects.update_or_create(
        session_key=request.session.session_key, defaults={"user": request.user, "ip": NOWHERE, "user_agent": words, "last_seen_at": timezone.now()}
    )


def listed(request) -> list[UserSession]:
    """Where this person is signed in now, this session first, then the latest seen. Those that have ended are forgotten."""
    write(request)
    rows = UserSession.objects.purge_and_list(request.user)
    return sorted(rows, key=lambda row: (row.session_key != request.session.session_key, -row.last_seen_at.timestamp()))


def end(request, pk: int) -> bool:
    """End one other session of this person; False where it is not there (any more), or is this one."""
    row = next((one for one in request.user.usersession_set.all() if one.pk == pk), None)
    if row is None or row.session_key == request.session.session_key:
        return False
    row.end()
    return True


def end_others(request) -> int:
    others = [row for row in request.user.usersession_set.all() if row.session_key != request.session.session_key]
    for row in others:
        row.end()
    return len(others)


def is_fresh(request) -> bool:
    """Whether this person proved who they are in the last minutes, however they did."""
    return _proved_within(request, FRESH)


def came_by_code(request) -> bool:
    """Whether they came in by a mailed code just now: whoever forgot the old password sets a new one."""
    return _proved_within(request, AFTER_A_CODE, "code")


def clear_old() -> None:
    """Forget sessions that ran out, those of strangers who never came in among them. For the clock: it looks once an hour."""
    if cache.add("sessions:cleared", True, 3600):
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def _proved_within(request, seconds: int, method: str = "") -> bool:
    records = get_authentication_records(request, request.user)
    return any(time.time() - one["at"] < seconds for one in records if not method or one["method"] == method)


def _times(request) -> tuple[float, float]:
    """When this session began, and when somebody was last seen in it."""
    last = request.user.last_login
    begun = request.session.get(BEGUN) or (last.timestamp() if last else time.time())
    return begun, request.session.get(SEEN, begun)
