"""The only place where an application is written, confirmed or forgotten."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import letters
from newsroom.models import Application, User

from . import access, stamps

HOUR = timedelta(hours=1)
SENDER_LIMIT = 5  # an hour, from one connection: a family or a school class tries again later, a machine gives up
NEWSROOM_LIMIT = 200  # an hour, from everywhere: more than any newsroom reads; each can mean a mail to somebody who asked for none


class TooMany(Exception):
    """The sentence says what to do."""


def ask(*, sender: str, **said) -> None:
    """Take in what somebody wrote, and mail their address once a day. Nothing waits in the queue until they confirm it.

    It does and says the same of every address: whether it is unknown, has applied before, or has an account, the mail alone tells.
    `said` are fields of Application, the address in small letters. Raises TooMany.
    """
    _refuse_too_many(sender)
    with transaction.atomic():
        has_account = User.objects.with_address(said["email"]).exists()
        application = None if has_account else _kept(said)
        address = "" if application is None else reverse("join:confirm", args=[said["language"], stamps.confirmation(application)])
        letters.write(
            "confirm_application", once=f"confirm:{timezone.now():%Y-%m-%d}", to=said["email"], language=said["language"],
            application=application, address=address,
        )


def unconfirmed(token: str) -> list[Application]:
    """What the link in a mail is about: all that was asked from that address and not confirmed. Empty where the link is not ours, or too old."""
    application = found(token)
    return list(Application.objects.unconfirmed_from(application.email)) if application else []


def found(token: str) -> Application | None:
    key = stamps.confirmed_key(token)
    return Application.objects.with_key(key).first() if key else None


def digest(applications: list[Application]) -> str:
    """Changes when any of them was written anew: one confirms what one has seen."""
    return sha256(" ".join(f"{one.pk}:{one.asked_at.isoformat()}" for one in applications).encode()).hexdigest()[:16]


@transaction.atomic
def confirm(token: str, *, seen: str) -> bool:
    """Whoever holds the address wants it: now it waits in the queue, and those who answer are told. False: it is not what was seen."""
    application = found(token)
    if application is None:
        return False
    rows = list(Application.objects.unconfirmed_from(application.email).select_for_update())
    if digest(rows) != seen:
        return False
    now = access.answering()
    for row in rows:
        row.confirmed_at = timezone.now()
        row.save(update_fields=["confirmed_at"])
        for person in now.people(row):
            letters.write(
                "application_waits", once=f"application:{row.pk}", to=person, application=row, stands_in_for=now.stands_in_for(person, row),
                address=reverse("joining:application", args=[row.pk]),
            )
    return True


def forget() -> int:
    """Addresses that nobody confirmed in two days, and what was answered ninety days ago. For the clock, any number of times."""
    return Application.objects.never_confirmed().delete()[0] + Application.objects.answered_long_ago().delete()[0]


def _kept(said: dict) -> Application:
    """The row for this address: a new one, or what waits for its confirmation with the newest words, or what waits for an answer as it is."""
    held = Application.objects.unanswered_from(said["email"], said["kind"]).select_for_update().first()
    if held is None:
        try:
            with transaction.atomic():
                return Application.objects.create(consented_at=timezone.now(), **said)
        except IntegrityError:  # sent twice in one moment: the other one is there now
            held = Application.objects.unanswered_from(said["email"], said["kind"]).select_for_update().get()
    if held.confirmed_at is None:
        for name, value in said.items():
            setattr(held, name, value)
        held.asked_at = held.consented_at = timezone.now()
        held.save()
    return held


def _times(sender: str) -> int:
    """How often they have sent in this hour, this time included. No address is stored: a keyed hash (comments.limits) is counted in memory."""
    key = f"joining:{sender}"
    cache.add(key, 0, HOUR.total_seconds())
    try:
        return cache.incr(key)
    except ValueError:  # the hour was over between the two
        return 1


def _refuse_too_many(sender: str) -> None:
    if sender and _times(sender) > SENDER_LIMIT:
        raise TooMany(_("Several applications came from your connection in the last hour. Please wait an hour and send again; your words are still here."))
    if Application.objects.asked_lately(timezone.now() - HOUR).count() >= NEWSROOM_LIMIT:
        raise TooMany(_("We are getting more applications than we can read. Please try again in an hour; your words are still here."))
