"""A draft's rows as what a file carries, and what a file brings back as changes of those rows."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.models import Draft

from ..workbench import PLAIN, Change, Row
from . import inline
from .xliff import File, NotReadable, Returned, Unit


def carried_out(draft: Draft, rows: list[Row]) -> File:
    assert draft.made_from, "only what was made from something is carried out"
    units = [
        Unit(row.key, row.block.kind, row.source, row.target, row.segment.confirmed, row.segment.left_out_because)
        for row in rows
        if row.segment
    ]
    return File(_name(draft), draft.version, draft.made_from.edition.language, draft.edition.language, units)


def carried_in(draft: Draft, rows: list[Row], file: Returned) -> list[Change]:
    """Changes of the blocks that the file translates, matched by key; what it does not know stays. Raises NotReadable."""
    if file.name != _name(draft):
        raise NotReadable(_("This file belongs to another translation. Export this one and translate that."))
    changes = []
    for row in rows:
        target = file.targets.get(row.key) if row.segment else None
        if target is None:
            continue
        typed = _typed(row, target)
        if typed.strip() and typed != row.stored:
            changes.append(Change(row.key, typed=typed, confirmed=row.key in file.confirmed, left_out=""))
    return changes


def _typed(row: Row, target) -> str:
    if row.block.kind in PLAIN:
        return "".join(target.itertext())
    return inline.back(target, inline.marks_of(row.source, row.target))


def _name(draft: Draft) -> str:
    return f"story-{draft.edition.article_id}-{draft.edition.language}"
