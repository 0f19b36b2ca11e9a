"""What a second pair of eyes would notice in a translated block. One family a file; each check a small pure function.

A check is welcome as long as people read its findings: on professional translations at most two in a hundred blocks may
raise a false alarm, all checks together.
"""

from __future__ import annotations

from .finding import Finding, Sides
from .links import lost_links
from .marks import lost_marks
from .numbers import missing_numbers
from .words import doubled_words, empty, same_as_source

ALL = (empty, same_as_source, missing_numbers, lost_links, lost_marks, doubled_words)

__all__ = ["ALL", "Finding", "run"]


def run(source: str, target: str, source_language: str, target_language: str) -> list[Finding]:
    """What the checks notice; source and target are the inner HTML of a block. Nothing is said about an untouched one."""
    sides = Sides.of(source, target, source_language, target_language)
    return [finding for check in ALL for finding in check(sides)]
