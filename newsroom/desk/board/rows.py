"""What a row of the board is, and what many texts are asked at once so that each row can say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles import access, reviews, workflow
from articles.models import Draft, Edition, Release, Review, Transition
from newsroom.desk import days
from newsroom.lib import cldr

from . import since

State, Reason = Transition.State, Transition.Reason
AT_ONCE = 12  # of a section; the rest is one press away
MOST = 200  # of a section; beyond them the filters help


@dataclass(frozen=True)
class Action:
    """The one next thing to do with a row: a link, or where one press does it a button."""

    label: str
    url: str
    is_press: bool = False


@dataclass(frozen=True)
class Traits:
    """What the filters look at: the languages a row is about, the section it is filed in, who writes it."""

    languages: frozenset[str] = frozenset()
    section: int | None = None
    writers: tuple = ()


@dataclass(frozen=True)
class Row:
    """`language` is the one the title is in, `said_in` the one the row names; `why` stands under it in somebody's own words.

    `number` is how many things it stands for, where it is more than one.
    """

    title: str
    url: str
    action: Action
    language: str = ""
    said_in: str = ""
    state: str | Promise = ""
    mark: str = ""
    facts: tuple[str, ...] = ()
    who_has_it: str = ""
    why: str = ""
    since: str = ""
    at: datetime | None = None
    number: int = 1
    traits: Traits = Traits()


@dataclass(frozen=True)
class Section:
    """Rows that wait for the same reason. `hint` says what pressing does; `more` leads to all, where they live elsewhere."""

    key: str
    name: str
    rows: list[Row]
    hint: str = ""
    more: str = ""
    at_once: int = AT_ONCE
    is_capped: bool = False

    @property
    def count(self) -> int:
        return sum(row.number for row in self.rows)

    @property
    def first(self) -> list[Row]:
        return self.rows[: self.at_once]

    @property
    def rest(self) -> list[Row]:
        """None where another page has them all."""
        return [] if self.more else self.rows[self.at_once : MOST]

    @property
    def leads_on(self) -> bool:
        return bool(self.more) and len(self.rows) > self.at_once

    @property
    def unseen(self) -> int:
        return max(0, len(self.rows) - MOST)


@dataclass
class Texts:
    """What rows say of many texts, asked once for all of them."""

    moves: dict[int, Transition] = field(default_factory=dict)
    reviews: dict[int, Review] = field(default_factory=dict)
    writers: dict[int, list] = field(default_factory=dict)
    releases: dict[int, Release] = field(default_factory=dict)

    @classmethod
    def about(cls, drafts: list[Draft]) -> Texts:
        editions = sorted({draft.edition_id for draft in drafts})
        if not editions:
            return cls()
        return cls(
            moves=Transition.objects.last_moves(editions), reviews=reviews.of(editions), writers=Edition.objects.writers_of(editions),
            releases={release.article_id: release for release in Release.objects.open().of_any({draft.edition.article_id for draft in drafts})},
        )

    def release_of(self, draft: Draft) -> Release | None:
        """The open release that this text goes out with, if there is one."""
        release = self.releases.get(draft.edition.article_id)
        return release if release and draft.edition.language in release.languages else None

    def row(self, draft: Draft, action: str, *, user, press: str = "") -> Row:
        """A text as a row; `press` is the address that its button posts to."""
        edition, state = draft.edition, workflow.state_of(draft)
        moved, url = self.moves.get(edition.pk), url_of(draft)
        lies_since = moved.at if moved and state != State.WRITING else draft.touched_at
        return Row(
            title=draft.headline or _("untitled"), url=url, action=Action(action, press or url, bool(press)), language=edition.language if draft.headline else "",
            said_in=edition.language, state=State(state).label, mark=state, facts=tuple(self._facts(draft, user)), who_has_it=self._who_has_it(draft, user),
            why=reason(moved) if state == State.RETURNED else "", since=since.words(state, lies_since), at=lies_since, traits=self.traits(draft),
        )

    def traits(self, draft: Draft) -> Traits:
        edition = draft.edition
        return Traits(frozenset({edition.language}), edition.article.section_id, tuple(self.writers.get(edition.pk, ())))

    def _facts(self, draft: Draft, user):
        edition, release = draft.edition, self.release_of(draft)
        others = [writer.shown_name for writer in self.writers.get(edition.pk, ()) if writer.pk != user.pk]
        if others:
            yield _("by %(names)s") % {"names": cldr.listed(others, days.active())}
        if not edition.is_original:
            yield _("translation")
        if edition.withdrawn_at:
            yield _("withdrawn: readers do not see it")
        elif edition.published_at:
            yield _("a change of a live story")
        if draft.goes_out_at:
            yield since.goes_out(draft.goes_out_at)
        elif release:
            yield since.goes_out(release.goes_out_at)
        elif edition.article.planned_for and edition.is_original and not edition.published_at:
            yield since.planned(edition.article.planned_for)

    def _who_has_it(self, draft: Draft, user) -> str:
        review = self.reviews.get(draft.edition_id)
        if review is None or draft.status != Draft.Status.SUBMITTED:
            return ""
        if not access.answers_for(user, draft.edition):
            return _("an editor is reading it")
        until = days.moment(review.lapses_at)
        if review.editor_id == user.pk:
            return _("you have it until %(moment)s") % {"moment": until}
        return _("%(name)s has it until %(moment)s") % {"name": review.editor.shown_name, "moment": until}


def url_of(draft: Draft) -> str:
    """Where a text is worked on."""
    return reverse("stories:draft" if draft.edition.is_original else "translations:workbench", args=[draft.pk])


def reason(moved: Transition | None) -> str:
    """Why a text came back: the reason from the list, if it says more than nothing, and the editor's words."""
    if moved is None:
        return ""
    if moved.reason and moved.reason != Reason.OTHER:
        return f"{Reason(moved.reason).label}: {moved.why}"
    return moved.why


def is_due_today(draft: Draft) -> bool:
    """Whether it goes out today, or was to by its plan: by the calendar on the outlet's wall."""
    today = days.today()
    if draft.goes_out_at:
        return days.here(draft.goes_out_at).date() == today
    return draft.edition.is_original and not draft.edition.published_at and draft.edition.article.planned_for == today
