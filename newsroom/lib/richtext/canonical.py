"""Any HTML in, canonical HTML out.

Three steps: what would take for ever to parse loses its tags and keeps its words; the wall (nh3) parses as a browser does
and drops what is not allowed; and `_Composer` walks over the rest once, tag by tag, and sets it anew. Nothing recurses.
"""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser

from . import vocabulary
from .places import Figure, ListPlace, OneBlock, Page, Place, Quote
from .tree import Element, Node, serialise
from .words import Marks

LENGTH = 2_000_000  # characters of HTML; the longest story we know of has 60,000
TAGS = 60_000
WORK = 4_000_000  # tags times the elements open around them: parsing costs about 4 ns each, and twice that once written
ATTRIBUTES = 2_000  # of one tag
CLOSE_EACH_OTHER = frozenset({"p", "li", "td", "tr", "th", "dt", "dd", "br", "hr", "img", "option"})
PLAIN_LENGTH, PLAIN_PARAGRAPHS = 300_000, 5_000  # of what is left when a text is beyond that
# The wall's parser goes back to each "&#" that begins no character, again and again.
STRAY_AMPERSAND = re.compile(r"&(?!#\d|#[xX][0-9a-fA-F]|[a-zA-Z])")


def clean(html: str) -> str:
    """A body within the vocabulary, saying the same words. Idempotent; never raises; never runs for long."""
    body = _written(html, Page)
    return body if _is_bearable(body) else _written(_without_tags(body), Page)


def inline(html: str) -> str:
    """The same for what stands inside one block: marks, links and line breaks; paragraphs become lines."""
    return _written(html, OneBlock)


def _written(html: str, ground: type[Place]) -> str:
    html = STRAY_AMPERSAND.sub("&amp;", vocabulary.visible(html))
    if len(html) > LENGTH:  # a photograph pasted as text; without it, the words may well be few
        html = re.sub(r"""\bsrc\s*=\s*(["'])data:[^"'<>]*+\1""", "", html)
    walled = vocabulary.wall(html if _is_bearable(html) else _without_tags(html))
    if walled.count("<") > 2 * TAGS:
        walled = vocabulary.wall(_without_tags(walled))
    composer = _Composer(ground())
    composer.feed(walled)
    composer.close()
    return serialise(composer.finished())


def _is_bearable(html: str) -> bool:
    """Whether a parser gets through it in time.

    Its work grows with the square of the depth, and ten thousand <div> cost it a quarter of a second. Paragraphs, items
    and cells left open don't count: they close each other.
    """
    if len(html) > LENGTH or _has_endless_tag(html):
        return False
    depth = work = 0
    for tags, found in enumerate(re.finditer(r"<(/?)([a-zA-Z]+)", html)):
        if found[2].lower() not in CLOSE_EACH_OTHER:
            depth = max(0, depth + (-1 if found[1] else 1))
        work += depth
        if work > WORK or tags > TAGS:
            return False
    return True


def _has_endless_tag(html: str) -> bool:
    """Whether one tag holds thousands of attributes, each of which a parser compares with all others."""
    html = re.sub(r"""(["'])data:[^"']*+\1""", "", html)
    tags = re.finditer(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*+""", html)
    return any(found.end() - found.start() > 2 * ATTRIBUTES and len(re.findall(r"""[\s/"']+""", found[0])) > ATTRIBUTES for found in tags)


def _without_tags(html: str) -> str:
    """The words of what no parser should be given, as paragraphs, as far as any reader would go."""
    html = re.sub(r"<(script|style)\b.*?(</\1\s*>|$)", " ", html[: 5 * LENGTH], flags=re.DOTALL | re.IGNORECASE)
    words = entities.unescape(re.sub(r"<[^<>]*>|<[^<>]*$", "\n", html))
    paragraphs = [line for line in (line.strip() for line in words.split("\n")) if line]
    between = "<br><br>" if len(paragraphs) <= PLAIN_PARAGRAPHS else " "
    return entities.escape("\n".join(paragraphs)[:PLAIN_LENGTH], quote=False).replace("\n", between)


