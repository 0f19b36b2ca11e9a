"""The only place where a text is opened to translators before it appears. What takes it off approval, or puts it out, ends that (workflow)."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import access, revisions
from .models import Draft, Edition, Opening, Revision
from .workflow import NotReady


@transaction.atomic
def begin(draft: Draft, codes: Collection[str], *, by, version: int | None = None, sensitive_too: bool = False) -> list[Opening]:
    """Open an approved text, as it stands, to the translators of these languages.

    Where an earlier state of it was open to one of them, that ends: they see the new one. Raises NotReady, revisions.Stale,
    PermissionDenied where the text moved on in the meantime.
    """
    draft = revisions.locked(draft, version)
    access.may_open(by, draft).or_forbid()
    if not codes:
        raise NotReady([_("Choose at least one language to open it to.")])
    if draft.edition.article.sensitive and not sensitive_too:
        raise NotReady([_("This story is sensitive: someone could come to harm. If translators are to see it all the same, tick that you mean it.")])
    text = _text(draft, by)
    now = timezone.now()
    standing = {opening.language for opening in Opening.objects.of(draft.edition).open() if opening.revision_id == text.pk}
    new = [code for code in codes if code not in standing]
    Opening.objects.of(draft.edition).to_any(new).end(now)
    return Opening.objects.bulk_create(Opening(revision=text, language=code, opened_by=by, opened_at=now) for code in new)


def end(edition: Edition, codes: Collection[str]) -> int:
    """Close it to the translators of these languages; whoever has claimed it keeps what they have. How many were open."""
    return Opening.objects.of(edition).to_any(codes).end()


def of(edition: Edition) -> dict[str, Opening]:
    """What is open now, by language."""
    return {opening.language: opening for opening in Opening.objects.of(edition).open().with_revision()}


def has_changed_since(draft: Draft | None, openings: Collection[Opening]) -> bool:
    """Whether the text, as it would be opened now, says something else than what its translators see."""
    if draft is None:
        return False
    words = draft.goes_out.words if draft.goes_out else draft.words
    return any(opening.revision.words != words for opening in openings)


def _text(draft: Draft, by) -> Revision:
    """What will go out: the words that were scheduled, else those that were approved, kept."""
    return draft.goes_out or revisions.keep(draft, by=by)
