"""What the workbench shows: each block as what it is, what it needs, and what may be done with the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import access as stories
from articles import workflow
from articles.models import Draft, Image, Transition
from newsroom.lib import languages, richtext
from newsroom.lib.verdict import Verdict

from . import access, findings, workbench
from .findings import Told
from .models import Assignment, Segment

NAMES = {
    "headline": _("Headline"), "summary": _("Summary"), "lead-caption": _("Caption of the lead picture"),
    "lead-alt": _("What the lead picture shows"), "paragraph": _("Paragraph"), "heading": _("Heading"), "item": _("Item"),
    "quote": _("Quotation"), "original": _("Original wording"), "post": _("Quoted post"), "caption": _("Caption"),
    "alt": _("What the picture shows"), "rule": _("Break"), "figure": _("Picture or card"),
}
NEEDS = {
    "todo": _("to translate"), "optional": _("if you like"), "machine": _("by machine: check"), "look": _("look again"),
    "done": _("translated"), "confirmed": _("confirmed"), "left-out": _("left out"), "along": _("comes along"),
}


@dataclass
class Shown:
    """One row as it is drawn."""

    row: workbench.Row
    findings: list[Told] = field(default_factory=list)
    typed: str | None = None
    sentence: str = ""
    picture: Image | None = None
    other: Image | None = None  # that the translation shows instead

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def kind(self) -> str:
        return self.row.block.kind

    @property
    def name(self):
        return NAMES[self.kind]

    @property
    def tag(self) -> str:
        """The element it is in the story: p, h2, li …"""
        return self.row.block.frames[-1][0] if self.row.block.frames else self.kind

    @property
    def is_in_list(self) -> str:
        """ul or ol, for an item."""
        return self.row.block.frames[-2][0] if self.kind == "item" else ""

    @property
    def depth(self) -> int:
        """How many lists an item hangs in."""
        return sum(tag in richtext.LISTS for tag, _attributes in self.row.block.frames)

    @property
    def state(self) -> str:
        segment = self.row.segment
        if segment is None:
            return "along"
        if segment.left_out_because:
            return "left-out"
        if not segment.target:
            return "optional" if self.row.is_optional else "todo"
        if segment.origin == Segment.Origin.MACHINE:
            return "machine"
        if any(not told.finding.waived_because for told in self.findings):
            return "look"
        return "confirmed" if segment.confirmed else "done"

    @property
    def word(self):
        return NEEDS[self.state]

    @property
    def in_box(self) -> str:
        return self.row.stored if self.typed is None else self.typed

    @property
    def is_shown(self) -> bool:
        """A rule or a bare figure has nothing to read."""
        return self.row.block.has_words or self.picture is not None


@dataclass(frozen=True)
class Screen:
    """The workbench of a draft, for one person."""

    draft: Draft
    rows: list[Shown]
    progress: workbench.Progress | None
    claim: Assignment | None
    may_type: Verdict
    may_submit: Verdict
    may_take_back: Verdict
    may_return: Verdict
    may_publish: Verdict
    may_schedule: Verdict
    may_unschedule: Verdict
    may_end_claim: Verdict
    answers: bool
    is_own_work: bool
    missing: list[str]
    returned: Transition | None
    before: access.BeforeItAppears | None

    @property
    def source_language(self) -> str:
        return self.draft.made_from.edition.language if self.draft.made_from else self.draft.edition.article.original_language

    @property
    def source_direction(self) -> str:
        return languages.direction(self.source_language)

    @property
    def source_name(self) -> str:
        return languages.own_name(self.source_language)

    @property
    def target_language(self) -> str:
        return self.draft.edition.language

    @property
    def target_direction(self) -> str:
        return languages.direction(self.target_language)

    @property
    def target_name(self) -> str:
        return languages.own_name(self.target_language)

    @property
    def state(self) -> str | Promise:
        return Transition.State(workflow.state_of(self.draft)).label


def screen(draft: Draft, user, *, typed: Mapping[str, str] | None = None, sentences: Mapping[str, str] | None = None) -> Screen:
    """`typed` is, by key, what was refused and is shown again; `sentences` says at its block what was wrong with it."""
    rows = workbench.rows_of(draft)
    answers = stories.answers_for(user, draft.edition)
    claim = access.claim_on(draft.edition)
    may_submit = access.may_submit(user, draft)
    may_publish = stories.may_publish(user, draft)
    return Screen(
        draft=draft,
        rows=[shown for shown in _shown(draft, rows, typed or {}, sentences or {}) if shown.is_shown],
        progress=workbench.progress(draft, rows) if rows else None,
        claim=claim,
        may_type=access.may_type(user, draft),
        may_submit=may_submit,
        may_take_back=stories.may_take_back(user, draft),
        may_return=stories.may_return(user, draft),
        may_publish=may_publish,
        may_schedule=stories.may_schedule(user, draft),
        may_unschedule=_may_unschedule(user, draft),
        may_end_claim=access.may_end_claim(user, claim) if claim else Verdict(""),
        answers=answers,
        is_own_work=answers and draft.edition.writers.contains(user),
        missing=workflow.missing(draft) if may_submit or may_publish else [],
        returned=_returned(draft),
        before=access.before_it_appears(draft),
    )


def answer(draft: Draft, user, key: str) -> tuple[Shown | None, workbench.Progress]:
    """One block as it is now, and how far the whole is: what is told after a save."""
    rows = workbench.rows_of(draft)
    one = [row for row in rows if row.key == key]
    told = findings.told(draft, one)
    return next((Shown(row, told.get(key, [])) for row in one), None), workbench.progress(draft, rows)


def picture_at(draft: Draft, key: str) -> Shown | None:
    """The block of that key, where the source shows a picture in its text."""
    rows = [row for row in workbench.rows_of(draft) if row.key == key and row.block.kind == "figure"]
    return next((shown for shown in _shown(draft, rows, {}, {}) if shown.picture), None)


def _shown(draft: Draft, rows: list[workbench.Row], typed: Mapping[str, str], sentences: Mapping[str, str]) -> list[Shown]:
    told = findings.told(draft, rows)
    own, others = _numbers(draft, rows)
    found = {image.pk: image for image in Image.objects.standing().numbered({*own.values(), *others.values()}).for_choosing()} if own else {}
    return [
        Shown(
            row, told.get(row.key, []), typed.get(row.key), sentences.get(row.key, ""),
            found.get(own.get(row.key, 0)), found.get(others.get(row.key, 0)),
        )
        for row in rows
    ]


def _numbers(draft: Draft, rows: list[workbench.Row]) -> tuple[dict[str, int], dict[str, int]]:
    """By key, the source's picture: the lead one at the first row that speaks of it, the others where they stand. And what stands instead."""
    own: dict[str, int] = {}
    others: dict[str, int] = {}
    lead = draft.edition.article.lead_image_id
    for row in rows:
        facts = dict(row.block.frames[-1][1]) if row.block.kind == "figure" else {}
        if "data-image" in facts:
            own[row.key] = int(facts.get("data-instead", facts["data-image"]))
            if "data-instead" in facts:
                others[row.key] = int(facts["data-image"])
        elif lead and row.key.startswith("lead-") and lead not in own.values():
            own[row.key] = lead
    return own, others


def _returned(draft: Draft) -> Transition | None:
    if draft.status != Draft.Status.RETURNED:
        return None
    return Transition.objects.of(draft.edition).into(Transition.State.RETURNED).newest_first().first()


def _may_unschedule(user, draft: Draft) -> Verdict:
    return stories.may_approve(user, draft) if draft.goes_out_at else Verdict("")
