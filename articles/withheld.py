"""Where a byline's name stands besides the credits, and the words that take its place: looked for, and changed by nobody here.

Captions and alternative texts give way. The words of a story do not: what names somebody there, a person must read and change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.lib import languages
from newsroom.lib.names import Name
from newsroom.lib.richtext import captions

from .models import WORDS, Correction, Draft, Edition, Image, name_column

ANONYMOUS = "Anonymous"  # in no language: a credit belongs to none
PLAIN = ("lead_caption", "lead_alt")
# (column, [what stood there, what stands there now]); of a body the part that changed, of everything else the whole.
Swap = tuple[str, str]
Swaps = dict[str, list[Swap]]


@dataclass
class Named:
    """What names a person: pictures and texts whose words give way, by key, and the texts whose own words must be read."""

    pictures: dict[int, Swaps] = field(default_factory=dict)
    editions: dict[int, Swaps] = field(default_factory=dict)
    drafts: dict[int, Swaps] = field(default_factory=dict)
    in_words: list[int] = field(default_factory=list)
    in_corrections: list[int] = field(default_factory=list)
    # By revision that stands, what its words are once they gave way; and the texts in hand themselves.
    revisions: dict[int, dict[str, str]] = field(default_factory=dict)
    texts_in_hand: list[Draft] = field(default_factory=list)

    @property
    def credits(self) -> int:
        return sum("credit" in swaps for swaps in self.pictures.values())

    @property
    def picture_words(self) -> int:
        return sum(len(swaps.keys() - {"credit", "credit_link"}) for swaps in self.pictures.values())


def named(name: Name, *, texts_in_hand, editions) -> Named:
    """Everything that names them. The two questions are given, so that whoever changes something asks them under a lock."""
    found = Named(pictures=dict(_pictures(name)))
    _look_at_drafts(found, name, texts_in_hand)
    for pk, language, revision, *words, because in editions:
        said = dict(zip(WORDS, words, strict=True))
        if not any(map(name.may_stand_in, (*words, because))):
            continue
        if swaps := swaps_of(said, rewording(name, language)):
            found.editions[pk] = swaps
            found.revisions[revision] = swapped(said, swaps)
        if _says(said, name, because) and pk not in found.in_words:
            found.in_words.append(pk)
    found.in_corrections = sorted({edition for edition, words in Correction.objects.words_by_edition() if name.stands_in(words)})
    return found


def _look_at_drafts(found: Named, name: Name, texts_in_hand) -> None:
    for draft in texts_in_hand:
        reword = rewording(name, draft.edition.language)
        if draft.goes_out and (swaps := swaps_of(draft.goes_out.words, reword)):
            found.revisions[draft.goes_out_id] = swapped(draft.goes_out.words, swaps)
            found.drafts[draft.edition_id] = swaps
        if swaps := swaps_of(draft.words, reword):
            found.drafts[draft.edition_id] = together(found.drafts.get(draft.edition_id, {}), swaps)
        if draft.edition_id in found.drafts:
            found.texts_in_hand.append(draft)
        if _says(draft.words, name):
            found.in_words.append(draft.edition_id)


def _says(words: Mapping[str, str], name: Name, *more: str) -> bool:
    """Whether its own words name them: those that no machine may change."""
    return name.stands_in("\n".join([words["headline"], words["summary"], *more, captions.without_captions(words["body"])]))


def swaps_of(words: Mapping[str, str], reword: Callable[[str], str]) -> Swaps:
    """What gives way in a text, by column: at its lead picture, and in its body."""
    swaps = {column: [(words[column], reword(words[column]))] for column in PLAIN}
    swaps = {column: pairs for column, pairs in swaps.items() if pairs[0][0] != pairs[0][1]}
    if body := captions.swaps(words["body"], reword):
        swaps["body"] = body
    return swaps


def swapped(words: Mapping[str, str], swaps: Mapping[str, list[Swap]]) -> dict[str, str]:
    """Those of a text's words that are other once these have given way, where they still stand."""
    other = {}
    for column, pairs in swaps.items():
        if column == "body":
            other[column] = captions.swapped(words[column], pairs)
        else:
            other[column] = next((after for before, after in pairs if before == words[column]), words[column])
    return {column: text for column, text in other.items() if text != words[column]}


def together(one: Swaps, other: Swaps) -> Swaps:
    columns = {*one, *other}
    return {column: list(dict.fromkeys([*one.get(column, []), *other.get(column, [])])) for column in columns}


def backwards(swaps: Mapping[str, list]) -> Swaps:
    return {column: [(after, before) for before, after in pairs] for column, pairs in swaps.items()}


def rewording(name: Name, language: str) -> Callable[[str], str]:
    """What a language says in place of the name."""
    said = word(language)
    return lambda text: name.replaced(text, said)


def word(language: str) -> str:
    with translation.override(language):
        return _("name withheld")


def _pictures(name: Name) -> Iterator[tuple[int, Swaps]]:
    """The link at a credit leads to the person, so it goes with the name."""
    language_of = _languages_of_columns()
    for pk, credit, link, words in Image.objects.all_words():
        new = {column: rewording(name, language_of[column])(text) for column, text in words.items() if name.may_stand_in(text)}
        swaps = {column: [(words[column], text)] for column, text in new.items() if text != words[column]}
        if name.stands_in(credit):
            swaps["credit"] = [(credit, name.replaced(credit, ANONYMOUS))]
            if link:
                swaps["credit_link"] = [(link, "")]
        if swaps:
            yield pk, swaps


@cache
def _languages_of_columns() -> dict[str, str]:
    """By column of a picture's words, its language; the bare column, which modeltranslation keeps beside, is the first one's."""
    found = dict.fromkeys(("alt", "caption"), languages.DEFAULT)
    return found | {name_column(code, column): code for code in languages.CODES for column in ("alt", "caption")}


def looked_at(name: Name) -> Named:
    """What a hiding would find now, for the page that asks whether it is meant."""
    return named(name, texts_in_hand=Draft.objects.that_may_say(name.anchor), editions=Edition.objects.that_may_say(name.anchor).iterator())
