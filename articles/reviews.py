"""The only place where a review of a submitted text begins, or is given up. A decision about the text ends it (workflow.move)."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Draft, Edition, Review


class AlreadyInReview(Exception):
    """Somebody has it. `review` says who, and until when."""

    def __init__(self, review: Review):
        self.review = review
        super().__init__(_("%(name)s has this text already.") % {"name": review.editor.shown_name})


@transaction.atomic
def begin(draft: Draft, *, by) -> Review:
    """An editor has it now. Raises AlreadyInReview; one that lapsed makes room. Having it already, one goes on having it."""
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=draft.edition_id)
    held = Review.objects.of(edition).unended().with_editor().first()
    if held and held.editor_id != by.pk and held.lapses_at > timezone.now():
        raise AlreadyInReview(held)
    if held:
        Review.objects.of(edition).unended().update(ended_at=timezone.now())
    try:
        with transaction.atomic():
            return Review.objects.create(edition=edition, editor=by)
    except IntegrityError:
        raise AlreadyInReview(Review.objects.of(edition).unended().with_editor().get()) from None


def give_up(draft: Draft, *, by) -> None:
    """Whoever had it has not any more."""
    Review.objects.of(draft.edition_id).held_by(by).unended().update(ended_at=timezone.now())


def of(editions) -> dict[int, Review]:
    """Who has which of these texts now, by edition."""
    return {review.edition_id: review for review in Review.objects.of_any(editions).standing().with_editor()}
