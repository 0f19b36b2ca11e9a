"""Two at one text: who has it open, who wrote last, and taking it over. The only place where a Presence changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from newsroom.lib import richtext

from . import access, revisions
from .models import Draft, Edition, Presence, Revision


@dataclass(frozen=True)
class Page:
    """An open page of the desk: whose it is, its own name for itself, and the number it gave this request (it counts up).

    Without script a page has no name: each of its writes stands alone.
    """

    user: Any  # the accounts' table stands upstairs
    tab: str
    count: int = 0


@transaction.atomic
def write(draft: Draft, words: dict[str, str], *, page: Page, version: int) -> Draft:
    """Rewrite a draft's words from an open page. Raises revisions.Stale.

    A page never conflicts with itself: where the newest write was its own and only the answer was lost, it may go on,
    and a late copy of an earlier request of its own changes nothing.
    """
    words = _seen(draft, words, page.user)
    if not page.tab:
        return revisions.write(draft, words, by=page.user, version=version)
    draft = revisions.locked(draft, None)
    here = _here(draft, page)
    if here.wrote == draft.version:
        if page.count <= here.counted:
            return draft
        version = draft.version
    before, draft = draft.version, revisions.write(draft, words, by=page.user, version=version)
    if draft.version != before:
        here.wrote, here.counted, here.edited_at, here.taken_by = draft.version, page.count, timezone.now(), None
        here.save(update_fields=["wrote", "counted", "edited_at", "taken_by"])
    return draft


@transaction.atomic
def take_over(draft: Draft, *, page: Page) -> Draft:
    """The text is this page's now. What others have not sent yet will be refused, set aside, and shown to both."""
    draft = revisions.locked(draft, None)
    Presence.objects.at(draft).but(page.tab).mark_taken(page.user)
    draft.version += 1
    draft.save(update_fields=["version"])
    here = _here(draft, page)
    here.wrote, here.edited_at, here.taken_by = draft.version, timezone.now(), None
    here.save(update_fields=["wrote", "edited_at", "taken_by"])
    return draft


def look(draft: Draft, *, page: Page) -> tuple[Presence, list[Presence]]:
    """This page's presence, seen now, and those of the other pages that show the same draft."""
    here = _here(draft, page)
    Presence.objects.long_gone().delete()
    return here, list(Presence.objects.at(draft).but(page.tab).here().with_people())


def others(draft: Draft, user) -> list[Presence]:
    """Who else has a draft open, for a page that is being made."""
    return [one for one in Presence.objects.at(draft).here().with_people() if one.user_id != user.pk]


def leave(draft: Draft, *, page: Page) -> None:
    Presence.objects.at(draft).of_tab(page.tab).by_person(page.user).delete()


def leave_everything(user) -> None:
    """None of their pages is open any more."""
    Presence.objects.by_person(user).delete()


def who_took(draft: Draft, *, page: Page):
    """The person who took the text over from this page, or None."""
    here = Presence.objects.at(draft).of_tab(page.tab).by_person(page.user).with_people().first()
    return here.taken_by if here else None


def set_aside_lately(edition: Edition, *, but) -> Revision | None:
    """Somebody else's words that were refused within the last minutes."""
    return Revision.objects.of(edition).set_aside_lately().not_by(but).newest_first().select_related("by").first()


def _seen(draft: Draft, words: dict[str, str], user) -> dict[str, str]:
    """Without pictures that this person may not see: whoever knows a number does not get its picture by writing it."""
    if "data-image" not in words.get("body", ""):
        return words
    body = richtext.clean(words["body"])
    fresh = richtext.images(body) - richtext.images(draft.body)
    hidden = fresh - set(access.pictures_known_to(user).numbered(fresh).values_list("pk", flat=True)) if fresh else set()
    return words | {"body": richtext.without_images(body, hidden)}


def _here(draft: Draft, page: Page) -> Presence:
    here, _made = Presence.objects.update_or_create(draft=draft, tab=page.tab, user=page.user, defaults={"seen_at": timezone.now()})
    return here
