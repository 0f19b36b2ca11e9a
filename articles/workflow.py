"""The only place where a text moves: from hand to hand, out to readers, and back. Each move leaves a Transition.

Everything runs in one transaction under a lock; what follows a move (pages, mails) reads the Transition afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
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
from .models import (
    WORDS,
    Article,
    Correction,
    Draft,
    Edition,
    Image,
    Opening,
    Release,
    Review,
    Transition,
    Weight,
)
from .models.taxonomy import name_column

State = Transition.State
Deed, Reason = Transition.Deed, Transition.Reason

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
        (State.SCHEDULED, State.SCHEDULED),
        (State.SCHEDULED, State.RETURNED),
        (State.SCHEDULED, State.PUBLISHED),
    }
)
GATED = frozenset({State.SUBMITTED, State.APPROVED, State.SCHEDULED, State.PUBLISHED})


class MoveRefused(Exception):
    """The text is not in a state from which this can be done."""

    def __init__(self, before: str, after: str, quicker: str = ""):
        self.before, self.after = before, after
        names = {"before": State(before).label, "after": State(after).label, "name": quicker}
        if quicker:
            said = _("This text is “%(before)s” now, by %(name)s; it cannot become “%(after)s” from there.")
        else:
            said = _("This text is “%(before)s” now; it cannot become “%(after)s” from there.")
        super().__init__(said % names)


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


@dataclass(frozen=True)
class Terms:
    """What an editor decides about a text as it goes out.

    Over a live text: its `weight`, and `because`, why it weighs less than it seems; the `correction` that readers see.
    `moving_until`: until when it still changes. `bring_back`: it may come back, if it was withdrawn.
    """

    weight: str = ""
    because: str = ""
    correction: str = ""
    moving_until: datetime | None = None
    bring_back: bool = False


@transaction.atomic
def move(
    draft: Draft, to: str, *, by, version: int | None = None, why: str = "", reason: str = "", hour: datetime | None = None,
    terms: Terms | None = None, at: datetime | None = None,
) -> Edition:
    """Move a draft, leaving a Transition; gives back its edition.

    `hour` goes with SCHEDULED, `why` and `reason` with RETURNED, `terms` with SCHEDULED and PUBLISHED; those set when it was
    scheduled hold if none are given. `at` is when it happened, now if not said. Raises MoveRefused, NotReady, revisions.Stale.
    """
    draft = revisions.locked(draft, version)
    before, at = state_of(draft), at or timezone.now()
    if (before, to) not in MOVES:
        raise MoveRefused(before, to, revisions.last_hand(draft.edition_id))
    if sentences := _refusals(draft, to, by=by, why=why, hour=hour):
        raise NotReady(sentences)
    if terms is not None:
        draft.weight, draft.weight_because, draft.correction, draft.moving_until = terms.weight, terms.because, terms.correction, terms.moving_until
    elif draft.moving_until is None:
        draft.moving_until = draft.edition.moving_until  # nobody has said that it stands
    kept = revisions.keep(draft, by=by, at=at) if to in (State.SUBMITTED, State.SCHEDULED) else None
    Review.objects.of(draft.edition).unended().update(ended_at=at)
    if to in (State.RETURNED, State.PUBLISHED):
        Opening.objects.of(draft.edition).end(at)  # its translators see what will appear, or what has
    Transition.objects.create(
        edition=draft.edition, before=before, after=to, by=by, at=at, by_itself=by is None, own_work=_own_work(draft, to, by), hour=hour if to == State.SCHEDULED else None,
        why=(draft.weight_because if to == State.PUBLISHED else why).strip(), reason=(reason or Reason.OTHER) if to == State.RETURNED else "",
    )
    if to == State.PUBLISHED:
        return _publish(draft, by=by, at=at, bring_back=by is None or (terms is not None and terms.bring_back))
    draft.status = State.APPROVED if to == State.SCHEDULED else to
    draft.goes_out_at, draft.goes_out = (hour, kept) if to == State.SCHEDULED else (None, None)
    draft.version += 1
    draft.save(update_fields=["status", "goes_out_at", "goes_out", "version", "weight", "weight_because", "correction", "moving_until"])
    if to == State.APPROVED and _follows_its_release(draft.edition):
        return move(draft, State.PUBLISHED, by=None, at=at)
    return draft.edition


def _refusals(draft: Draft, to: str, *, by, why: str, hour: datetime | None) -> list:
    """What keeps this text from this move, as sentences. What goes out by itself is looked at as it was scheduled."""
    if to in GATED and (sentences := missing(_as_it_goes_out(draft) if by is None else draft)):
        return sentences
    if to == State.PUBLISHED and _waits_for_its_original(draft.edition):
        return [_("The original is not out yet. This translation follows it: schedule it, or put both into a release.")]
    if to == State.RETURNED and not why.strip():
        return [_("Say why the text goes back: its writer reads this first.")]
    if to == State.SCHEDULED and (hour is None or hour <= timezone.now()):
        return [_("The hour has passed. Choose one that is still to come, or publish now.")]
    return []


@transaction.atomic
def publish(draft: Draft, *, by, version: int | None = None, weight: str = "", correction: str = "", terms: Terms | None = None, at: datetime | None = None) -> Edition:
    """Out to the readers now, submitting first what an editor still has in hand. `weight` and `correction` are short for their `terms`."""
    draft = revisions.locked(draft, version)
    if state_of(draft) in (State.WRITING, State.RETURNED):
        move(draft, State.SUBMITTED, by=by, at=at)
    if terms is None and (weight or correction):
        terms = Terms(weight=weight, correction=correction)
    return move(draft, State.PUBLISHED, by=by, terms=terms, at=at)


def publish_due() -> int:
    """Publish all whose hour has come, or whose release has, each in its own transaction; how many.

    Originals go before their translations, which wait for them. One that is not ready any more is returned.
    """
    done = sum(_publish_due(draft) for draft in _originals_first(Draft.objects.due()))
    for release in Release.objects.due():
        approved = Draft.objects.of_article(release.article_id).approved().unscheduled().with_edition()
        first_time = [draft for draft in _originals_first(approved) if draft.edition.published_at is None]
        done += sum(_publish_with(release, draft) for draft in first_time if draft.edition.language in release.languages)
        Release.objects.end_if_complete(release)
    return done


def _originals_first(drafts) -> list[Draft]:
    return sorted(drafts.with_edition(), key=lambda draft: not draft.edition.is_original)


@transaction.atomic
def _publish_with(release: Release, draft: Draft) -> bool:
    """Unless its release was ended, or the story withdrawn, in this very moment."""
    return Release.objects.open().numbered(release.pk).select_for_update().first() is not None and _publish_due(draft)


def _publish_due(draft: Draft) -> bool:
    if _waits_for_its_original(draft.edition):
        return False
    try:
        move(draft, State.PUBLISHED, by=None, version=draft.version)
    except NotReady as refusal:
        move(draft, State.RETURNED, by=None, why=str(refusal))
        return False
    except (MoveRefused, revisions.Stale, revisions.Gone):
        return False  # somebody was quicker; the next round sees what they left
    return True


def _waits_for_its_original(edition: Edition) -> bool:
    """A translation of what was never published does not go out before it."""
    return not edition.is_original and not Edition.objects.of(edition.article_id).originals().once_published().exists()


def _follows_its_release(edition: Edition) -> bool:
    """Its release went out without it: it goes as soon as it is approved. A change of what is out already is decided by itself."""
    if edition.published_at is not None:
        return False
    release = Release.objects.due().of(edition.article_id).first()
    return release is not None and edition.language in release.languages and not _waits_for_its_original(edition)


def _as_it_goes_out(draft: Draft) -> Draft:
    """A scheduled draft as it was when it was scheduled; any other as it is."""
    if draft.goes_out is None:
        return draft
    seen = copy(draft)
    for name, text in draft.goes_out.words.items():
        setattr(seen, name, text)
    return seen


@transaction.atomic
def withdraw(edition: Edition, *, by, why: str, at: datetime | None = None) -> Edition:
    """Take an edition from the readers; its address says 410 with the reason."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.published_at is None or edition.withdrawn_at is not None:
        raise MoveRefused(State.WITHDRAWN if edition.withdrawn_at else State.NOTHING, State.WITHDRAWN, revisions.last_hand(edition.pk))
    if not why.strip():
        raise NotReady([_("Say why the story is withdrawn: readers who come to its address see the reason.")])
    at = at or timezone.now()
    edition.withdrawn_at, edition.withdrawn_because = at, why.strip()
    edition.save(update_fields=["withdrawn_at", "withdrawn_because"])
    for draft in Draft.objects.of(edition).scheduled():
        _take_off_schedule(draft, by=by, why=why)  # its hour would bring it back
    Transition.objects.create(edition=edition, before=State.PUBLISHED, after=State.WITHDRAWN, by=by, at=at, why=why.strip())
    relist(edition)
    return edition


