"""What a body mentions: our own stories, and pictures with the words that stand at them."""

from __future__ import annotations

from .tree import Element, Node, parse, serialise, text_of, walk


def stories(html: str) -> set[int]:
    """The pks of the stories that links and cards lead to."""
    return _numbers(html, "data-story")


def images(html: str) -> set[int]:
    """The pks of the pictures that stand in it."""
    return _numbers(html, "data-image")


def without_images(html: str, numbers: set[int]) -> str:
    """The body without the figures of these pictures."""
    gone = {str(number) for number in numbers}

    def kept(nodes: list[Node]) -> list[Node]:
        left: list[Node] = []
        began_a_row = False  # one of those that go: who stood beside it begins the row now
        for node in nodes:
            if isinstance(node, Element):
                if node.attributes.get("data-image") in gone:
                    began_a_row = began_a_row or "data-beside" not in node.attributes
                    continue
                if began_a_row:
                    node.attributes.pop("data-beside", None)
                began_a_row = False
                node.children = kept(node.children)
            left.append(node)
        return left

    return serialise(kept(parse(html))) if gone else html


def image_changed(html: str, old: int, new: int | None) -> str:
    """The body with another picture where the old one stood, without the words that described the old; with none, without the figure."""
    if new is None:
        return without_images(html, {old})
    nodes = parse(html)
    for figure in walk(nodes):
        if figure.attributes.get("data-image") == str(old):
            figure.attributes |= {"data-image": str(new)}
            for word in ("data-alt", "data-instead"):
                figure.attributes.pop(word, None)
            figure.children = []
    return serialise(nodes)


def _numbers(html: str, attribute: str) -> set[int]:
    return {int(element.attributes[attribute]) for element in walk(parse(html)) if attribute in element.attributes}


def picture_words(html: str) -> dict[int, tuple[str, str]]:
    """By picture, its (alternative text, caption) as plain text at its first place in this body."""
    words: dict[int, tuple[str, str]] = {}
    for figure in walk(parse(html)):
        if "data-image" in figure.attributes:
            caption = figure.find("figcaption")
            said = (figure.attributes.get("data-alt", ""), text_of(caption.children) if caption else "")
            words.setdefault(int(figure.attributes["data-image"]), said)
    return words
