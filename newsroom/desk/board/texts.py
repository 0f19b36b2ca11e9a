"""What waits for a person among the texts they write or answer for. Each text stands on the board once, where it is most pressing."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import access, workflow
from articles.models import Draft, Transition
from newsroom.desk import days

from .rows import Row, Section, Texts, is_due_today

State = Transition.State


class Waiting:
    """The texts of one person's board, and what the rows say of them. Sections take from them in turn."""

    def __init__(self, user):
        self.user = user
        self.mine = access.texts_of(user)
        self.to_decide = list(access.drafts_to_review(user).for_rows())
        self.planned_today = list(access.drafts_known_to(user).planned_between(days.today(), days.today()))
        self.texts = Texts.about([*self.mine, *self.to_decide, *self.planned_today])
        self._shown: set[int] = set()

    def sections(self) -> Iterator[Section]:
        yield self._returned()
        yield self._today()
        yield self._in_my_review()
        yield self._to_decide()
        yield self._without_an_hour()
        yield self._writing()

    def quiet_sections(self) -> Iterator[Section]:
        """What waits for somebody else, or for its hour."""
        yield self._later()
        yield self._with_an_editor()

    def _returned(self) -> Section:
        drafts = [draft for draft in self.mine if draft.status == Draft.Status.RETURNED]
        return Section("returned", _("Returned to you"), self._rows(drafts, _("Mend it")))

    def _today(self) -> Section:
        """What goes out today, and what was planned to, whoever has it in hand."""
        known = {draft.pk: draft for draft in [*self.mine, *self.to_decide, *self.planned_today]}
        drafts = sorted((draft for draft in known.values() if is_due_today(draft)), key=lambda draft: (draft.goes_out_at is None, draft.goes_out_at or draft.touched_at))
        return Section("today", _("Due today"), [self._next_step(draft) for draft in self._take(drafts)])

    def _in_my_review(self) -> Section:
        drafts = [draft for draft in self._submitted() if self._reviewer(draft) == self.user.pk]
        return Section("mine", _("You have it"), self._rows(drafts, _("Read and decide")))

    def _to_decide(self) -> Section:
        """What nobody has yet comes before what somebody has."""
        drafts = sorted(self._submitted(), key=lambda draft: self._reviewer(draft) is not None)
        hint = _("“I have it” opens the text and tells the other editors that you are reading it, for a day.")
        return Section("decide", _("For you to decide"), [self._next_step(draft) for draft in self._take(drafts)], hint=hint)

    def _without_an_hour(self) -> Section:
        drafts = [draft for draft in self.to_decide if workflow.state_of(draft) == State.APPROVED and not self.texts.release_of(draft)]
        return Section("approved", _("Approved, without an hour"), self._rows(drafts, _("Publish or schedule")))

    def _writing(self) -> Section:
        """Originals; translations in hand stand with the claims."""
        drafts = [draft for draft in self.mine if draft.status == Draft.Status.WRITING and draft.edition.is_original]
        return Section("writing", _("You are writing"), self._rows(drafts, _("Go on writing")))

    def _later(self) -> Section:
        drafts = [draft for draft in self.to_decide if draft.status == Draft.Status.APPROVED]
        drafts.sort(key=lambda draft: draft.goes_out_at or self._release_hour(draft))
        return Section("later", _("Goes out later"), self._rows(drafts, _("Look at it")), more=reverse("desk:calendar"), at_once=5)

    def _with_an_editor(self) -> Section:
        drafts = [draft for draft in self.mine if draft.is_frozen and not access.answers_for(self.user, draft.edition)]
        return Section("resting", _("With an editor"), self._rows(drafts, _("Look at it")))

    def _submitted(self) -> list[Draft]:
        return [draft for draft in self.to_decide if draft.status == Draft.Status.SUBMITTED]

    def _reviewer(self, draft: Draft) -> int | None:
        review = self.texts.reviews.get(draft.edition_id)
        return review.editor_id if review else None

    def _release_hour(self, draft: Draft):
        release = self.texts.release_of(draft)
        return release.goes_out_at if release else draft.touched_at

    def _next_step(self, draft: Draft) -> Row:
        """The row of a text whatever its state, with what this person would do next."""
        state, answering = workflow.state_of(draft), access.answers_for(self.user, draft.edition)
        if state == State.SUBMITTED and answering and self._reviewer(draft) is None:
            return self._row(draft, _("I have it"), press=reverse("stories:review", args=[draft.pk]))
        if state == State.SUBMITTED and self._reviewer(draft) == self.user.pk:
            return self._row(draft, _("Read and decide"))
        if state == State.APPROVED and answering and not self.texts.release_of(draft):
            return self._row(draft, _("Publish or schedule"))
        if state == State.WRITING and any(draft.pk == mine.pk for mine in self.mine):
            return self._row(draft, _("Go on writing"))
        return self._row(draft, _("Look at it"))

    def _rows(self, drafts: list[Draft], action: str) -> list[Row]:
        return [self._row(draft, action) for draft in self._take(drafts)]

    def _row(self, draft: Draft, action: str, press: str = "") -> Row:
        return self.texts.row(draft, action, user=self.user, press=press)

    def _take(self, drafts: list[Draft]) -> list[Draft]:
        """Those that no earlier section showed."""
        fresh = [draft for draft in drafts if draft.pk not in self._shown]
        self._shown.update(draft.pk for draft in fresh)
        return fresh
