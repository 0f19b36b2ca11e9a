"""Links: each of the source leads somewhere from the target, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from newsroom.lib.richtext import Node, walk

from .finding import WARNING, Finding, Sides


def lost_links(sides: Sides) -> Iterator[Finding]:
    """A translator may lead a link to a page in their language; so what counts is how many there are."""
    source, target = _links(sides.source), _links(sides.target)
    missing = source.total() - target.total()
    if not sides.target_text or missing <= 0:
        return
    for address in list((source - target).elements())[:missing]:
        yield Finding("lost-link", WARNING, _("This link of the source is missing in the translation."), address)


def _links(nodes: list[Node]) -> Counter[str]:
    links = (element.attributes for element in walk(nodes) if element.tag == "a")
    # A link whose words are partly bold may stand as two neighbours; but one address in two places is one link, too.
    return Counter({link.get("href") or f"story {link.get('data-story')}": 1 for link in links})