@transaction.atomic
def withdraw_story(article: Article, *, by, why: str) -> list[Edition]:
    """Take every live edition of a story from the readers, all or none; which they were.

    Nothing of it goes out by itself any more: its release ends, and what was scheduled is approved, without an hour.
    """
    Release.objects.of(article).end()
    for draft in Draft.objects.of_article(article).scheduled().order_by("pk"):
        _take_off_schedule(draft, by=by, why=why)
    live = list(Edition.objects.of(article).live().select_for_update().order_by("pk"))
    if not live:
        raise MoveRefused(State.WITHDRAWN, State.WITHDRAWN)
    at = timezone.now()
    return [withdraw(edition, by=by, why=why, at=at) for edition in live]


def _take_off_schedule(draft: Draft, *, by, why: str) -> None:
    """Approved without an hour; returned, where the gate would not let it stay approved: nothing may keep a story from being withdrawn."""
    try:
        move(draft, State.APPROVED, by=by)
    except NotReady:
        move(draft, State.RETURNED, by=by, why=why)
    except (MoveRefused, revisions.Gone):
        pass  # its hour came in this moment: it is among the live ones now


@transaction.atomic
def mark_moving(edition: Edition, until: datetime, *, by) -> None:
    """Tell translators that a live text still changes, until an hour to come. Raises NotReady, MoveRefused."""
    edition = _locked_live(edition)
    if until <= timezone.now():
        raise NotReady([_("The hour has passed. Choose one that is still to come.")])
    _note(edition, Deed.MOVING, by=by, hour=until)
    Edition.objects.numbered(edition.pk).update(moving_until=until)


