"""What a calendar shows of the stories a person may know of: planned, scheduled, published, and those without a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import access, workflow
from articles.models import Draft, Edition, Release, Transition
from newsroom.lib import cldr

from . import days
from .board.rows import url_of
from .periods import MONTH, Period

State = Transition.State
UNDATED = 12  # the newest
OVERDUE = 10
IN_A_MONTH = 4  # of a day; the rest is in its week
KINDS: dict[str, Promise] = {
    "planned": gettext_lazy("planned"), "scheduled": gettext_lazy("scheduled"), "published": gettext_lazy("published"), "withdrawn": gettext_lazy("withdrawn"),
}


@dataclass(frozen=True)
class Entry:
    """A story on a day. `kind` is a word and a shape; `edition` is given where its plan may be moved."""

    kind: str
    title: str
    language: str
    url: str
    word: str | Promise = ""
    spoken: tuple[str, ...] = ()
    hour: str = ""
    fact: str | Promise = ""
    number: int = 0
    planned_for: date | None = None
    may_move: bool = False


@dataclass
class Day:
    day: date
    is_today: bool
    is_outside: bool
    week: str
    entries: list[Entry] = field(default_factory=list)
    most: int | None = None

    @property
    def shown(self) -> list[Entry]:
        return self.entries[: self.most]

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True)
class Undated:
    entries: list[Entry]
    count: int


class Stories:
    """The stories of one person's calendar for a period."""

    def __init__(self, user, period: Period):
        self.user, self.period = user, period
        self.known = access.drafts_known_to(user)
        self.releases = list(Release.objects.open().with_article())
        together = [release.article_id for release in self.releases if release.has_the_original]
        self.to_come = self.known.of_originals().never_out().unscheduled().not_of_articles(together)

    def days(self) -> list[Day]:
        most = IN_A_MONTH if self.period.kind == MONTH else None
        shown = {
            day: Day(day, day == days.today(), self.period.is_outside(day), Period("week", day).address, most=most) for day in self.period.days
        }
        for day, entry in [*self._published(), *self._scheduled(), *self._planned()]:
            shown[day].entries.append(entry)
        return list(shown.values())

    def overdue(self) -> list[Entry]:
        """Planned for a day that is over, and not out: those the period does not show anyway."""
        drafts = [draft for draft in self.to_come.planned_before(days.today()) if not self.period.holds(_plan(draft))]
        return [self._planned_entry(draft, draft.edition_id in self._movable(drafts)) for draft in drafts[-OVERDUE:]]

    def undated(self) -> Undated:
        found = self.to_come.unplanned().newest_first()
        drafts = list(found[:UNDATED])
        movable = self._movable(drafts)
        entries = [self._draft_entry(draft, kind=workflow.state_of(draft), word=State(draft.status).label, may_move=draft.edition_id in movable) for draft in drafts]
        return Undated(entries, len(drafts) if len(drafts) < UNDATED else found.count())

    def _planned(self) -> Iterable[tuple[date, Entry]]:
        drafts = list(self.to_come.planned_between(self.period.first, self.period.last))
        movable = self._movable(drafts)
        return [(_plan(draft), self._planned_entry(draft, draft.edition_id in movable)) for draft in drafts]

    def _scheduled(self) -> Iterable[tuple[date, Entry]]:
        """By their own hour, and by that of the release they go out with."""
        span = days.span(self.period.first, self.period.last)
        going = [(draft.goes_out_at, draft) for draft in self.known.scheduled_between(*span)]
        releases = {release.article_id: release for release in self.releases if span[0] <= release.goes_out_at < span[1]}
        together = self.known.of_articles(releases).unscheduled() if releases else ()
        going += [(releases[draft.edition.article_id].goes_out_at, draft) for draft in together if draft.edition.language in releases[draft.edition.article_id].languages]
        for at, draft in sorted(going, key=lambda one: (one[0], one[1].pk)):
            waits = State(draft.status).label if draft.status != Draft.Status.APPROVED else ""
            yield days.here(at).date(), self._draft_entry(draft, kind="scheduled", hour=cldr.hour(days.here(at), days.active()), fact=waits)

    def _published(self) -> Iterable[tuple[date, Entry]]:
        """One entry for a story on a day, with the languages it appeared in."""
        together: dict[tuple[date, int], list[Edition]] = defaultdict(list)
        for edition in access.editions_known_to(self.user).published_between(*days.span(self.period.first, self.period.last)).for_cards().order_by("published_at", "pk"):
            together[days.here(edition.published_at).date(), edition.article_id].append(edition)
        for (day, _article), editions in together.items():
            yield day, _out(editions)

    def _planned_entry(self, draft: Draft, may_move: bool) -> Entry:
        return self._draft_entry(draft, kind="planned", fact=State(draft.status).label, may_move=may_move)

    def _draft_entry(self, draft: Draft, *, kind: str, word: str | Promise = "", hour: str = "", fact: str | Promise = "", may_move: bool = False) -> Entry:
        edition = draft.edition
        return Entry(
            kind, draft.headline or _("untitled"), edition.language if draft.headline else "", url_of(draft), word or KINDS[kind], (edition.language,), hour, fact,
            edition.pk if edition.is_original else 0, edition.article.planned_for, may_move,
        )

    def _movable(self, drafts: list[Draft]) -> set[int]:
        return access.whose_plan_may_move(self.user, drafts)


def _plan(draft: Draft) -> date:
    day = draft.edition.article.planned_for
    assert day, "asked of planned ones alone"
    return day


def _out(editions: list[Edition]) -> Entry:
    first = next((edition for edition in editions if edition.is_original), editions[0])
    kind = "withdrawn" if all(edition.withdrawn_at for edition in editions) else "published"
    hour = cldr.hour(days.here(first.published_at), days.active()) if first.published_at else ""
    return Entry(kind, first.headline, first.language, reverse("stories:edition", args=[first.pk]), KINDS[kind], tuple(edition.language for edition in editions), hour)
