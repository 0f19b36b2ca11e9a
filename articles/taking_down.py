"""Where a picture is used, in every language and in every text in hand; and the only place where it is taken out of all of them.

At once and in one transaction: from what readers see through a revision, from what is in hand as its next version, from what waits to
go out. Another picture may stand in its place; the words that described the old one go with it. Kept pages follow (newsroom.reactions).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib import richtext

from . import imaging, listings, revisions
from .models import Article, Draft, Edition, Image, Transition
from .workflow import state_of


class Overtaken(Exception):
    """Somebody was quicker."""


@dataclass(frozen=True)
class Use:
    """One text in which a picture stands: what readers see, what is in hand, or both."""

    edition: Edition
    is_live: bool
    is_in_hand: bool
    is_lead: bool


def uses(image: Image) -> list[Use]:
    """Every text that shows it, originals first, by language."""
    rows = Edition.objects.picturing(image).with_hand().order_by("article", "pk")
    return [use for use in (_use(edition, image) for edition in rows) if use.is_live or use.is_in_hand]


def _use(edition: Edition, image: Image) -> Use:
    is_lead, draft = edition.article.lead_image_id == image.pk, edition.draft_in_hand
    return Use(
        edition=edition, is_lead=is_lead,
        is_live=edition.is_live and (is_lead or image.pk in richtext.images(edition.body)),
        is_in_hand=draft is not None and (is_lead or image.pk in richtext.images(draft.body)),
    )


@transaction.atomic
def take_down(image: Image, *, by, why: str, instead: Image | None = None) -> list[Edition]:
    """Out of every text, for a reason; where another is given, that stands in its place. The editions it touched. Raises Overtaken."""
    at = timezone.now()
    # Texts in hand first, then what is out, the picture last: as publishing takes them, so that one of the two waits for the other.
    drafts = list(Draft.objects.picturing(image).select_for_update(of=("self",)).with_scheduled_words())
    editions = list(Edition.objects.picturing(image).once_published().select_for_update(of=("self",)).select_related("article"))
    image = Image.objects.select_for_update().get(pk=image.pk)
    if image.taken_down_at:
        raise Overtaken(_("Somebody was quicker: this picture is taken down already."))
    touched = {edition.pk: edition for edition in [*editions, *(draft.edition for draft in drafts)]}
    leads = set(Article.objects.leading_with(image).values_list("pk", flat=True))
    Article.objects.leading_with(image).update(lead_image=instead)
    reworded = {edition.live_revision_id: _reworded(edition.words, image, instead, edition.article_id in leads) for edition in editions if edition.live_revision_id}
    reworded |= {draft.goes_out_id: _reworded(draft.goes_out.words, image, instead, draft.edition.article_id in leads) for draft in drafts if draft.goes_out}
    moved = revisions.keep_reworded({key: words for key, words in reworded.items() if words}, at=at)
    Edition.objects.show_revisions({edition: moved[revision] for edition, revision in Edition.objects.showing_revisions(moved)})
    for draft in drafts:
        words = _reworded(draft.words, image, instead, draft.edition.article_id in leads)
        for column, text in words.items():
            setattr(draft, column, text)
        draft.goes_out_id = moved.get(draft.goes_out_id or 0, draft.goes_out_id)
        draft.version += 1
        draft.save(update_fields=[*words, "goes_out", "version"])
    image.taken_down_at, image.taken_down_because = at, why
    image.save(update_fields=["taken_down_at", "taken_down_because"])
    for edition in Edition.objects.any_of(list(touched)).with_hand():
        listings.relist(edition)
        state = state_of(edition.draft_in_hand) if edition.draft_in_hand else Transition.State.WITHDRAWN if edition.withdrawn_at else Transition.State.PUBLISHED
        Transition.objects.create(edition=edition, before=state, after=state, deed=Transition.Deed.PICTURED, by=by, at=at, why=why)
    transaction.on_commit(lambda: imaging.discard(image))  # what a crash keeps from this, the hourly sweep does
    return list(touched.values())


def _reworded(words: dict[str, str], image: Image, instead: Image | None, is_lead: bool) -> dict[str, str]:
    """The columns that read otherwise without it."""
    new = {"body": richtext.image_changed(words["body"], image.pk, instead.pk if instead else None)}
    if is_lead:
        new |= {"lead_alt": "", "lead_caption": ""}
    return {column: text for column, text in new.items() if text != words[column]}
