"""The only place where a claim on a translation begins or ends."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import revisions
from articles.models import Article, Draft, Edition, Revision
from newsroom.lib import cldr, languages

from .models import Assignment

End = Assignment.End


class AlreadyClaimed(Exception):
    """Somebody has this translation. `assignment` says who, and until when."""

    def __init__(self, assignment: Assignment):
        self.assignment = assignment
        super().__init__(
            _("%(name)s is translating this story already. The claim ends by itself on %(day)s unless they go on working.")
            % {"name": assignment.translator.shown_name, "day": cldr.long_date(assignment.ends_at, get_language() or languages.DEFAULT)}
        )


@transaction.atomic
def claim(article: Article, *, language: str, by, made_from: Revision, at=None) -> Draft:
    """Claim a story for a language; gives the draft to work in. Raises AlreadyClaimed.

    What somebody did before stays in the draft. Claiming what one holds already prolongs it.
    """
    at = at or timezone.now()
    edition, _made = Edition.objects.get_or_create(article=article, language=language)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    held = Assignment.objects.of(edition).unended().select_related("translator").first()
    if held and held.ends_at <= timezone.now():
        end(held, why=End.RAN_OUT)
        held = None
    if held and held.translator_id != by.pk:
        raise AlreadyClaimed(held)
    ends_at = at + timedelta(days=settings.CLAIM_DAYS)
    if held:
        Assignment.objects.of(edition).unended().update(ends_at=max(held.ends_at, ends_at))
    else:
        try:
            with transaction.atomic():
                Assignment.objects.create(edition=edition, translator=by, claimed_at=at, ends_at=ends_at)
        except IntegrityError:  # PostgreSQL, between our look and our row
            raise AlreadyClaimed(Assignment.objects.of(edition).unended().select_related("translator").get()) from None
    return revisions.begin_edition(article, language=language, by=by, made_from=made_from, at=at)


@transaction.atomic
def prolong(edition: Edition, *, by) -> None:
    """Work on a claim moves its end: it runs out only when nothing happens."""
    ends_at = timezone.now() + timedelta(days=settings.CLAIM_DAYS)
    Assignment.objects.of(edition).held_by(by).unended().update(ends_at=ends_at)


@transaction.atomic
def end(assignment: Assignment, *, why: str, note: str = "") -> None:
    """End a claim. What was done stays, for whoever comes next; only the right to write goes."""
    ended = Assignment.objects.of(assignment.edition_id).unended().update(ended_at=timezone.now(), why=why, note=note, reacted_at=None)
    if ended and why != End.DONE:
        assignment.edition.writers.remove(assignment.translator_id)


def finish(edition: Edition) -> None:
    """The translation was published: its claim is done."""
    held = Assignment.objects.of(edition).unended().first()
    if held:
        end(held, why=End.DONE)


def end_run_out() -> int:
    """End every claim whose time has passed; how many."""
    run_out = list(Assignment.objects.run_out().select_related("edition"))
    for assignment in run_out:
        end(assignment, why=End.RAN_OUT)
    return len(run_out)
