"""Looks at unpublished texts for people without an account: here alone a link is made, found and revoked, and a guest's remark kept.

An address holds 32 random bytes and is not kept; its row has their SHA-256. A link shows what its maker may see. It ends by
itself, when the text comes out, when it is revoked, and when its maker may not see the text any more.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.core import signing
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib import richtext
from newsroom.lib.richtext import rewording

from . import access
from .models import Draft, Note, PreviewLink

DAYS, USUAL_DAYS = (1, 3, 7), 3
REMARK_LENGTH, NAME_LENGTH = 2000, 120
# One guest reads one text: these numbers slow a machine down and hardly meet a person.
REMARKS, REMARKS_A_MINUTE = 50, 5
_RECEIPT = "articles.preview_links.receipt"


class State(models.TextChoices):
    OPEN = "open", gettext_lazy("open")
    REVOKED = "revoked", gettext_lazy("revoked")
    PUBLISHED = "published", gettext_lazy("ended: the text came out")
    ENDED = "ended", gettext_lazy("ended")
    LEFT = "left", gettext_lazy("ended: whoever made it no longer works on this text")


class RemarkRefused(Exception):
    """The sentence says why nothing more is taken by this link, and whether it is worth waiting."""


def make(draft: Draft, *, by, for_whom: str = "", days: int = USUAL_DAYS, may_remark: bool = False) -> tuple[PreviewLink, str]:
    """(the link, the token of its address). The token is given out this once."""
    token, now = secrets.token_urlsafe(32), timezone.now()
    link = PreviewLink.objects.create(
        edition=draft.edition, digest=_digest(token), for_whom=for_whom, may_remark=may_remark, made_by=by, made_at=now, ends_at=now + timedelta(days=days)
    )
    return link, token


def revoke(link: PreviewLink) -> None:
    """The first time counts."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])


def found(token: str) -> PreviewLink | None:
    """The link of an address, open or not; None where there never was one."""
    return PreviewLink.objects.with_digest(_digest(token)).whole().first()


def state_of(link: PreviewLink) -> State:
    edition = link.edition
    came_out = edition.changed_at or edition.published_at
    if link.revoked_at:
        return State.REVOKED
    if came_out and came_out >= link.made_at:
        return State.PUBLISHED
    if link.ends_at <= timezone.now():
        return State.ENDED
    if edition.draft_in_hand is None or not access.may_know(link.made_by, edition):
        return State.LEFT
    return State.OPEN


def blocks(body: str) -> dict[str, richtext.Element]:
    """What stands one below the other in a body, by key: each of these a guest may remark on."""
    return {node.key: node for node in richtext.parse(body) if isinstance(node, richtext.Element)}


def pictures(link: PreviewLink) -> set[int]:
    """The keys of those that stand in the text which a link shows."""
    edition = link.edition
    lead = edition.article.lead_image_id
    return richtext.images(edition.draft.body) | ({lead} if lead else set())


@transaction.atomic
def remark(link: PreviewLink, *, name: str, words: str, key: str = "") -> Note:
    """Keep what a guest says about a block, or about the text as a whole. Raises RemarkRefused."""
    PreviewLink.objects.select_for_update().get(pk=link.pk)  # those who send at once are counted one after the other
    so_far = Note.objects.by_link(link)
    last = so_far.last()
    if last and (last.guest, last.words, last.key) == (name, words, key):
        return last  # a button pressed twice says it once
    if so_far.count() >= REMARKS:
        raise RemarkRefused(_("The newsroom has as many remarks by this link as it takes. Your words are still here: send them to whoever gave you the link."))
    if so_far.since(timezone.now() - timedelta(minutes=1)).count() >= REMARKS_A_MINUTE:
        raise RemarkRefused(_("These were many remarks in one minute. Please wait a minute and send again; your words are still here."))
    about = next((block.words for block in rewording.blocks(link.edition.draft.body) if block.key == key), "")
    return Note.objects.create(edition=link.edition, kind=Note.Kind.GUEST, guest=name, link=link, key=key, about=about, words=words)


def receipt(notes: list[Note]) -> str:
    """What lets a guest see again what they have sent: no cookie remembers it."""
    return signing.dumps([note.pk for note in notes], salt=_RECEIPT)


def received(link: PreviewLink, receipt: str) -> list[Note]:
    """The remarks of a receipt; none where it is not ours."""
    try:
        numbers = signing.loads(receipt, salt=_RECEIPT, max_age=timedelta(days=max(DAYS)))
    except (signing.BadSignature, UnicodeError):
        return []
    return list(Note.objects.by_link(link).numbered_any(numbers))


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
