"""An engine that needs no network and knows no language: tests use it."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.lib.richtext import Element, Node, parse, serialise


class Dummy:
    """Turns every word around and keeps the marks."""

    name = "dummy"

    def translate(self, blocks: Sequence[str], source: str, target: str) -> list[str]:
        return [serialise([_turned(node) for node in parse(block)]) for block in blocks]


def _turned(node: Node) -> Node:
    if isinstance(node, Element):
        return Element(node.tag, dict(node.attributes), [_turned(child) for child in node.children])
    return " ".join(word[::-1] for word in node.split(" "))
