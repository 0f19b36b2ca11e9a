"""All that is kept about a person, as one JSON document that is written while it is sent.

A section is a name and its rows; rows are read in portions and only the columns that are given, so that thousands of revisions
take no memory. Whose a byline is stands in it only when the password was typed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from articles import access
from articles.models import Correction, Draft, Edition, Image, Note, PreviewLink, Review, Revision, Transition
from articles.models.words import WORDS
from comments.models import Ruling
from newsroom.models import Application, Appointment, Deed, Invitation, Letter, SavedView, User
from translations.models import Assignment, Finding, Request, Segment, Term

ACCOUNT = (
    "username", "first_name", "last_name", "desk_name", "email", "interface_language", "time_zone", "reads", "keeps_unsent_words", "is_active",
    "date_joined", "last_login",
)
TEXT = ("edition__article", "edition__language", "edition__headline")
APPLIED = ("kind", "name", "email", "languages", "reads", "words", "language", "asked_at", "consented_at", "confirmed_at", "answer", "answer_words", "answered_at")
INVITED = ("email", "name", "language", "roles", "reads", "invited_at", "ends_at", "accepted_at", "revoked_at")
# What the library for signing in keeps, if it is there; secrets are none of it.
SIGNING_IN = {
    "addresses": ("emailaddress_set", ("email", "verified", "primary")),
    "second factors": ("authenticator_set", ("type", "created_at", "last_used_at")),
    "sessions": ("usersession_set", ("created_at", "last_seen_at", "user_agent")),
}
PORTION = 200


def export(person: User, *, with_bylines: bool) -> Iterator[str]:
    """The document, piece by piece."""
    yield '{\n"made_at": ' + _said(timezone.now())
    for name, rows in _sections(person, with_bylines):
        yield f",\n{_said(name)}: ["
        yield from _portions(rows)
        yield "]"
    yield "\n}\n"


def _sections(person: User, with_bylines: bool) -> Iterator[tuple[str, Iterable[dict]]]:
    yield "account", [{name: getattr(person, name) for name in ACCOUNT}]
    for name, (related, columns) in SIGNING_IN.items():
        if hasattr(person, related):
            yield name, _rows(getattr(person, related).order_by("pk"), *columns)
    yield "appointments", _rows(Appointment.objects.of(person).order_by("pk"), "role", "language", "appointed_at", "ends_at")
    yield "deeds about you", _rows(Deed.objects.about_person(person), "kind", "words", "at")
    if with_bylines:
        yield "bylines", _rows(access.every_byline_of(person).order_by("name"), "name", "slug", "hidden_at")
    yield from _written(person)
    yield from _said_and_decided(person)
    yield from _carried(person)
    yield from _came_in(person)


def _written(person: User):
    yield "texts", _rows(Edition.objects.written_by(person).order_by("pk"), "article", "language", "headline", "published_at", "withdrawn_at")
    yield "drafts", _rows(Draft.objects.written_by(person).order_by("pk"), *TEXT, "status", "touched_at", *WORDS)
    yield "revisions", _rows(Revision.objects.by_person(person).order_by("pk"), *TEXT, "number", "name", "aside", "weight", "at", *WORDS)
    pictures = ("file", "credit", "credit_link", "source_link", "licence", "licence_reason", "licence_ends", "uploaded_at", "taken_down_at")
    yield "pictures", _rows(Image.objects.uploaded_by(person).order_by("pk"), *pictures)
    yield "links to drafts", _rows(PreviewLink.objects.of_maker(person), *TEXT, "for_whom", "may_remark", "made_at", "ends_at", "revoked_at")


def _said_and_decided(person: User):
    yield "moves", _rows(Transition.objects.by_person(person).order_by("pk"), *TEXT, "deed", "before", "after", "reason", "why", "hour", "own_work", "at")
    yield "reviews", _rows(Review.objects.held_by(person).order_by("pk"), *TEXT, "begun_at", "ended_at")
    yield "notes", _rows(Note.objects.by_person(person), *TEXT, "key", "kind", "words", "proposal", "accepted", "at", "resolved_at")
    yield "corrections", _rows(Correction.objects.by_person(person), *TEXT, "words", "at")
    said = ("comment__key", "comment__name", "comment__text", "before", "after", "why", "at")
    yield "rulings on comments", _rows(Ruling.objects.by_person(person).order_by("pk"), *said)


def _carried(person: User):
    yield "claims", _rows(Assignment.objects.held_by(person).order_by("pk"), *TEXT, "claimed_at", "ends_at", "ended_at", "why", "note")
    yield "translated blocks", _rows(Segment.objects.by_person(person), *TEXT, "key", "target", "confirmed", "origin", "left_out_because", "at")
    yield "findings waived", _rows(Finding.objects.waived_by_person(person), *TEXT, "key", "check_name", "detail", "waived_because", "at")
    yield "terms proposed", _rows(Term.objects.proposed_by_person(person), "source_language", "target_language", "source", "target", "reason", "proposed_at")
    yield "translations asked for", _rows(Request.objects.by_person(person), "article", "language", "why", "until", "at")


def _came_in(person: User):
    yield "saved views", _rows(SavedView.objects.of(person), "name", "filters")
    invitations = Invitation.objects.accepted_by_person(person)
    yield "invitations", _rows(invitations, *INVITED)
    yield "applications", _rows(Application.objects.known_of(person.email, invitations), *APPLIED)
    yield "letters to you", _rows(Letter.objects.to_person(person).order_by("pk"), "to", "subject", "made_at", "sent_at", "given_up_at")


def _rows(query, *columns: str) -> Iterator[dict]:
    return query.values(*columns).iterator(chunk_size=PORTION)


def _portions(rows: Iterable[dict]) -> Iterator[str]:
    portion: list[str] = []
    between = "\n"
    for row in rows:
        portion.append(between + _said(row))
        between = ",\n"
        if len(portion) == PORTION:
            yield "".join(portion)
            portion.clear()
    yield "".join(portion)


def _said(value) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
