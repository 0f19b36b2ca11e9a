"""The only place where a review of a submitted text begins, or is given up. A decision about the text ends it (workflow.move)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import cldr, languages

from . import revisions
from .models import Draft, Review


class AlreadyInReview(Exception):
    """Somebody has it. `review` says who, and until when."""

    def __init__(self, review: Review):
        self.review = review
        until = timezone.localtime(review.lapses_at, timezone.get_default_timezone())
        moment = cldr.long_datetime(until, get_language() or languages.DEFAULT)
        super().__init__(_("%(name)s was quicker and has this text, until %(moment)s at the latest.") % {"name": review.editor.shown_name, "moment": moment})


class NotSubmitted(Exception):
    """It was decided about, or taken back, meanwhile."""

    def __init__(self, draft: Draft):
        super().__init__(_("This text is “%(state)s” now; only a submitted one is taken up.") % {"state": draft.get_status_display()})


@transaction.atomic
def begin(draft: Draft, *, by) -> Review:
    """An editor has it now. Having it already, one goes on having it, until the same hour; one that lapsed makes room.

    Raises AlreadyInReview, NotSubmitted, revisions.Gone. The text is locked, as a decision about it locks it.
    """
    draft = revisions.locked(draft, None)
    if draft.status != Draft.Status.SUBMITTED:
        raise NotSubmitted(draft)
    held, now = Review.objects.of(draft.edition_id).unended().with_editor().first(), timezone.now()
    if held and held.lapses_at > now:
        if held.editor_id != by.pk:
            raise AlreadyInReview(held)
        return held
    if held:
        Review.objects.of(draft.edition_id).unended().update(ended_at=held.lapses_at)
    try:
        with transaction.atomic():
            return Review.objects.create(edition_id=draft.edition_id, editor=by, begun_at=now)
    except IntegrityError:  # where the database locks no row
        raise AlreadyInReview(Review.objects.of(draft.edition_id).unended().with_editor().get()) from None


def give_up(draft: Draft, *, by) -> bool:
    """Whoever had it has not any more; whether they had."""
    return Review.objects.of(draft.edition_id).held_by(by).standing().update(ended_at=timezone.now()) > 0


def give_up_all(*, by) -> None:
    """Whatever they had, they have not any more."""
    Review.objects.held_by(by).unended().update(ended_at=timezone.now())


def of(editions) -> dict[int, Review]:
    """Who has which of these texts now, by edition."""
    return {review.edition_id: review for review in Review.objects.of_any(editions).standing().with_editor()}
