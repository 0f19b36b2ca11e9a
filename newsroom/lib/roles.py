"""What a person may be here, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    LANGUAGE_EDITOR = "language_editor"
    MODERATOR = "moderator"
    ADMIN = "admin"


LABELS = {
    Role.AUTHOR: _("author"),
    Role.EDITOR: _("editor"),
    Role.TRANSLATOR: _("translator"),
    Role.LANGUAGE_EDITOR: _("language editor"),
    Role.MODERATOR: _("moderator"),
    Role.ADMIN: _("admin"),
}


@dataclass(frozen=True)
class Standing:
    """The appointments someone holds, as (role, language) with "" for all languages, and the languages they read."""

    appointments: frozenset[tuple[Role, str]] = frozenset()
    reads: frozenset[str] = frozenset()

    @property
    def is_anyone(self) -> bool:
        return bool(self.appointments)

    @property
    def is_admin(self) -> bool:
        return any(role is Role.ADMIN for role, _language in self.appointments)

    def holds(self, role: Role, language: str) -> bool:
        """Whether they hold a role in a language; an admin holds every role in every one."""
        return self.is_admin or (role, language) in self.appointments or (role, "") in self.appointments

    @property
    def named(self) -> frozenset[str]:
        """The languages that an appointment names."""
        return frozenset(language for _role, language in self.appointments if language)

    def languages(self, role: Role) -> frozenset[str] | None:
        """The languages they hold a role in; None means all of them."""
        if self.is_admin or (role, "") in self.appointments:
            return None
        return frozenset(language for held, language in self.appointments if held is role)

    def holds_anywhere(self, role: Role) -> bool:
        languages = self.languages(role)
        return languages is None or bool(languages)
