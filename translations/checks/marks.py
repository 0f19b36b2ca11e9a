"""Marks: what is strong or stressed in the source is so somewhere in the target."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from newsroom.lib.richtext import walk

from .finding import NOTE, Finding, Sides

MESSAGES = {
    "strong": _("The source has bold words here, and the translation has none."),
    "em": _("The source has stressed words here, and the translation has none."),
}


def lost_marks(sides: Sides) -> Iterator[Finding]:
    """All bold or all stress is gone. Languages part and join words, so how many there are says nothing."""
    if not sides.target_text:
        return
    source, target = ({element.tag for element in walk(side)} for side in (sides.source, sides.target))
    for mark, message in MESSAGES.items():
        # Where a script has no slanted letters, writers stress with bold, or with signs of quotation.
        if mark in source and not target & {"strong", "em"}:
            yield Finding("lost-mark", NOTE, message, mark)
