"""The only place where a person is erased: what is theirs goes, what readers have stays, and nothing says whose it was.

What goes: account, sessions, second factor, appointments, links to bylines, presences, claims (ended ones, too), reviews, links to
drafts, saved views, letters, application and invitation. What stays: published words, revisions, moves, notes and rulings, without
a name. A line in `erased.jsonl` beside the database lets whoever restores a backup erase again (`replay`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import access, bylines
from newsroom.models import Application, Deed, Invitation, Letter, User
from translations.models import Assignment

from . import appointing, sessions

ON_BEHALF = "on-behalf"


class Bylines(models.TextChoices):
    """What becomes of the names readers see."""

    STAY = "stay", gettext_lazy("They stay: readers go on seeing who wrote it.")
    ANONYMOUS = "anonymous", gettext_lazy("They become “Anonymous”, and leave captions and credits of pictures.")


def tombstones() -> Path:
    return settings.DATA / "erased.jsonl"


@transaction.atomic
def erase(person: User, *, choice: str, by: User | None) -> None:
    """Erase somebody. `by` is themselves, an admin on their behalf, or None for a replay. Raises appointing.LastAdmin, PermissionDenied."""
    on_behalf = by is not None and by.pk != person.pk
    appointing.one_after_the_other(by if on_behalf else None)
    person = User.objects.select_for_update().get(pk=person.pk)
    if by is not None:
        appointing.keep_the_last_admin(person)
    appointing.let_go(person, why=Assignment.End.RELEASED, note=_("The translator has left."))
    _let_bylines_go(person, choice)
    _forget_mail(person)
    sessions.end_all(person)
    appointing.write_down(Deed.Kind.ERASED, person, by=by if on_behalf else None, words=f"{choice} {ON_BEHALF}" if on_behalf else str(choice))
    key = person.pk
    person.delete()
    _put_down(key, choice)


def replay() -> int:
    """After a backup was restored: erase again who was erased since it was made; how many. A key that somebody joined under later is theirs."""
    erased = 0
    for key, at, choice in _lines():
        person = User.objects.numbered(key).first()
        if person and person.date_joined <= at:
            erase(person, choice=choice, by=None)
            erased += 1
    return erased


def _let_bylines_go(person: User, choice: str) -> None:
    """One that was taken off is forgotten in any case."""
    for byline in access.every_byline_of(person):
        if choice == Bylines.ANONYMOUS or byline.hidden_at is not None:
            bylines.make_anonymous(byline)


def _forget_mail(person: User) -> None:
    """Letters to their addresses, and how they came in."""
    known = {person.email, *(row.email for row in person.emailaddress_set.all())} if hasattr(person, "emailaddress_set") else {person.email}
    accepted = Invitation.objects.accepted_by_person(person)
    for address in known:
        Application.objects.known_of(address, accepted).delete()
        if address:
            Letter.objects.to_address(address).delete()
            Invitation.objects.to_address(address).delete()
    accepted.delete()


def _put_down(key: int, choice: str) -> None:
    """On the disk before the erasing counts as done: a line too many erases nobody who did not ask for it, one too few would bring somebody back."""
    line = json.dumps({"key": key, "at": timezone.now().isoformat(), "choice": str(choice)}) + "\n"
    file = os.open(tombstones(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)


def _lines() -> Iterator[tuple[int, datetime, str]]:
    if tombstones().exists():
        for line in tombstones().read_text("utf-8").splitlines():
            said = json.loads(line)
            yield said["key"], datetime.fromisoformat(said["at"]), said["choice"]
