"""The people of the tests, named by what they may do. Asking twice gives the same person, seen afresh."""

from newsroom.lib.roles import Role
from newsroom.models import Appointment, User

PASSWORD = "newsroom-demo"


def author() -> User:
    """Writes in English."""
    return _person("author", (Role.AUTHOR, "en"))


def editor() -> User:
    """Publishes originals in English."""
    return _person("editor", (Role.EDITOR, "en"))


def arabic_translator() -> User:
    """Into Arabic, from English."""
    return _person("translator-ar", (Role.TRANSLATOR, "ar"), reads=["en", "ar"])


def swahili_translator() -> User:
    """Into Swahili, from English and French."""
    return _person("translator-sw", (Role.TRANSLATOR, "sw"), reads=["en", "fr", "sw"])


def arabic_editor() -> User:
    """Answers for everything in Arabic."""
    return _person("editor-ar", (Role.LANGUAGE_EDITOR, "ar"), reads=["en", "ar"])


def moderator() -> User:
    """Of comments in all languages."""
    return _person("moderator", (Role.MODERATOR, ""))


def admin() -> User:
    return _person("admin", (Role.ADMIN, ""))


def reader() -> User:
    """Has an account, and may do nothing else."""
    return _person("reader")


def _person(username: str, *roles: tuple[Role, str], reads: list[str] | None = None) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, f"{username}@newsroom.example", PASSWORD, reads=reads or [])
        for role, language in roles:
            Appointment.objects.create(user=user, role=role, language=language)
    return user
