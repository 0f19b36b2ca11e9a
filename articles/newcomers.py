"""Whose first steps a text is: the reviewer of a newcomer knows it."""

from __future__ import annotations

from .models import Edition, Transition

FIRST_STEPS = 3


def first_steps(user, edition: Edition) -> int:
    """Whether a text is among the first three that somebody submitted here: 1, 2 or 3; 0 for every other. A text sent again counts once."""
    texts = Transition.objects.first_submitted_by(user, FIRST_STEPS)
    return texts.index(edition.pk) + 1 if edition.pk in texts else 0


def submitter(edition: Edition):
    """Who submitted a text last; None where nobody did, or their account is gone."""
    move = Transition.objects.of(edition).into(Transition.State.SUBMITTED).select_related("by").last()
    return move.by if move else None
