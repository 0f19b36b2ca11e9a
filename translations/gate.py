"""What must hold before a translation goes out (docs/decisions/0005): every block answered for, by a person."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.lib import plaintext

from . import workbench
from .models import Segment

FIRST_WORDS = 60  # characters


def every_block_done(draft) -> list[str]:
    """Sentences that say which blocks are missing; empty for an original, or where nobody knows what a text was made from."""
    if draft.edition.is_original or draft.made_from_id is None:
        return []
    rows = [row for row in workbench.needed(draft, workbench.rows_of(draft)) if row.segment and not row.segment.is_done]
    by_machine = [row for row in rows if row.segment and row.segment.origin == Segment.Origin.MACHINE and row.target]
    missing = [row for row in rows if row not in by_machine]
    return [*_missing(missing), *_unconfirmed(by_machine)]


def _missing(rows) -> list[str]:
    if not rows:
        return []
    names = {"number": len(rows), "words": _first_words(rows[0])}
    return [
        ngettext(
            "One block is not translated yet: “%(words)s”. Translate it, or leave it out and say why.",
            "%(number)d blocks are not translated yet, the first one: “%(words)s”. Translate them, or leave them out and say why.",
            len(rows),
        )
        % names
    ]


def _unconfirmed(rows) -> list[str]:
    if not rows:
        return []
    names = {"number": len(rows), "words": _first_words(rows[0])}
    return [
        ngettext(
            "One block was translated by a machine and nobody has confirmed it: “%(words)s”.",
            "%(number)d blocks were translated by a machine and nobody has confirmed them, the first one: “%(words)s”.",
            len(rows),
        )
        % names
    ]


def _first_words(row) -> str:
    return plaintext.excerpt(row.source_text, FIRST_WORDS) or _("(no words)")
