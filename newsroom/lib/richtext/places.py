"""Where words can stand: the page, a quote, a list, a figure. Each takes what it is given and sets it in its own way."""

from __future__ import annotations

from . import vocabulary
from .tree import Element, Node
from .words import Words

LIST_DEPTH = 5


class Place:
    """What a place does unless it knows better: it has no items, no lists, no rules."""

    def say(self, text: str, marks, tag: str, key: str) -> str:
        """Takes words for a block of that name; gives back the key, or "" once a block has it."""
        raise NotImplementedError

    def new_block(self) -> None:
        raise NotImplementedError

    def new_line(self) -> None:
        raise NotImplementedError

    def settled(self) -> list[Node]:
        raise NotImplementedError

    def new_item(self) -> None: ...

    def rule(self, attributes: dict[str, str]) -> None: ...

    def begin_list(self, block: Element) -> ListPlace | None:
        return None

    def add(self, blocks: list[Node]) -> None: ...


class Paragraphs(Place):
    """Blocks of words, one after the other."""

    def __init__(self):
        self.blocks: list[Words | Element] = []
        self.words: Words | None = None

    def say(self, text, marks, tag, key):
        if self.words is None:
            if not text.strip():
                return key
            self.words = Words(Element(tag, vocabulary.only(data_key=key)))
            self.blocks.append(self.words)
            key = ""
        self.words.say(text, marks)
        return key

    def new_block(self):
        self.words = None

    def new_line(self):
        if self.words:
            self.words.new_line()

    def settled(self):
        settled: list[Node] = []
        for block in self.blocks:
            settled += _set(block) if isinstance(block, Words) else [block]
        return settled


def _set(words: Words) -> list[Node]:
    """The block of these words. A paragraph parts where two line breaks stand in a row; its first part keeps the key."""
    paragraphs = words.settled()
    if not paragraphs:
        return []
    block = words.block
    if block.tag != "p":
        block.children = _joined(paragraphs)
        return [block]
    block.children = paragraphs[0]
    return [block, *(Element("p", {}, content) for content in paragraphs[1:])]


def _joined(paragraphs: list[list[Node]]) -> list[Node]:
    nodes: list[Node] = []
    for paragraph in paragraphs:
        nodes += [Element("br"), *paragraph] if nodes else paragraph
    return nodes


class Page(Paragraphs):
    def rule(self, attributes):
        self.blocks.append(Element("hr", attributes))

    def begin_list(self, block):
        return ListPlace(block, depth=1)

    def add(self, blocks):
        self.new_block()
        self.blocks += blocks


class Quote(Paragraphs):
    """A blockquote on the page: paragraphs only. Headings and items in it become paragraphs."""

    def __init__(self, block: Element, page: Page):
        super().__init__()
        self.block = block
        self.page = page

    def say(self, text, marks, tag, key):
        return super().say(text, marks, "p", key)

    def close(self):
        content = self.settled()
        if content:
            self.block.children = content
            self.page.add([self.block])
            self.block = Element("blockquote")
        self.blocks, self.words = [], None

    def part(self, blocks):
        """Lets blocks in that stand on the page alone: the quote ends before them and goes on after."""
        self.close()
        self.page.add(blocks)


class ListPlace(Place):
    """A list. An item is one line of words, then the lists that hang in it."""

    def __init__(self, block: Element, depth: int):
        self.block = block
        self.depth = depth
        self.items: list[tuple[Words, list[ListPlace]]] = []
        self.is_between = True  # the next words begin an item

    def say(self, text, marks, tag, key):
        if not text.strip() and (self.is_between or self.items[-1][1]):
            return key
        if self.is_between or self.items[-1][1]:
            self._item(key)
            key = ""
        self.items[-1][0].say(text, marks)
        return key

    def _item(self, key):
        self.items.append((Words(Element("li", vocabulary.only(data_key=key))), []))
        self.is_between = False

    def new_item(self):
        self.is_between = True

    def new_block(self):
        self.new_line()

    def new_line(self):
        if not self.is_between and not self.items[-1][1]:
            self.items[-1][0].new_line()

    def begin_list(self, block):
        if self.depth == LIST_DEPTH:
            return None
        if self.is_between:
            self._item("")
        inner = ListPlace(block, self.depth + 1)
        self.items[-1][1].append(inner)
        return inner

    def settled(self):
        """The list, or nothing. Lists of an item that says nothing go to the item before, or take its place."""
        items: list[Node] = []
        for words, inner in self.items:
            lists = [block for place in inner for block in place.settled()]
            paragraphs = words.settled()
            if paragraphs:
                words.block.children = [*_joined(paragraphs), *lists]
                items.append(words.block)
            elif items:
                items[-1].children += lists
            else:
                items += [item for block in lists for item in block.children]
        self.block.children = items
        return [self.block] if items else []


