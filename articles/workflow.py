"""The only place where a text moves: from hand to hand, out to readers, and back. Each move leaves a Transition.

Everything runs in one transaction under a lock; what follows a move (pages, mails) reads the Transition afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from newsroom.lib import richtext, slugs

from . import revisions
from .listings import relist
from .models import WORDS, Correction, Draft, Edition, Image, Transition, Weight
from .models.taxonomy import name_column

State = Transition.State

MOVES = frozenset(
    {
        (State.WRITING, State.SUBMITTED),
        (State.RETURNED, State.SUBMITTED),
        (State.SUBMITTED, State.WRITING),
        (State.SUBMITTED, State.RETURNED),
        (State.SUBMITTED, State.APPROVED),
        (State.SUBMITTED, State.SCHEDULED),
        (State.SUBMITTED, State.PUBLISHED),
        (State.APPROVED, State.RETURNED),
        (State.APPROVED, State.SCHEDULED),
        (State.APPROVED, State.PUBLISHED),
        (State.SCHEDULED, State.APPROVED),
        (State.SCHEDULED, State.RETURNED),
        (State.SCHEDULED, State.PUBLISHED),
    }
)
GATED = frozenset({State.SUBMITTED, State.APPROVED, State.SCHEDULED, State.PUBLISHED})


class MoveRefused(Exception):
    """The text is not in a state from which this can be done."""

    def __init__(self, before: str, after: str):
        self.before, self.after = before, after
        super().__init__(
            _("This text is “%(before)s” now; it cannot become “%(after)s” from there. Somebody may have been quicker.")
            % {"before": State(before).label, "after": State(after).label}
        )


class NotReady(Exception):
    """The gate said no. `sentences` say what is missing, one each."""

    def __init__(self, sentences: Sequence[str | Promise]):
        self.sentences = sentences
        super().__init__(" ".join(str(sentence) for sentence in sentences))


def state_of(draft: Draft) -> State:
    """A draft's state in the words of its transitions: one approved with an hour is scheduled."""
    return State.SCHEDULED if draft.goes_out_at else State(draft.status)


def missing(draft: Draft) -> list[str]:
    """What keeps a text from going out, as sentences."""
    return [sentence for gate in settings.PUBLICATION_GATES for sentence in import_string(gate)(draft)]


@transaction.atomic
def move(
    draft: Draft, to: str, *, by, version: int | None = None, why: str = "", hour: datetime | None = None,
    weight: str = "", correction: str = "", at: datetime | None = None,
) -> Edition:
    """Move a draft, leaving a Transition; gives back its edition.

    `hour` goes with SCHEDULED, `why` with RETURNED, `weight` and `correction` with PUBLISHED over a live text.
    `at` is when it happened, now if not said. Raises MoveRefused, NotReady, revisions.Stale.
    """
    draft = revisions.locked(draft, version)
    before, at = state_of(draft), at or timezone.now()
    if (before, to) not in MOVES:
        raise MoveRefused(before, to)
    if to in GATED and (sentences := missing(draft)):
        raise NotReady(sentences)
    if to == State.RETURNED and not why.strip():
        raise NotReady([_("Say why the text goes back: its writer reads this first.")])
    if to == State.SCHEDULED and (hour is None or hour <= timezone.now()):
        raise NotReady([_("The hour has passed. Choose one that is still to come, or publish now.")])
    if to == State.SUBMITTED:
        revisions.keep(draft, by=by, at=at)
    Transition.objects.create(edition=draft.edition, before=before, after=to, by=by, at=at, why=why.strip(), own_work=_own_work(draft, to, by))
    if to == State.PUBLISHED:
        return _publish(draft, by=by, at=at, weight=weight, correction=correction)
    draft.status = State.APPROVED if to == State.SCHEDULED else to
    draft.goes_out_at = hour if to == State.SCHEDULED else None
    draft.version += 1
    draft.save(update_fields=["status", "goes_out_at", "version"])
    return draft.edition


@transaction.atomic
def publish(draft: Draft, *, by, version: int | None = None, weight: str = "", correction: str = "", at: datetime | None = None) -> Edition:
    """Out to the readers now, submitting first what an editor still has in hand."""
    draft = revisions.locked(draft, version)
    if state_of(draft) in (State.WRITING, State.RETURNED):
        move(draft, State.SUBMITTED, by=by, at=at)
    return move(draft, State.PUBLISHED, by=by, weight=weight, correction=correction, at=at)


