"""The newsroom the matrix walks through: a text of each kind and owner in every state, and the people who knock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles import notes, preview_links, revisions, workflow
from articles.models import Draft, Edition, Revision
from articles.workflow import State
from newsroom.lib.roles import Role
from newsroom.models import Appointment, User
from tests import cast, makers

STATES = "wsbpqcvx"
IN_HAND_AND_OUT = "wv"


def other_author() -> User:
    """Writes in English and French: whose texts are not the author's."""
    return _made("author-2", (Role.AUTHOR, "en"), (Role.AUTHOR, "fr"))


def other_translator() -> User:
    return _made("translator-2", (Role.TRANSLATOR, "ar"), (Role.TRANSLATOR, "sw"))


def english_moderator() -> User:
    """Of comments in English alone."""
    return _made("moderator-en", (Role.MODERATOR, "en"))


def _made(username, *roles) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, f"{username}@newsroom.example", reads=["en", "fr", "ar", "sw"])
        Appointment.objects.bulk_create(Appointment(user=user, role=role, language=language) for role, language in roles)
    return user


# Of which languages each has their appointment, and which they read: see tests/cast.py.
LANGUAGES = {"author": "en", "editor": "en", "translator": "ar", "language editor": "ar", "moderator": "en"}
READS = {"translator": ("en", "ar"), "language editor": ("en", "ar")}
# Who knocks, by the word the table has for them; nobody and the reader have no column: the desk is closed to them.
PEOPLE = {
    "nobody": None, "reader": cast.reader, "author": cast.author, "editor": cast.editor, "translator": cast.arabic_translator,
    "language editor": cast.arabic_editor, "moderator": english_moderator, "admin": cast.admin,
}

BELOW_ADMIN = [role for role in PEOPLE if role not in ("nobody", "reader", "admin")]


@dataclass
class Thing:
    """What an address is about: a text, a picture, a person. `owner` is whose it is by the table's word, `source` the language it is
    made from, `keys` what addresses name it by, and what hangs on it."""

    language: str = ""
    state: str = ""
    owner: str = ""
    is_original: bool = True
    keys: dict[str, Any] = field(default_factory=dict)
    kind: str = "text"
    source: str = ""

    def __str__(self):
        kind = self.kind if self.kind != "text" else "original" if self.is_original else "translation"
        state = f"in state {self.state}" if self.state else ""
        return " ".join(filter(None, [f"{self.owner or 'somebody'}'s", self.language, kind, state]))


Sends = Callable[[Thing], dict[str, Any]]


def nothing(_thing: Thing) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Ask:
    """What an address is about, the keys that its path names, and what a POST to it sends.

    `is_bare`: refused as if nothing were there, to those, too, who know what there is: no such list, no such form.
    """

    kind: str
    keys: tuple[str, ...] = ()
    sends: Sends = nothing
    is_bare: bool = False


def originals(language: str, owner: str, by: User, states: str = STATES) -> list[Thing]:
    return [_original(language, owner, by, state) for state in states]


def translations(language: str, owner: str, by: User, states: str = STATES) -> list[Thing]:
    return [_translation(language, owner, by, state) for state in states]


def _original(language: str, owner: str, by: User, state: str) -> Thing:
    draft = makers.make_draft(language, by=by)
    return _brought(Thing(language, state, owner), draft, by)


def _translation(language: str, owner: str, by: User, state: str) -> Thing:
    source = makers.make_story(by=other_author())
    draft = makers.make_translation_draft(language, of=source, by=by)
    return _brought(Thing(language, state, owner, is_original=False), draft, by)


def _brought(text: Thing, draft: Draft, by: User) -> Thing:
    """The text in its state, with a revision, a note and a link."""
    admin, edition = cast.admin(), draft.edition
    revisions.keep(draft, by=by)
    for move in {"s": "s", "b": "sb", "p": "sp", "q": "sq"}.get(text.state, ""):
        _move(makers.fresh(draft), move, by, admin)
    if text.state in "vcx":
        workflow.publish(makers.fresh(draft), by=admin)
    if text.state == "c":
        revisions.begin_edition(edition.article, language=edition.language, by=by)
    if text.state == "x":
        workflow.withdraw(Edition.objects.get(pk=edition.pk), by=admin, why="A name was wrong.")
    edition = Edition.objects.with_hand().get(pk=edition.pk)
    text.keys = {"edition": edition.pk, "revision": Revision.objects.of(edition).first().pk}
    if edition.draft_in_hand:
        _hang_on(text, edition, admin)
    return text


def _hang_on(text: Thing, edition: Edition, admin: User) -> None:
    draft = edition.draft_in_hand
    note = notes.add(edition, key="bridge01", words="Who counted them?", proposal="At the bridge, thirty-one children are waiting.", by=admin)
    link, _token = preview_links.make(draft, by=admin, days=2, may_remark=True)
    text.keys |= {"draft": draft.pk, "version": draft.version, "note": note.pk, "link": link.pk}


def _move(draft: Draft, move: str, by: User, admin: User) -> None:
    to, who, more = {
        "s": (State.SUBMITTED, by, {}), "b": (State.RETURNED, admin, {"why": "Say who counted."}), "p": (State.APPROVED, admin, {}),
        "q": (State.SCHEDULED, admin, {"hour": timezone.now() + timedelta(days=1)}),
    }[move]
    workflow.move(draft, to, by=who, **more)
