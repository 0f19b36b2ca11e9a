"""What makes a comment look like spam. Each rule is pure and small: what was said in, a reason with its weight out, or None.

To add one: a function, its place in RULES, its sentence in SENTENCES.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import regex
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages

# The weights are probabilities that add up as independent ones do: two halves make three quarters. Tuned on every other
# row of the labelled comments, so that at WAITS_FROM nine spams in ten wait, and fewer than one honest comment in seven.
WAITS_FROM = 0.4  # on an open story, this and above waits for a moderator

ONE_LINK, TWO_LINKS, MANY_LINKS = 0.45, 0.65, 0.9  # spam is there for its link; a reader's source can wait for a pair of eyes
LINK_AS_NAME = 0.6  # nobody is called by an address
SAME_LETTER_RUN = 8  # "coooool" is a voice; from eight on it is noise
LEAST_WORDS_TO_REPEAT = 8  # below, any sentence repeats itself
MOST_OF_ONE_WORD = 0.4  # natural text of any length keeps its commonest word under a third
MARKS_IN_A_ROW = 4  # "?!" and "!!!" are spoken; four begin to shout
LEAST_LETTERS_TO_SHOUT = 12  # short capitals are acronyms
CAPITALS = 0.8  # of the letters that have a case
HIDDEN_ALLOWED = 2  # a pair of direction marks or a stray joiner comes with a keyboard
LEAST_LETTERS_FOR_SCRIPT = 10
FOREIGN_LETTERS = 0.9  # of the letters: one quoted word of the story's script is enough to be at home

_LINK = regex.compile(r"https?://|\bwww\.|\b[a-z0-9-]{2,63}\.(?:com|net|org|info|biz|io|co|ru|cn|xyz|top|site|online|shop|click|link|me|tk)\b(?!@)", regex.I)
_RUN = regex.compile(rf"([\p{{L}}\p{{S}}])\1{{{SAME_LETTER_RUN - 1},}}", regex.I)
_SHOUTED_MARKS = regex.compile(rf"[!?！？؟]{{{MARKS_IN_A_ROW},}}")
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}'’_]+")
_HIDDEN = regex.compile(r"[\u200b\u2060-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_LETTER = regex.compile(r"\p{L}")
# Alphabets whose letters are made to pass for each other (Unicode TS 39). Scripts that are written together, as in Japanese, are not here.
_LOOK_ALIKES = {name: regex.compile(rf"\p{{Script={name}}}") for name in ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee")}
# What a script of the registry is made of; the rest stand for themselves.
_MADE_OF = {
    "Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"),
}

# Few, and only what a reader of news has no reason to say: asking for an audience elsewhere, and offers of money, medicine or love.
PHRASES = {
    0.6: (
        r"\b(?:sub|subscribe|follow)\s+(?:to\s+|me\b|my\b|back\b|4\b|us\b)", r"\b(?:check|visit|see|watch)\s+(?:out\s+)?(?:my|our)\b",
        r"\bcheck\s+(?:this|it|them|me)\s+out\b", r"\bcheck\s+out\s+(?:this|the)\b", r"\bmy\s+(?:\w+\s+)?(?:channel|blog|website|page|cover|covers)\b",
        r"\b(?:like|follow|sub)\s*(?:4|for)\s*(?:like|follow|sub)\b", r"\b\d+\s+subscribers?\b", r"\bsubscribe\b",
    ),
    0.7: (
        r"\b(?:make|earn|get\s+paid|paid)\b.{0,40}(?:\$|€|£|\bmoney\b|\bcash\b|\bper\s+(?:hour|day|week|month)\b|\bonline\b|\bfrom\s+home\b)", r"\bneed\s+money\b",
        r"\bwork\s+from\s+home\b", r"\b(?:free|win|claim)\b.{0,20}\b(?:gift\s*cards?|iphone|giveaway|download|bitcoin|crypto)\b",
        r"\bbuy\b.{0,40}\b(?:followers|likes|viagra|cialis|pills|now)\b", r"\b(?:viagra|cialis|casino|forex|payday\s+loans?|escorts?)\b",
        r"\bwhats\s*app\b.{0,20}\+?\d", r"\blove\s+spell\b", r"\b(?:spell|loan)\s+(?:caster|lender|offer)\b",
        r"\bзаработ\w*\s.{0,30}(?:интернет|дома|\$)", r"\bказино\b", r"\bgan(?:a|ar|e)\s+dinero\b", r"\bgagner\s+de\s+l['’]argent\b", r"加微信|博彩|代开发票", r"اربح\s+المال",
    ),
}  # fmt: skip
_PHRASES = [(weight, regex.compile("|".join(phrases), regex.I)) for weight, phrases in PHRASES.items()]


@dataclass(frozen=True)
class Said:
    """What a rule looks at. `language` is the story's."""

    text: str
    name: str = ""
    language: str = ""

    @cached_property
    def words(self) -> list[str]:
        return [word.casefold() for word in _WORD.findall(self.text)]

    @cached_property
    def letters(self) -> list[str]:
        return _LETTER.findall(self.text)