class Figure(Place):
    """A picture, a quotation, an embed or a story card; `rest` are words that don't belong in one, and follow it.

    A picture may stand beside the one before it (`data-beside`), and in a translation instead of the source's (`data-instead`).
    """

    def __init__(self, kind: str, attributes: dict[str, str]):
        self.kind = kind
        self.block = Element("figure", attributes)
        self.voices: dict[str, dict[str, str]] = {"quote": {}, "original": {}}
        self.said: dict[str, Paragraphs] = {"quote": Paragraphs(), "original": Paragraphs(), "rest": Paragraphs()}
        self.caption: Words | None = None
        self.part = self.usual

    @classmethod
    def of(cls, attributes: dict[str, str]) -> Figure | None:
        """The figure that these attributes of an element describe; None where they describe none of ours."""
        key = vocabulary.only(data_key=vocabulary.key(attributes.get("data-key", "")))
        image = vocabulary.number(attributes.get("data-image", ""))
        if image:
            alt = vocabulary.line(attributes.get("data-alt", ""))
            instead = vocabulary.number(attributes.get("data-instead", ""))
            beside = {"data-beside": ""} if "data-beside" in attributes else {}
            return cls("picture", key | vocabulary.only(data_image=image, data_alt=alt, data_instead=instead) | beside)
        if "data-quotation" in attributes:
            return cls("quotation", key | {"data-quotation": ""})
        provider, href = vocabulary.line(attributes.get("data-embed", "")), vocabulary.site(attributes.get("data-href", ""))
        if provider and href:
            author, date = vocabulary.line(attributes.get("data-author", "")), vocabulary.date(attributes.get("data-date", ""))
            return cls("embed", key | vocabulary.only(data_embed=provider, data_href=href, data_author=author, data_date=date))
        story = vocabulary.number(attributes.get("data-story", ""))
        return cls("card", key | {"data-story": story}) if story else None

    @property
    def usual(self) -> str:
        return "quote" if self.kind in {"quotation", "embed"} else "rest"

    def begin_quote(self, voice: dict[str, str], *, original: bool) -> str:
        """A blockquote in the figure; gives back where the words went before, for `go_back`."""
        was, self.part = self.part, self.usual
        if self.kind == "quotation" and original:
            self.part = "original"
        if self.part == "original" or self.kind == "embed":
            self.voices[self.part] = self.voices[self.part] or voice
        return was

    def begin_caption(self) -> str:
        was, self.part = self.part, self.usual
        if self.kind in {"picture", "quotation"} and self.caption is None:
            self.part = "caption"
        return was

    def go_back(self, part: str) -> None:
        self.new_block()
        self.part = part

    def say(self, text, marks, tag, key):
        if self.part != "caption":
            return self.said[self.part].say(text, marks, "p", key)
        if self.caption is None:
            if not text.strip():
                return key
            self.caption = Words(Element("figcaption", vocabulary.only(data_key=key)))
            key = ""
        self.caption.say(text, marks)
        return key

    def new_block(self):
        if self.part == "caption":
            self.new_line()
        else:
            self.said[self.part].new_block()

    def new_line(self):
        if self.part != "caption":
            self.said[self.part].new_line()
        elif self.caption:
            self.caption.new_line()

    def settled(self):
        for part, mark in (("quote", {}), ("original", {"data-original": ""})):
            paragraphs = self.said[part].settled()
            if paragraphs:
                self.block.children.append(Element("blockquote", mark | self.voices[part], paragraphs))
        if self.caption:
            self.block.children += _set(self.caption)
        is_empty = self.kind == "quotation" and not self.block.children
        return ([] if is_empty else [self.block]) + self.said["rest"].settled()


class OneBlock(Place):
    """The inside of a single block: whatever comes is one line of words."""

    def __init__(self):
        self.words = Words(Element("p"))

    def say(self, text, marks, tag, key):
        self.words.say(text, marks)
        return key

    def new_block(self):
        self.words.new_line()

    def new_line(self):
        self.words.new_line()

    def settled(self):
        return _joined(self.words.settled())
