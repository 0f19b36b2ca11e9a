"""The only place where somebody's address changes: asked for at the desk, proved by a link that came to the new one."""

from __future__ import annotations

import json
import secrets

from django.db import transaction
from django.urls import reverse

from newsroom import letters
from newsroom.models import User

from . import sealing

PURPOSE, GOOD_FOR = "new address", 2 * 24 * 3600


class LinkGone(Exception):
    """Too old, not theirs, used before, or never there: nobody is told which."""


def ask(person: User, email: str) -> None:
    """Write to the new address. One that belongs to another account gets the letter of a stranger: no link."""
    token = sealing.seal(json.dumps([person.pk, person.email, email]), purpose=PURPOSE)
    taken = User.objects.with_address(email).besides(person).exists()
    letters.write(
        "confirm_address", once=f"address:{secrets.token_hex(12)}", to=email, language=person.interface_language,
        address="" if taken else reverse("accounts:new-address", args=[token]),
    )


def behind(token: str, person: User) -> str:
    """The address that a link would set. Raises LinkGone."""
    try:
        pk, before, email = json.loads(sealing.unseal(token, purpose=PURPOSE, seconds=GOOD_FOR))
    except sealing.NotOurs:
        raise LinkGone from None
    if pk != person.pk or before != person.email or User.objects.with_address(email).besides(person).exists():
        raise LinkGone
    return email


@transaction.atomic
def change(token: str, person: User) -> None:
    """From now on mail goes there; the old address is told. Raises LinkGone."""
    person = User.objects.select_for_update().get(pk=person.pk)
    email = behind(token, person)
    letters.write("account_changed", once=f"account:{secrets.token_hex(12)}", to=person, what="address")
    person.email = email
    person.save(update_fields=["email"])