@dataclass(frozen=True)
class Reason:
    """`code` is stored beside the comment; its sentence is in SENTENCES."""

    code: str
    weight: float


def links(said: Said) -> Reason | None:
    count = min(len(_LINK.findall(said.text)), 3)
    return Reason("links", (ONE_LINK, TWO_LINKS, MANY_LINKS)[count - 1]) if count else None


def link_as_name(said: Said) -> Reason | None:
    return Reason("link-as-name", LINK_AS_NAME) if _LINK.search(said.name) else None


def phrases(said: Said) -> Reason | None:
    found = [weight for weight, pattern in _PHRASES if pattern.search(said.text)]
    return Reason("phrases", max(found)) if found else None


def repetition(said: Said) -> Reason | None:
    if _RUN.search(said.text):
        return Reason("repetition", 0.2)
    if len(said.words) >= LEAST_WORDS_TO_REPEAT:
        (_word, times), = Counter(said.words).most_common(1)
        lines = [line for line in said.text.split("\n") if len(line) > 10]
        if times / len(said.words) > MOST_OF_ONE_WORD or len(lines) - len(set(lines)) >= 2:
            return Reason("repetition", 0.5)
    return None


def shouting(said: Said) -> Reason | None:
    cased = [letter for letter in said.letters if letter.lower() != letter.upper()]
    loud = sum(letter == letter.upper() for letter in cased)
    if len(cased) >= LEAST_LETTERS_TO_SHOUT and loud / len(cased) > CAPITALS:
        return Reason("shouting", 0.25)
    return Reason("shouting", 0.15) if _SHOUTED_MARKS.search(said.text) else None


def mixed_scripts(said: Said) -> Reason | None:
    """Letters of two look-alike alphabets in one word: written to pass a filter, or to pass for somebody."""
    for word in (*_WORD.findall(said.text), *_WORD.findall(said.name)):
        if not word.isascii() and sum(bool(script.search(word)) for script in _LOOK_ALIKES.values()) > 1:
            return Reason("mixed-scripts", 0.5)
    return None


def hidden_characters(said: Said) -> Reason | None:
    """Zero-width characters and direction controls beyond what keyboards leave. Joiners that scripts need do not count."""
    return Reason("hidden-characters", 0.5) if len(_HIDDEN.findall(said.text + said.name)) > HIDDEN_ALLOWED else None


def far_script(said: Said) -> Reason | None:
    """In another script than the story's. Light: a reader may well write Swahili under an Arabic story."""
    if said.language not in languages.LANGUAGES or len(said.letters) < LEAST_LETTERS_FOR_SCRIPT:
        return None
    script = languages.get(said.language).script
    at_home = regex.compile("|".join(rf"\p{{Script={part}}}" for part in _MADE_OF.get(script, (script,))))
    foreign = sum(not at_home.match(letter) for letter in said.letters)
    return Reason("far-script", 0.25) if foreign / len(said.letters) >= FOREIGN_LETTERS else None


RULES = (links, link_as_name, phrases, repetition, shouting, mixed_scripts, hidden_characters, far_script)

SENTENCES = {
    "links": _("It has links."),
    "link-as-name": _("The name is an address."),
    "phrases": _("It says what advertisements say."),
    "repetition": _("It repeats itself."),
    "shouting": _("It shouts."),
    "mixed-scripts": _("It mixes look-alike letters of two alphabets in one word."),
    "hidden-characters": _("It has hidden characters."),
    "far-script": _("It is not in the script of the story."),
}