@transaction.atomic
def settle(edition: Edition, *, by) -> None:
    """The text stands as it is now: translators may begin."""
    edition = _locked_live(edition)
    if edition.moving_until is not None:
        _note(edition, Deed.SETTLED, by=by)
        Edition.objects.numbered(edition.pk).update(moving_until=None)


def _locked_live(edition: Edition) -> Edition:
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if not edition.is_live:
        raise MoveRefused(State.WITHDRAWN if edition.withdrawn_at else State.NOTHING, State.PUBLISHED)
    return edition


def _note(edition: Edition, deed: str, *, by, hour: datetime | None = None) -> None:
    """Something was decided that moves no text."""
    Transition.objects.create(edition=edition, before=State.PUBLISHED, after=State.PUBLISHED, deed=deed, by=by, at=timezone.now(), hour=hour)


@transaction.atomic
def bring_back(edition: Edition, *, by) -> Edition:
    """A withdrawn edition is live again, at its old address."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.withdrawn_at is None:
        raise MoveRefused(State.PUBLISHED if edition.published_at else State.NOTHING, State.PUBLISHED, revisions.last_hand(edition.pk))
    edition.withdrawn_at, edition.withdrawn_because = None, ""
    edition.save(update_fields=["withdrawn_at", "withdrawn_because"])
    Transition.objects.create(edition=edition, before=State.WITHDRAWN, after=State.PUBLISHED, by=by, at=timezone.now())
    relist(edition)
    return edition


def _own_work(draft: Draft, to: str, by) -> bool:
    return by is not None and to in (State.APPROVED, State.SCHEDULED, State.PUBLISHED) and draft.edition.writers.contains(by)


def _publish(draft: Draft, *, by, at: datetime, bring_back: bool) -> Edition:
    """Draft → revision → the edition's own text, in the transaction of the caller. Typed since it was scheduled, words stay in hand.

    What was withdrawn, be it in this very moment, comes back only with `bring_back`.
    """
    edition = Edition.objects.select_for_update().select_related("article").get(pk=draft.edition_id)
    if edition.withdrawn_at and not bring_back:
        raise MoveRefused(State.WITHDRAWN, State.PUBLISHED)
    if edition.published_at:
        draft.weight = draft.weight or Weight.MEANING
    going = _as_it_goes_out(draft) if by is None else draft
    revision = revisions.keep(going, by=by, at=at)
    for name in WORDS:
        setattr(edition, name, getattr(revision, name))
    edition.slug = edition.slug or _free_slug(edition)
    edition.live_revision = revision
    edition.changed_at = at if edition.published_at else None
    edition.published_at = edition.published_at or at
    edition.withdrawn_at, edition.withdrawn_because = None, ""
    edition.moving_until = draft.moving_until
    edition.save(
        update_fields=[*WORDS, "slug", "live_revision", "changed_at", "published_at", "withdrawn_at", "withdrawn_because", "moving_until"]
    )
    if draft.correction.strip():
        Correction.objects.create(edition=edition, words=draft.correction.strip(), by=by, at=at)
    _fill_empty_captions(edition)
    if going.words == draft.words:
        draft.delete()
    else:
        _keep_in_hand(draft, at=at)
    relist(edition)
    return edition


def _keep_in_hand(draft: Draft, *, at: datetime) -> None:
    """What was typed after the words that went out were scheduled: a change of the live text, in its writer's hand."""
    Transition.objects.create(edition=draft.edition, before=State.PUBLISHED, after=State.WRITING, by=draft.touched_by, at=at, reacted_at=at)
    if draft.touched_by:
        draft.edition.writers.add(draft.touched_by)  # it is their own work now, and counts as that
    draft.status, draft.goes_out_at, draft.goes_out = State.WRITING, None, None
    draft.weight, draft.weight_because, draft.correction, draft.moving_until = "", "", "", None
    draft.version += 1
    draft.save()


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