class _Composer(HTMLParser):
    """Reads what the wall let through and sets it in places: the page, a quote, a list, a figure."""

    def __init__(self, ground: Place):
        super().__init__(convert_charrefs=True)
        self.places: list[Place] = [ground]
        self.lifted: list[Element] = []  # what may stand on the page only, and waits for the block around it to end
        self.marks = Marks()
        self.headings: list[str] = []
        self.key = ""  # of the block that has opened and has no words yet
        self.verbatim = 0  # inside <pre>, where a newline is a line break
        self.from_word = 0  # Word signs every run with the language of its user: of no meaning, so not kept
        self.undo: list[tuple[str, list]] = []  # what each open tag began

    # Reading

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag in {"br", "hr"}:
            self._rule(attributes) if tag == "hr" else self.places[-1].new_line()
            return
        ends: list = []
        if attributes.get("class", "").startswith("Mso"):
            self.from_word += 1
            ends.append(self._end_word)
        self._begin(vocabulary.SAME_AS.get(tag, tag), tag, attributes, ends)
        self.undo.append((tag, ends))

    def handle_endtag(self, tag):
        if self.undo and self.undo[-1][0] == tag:
            for end in reversed(self.undo.pop()[1]):
                end()

    def handle_data(self, data):
        lines = data.split("\n") if self.verbatim else [data]
        for number, line in enumerate(lines):
            if number:
                self.places[-1].new_line()
            text = re.sub(r"[ \t\n\r\f\v\u2028\u2029]+", " ", vocabulary.visible(line))
            if text:
                self.key = self.places[-1].say(text, self.marks.now, self.headings[-1] if self.headings else "p", self.key)

    def finished(self) -> list[Node]:
        while self.undo:
            self.handle_endtag(self.undo[-1][0])
        return self.places[0].settled()

    # What a tag begins, and how it ends

    def _begin(self, meaning, tag, attributes, ends):
        for mark in self._marks_of(meaning, tag, attributes):
            self.marks.open(mark)
            ends.append(lambda mark=mark: self.marks.close(mark))
        if tag in vocabulary.HEADINGS:
            self._break(attributes, ends)
            self.headings.append(vocabulary.HEADINGS[tag])
            ends.append(self.headings.pop)
        elif tag in vocabulary.LISTS:
            self._list(tag, attributes, ends)
        elif tag == "li":
            self._break(attributes, ends, item=True)
        elif tag == "blockquote":
            self._quote(attributes, ends)
        elif tag == "figure":
            self._figure(attributes, ends)
        elif tag == "figcaption":
            self._caption(attributes, ends)
        elif tag == "q":
            self.handle_data("“")
            ends.append(lambda: self.handle_data("”"))
        elif tag in vocabulary.SEPARATORS:
            self._break(attributes, ends)
            if tag == "pre":
                self.verbatim += 1
                ends.append(self._end_verbatim)

    def _marks_of(self, meaning, tag, attributes):
        style = ";" + re.sub(r"\s+", "", attributes.get("style", "").lower())  # ";": Word's "mso-bidi-font-weight" speaks of other scripts
        bold = re.search(r";font-weight:(bold|[6-9]00)", style)
        light = re.search(r";font-weight:(normal|[1-5]00)", style)
        if (meaning == "strong" and not light) or (tag == "span" and bold):
            yield "strong", ()
        if (meaning == "em" and ";font-style:normal" not in style) or (tag == "span" and ";font-style:italic" in style):
            yield "em", ()
        if meaning in {"sub", "sup", "code"}:
            yield meaning, ()
        if tag == "a":
            story = vocabulary.number(attributes.get("data-story", ""))
            href = vocabulary.address(attributes.get("href", ""))
            if story or href:
                yield "a", ((("data-story", story),) if story else (("href", href),))
        if tag in {"span", "bdi"}:
            voice = vocabulary.only(
                lang="" if self.from_word else vocabulary.language(attributes.get("lang", "")),
                dir=vocabulary.direction(attributes.get("dir", "")),
            )
            if voice:
                yield tag, tuple(voice.items())

    def _break(self, attributes, ends, *, item=False):
        """A block of words begins, and before and after it what came before is over."""
        self.key = self.key or vocabulary.key(attributes.get("data-key", ""))  # of <li><p>, the item's
        if item:
            self.places[-1].new_item()
        self.places[-1].new_block()
        ends.append(self._end_block)

    def _end_block(self):
        self.places[-1].new_block()
        self.key = ""

    def _end_verbatim(self):
        self.verbatim -= 1

    def _end_word(self):
        self.from_word -= 1

    def _rule(self, attributes):
        self.places[-1].new_block()
        self.places[-1].rule(vocabulary.only(data_key=vocabulary.key(attributes.get("data-key", ""))))

    def _list(self, tag, attributes, ends):
        block = Element(tag, vocabulary.only(data_key=vocabulary.key(attributes.get("data-key", ""))))
        inner = self.places[-1].begin_list(block)
        if inner is None:
            self._break(attributes, ends)
        else:
            self._enter(inner, ends)

    def _quote(self, attributes, ends):
        here = self.places[-1]
        if isinstance(here, Figure):
            was = here.begin_quote(
                vocabulary.only(
                    lang=vocabulary.language(attributes.get("lang", "")), dir=vocabulary.direction(attributes.get("dir", ""))
                ),
                original="data-original" in attributes,
            )
            ends.append(lambda: here.go_back(was))
            self._break({}, ends)
        elif isinstance(here, Page):
            key = vocabulary.only(data_key=vocabulary.key(attributes.get("data-key", "")))
            self._enter(Quote(Element("blockquote", key), page=here), ends)
        else:
            self._break(attributes, ends)

    def _figure(self, attributes, ends):
        figure = Figure.of(attributes)
        if figure is None or isinstance(self.places[0], OneBlock):
            self._break(attributes, ends)
        else:
            self._enter(figure, ends)

    def _caption(self, attributes, ends):
        here = self.places[-1]
        if isinstance(here, Figure):
            was = here.begin_caption()
            ends.append(lambda: here.go_back(was))
        self._break(attributes, ends)

    def _enter(self, place, ends):
        self.places[-1].new_block()
        self.places.append(place)
        self.key = ""
        ends.append(self._leave)

    def _leave(self):
        place = self.places.pop()
        self.key = ""
        if isinstance(place, ListPlace) and isinstance(self.places[-1], ListPlace):
            return  # it hangs in its item already
        if isinstance(place, Quote):
            place.close()
        elif isinstance(place, Figure):
            self._place_on_page(place.settled())
        else:
            self.places[-1].add(place.settled())
        if len(self.places) == 1 and self.lifted:
            self.places[0].add(self.lifted)
            self.lifted = []

    def _place_on_page(self, blocks):
        """A figure stands on the page alone: it parts a quote around it, and waits for the end of a list."""
        if len(self.places) == 1:
            self.places[0].add(blocks)
        elif len(self.places) == 2 and isinstance(self.places[1], Quote):
            self.places[1].part(blocks)
        else:
            self.lifted += blocks
