"""The only place where a byline is hidden everywhere, and shown again.

At once and with no approval, in one transaction: credits and lists, credits of pictures, captions and alternative texts, what is live
and what is in hand. What it changed stands in its Hiding, so that it can come back. Kept pages and letters follow (newsroom.reactions).
No move, revision or row that others see says who asked for it: that would tie the byline to an account.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib.names import Name

from . import revisions, withheld
from .models import Contributor, Credit, Draft, Edition, Hiding, Image, Listing, Transition
from .revisions import PORTION
from .withheld import Named, Swaps


class Overtaken(Exception):
    """Somebody was quicker."""


@dataclass(frozen=True)
class Credited:
    """Where a byline stands: texts that readers can see, in which languages, and how many that they cannot."""

    live: tuple[int, ...]
    languages: tuple[str, ...]
    unseen: int


def looked_at(byline: Contributor) -> tuple[list[dict], list[dict]]:
    """What hiding it would reach, and what it would leave, before anything is done."""
    found, stands = withheld.looked_at(Name(byline.name)), _credited(byline)
    return _reached(found, stands), _left(found)


@transaction.atomic
def hide(byline: Contributor, *, by) -> Hiding:
    """Take a byline off everywhere. Raises Overtaken where it is off already."""
    byline = Contributor.objects.select_for_update().get(pk=byline.pk)
    if byline.hidden_at:
        raise Overtaken(_("Somebody was quicker: this byline is hidden already."))
    at, name = timezone.now(), Name(byline.name)
    # Texts in hand first, then what is out: as publishing takes them, so that one of the two waits for the other.
    in_hand = Draft.objects.that_may_say(name.anchor).select_for_update(of=("self",))
    found = withheld.named(name, texts_in_hand=list(in_hand), editions=Edition.objects.that_may_say(name.anchor).select_for_update())
    stands = _credited(byline)
    _reword_pictures(found.pictures)
    _reword(found, at=at)
    Listing.objects.under_byline(byline.pk).delete()
    byline.hidden_at = at
    byline.save(update_fields=["hidden_at"])
    _note(stands, found, at=at)
    return Hiding.objects.create(contributor=byline, by=by, at=at, reached=_reached(found, stands), left=_left(found), before=_before(found))


@transaction.atomic
def show(byline: Contributor, *, by) -> Hiding:
    """Let it stand again where it stood; words come back where nobody has changed them since. Raises Overtaken."""
    byline = Contributor.objects.select_for_update().get(pk=byline.pk)
    hiding = Hiding.objects.of(byline).standing().select_for_update().first()
    if hiding is None or not byline.hidden_at:
        raise Overtaken(_("Somebody was quicker: this byline is not hidden any more."))
    at, found = timezone.now(), _brought_back(hiding.before)
    _reword(found, at=at)
    byline.hidden_at = None
    byline.save(update_fields=["hidden_at"])
    stands = _credited(byline)
    _list_again(byline, stands)
    _note(stands, found, at=at)
    hiding.ended_at, hiding.ended_by, hiding.reacted_at = at, by, None
    hiding.save(update_fields=["ended_at", "ended_by", "reacted_at"])
    return hiding


def _credited(byline: Contributor) -> Credited:
    rows = list(Credit.objects.of_contributor(byline).where())
    live = {edition: language for edition, language, published_at, withdrawn_at in rows if published_at and not withdrawn_at}
    return Credited(tuple(live), tuple(sorted(set(live.values()))), len(rows) - len(live))


def _reword_pictures(pictures: dict[int, Swaps]) -> None:
    """Each column where it still says what it said; many pictures say the same."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    for pk, swaps in pictures.items():
        for column, pairs in swaps.items():
            alike.setdefault((column, *pairs[0]), []).append(pk)
    for (column, stands, should), pks in alike.items():
        for start in range(0, len(pks), PORTION):
            Image.objects.put_instead(pks[start : start + PORTION], column, stands, should)


