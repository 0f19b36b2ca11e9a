"""How often one may try to sign in. Counted in memory alone, under hashes of the name and of where it comes from.

A stranger who tries somebody's name uses up their own tries, not the owner's. Only a flood from everywhere closes a road to a name,
and not for places from which that account came in lately.
"""

from __future__ import annotations

from hashlib import sha256

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from comments import limits

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
PASSWORD, CODE, ADDRESS, PASSKEY = "password", "code", "address", "passkey"
# For each road (how many, in how many seconds): for one name from one place, for one place, for one name from everywhere.
MOST = {
    PASSWORD: ((5, 5 * MINUTE), (30, 10 * MINUTE), (100, HOUR)),
    CODE: ((3, 10 * MINUTE), (20, 10 * MINUTE), (10, HOUR)),
    ADDRESS: ((3, 10 * MINUTE), (20, 10 * MINUTE), (10, HOUR)),
    PASSKEY: ((0, 0), (60, 10 * MINUTE), (0, 0)),  # by place alone: whose it is shows only afterwards, and there is nothing to guess
}
KNOWN = 30 * DAY
FROM_HERE = {
    PASSWORD: _("That was wrong several times. Wait five minutes, or have a code mailed to you."),
    CODE: _("Several codes were asked for. Wait ten minutes; the last one that came is still good for a while."),
    ADDRESS: _("Several letters were asked for. Wait ten minutes and look into your mail meanwhile."),
    PASSKEY: _("That was tried many times. Wait ten minutes, or use your password."),
}
FROM_EVERYWHERE = {
    PASSWORD: _("Many wrong passwords were tried for this name, not by you alone. Have a code mailed to you, or use your passkey."),
    CODE: _("Many codes were asked for this address, not by you alone. Use your password or your passkey, or come back in an hour."),
}


def take(request, road: str, name: str = "") -> None:
    """Count one try, and raise ValidationError with a sentence where it was one too many. It is the same whether the name exists or not."""
    place = limits.sender(request)
    here, at_all, everywhere = MOST[road]
    from_here = [(f"{name}@{place}", here)] * bool(name and place) + [(f"@{place}", at_all)] * bool(place)
    too_many = [_counted(road, what, seconds) > most for what, (most, seconds) in from_here]  # each is counted
    if any(too_many):
        raise ValidationError(FROM_HERE[road])
    if name and _counted(road, name, everywhere[1]) > everywhere[0] and not is_known(name, place):
        raise ValidationError(FROM_EVERYWHERE.get(road, FROM_HERE[road]))


def forgive(request, road: str, name: str) -> None:
    """It was right: it does not count."""
    place = limits.sender(request)
    for one in ([f"{name}@{place}", f"@{place}"] if place else []) + [name]:
        key = _key(road, one)
        if cache.get(key):
            cache.decr(key)


def remember(request, person) -> None:
    """This place has signed in as this person: for a while, no flood from elsewhere keeps it out."""
    place = limits.sender(request)
    for name in (person.get_username(), person.email):
        if place and name:
            cache.set(_key("known", f"{name}@{place}"), True, KNOWN)


def is_known(name: str, place: str) -> bool:
    return bool(place and cache.get(_key("known", f"{name}@{place}")))


def _counted(road: str, what: str, seconds: int) -> int:
    key = _key(road, what)
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two
        cache.set(key, 1, seconds)
        return 1


def _key(road: str, what: str) -> str:
    return f"tries:{road}:{sha256(what.casefold().encode()).hexdigest()[:32]}"
