"""What a check is given, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from newsroom.lib.richtext import Node, parse, text_of

WARNING, NOTE = "warning", "note"


@dataclass(frozen=True)
class Finding:
    """Something noticed: the check's name, how much it matters, a sentence, and what exactly ("2026", an address)."""

    check: str
    severity: str
    message: str | Promise
    detail: str = ""


@dataclass(frozen=True)
class Sides:
    """A block and its translation, each parsed once, with their plain text."""

    source: list[Node]
    target: list[Node]
    source_text: str
    target_text: str
    source_language: str
    target_language: str

    @classmethod
    def of(cls, source: str, target: str, source_language: str, target_language: str) -> Sides:
        one, other = parse(source), parse(target)
        return cls(one, other, text_of(one), text_of(other), source_language, target_language)
