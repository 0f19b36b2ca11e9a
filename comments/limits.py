"""How much one sender may say, and how honest it looks. No address is kept: a sender is a keyed hash whose key does not live long."""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from math import prod
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from . import rules
from .models import Comment

# One network address can be a whole café, campus or Tor exit. These numbers slow a machine down and hardly meet a person.
SENDER_LIMIT, SENDER_WINDOW = 20, timedelta(minutes=10)  # two a minute: a class that reads a story together, not a machine
STORY_LIMIT, STORY_WINDOW = 100, timedelta(hours=1)  # about what one moderator can read in an hour
SAME_TEXT_WINDOW = timedelta(days=1)  # who is not sure that it was sent tries again within a day

HASH_HEX = 16  # 64 bits: enough to tell senders of a month apart, too few to be worth keeping
KEY_BYTES = 32


class TooMany(Exception):
    """The sentence says which limit was met, and when to come back."""


class AlreadyThere(Exception):
    """The same sender has said exactly this on this story. `comment` is what arrived the first time."""

    def __init__(self, comment: Comment):
        self.comment = comment
        super().__init__(_("This comment has arrived already. There is no need to send it again."))


@dataclass(frozen=True)
class Score:
    """`number` runs from 0, honest, to 1, spam; `reasons` are codes of rules.SENTENCES, the heaviest first."""

    number: float
    reasons: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a moderator looks first, even where comments are open."""
        return self.number >= rules.WAITS_FROM


def score(text: str, *, name: str = "", language: str = "") -> Score:
    """How much a comment looks like spam, and why. `language` is the story's."""
    said = rules.Said(text, name, language)
    found = sorted((reason for rule in rules.RULES if (reason := rule(said))), key=lambda reason: -reason.weight)
    number = 1 - prod(1 - reason.weight for reason in found)
    return Score(round(number, 3), tuple(reason.code for reason in found))


def refuse_too_many(edition, sender: str) -> None:
    """Raises TooMany. A sender whose address is unknown is held to the story's limit alone."""
    now = timezone.now()
    if sender and Comment.objects.sent_by(sender).since(now - SENDER_WINDOW).count() >= SENDER_LIMIT:
        raise TooMany(_("Many comments came from your connection in the last minutes. Please wait ten minutes and send again; your words are still here."))
    if Comment.objects.of(edition).since(now - STORY_WINDOW).count() >= STORY_LIMIT:
        raise TooMany(_("This story is getting more comments than we can read. Please try again in an hour; your words are still here."))


def refuse_again(edition, sender: str, text: str) -> None:
    """Raises AlreadyThere."""
    if sender:
        same = Comment.objects.of(edition).sent_by(sender).since(timezone.now() - SAME_TEXT_WINDOW).saying(text).first()
        if same:
            raise AlreadyThere(same)


def sender(request) -> str:
    """A hash of where a request came from, "" where that is not known. An IPv6 address counts with its /64, which is one home."""
    address = _address(request.META)
    if address is None:
        return ""
    network = ip_network((address, 64 if address.version == 6 else 32), strict=False)
    return hmac.new(key(), network.with_prefixlen.encode(), sha256).hexdigest()[:HASH_HEX]


def key() -> bytes:
    """This month's key. The first to ask in a month makes it, and destroys the old: no hash of last month can be tried any more."""
    folder = Path(settings.DATA) / "keys" / "comment-sender"
    path = folder / f"{timezone.now():%Y-%m}"
    with suppress(FileNotFoundError):
        return path.read_bytes()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / f".{secrets.token_hex(6)}"
    fresh.touch(mode=0o600)
    fresh.write_bytes(secrets.token_bytes(KEY_BYTES))
    with suppress(FileExistsError):  # two asked at once: the first one's key is the month's
        os.link(fresh, path)
    fresh.unlink()
    for old in folder.glob("[0-9]*"):
        if old != path:
            old.unlink(missing_ok=True)
    return path.read_bytes()


def forget_old_senders() -> int:
    """Replace the key if its month is over, and empty the hashes of earlier months; how many. For the clock, any number of times."""
    key()
    now = timezone.now()
    return _forget_before(now.replace(day=1, hour=0, minute=0, second=0, microsecond=0))


@lru_cache(maxsize=1)  # the clock ticks every few seconds; once a month is enough
def _forget_before(first_of_month: datetime) -> int:
    return Comment.objects.forget_senders(first_of_month)


def _address(meta) -> IPv4Address | IPv6Address | None:
    """The sender's address. A forwarded one is believed only where so many proxies of our own are stated to stand in front."""
    text = meta.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        text = hops[-settings.PROXIES] if len(hops) >= settings.PROXIES else text
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
