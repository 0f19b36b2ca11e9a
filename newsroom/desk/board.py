"""What waits for one person: rows, each with its one next action. What is empty is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles import access as stories
from articles import workflow
from articles.models import Draft, Transition
from comments import access as conversations
from newsroom.lib import cldr, languages
from newsroom.lib.roles import Role
from newsroom.models import Application
from translations import access as carrying

MOST = 12
State = Transition.State


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    action: str
    language: str = ""
    state: str | Promise = ""
    mark: str = ""
    facts: tuple[str, ...] = ()
    why: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Section:
    name: str
    rows: list[Row]
    count: int
    more: str = ""


@dataclass(frozen=True)
class Start:
    """Something to begin; where a language is named, one press begins it."""

    name: str
    url: str
    language: str = ""


@dataclass
class Board:
    sections: list[Section] = field(default_factory=list)
    begin: list[Start] = field(default_factory=list)


def of(user) -> Board:
    parts = (_returned(user), _to_review(user), _own(user), _claims(user), _comments(user), _applications(user), _claimable(user), _resting(user))
    return Board([part for part in parts if part and part.rows], list(_starts(user)))


def _starts(user) -> Iterator[Start]:
    codes = stories.writing_languages(user)
    if codes:
        yield Start(_("Write a new story"), reverse("stories:new"), codes[0] if len(codes) == 1 else "")
    if carrying.languages_into(user):
        yield Start(_("Find a story to translate"), reverse("translations:queue"))
    if user.standing.is_admin:
        yield Start(_("Appoint someone"), reverse("admin:newsroom_user_changelist"))


# Writing


def _originals(drafts: Iterable[Draft], *statuses: str) -> list[Draft]:
    return [draft for draft in drafts if draft.edition.is_original and draft.status in statuses]


def _returned(user) -> Section | None:
    drafts = [draft for draft in stories.drafts_of(user) if draft.status == Draft.Status.RETURNED and stories.is_writer(user, draft.edition)]
    reasons = Transition.objects.reasons([draft.edition_id for draft in drafts])
    rows = [_draft(draft, _("Mend it"), why=reasons.get(draft.edition_id, "")) for draft in drafts]
    return _section(_("Returned to you"), rows)


def _own(user) -> Section | None:
    drafts = _originals(stories.drafts_of(user), Draft.Status.WRITING)
    return _section(_("You are writing"), [_draft(draft, _("Go on writing")) for draft in drafts if stories.is_writer(user, draft.edition)])


def _resting(user) -> Section | None:
    """What lies with somebody else."""
    drafts = [draft for draft in stories.drafts_of(user) if draft.is_frozen and stories.is_writer(user, draft.edition) and not stories.answers_for(user, draft.edition)]
    return _section(_("With an editor"), [_draft(draft, _("Look at it")) for draft in drafts])


def _to_review(user) -> Section | None:
    action = {State.SUBMITTED: _("Read and decide"), State.APPROVED: _("Publish or schedule"), State.SCHEDULED: _("Look at it")}
    return _section(_("For you to decide"), [_draft(draft, action[workflow.state_of(draft)]) for draft in stories.drafts_to_review(user)])


def _draft(draft: Draft, action: str, *, why: str = "") -> Row:
    state = workflow.state_of(draft)
    edition = draft.edition
    facts = [languages.own_name(edition.language)]
    if not edition.is_original:
        facts.append(_("translation"))
    if edition.published_at:
        facts.append(_("a change of a live story"))
    return Row(
        title=draft.headline or _("untitled"), url=reverse("stories:draft", args=[draft.pk]) if edition.is_original else reverse("translations:workbench", args=[draft.pk]),
        action=action, language=edition.language if draft.headline else "", state=State(state).label, mark=state, facts=tuple(facts), why=why,
        at=draft.goes_out_at or draft.touched_at,
    )


# Translating


def _claims(user) -> Section | None:
    rows = []
    for claim in carrying.claims_of(user):
        draft = claim.edition.draft_in_hand
        if draft and draft.status == Draft.Status.WRITING:
            until = _("yours until %(day)s") % {"day": cldr.long_date(claim.ends_at, _code())}
            source = draft.made_from.headline if draft.made_from else ""
            title = draft.headline or source or _("untitled")
            shown_in = claim.edition.language if draft.headline or not draft.made_from else draft.made_from.edition.language
            rows.append(Row(title, reverse("translations:workbench", args=[draft.pk]), _("Go on translating"), shown_in, facts=(languages.own_name(claim.edition.language), until)))
    return _section(_("You are translating"), rows)


def _claimable(user) -> Section | None:
    offers = carrying.claimable(user)
    rows = [
        Row(offer.text.headline, reverse("translations:queue"), _("Take it up"), offer.edition.language, facts=(_into(offer),), at=offer.edition.published_at)
        for offer in offers
    ]
    return _section(_("You could translate"), rows, most=5, more=reverse("translations:queue"))


def _into(offer) -> str:
    return _("into %(languages)s") % {"languages": cldr.listed([languages.own_name(code) for code in offer.languages[:4]], _code())}


# Readers and people


def _comments(user) -> Section | None:
    if not user.standing.holds_anywhere(Role.MODERATOR):
        return None
    rows = []
    for code, number in conversations.queue(user).per_language():
        words = ngettext("%(number)s comment waits", "%(number)s comments wait", number) % {"number": cldr.number(number, _code())}
        rows.append(Row(words, f"{reverse('moderation:queue')}?in={code}", _("Read them"), facts=(languages.own_name(code),)))
    return _section(_("Comments"), rows)


def _applications(user) -> Section | None:
    if not user.standing.is_admin:
        return None
    rows = [
        Row(application.name, reverse("admin:newsroom_application_change", args=[application.pk]), _("Answer"), facts=(application.get_kind_display(),), at=application.consented_at)
        for application in Application.objects.waiting()[:MOST]
    ]
    return _section(_("Applications"), rows, more=reverse("admin:newsroom_application_changelist"))


def _section(name: str, rows: list[Row], *, most: int = MOST, more: str = "") -> Section | None:
    return Section(name, rows[:most], len(rows), more if len(rows) > most else "") if rows else None


def _code() -> str:
    return get_language() or languages.DEFAULT
