"""Many texts at once: what would happen to each of them, and then what did. Each is moved by the same doors as alone, in its own transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib.verdict import Verdict

from . import access, filing, releases, reviews, revisions, workflow
from .models import Draft, Edition, Transition

State, Status = Transition.State, Draft.Status
Given = Mapping[str, Any]
FOR_TRYING: Given = {"why": "…", "reason": Transition.Reason.OTHER}  # what is not written yet when the table is made


class Outcome(StrEnum):
    DONE = "done"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Told:
    """A row of the table: what happens to one text, why not, or what one should know. `seen` is the state it was judged in."""

    edition: Edition
    outcome: Outcome
    sentence: str | Promise = ""
    notes: tuple[str | Promise, ...] = ()
    seen: str = ""


class ChangedSince(Exception):
    """It is not as the table showed it any more."""

    def __init__(self):
        super().__init__(_("It has changed since this table was made. Look at it, then decide again."))


@dataclass(frozen=True)
class Deed:
    """Something that can be done to many. `already` says why there is nothing to do; `needs` whether it wants to be told more first."""

    name: str
    label: str | Promise
    may: Callable[[Any, Edition], Verdict]
    already: Callable[[Edition, Given], str | Promise]
    act: Callable[[Edition, Any, Given], None]
    seen: Callable[[Edition], str]
    needs: str = ""
    notes: Callable[[Any, Collection[Edition]], dict[int, tuple[str | Promise, ...]]] | None = None

    @property
    def is_shaped_by_its_words(self) -> bool:
        """Whether nobody can say what it would do before its form is filled in."""
        return self.needs in ("file", "plan")


def look(deed: Deed, editions: Collection[Edition], *, by, given: Given | None) -> list[Told]:
    """What would happen: it is done, and taken back. Without `given`, where that shapes the deed, only who may is asked."""
    if given is None and deed.is_shaped_by_its_words:
        return [_allowed(deed, edition, by) for edition in editions]
    notes = deed.notes(by, editions) if deed.notes else {}
    with transaction.atomic():
        told = [_one(deed, edition, by, FOR_TRYING if given is None else given, notes.get(edition.pk, ())) for edition in editions]
        transaction.set_rollback(True)
    return told


def do(deed: Deed, editions: Collection[Edition], *, by, given: Given, seen: Mapping[int, str]) -> list[Told]:
    """Do it to those that the table named, as far as they are as it showed them."""
    return [_one(deed, edition, by, given, (), seen[edition.pk]) for edition in editions if edition.pk in seen]


def _allowed(deed: Deed, edition: Edition, by) -> Told:
    verdict = deed.may(by, edition)
    return Told(edition, Outcome.DONE, seen=deed.seen(edition)) if verdict else Told(edition, Outcome.REFUSED, str(verdict))


def _one(deed: Deed, edition: Edition, by, given: Given, notes: tuple[str | Promise, ...], seen: str | None = None) -> Told:
    if sentence := deed.already(edition, given):
        return Told(edition, Outcome.SKIPPED, sentence)
    if not (verdict := deed.may(by, edition)):
        return Told(edition, Outcome.REFUSED, str(verdict))
    try:
        if seen not in (None, deed.seen(edition)):
            raise ChangedSince
        with transaction.atomic():
            deed.act(edition, by, given)
    except (workflow.NotReady, workflow.MoveRefused, revisions.Gone, ChangedSince) as refusal:
        return Told(edition, Outcome.REFUSED, str(refusal))
    except revisions.Stale:
        return Told(edition, Outcome.REFUSED, str(ChangedSince()))
    return Told(edition, Outcome.DONE, notes=notes, seen=deed.seen(edition))


# What a row was judged by


def _words_seen(edition: Edition) -> str:
    draft = edition.draft_in_hand
    return f"d{draft.pk}.{draft.version}" if draft else f"r{edition.live_revision_id or 0}"


def _live_seen(edition: Edition) -> str:
    return f"r{edition.live_revision_id or 0}"


def _section_seen(edition: Edition) -> str:
    return f"s{edition.article.section_id or 0}"


def _plan_seen(edition: Edition) -> str:
    return f"p{edition.article.planned_for or ''}"


# Who may, where there may be no text in hand


def _in_hand(rule: Callable[[Any, Draft], Verdict]) -> Callable[[Any, Edition], Verdict]:
    def may(user, edition: Edition) -> Verdict:
        draft = edition.draft_in_hand
        return rule(user, draft) if draft else Verdict(_("There is no text in hand."))

    return may


def _may_submit(user, draft: Draft) -> Verdict:
    if not draft.edition.is_original:
        return Verdict(_("A translation is submitted at its workbench, where every check is run."))
    return access.may_submit(user, draft)


def _may_publish(user, draft: Draft) -> Verdict:
    if draft.status in (Status.WRITING, Status.RETURNED):
        return Verdict(_("It is still being written. Submit it first."))
    if draft.edition.withdrawn_at is not None:
        return Verdict(_("It was withdrawn. Whether it comes back is decided on its own page."))
    if draft.edition.published_at is not None and not draft.weight:
        return Verdict(_("It changes a live text. Publish it on its own page, where its weight is decided."))
    return access.may_publish(user, draft)


# What is so already


def _has_state(*states: str) -> Callable[[Edition, Given], str | Promise]:
    def already(edition: Edition, given: Given) -> str | Promise:
        state = workflow.state_of(edition.draft_in_hand) if edition.draft_in_hand else ""
        return _("It is “%(state)s” already.") % {"state": State(state).label} if state and state in states else ""

    return already


def _is_out(edition: Edition, given: Given) -> str | Promise:
    return _("It is live already, with no change in hand.") if edition.is_live and not edition.draft_in_hand else ""


def _is_withdrawn(edition: Edition, given: Given) -> str | Promise:
    return _("It is withdrawn already.") if edition.withdrawn_at else ""


def _is_planned(edition: Edition, given: Given) -> str | Promise:
    return _("It is planned for that day already.") if edition.article.planned_for == given["day"] else ""


def _is_filed(edition: Edition, given: Given) -> str | Promise:
    facts = _facts(edition, given)
    article = edition.article
    is_so = facts.get("section_id", article.section_id) == article.section_id and not _added(edition, given, "topic") and not _added(edition, given, "tag")
    return _("It is filed there already.") if is_so else ""


# How it is done


def _to(state: str) -> Callable[[Edition, Any, Given], None]:
    def act(edition: Edition, by, given: Given) -> None:
        words = {"why": given["why"], "reason": given["reason"]} if state == State.RETURNED else {}
        workflow.move(edition.draft_in_hand, state, by=by, version=edition.draft_in_hand.version, **words)

    return act


def _withdraw(edition: Edition, by, given: Given) -> None:
    now = Edition.objects.any_of([edition.pk]).select_for_update().get()
    if now.live_revision_id != edition.live_revision_id:
        raise ChangedSince
    workflow.withdraw(edition, by=by, why=given["why"])


def _file(edition: Edition, by, given: Given) -> None:
    filing.file(edition, _facts(edition, given), by=by)


def _plan(edition: Edition, by, given: Given) -> None:
    if not filing.plan(edition, given["day"], seen=edition.article.planned_for):
        raise ChangedSince


def _facts(edition: Edition, given: Given) -> dict[str, Any]:
    """Where it stands, and where it is filed beside that."""
    facts: dict[str, Any] = {}
    if given.get("section"):
        facts["section_id"] = given["section"]
    for kind, name in (("topic", "topics"), ("tag", "tags")):
        if added := _added(edition, given, kind):
            facts[name] = added | set(getattr(edition.article, name).values_list("pk", flat=True))
    return facts


def _added(edition: Edition, given: Given, kind: str) -> set[int]:
    labels = getattr(edition.article, f"{kind}s")
    return {given[kind]} - set(labels.values_list("pk", flat=True)) if given.get(kind) else set()


# What one should know before deciding


def _what_to_know(user, editions: Collection[Edition]) -> dict[int, tuple[str | Promise, ...]]:
    held = reviews.of(editions)
    notes: dict[int, tuple[str | Promise, ...]] = {}
    for edition in editions:
        said: list[str | Promise] = []
        if edition.pk in held and held[edition.pk].editor_id != user.pk:
            said.append(_("%(name)s has it now.") % {"name": held[edition.pk].editor.shown_name})
        if settings.FOUR_EYES == "warn" and edition.writers.contains(user):
            said.append(_("You have worked on it yourself."))
        going = releases.of_edition(edition)
        if going and going.at_once:
            said.append(_("It goes out at once: its release has gone."))
        notes[edition.pk] = tuple(said)
    return notes


DEEDS = {
    deed.name: deed
    for deed in (
        Deed("submit", gettext_lazy("Submit"), _in_hand(_may_submit), _has_state(State.SUBMITTED), _to(State.SUBMITTED), _words_seen),
        Deed("approve", gettext_lazy("Approve"), _in_hand(access.may_approve), _has_state(State.APPROVED, State.SCHEDULED), _to(State.APPROVED), _words_seen, notes=_what_to_know),
        Deed("publish", gettext_lazy("Publish now"), _in_hand(_may_publish), _is_out, _to(State.PUBLISHED), _words_seen, notes=_what_to_know),
        Deed("return", gettext_lazy("Return"), _in_hand(access.may_return), _has_state(State.RETURNED), _to(State.RETURNED), _words_seen, needs="return", notes=_what_to_know),
        Deed("withdraw", gettext_lazy("Withdraw"), access.may_withdraw, _is_withdrawn, _withdraw, _live_seen, needs="withdraw"),
        Deed("file", gettext_lazy("Add a topic, tag or section"), access.may_file_story, _is_filed, _file, _section_seen, needs="file"),
        Deed("plan", gettext_lazy("Plan for a day"), access.may_plan, _is_planned, _plan, _plan_seen, needs="plan"),
    )
}
