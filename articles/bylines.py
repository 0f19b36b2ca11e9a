"""Signing: which bylines stand at a text, which a person may choose, and how a new one comes to be."""

from __future__ import annotations

from django.db import transaction

from . import access
from .models import Contributor, Credit, Edition, Holder


def on(edition: Edition) -> list[int]:
    """Keys of the authors named on an edition, in their order."""
    return list(Contributor.objects.credited_on(edition, Credit.Role.AUTHOR).values_list("pk", flat=True))


def choices(user, edition: Edition | None) -> list[tuple[int, str]]:
    """(key, name) of those that stand at a text and of the person's own: nobody else's are offered."""
    standing = Contributor.objects.credited_on(edition, Credit.Role.AUTHOR) if edition else ()
    return list({contributor.pk: contributor.name for contributor in (*standing, *access.bylines_of(user))}.items())


def showing_as(name: str) -> list[Contributor]:
    """Every byline that readers see under exactly that name."""
    return list(Contributor.objects.showing().named(name)[:3])


@transaction.atomic
def begin(name: str, *, holder=None) -> Contributor:
    """A new byline. Whose it is stands in a row of its own, or nowhere."""
    contributor = Contributor.objects.create(name=name)
    if holder is not None:
        Holder.objects.create(contributor=contributor, user=holder)
    return contributor
