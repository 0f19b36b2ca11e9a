"""What changed between two texts, word by word, and how much it seems to matter."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from . import languages
from .richtext import parse, text_of, walk


@dataclass(frozen=True)
class Change:
    """A stretch of text: "same" in both, "gone" from the first, or "new" in the second."""

    kind: str
    text: str


# A word takes the space after it along; in scripts without spaces each letter stands alone, but foreign words stay whole.
_WORDS = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\u200c\u200d]*\s*|\X\s*|\s+")
_LETTERS = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Nd}]+\s*|\X\s*")
_LINES = regex.compile(r"[^\n]*\n|[^\n]+")
COMPARISONS = 2_000_000  # beyond them, frequent words no longer serve as anchors: a second's work


def changes(before: str, after: str, language: str) -> list[Change]:
    """How the one text becomes the other. "same" and "gone" together are `before`, "same" and "new" are `after`.

    Paragraphs are compared first, and words only where paragraphs differ.
    """
    pieces = (_WORDS if _is_spaced(language) else _LETTERS).findall
    found: list[Change] = []
    for kind, old, new in _compared(_LINES.findall(before), _LINES.findall(after)):
        if kind == "equal":
            found.append(Change("same", old))
            continue
        found += _words_compared(pieces(old), pieces(new))
    return list(_merged(found))


def _words_compared(old: list[str], new: list[str]) -> Iterable[Change]:
    """A word is the same whatever space stands after it."""
    bare_old, bare_new = [piece.rstrip() for piece in old], [piece.rstrip() for piece in new]
    for kind, start, end, new_start, new_end in _matcher(bare_old, bare_new).get_opcodes():
        if kind != "equal":
            yield from (Change("gone", "".join(old[start:end])), Change("new", "".join(new[new_start:new_end])))
            continue
        for word, before, after in zip(bare_old[start:end], old[start:end], new[new_start:new_end], strict=True):
            if before == after:
                yield Change("same", before)
            else:
                yield from (Change("same", word), Change("gone", before[len(word) :]), Change("new", after[len(word) :]))


def _is_spaced(language: str) -> bool:
    known = languages.LANGUAGES.get(language)
    return known is None or known.spaced


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher:
    counts = Counter(new)
    is_long = sum(counts[piece] for piece in old) > COMPARISONS
    return SequenceMatcher(None, old, new, autojunk=is_long)


def _compared(old: list[str], new: list[str]) -> Iterable[tuple[str, str, str]]:
    for kind, start, end, new_start, new_end in _matcher(old, new).get_opcodes():
        yield kind, "".join(old[start:end]), "".join(new[new_start:new_end])


def _merged(found: list[Change]) -> Iterable[Change]:
    """Neighbours of a kind as one, the gone before the new."""
    gone = new = same = ""
    for change in [*found, Change("same", "")]:
        if change.kind == "same":
            if change.text and (gone or new):
                space = _shared_space(gone, new)
                yield from _said(same, gone.removesuffix(space), new.removesuffix(space))
                gone, new, same = "", "", space
            same += change.text
        elif change.kind == "gone":
            gone += change.text
        else:
            new += change.text
    yield from _said(same, gone, new)


def _shared_space(gone: str, new: str) -> str:
    """The space that both end in: it belongs to what follows."""
    space = gone[len(gone.rstrip()) :]
    return space if space and new.endswith(space) else ""


def _said(same: str, gone: str, new: str) -> Iterable[Change]:
    return [Change(kind, text) for kind, text in (("same", same), ("gone", gone), ("new", new)) if text]


# Weight

TYPO_LIKE = 0.7  # a mended word has this much in common with the wrong one
TYPO_COUNT = 5  # more mended words than this are a revision
_FIGURE = regex.compile(r"\p{Nd}+")
_NAME = regex.compile(r"(?<=[\p{Ll},;:]['’\"»”)]*\s+['’\"«“(]*)\p{Lu}[\p{L}\p{M}'’-]+")
_NEGATIONS = (
    "no not never nor none neither without cannot nunca jamás sin ni ne pas jamais non sans ni nicht kein keine keinen keiner nie niemals ohne não nem sem"
    " mai senza niet geen nooit zonder не нет ни без нельзя ні немає nie bez nem nincs değil yok yox deyil لا لم لن ليس ليست غير دون بدون نه نیست نهیں"
    " नहीं न मत বিনা না নয় নেই இல்லை కాదు లేదు නැහැ නෑ hapana si siyo bila tidak bukan tanpa không chưa chẳng hindi wala tsy babu ba አይደለም የለም"
)
NEGATIONS = frozenset(_NEGATIONS.split())
_NEGATIVE_LETTERS = regex.compile(r"不|没|沒|無|无|未|非|ない|なかっ|ません|ไม่|မဟုတ်|មិន|ບໍ່|않|없|못")
# Every noun is written large there, so a large letter tells no name.
_CAPITAL_NOUNS = frozenset({"de", "lb"})


def proposed_weight(before: str, after: str, language: str = "") -> str:
    """"facts", "meaning" or "typo": what an editor is offered, and may overrule. Texts, or bodies in canonical HTML.

    Facts: a figure, a link, a name (a word written large inside a sentence) or a negation came, went or changed.
    Typo: at most a handful of words changed, each into one much like it, or only signs and spaces. Else meaning.
    """
    old, new = _words_and_links(before), _words_and_links(after)
    if _facts(*old, language) != _facts(*new, language):
        return "facts"
    return "typo" if _only_mended(old[0], new[0], language) else "meaning"


def _words_and_links(html: str) -> tuple[str, list[str]]:
    nodes = parse(html)
    names = ("href", "data-story", "data-href", "data-image")
    return text_of(nodes), [f"{name} {element.attributes[name]}" for element in walk(nodes) for name in names if name in element.attributes]


def _facts(text: str, links: list[str], language: str) -> Counter:
    figures = [str(int(figure)) for figure in _FIGURE.findall(text)]
    names = [] if language in _CAPITAL_NOUNS else _NAME.findall(text)
    negations = [word for word in regex.findall(r"[\p{L}\p{M}]+", unicodedata.normalize("NFC", text.lower())) if word in NEGATIONS or word == "t"]
    return Counter([*figures, *names, *negations, *_NEGATIVE_LETTERS.findall(text), *links])


def _only_mended(before: str, after: str, language: str) -> bool:
    found = changes(before, after, language)
    mended = 0
    for number, change in enumerate(found):
        letters = _letters(change.text)
        if change.kind == "same" or not letters:
            continue
        other = found[number + 1] if change.kind == "gone" and number + 1 < len(found) else found[number - 1]
        if other.kind == "same" or SequenceMatcher(None, letters, _letters(other.text), autojunk=False).ratio() < TYPO_LIKE:
            return False
        mended += change.kind == "new"
    return mended <= TYPO_COUNT


def _letters(text: str) -> str:
    """What of a text a mended word has in common with the wrong one: no case, no accents, no signs, any digits."""
    plain = regex.sub(r"[^\p{L}\p{N}\p{M}]|\p{Script=Inherited}", "", unicodedata.normalize("NFD", text.lower()))
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in plain)
