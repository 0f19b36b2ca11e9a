"""What the checks noticed, kept beside the block: found again and again until it is mended, or waived with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.models import Draft
from newsroom.lib import plaintext

from . import checks
from .models import Finding

LONGEST_DETAIL = 200  # of the column
NAMES_A_TAG = frozenset({"lost-mark"})  # its detail tells findings apart; nobody here reads tags


@dataclass(frozen=True)
class Told:
    """A finding as its block shows it."""

    finding: Finding
    sentence: str
    detail: str
    severity: str


def look(draft: Draft, rows: Iterable) -> None:
    """Run the checks over rows of the workbench, and keep what they notice now. What was waived stays waived."""
    rows = [row for row in rows if row.segment]
    noticed = {(row.key, found.check, found.detail[:LONGEST_DETAIL]) for row in rows for found in noticed_at(draft, row)}
    keys = {row.key for row in rows}
    for finding in Finding.objects.of(draft.edition):
        row = (finding.key, finding.check_name, finding.detail)
        if row in noticed:
            noticed.remove(row)
        elif finding.key in keys:
            finding.delete()
    Finding.objects.bulk_create(
        Finding(edition=draft.edition, key=key, check_name=check, detail=detail) for key, check, detail in sorted(noticed)
    )


def noticed_at(draft: Draft, row) -> list[checks.Finding]:
    """Of a block with words; an untouched one needs no check to be seen."""
    if not row.target:
        return []
    assert draft.made_from, "only what was made from something has rows"
    return checks.run(row.source, row.target, draft.made_from.edition.language, draft.edition.language)


def told(draft: Draft, rows: Iterable) -> dict[str, list[Told]]:
    """By key, what is kept and still true, with the sentence of its check; waived ones too, for those who read it over."""
    kept = {(finding.key, finding.check_name, finding.detail): finding for finding in Finding.objects.of(draft.edition)}
    keys = {key for key, _check, _detail in kept}
    found: dict[str, list[Told]] = {}
    for row in rows:
        for noticed in noticed_at(draft, row) if row.segment and row.key in keys else ():
            finding = kept.get((row.key, noticed.check, noticed.detail[:LONGEST_DETAIL]))
            if finding:
                found.setdefault(row.key, []).append(Told(finding, str(noticed.message), "" if noticed.check in NAMES_A_TAG else noticed.detail, noticed.severity))
    return found


def waive(draft: Draft, reasons: Mapping[int, str], *, by) -> None:
    """Findings are right as they are, says a person, and why; an empty reason takes it back."""
    for finding in Finding.objects.of(draft.edition).numbered_any(reasons) if reasons else ():
        reason = plaintext.tidy(reasons[finding.pk])
        if reason != finding.waived_because:
            finding.waived_because, finding.waived_by = reason, by if reason else None
            finding.save(update_fields=["waived_because", "waived_by"])
