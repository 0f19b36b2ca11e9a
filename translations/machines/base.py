"""What an engine is, and which one this newsroom has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class EngineFailed(Exception):
    """The engine gave nothing that can be used. The message is for the person who asked."""


class Engine(Protocol):
    """Something that translates blocks. It sees inner HTML, keeps its marks, and gives one back for each it got."""

    name: str

    def translate(self, blocks: Sequence[str], source: str, target: str) -> list[str]:
        """Raises EngineFailed. `source` and `target` are codes of newsroom.lib.languages."""
        ...


def engine() -> Engine | None:
    """The one that settings.TRANSLATION_MACHINE names by its dotted path; None, the default, where it names none."""
    dotted = getattr(settings, "TRANSLATION_MACHINE", "")
    return import_string(dotted)() if dotted else None


def proposals(article, blocks: Sequence[str], source: str, target: str) -> list[str]:
    """What the newsroom's engine makes of blocks; nothing without one, and nothing of a sensitive story, whatever one clicks."""
    chosen = engine()
    if chosen is None or article.sensitive:
        return []
    translated = chosen.translate(blocks, source, target)
    if len(translated) != len(blocks):
        raise EngineFailed(f"{chosen.name}: {len(blocks)} → {len(translated)}")
    return translated