def _reword(found: Named, *, at) -> None:
    """Bring the words that gave way into the texts: what readers see through a revision, what is in hand as its next version."""
    moved = revisions.keep_reworded(found.revisions, at=at)
    Edition.objects.show_revisions({edition: moved[revision] for edition, revision in Edition.objects.showing_revisions(moved)})
    for draft in found.texts_in_hand:
        other = withheld.swapped(draft.words, found.drafts[draft.edition_id])
        for column, text in other.items():
            setattr(draft, column, text)
        draft.goes_out_id = moved.get(draft.goes_out_id or 0, draft.goes_out_id)
        draft.version += 1
        draft.save(update_fields=[*other, "goes_out", "version"])


def _brought_back(before: list[dict]) -> Named:
    """What a hiding changed, the other way round; pictures are put right at once, for they keep no history."""
    rows = [(row["of"], row["key"], withheld.backwards(row["swaps"])) for row in before]
    _reword_pictures({key: swaps for of, key, swaps in rows if of == "picture"})
    texts = {key: swaps for of, key, swaps in rows if of == "text"}
    found = Named()
    for draft in Draft.objects.of_any(list(texts)).with_scheduled_words().select_for_update(of=("self",)):
        swaps = texts[draft.edition_id]
        if draft.goes_out and (other := withheld.swapped(draft.goes_out.words, swaps)):
            found.revisions[draft.goes_out_id] = other
        if withheld.swapped(draft.words, swaps) or draft.goes_out_id in found.revisions:
            found.drafts[draft.edition_id] = swaps
            found.texts_in_hand.append(draft)
    for edition in revisions.in_portions(Edition.objects.once_published().any_of, texts):
        if other := withheld.swapped(edition.words, texts[edition.pk]):
            found.editions[edition.pk] = texts[edition.pk]
            found.revisions[edition.live_revision_id] = other
    return found


def _list_again(byline: Contributor, stands: Credited) -> None:
    rows = revisions.in_portions(Edition.objects.live().any_of, stands.live)
    Listing.objects.bulk_create(
        [
            Listing(kind=Listing.Kind.BY, label=byline.pk, language=edition.language, published_at=edition.published_at, edition=edition)
            for edition in rows if edition.published_at
        ],
        batch_size=PORTION, ignore_conflicts=True,
    )


def _note(stands: Credited, found: Named, *, at) -> None:
    """A line in the history of every text that readers see; nothing follows it, for what follows a hiding is the hiding's own."""
    state = Transition.State.PUBLISHED
    also = {edition for edition, withdrawn_at in Edition.objects.withdrawals(set(found.editions) - set(stands.live)) if not withdrawn_at}
    lines = [Transition(edition_id=edition, before=state, after=state, deed=Transition.Deed.NAMED, at=at, reacted_at=at) for edition in sorted(also | set(stands.live))]
    Transition.objects.bulk_create(lines, batch_size=PORTION)


def _reached(found: Named, stands: Credited) -> list[dict]:
    counts = {
        "stories": len(stands.live), "lists": len(stands.languages), "unseen": stands.unseen, "credits": found.credits,
        "picture-words": found.picture_words, "captions": len(found.editions), "in-hand": len(found.drafts),
    }
    return [{"what": what, "count": count} | ({"languages": list(stands.languages)} if what == "stories" else {}) for what, count in counts.items() if count]


def _left(found: Named) -> list[dict]:
    rows = {"words": found.in_words, "corrections": found.in_corrections}
    return [{"what": what, "count": len(editions), "editions": editions} for what, editions in rows.items() if editions]


def _before(found: Named) -> list[dict]:
    texts = {key: withheld.together(found.editions.get(key, {}), found.drafts.get(key, {})) for key in {*found.editions, *found.drafts}}
    pictures = [{"of": "picture", "key": key, "swaps": swaps} for key, swaps in found.pictures.items()]
    return pictures + [{"of": "text", "key": key, "swaps": swaps} for key, swaps in sorted(texts.items())]
