"""The demonstration's accounts, named by what they may do."""

from __future__ import annotations

from newsroom.lib.languages import CODES
from newsroom.lib.roles import Role
from newsroom.models import Appointment, User
from newsroom.safety import DEMONSTRATION_PASSWORD

ACCOUNTS: dict[str, dict] = {
    "admin": {"roles": [(Role.ADMIN, "")], "reads": list(CODES)},
    "author": {"roles": [(Role.AUTHOR, "en")], "reads": ["en"]},
    "editor": {"roles": [(Role.EDITOR, "en")], "reads": ["en"]},
    "translator-ar": {"roles": [(Role.TRANSLATOR, "ar"), (Role.TRANSLATOR, "en")], "reads": ["en", "ar"]},
    "translator-sw": {"roles": [(Role.TRANSLATOR, "sw")], "reads": ["en", "fr", "sw"]},
    "editor-ar": {"roles": [(Role.LANGUAGE_EDITOR, "ar")], "reads": ["en", "ar"]},
    "moderator": {"roles": [(Role.MODERATOR, "")], "reads": ["en"]},
}


def bring_in() -> dict[str, User]:
    """Every account by its name; those that are missing are made, the others left as they are."""
    people = {}
    for name, what in ACCOUNTS.items():
        user, is_new = User.objects.get_or_create(username=name, defaults={"email": f"{name}@newsroom.example", "reads": what["reads"]})
        if is_new:
            user.set_password(DEMONSTRATION_PASSWORD)
            user.save(update_fields=["password"])
            Appointment.objects.bulk_create(Appointment(user=user, role=role, language=language) for role, language in what["roles"])
        people[name] = user
    return people
