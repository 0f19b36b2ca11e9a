"""The one place where somebody's second factor is removed for them: they have lost it, and whoever removes it knows them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from newsroom import letters
from newsroom.models import Deed, User

from . import appointing, sessions


@transaction.atomic
def remove(person: User, *, by: User | None) -> None:
    """Remove every second factor and recovery code, end their sessions, and tell them by mail; `by` is None at the command line.

    Raises appointing.Refused where there is none: another admin may have been quicker.
    """
    removed = list(person.authenticator_set.select_for_update().order_by("pk"))  # type: ignore[attr-defined]  # the library's
    if not removed:
        raise appointing.Refused(_("This account has no second factor."))
    for one in removed:
        one.delete()
    sessions.end_all(person)
    Deed.objects.create(kind=Deed.Kind.NO_FACTOR, by=by, about=person)
    letters.write("account_changed", once=f"account:factor-removed:{removed[-1].pk}", to=person, what="removed")
