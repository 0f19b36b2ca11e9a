"""Where a comment comes in, and the only place where its state changes. Each change leaves a Ruling, in the same transaction."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Edition

from . import limits
from .models import Comment, Ruling

State = Comment.State

MOVES = frozenset(
    {
        (State.WAITING, State.SHOWN),
        (State.WAITING, State.HIDDEN),
        (State.WAITING, State.REMOVED),
        (State.SHOWN, State.HIDDEN),
        (State.SHOWN, State.REMOVED),
        (State.HIDDEN, State.SHOWN),
        (State.HIDDEN, State.REMOVED),
        (State.REMOVED, State.SHOWN),
    }
)
BY_THE_HOUSE = "open story"  # why a comment was shown with nobody's ruling


class RulingRefused(Exception):
    """Somebody was quicker, the comment cannot go there, or a reason is missing. The sentence says which."""


@transaction.atomic
def receive(edition: Edition, *, name: str, text: str, parent: Comment | None, sender: str) -> Comment:
    """A comment has arrived: it waits, or on an open story is shown at once where nothing about it is odd.

    The lock makes the limits hold for those who send twice at once. Raises limits.AlreadyThere and limits.TooMany.
    """
    Edition.objects.select_for_update().only("pk").get(pk=edition.pk)
    limits.refuse_again(edition, sender, text)
    limits.refuse_too_many(edition, sender)
    score = limits.score(text, name=name, language=edition.language)
    comment = Comment.objects.create(
        edition=edition, parent=parent, name=name, text=text, language=edition.language, sender=sender,
        score=score.number, reasons=list(score.reasons),
    )
    if edition.article.comments_are == "open" and not score.waits:
        rule(comment, State.SHOWN, by=None, why=BY_THE_HOUSE)
    return comment


@transaction.atomic
def rule(comment: Comment, after: str, *, by, why: str = "", before: str | None = None) -> Ruling:
    """Decide about a comment. `before` is the state that the moderator saw; `by` is None where the house itself decides.

    Raises RulingRefused.
    """
    stored = Comment.objects.select_for_update().get(pk=comment.pk)
    why = why.strip()
    if (before is not None and stored.state != before) or (stored.state, after) not in MOVES:
        raise RulingRefused(_refusal(stored))
    if after == State.REMOVED and not why:
        raise RulingRefused(_("Say why the comment is removed: the log shows the reason."))
    ruling = Ruling.objects.create(comment=stored, before=stored.state, after=after, by=by, why=why)
    stored.state = after
    stored.save(update_fields=["state"])
    comment.state = after
    return ruling


def _refusal(comment: Comment) -> str:
    last = Ruling.objects.on(comment).last()
    if last is None or last.by is None:
        return _("This comment is “%(state)s” now; nothing was changed.") % {"state": comment.get_state_display()}
    return _("This comment is “%(state)s” now: %(name)s was quicker. Nothing was changed.") % {"name": last.by, "state": comment.get_state_display()}