def publish_due() -> int:
    """Publish all whose hour has come, each in its own transaction; how many. One that is not ready any more is returned."""
    done = 0
    for draft in Draft.objects.due():
        try:
            move(draft, State.PUBLISHED, by=None, version=draft.version)
            done += 1
        except NotReady as refusal:
            move(draft, State.RETURNED, by=None, why=str(refusal))
        except (MoveRefused, revisions.Stale, revisions.Gone):
            continue  # somebody was quicker; the next round sees what they left
    return done


@transaction.atomic
def withdraw(edition: Edition, *, by, why: str, at: datetime | None = None) -> Edition:
    """Take an edition from the readers; its address says 410 with the reason."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.published_at is None or edition.withdrawn_at is not None:
        raise MoveRefused(State.WITHDRAWN if edition.withdrawn_at else State.NOTHING, State.WITHDRAWN)
    if not why.strip():
        raise NotReady([_("Say why the story is withdrawn: readers who come to its address see the reason.")])
    at = at or timezone.now()
    edition.withdrawn_at, edition.withdrawn_because = at, why.strip()
    edition.save(update_fields=["withdrawn_at", "withdrawn_because"])
    Transition.objects.create(edition=edition, before=State.PUBLISHED, after=State.WITHDRAWN, by=by, at=at, why=why.strip())
    relist(edition)
    return edition


@transaction.atomic
def bring_back(edition: Edition, *, by) -> Edition:
    """A withdrawn edition is live again, at its old address."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.withdrawn_at is None:
        raise MoveRefused(State.PUBLISHED if edition.published_at else State.NOTHING, State.PUBLISHED)
    edition.withdrawn_at, edition.withdrawn_because = None, ""
    edition.save(update_fields=["withdrawn_at", "withdrawn_because"])
    Transition.objects.create(edition=edition, before=State.WITHDRAWN, after=State.PUBLISHED, by=by, at=timezone.now())
    relist(edition)
    return edition


def _own_work(draft: Draft, to: str, by) -> bool:
    return by is not None and to in (State.APPROVED, State.SCHEDULED, State.PUBLISHED) and draft.edition.writers.contains(by)


def _publish(draft: Draft, *, by, at: datetime, weight: str, correction: str) -> Edition:
    """Draft → revision → the edition's own text, in the transaction of the caller."""
    edition = Edition.objects.select_for_update().select_related("article").get(pk=draft.edition_id)
    if edition.published_at:
        draft.weight = weight or draft.weight or Weight.MEANING
    revision = revisions.keep(draft, by=by, at=at)
    for name in WORDS:
        setattr(edition, name, getattr(revision, name))
    edition.slug = edition.slug or _free_slug(edition)
    edition.live_revision = revision
    edition.changed_at = at if edition.published_at else None
    edition.published_at = edition.published_at or at
    edition.withdrawn_at, edition.withdrawn_because = None, ""
    edition.save(
        update_fields=[*WORDS, "slug", "live_revision", "changed_at", "published_at", "withdrawn_at", "withdrawn_because"]
    )
    if correction.strip():
        Correction.objects.create(edition=edition, words=correction.strip(), by=by, at=at)
    _fill_empty_captions(edition)
    draft.delete()
    relist(edition)
    return edition


def _free_slug(edition: Edition) -> str:
    """An address from the headline, numbered where another story of that language has it."""
    wanted = slug = slugs.slugify(edition.headline, edition.language)
    number = 1
    while Edition.objects.in_language(edition.language).with_slug(slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _fill_empty_captions(edition: Edition) -> None:
    """A caption written in a story becomes the picture's own in that language, where it has none; a full one is never overwritten."""
    words = richtext.picture_words(edition.body)
    if edition.article.lead_image_id:
        words.setdefault(edition.article.lead_image_id, (edition.lead_alt, edition.lead_caption))
    for image in Image.objects.numbered(words):
        alt, caption = words[image.pk]
        Image.objects.fill_empty(image, {name_column(edition.language, "alt"): alt, name_column(edition.language, "caption"): caption})
