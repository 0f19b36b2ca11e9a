"""What templates and styles never say. A rule takes {path: source} and names the lines that do."""

import re
from collections.abc import Callable, Iterator

from .sources import Sources, line_of

Rule = Callable[[Sources], Iterator[str]]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIDES = re.compile(
    r"""(?<![\w-])(?:
        (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-(?:width|style|color))? \s*:
      | border-(?:top|bottom)-(?:left|right)-radius \s*:
      | (?:left|right) \s* :
      | (?:text-align(?:-last)?|float|clear|caption-side|justify-content|justify-items|justify-self) \s* : \s* (?:left|right)\b
    )""",
    re.VERBOSE,
)
TAG = re.compile(r"<(?P<name>[a-z][a-z0-9-]*)\b(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}|\{% comment\b.*?%\}.*?\{% endcomment %\}", re.DOTALL)
TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def directions_are_logical(sources: Sources) -> Iterator[str]:
    """Start and end, not left and right: one stylesheet serves both directions."""
    for path, text in _uncommented(sources, COMMENT):
        for match in SIDES.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: {match.group().strip()} has a side; say inline-start or inline-end"


def nothing_shouts(sources: Sources) -> Iterator[str]:
    """Most scripts have no capitals, and some languages change meaning with them."""
    for path, text in _uncommented(sources, COMMENT):
        for match in re.finditer(r"text-transform\s*:\s*(?:uppercase|capitalize)", text):
            yield f"{path}:{line_of(text, match.start())}: {match.group()} is never used"


def styles_stand_in_layers(sources: Sources) -> Iterator[str]:
    """Every rule of a stylesheet lies in a named layer, so that no file wins by being read later."""
    for path, text in _uncommented(sources, COMMENT):
        outside = re.sub(r"@(?:charset|namespace|import)[^;{]*;", "", _without_layers(text)).strip()
        if outside:
            yield f"{path}:{line_of(text, max(text.find(outside[:20]), 0))}: stands in no @layer: {outside[:40]!r}"


def styles_ask_no_stranger(sources: Sources) -> Iterator[str]:
    for path, text in _uncommented(sources, COMMENT):
        for match in re.finditer(r"(?:url\(\s*['\"]?|@import\s+['\"])(?:https?:)?//", text):
            yield f"{path}:{line_of(text, match.start())}: every file comes from our own house"


def nothing_inline(sources: Sources) -> Iterator[str]:
    """The content policy forbids style attributes, handlers and scripts in the page; data blocks for machines may stand."""
    for path, line, name, rest in _tags(sources):
        attributes = TEMPLATE_TAG.sub(" ", rest)
        if re.search(r"(?<![\w-])style\s*=", attributes, re.IGNORECASE):
            yield f"{path}:{line}: <{name} style=…>: a class and a stylesheet"
        if handler := re.search(r"(?<![\w-])on[a-z]+\s*=", attributes, re.IGNORECASE):
            yield f"{path}:{line}: <{name} {handler.group()}…>: a module in static/js"
        if name == "style" or (name == "script" and not re.search(r"\bsrc\s*=|application/(?:ld\+)?json", rest, re.IGNORECASE)):
            yield f"{path}:{line}: <{name}> with words in it: a file in static"


def pages_ask_no_stranger(sources: Sources) -> Iterator[str]:
    """A reader's browser speaks to nobody but us: pictures, scripts, styles and frames have no host."""
    for path, line, name, rest in _tags(sources):
        loads = name in {"img", "script", "iframe", "source", "video", "audio", "embed", "object", "track", "link", "input"}
        canonical = re.search(r"rel\s*=\s*[\"']?(?:canonical|alternate|license|me|author|profile)", rest)
        if loads and not canonical and re.search(r"(?:src|srcset|href|data|poster)\s*=\s*[\"']?\s*(?:https?:)?//", rest):
            yield f"{path}:{line}: <{name}> asks a stranger"


def templates_escape(sources: Sources) -> Iterator[str]:
    for path, text in _uncommented(sources, TEMPLATE_COMMENT):
        for match in re.finditer(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off", text):
            yield f"{path}:{line_of(text, match.start())}: {match.group()}: words are escaped; a body goes through its own filter"


OF_STYLES: tuple[Rule, ...] = (directions_are_logical, nothing_shouts, styles_stand_in_layers, styles_ask_no_stranger)
OF_TEMPLATES: tuple[Rule, ...] = (nothing_inline, pages_ask_no_stranger, templates_escape)


def _uncommented(sources: Sources, comment: re.Pattern) -> Iterator[tuple[str, str]]:
    """Each file without its comments, lines kept where they were."""
    for path, text in sources.items():
        yield path, comment.sub(lambda match: "\n" * match.group().count("\n"), text)


def _tags(sources: Sources) -> Iterator[tuple[str, int, str, str]]:
    for path, text in _uncommented(sources, TEMPLATE_COMMENT):
        for match in TAG.finditer(text):
            yield path, line_of(text, match.start()), match["name"].lower(), match["rest"]


def _without_layers(text: str) -> str:
    """What is left of a stylesheet when its @layer blocks and the line that orders them are taken out."""
    text = re.sub(r"@layer\s+[\w\s,.-]+;", "", text)
    while match := re.search(r"@layer\s+[\w.-]+\s*\{", text):
        depth, end = 1, match.end()
        while end < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        text = text[: match.start()] + text[end:]
    return text
