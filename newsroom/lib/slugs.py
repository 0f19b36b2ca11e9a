"""The last part of a story's address, in its own script."""

from __future__ import annotations

import unicodedata

import regex

LENGTH = 80  # grapheme clusters, that is letters as a reader counts them; a Khmer one may be five code points
OCTETS = 600  # of the address as it travels, percent-encoded: older proxies and mail programs cut at about 2,000

# Letters whose capital or small form is not the same everywhere: "I" is "ı" in Turkish and Azerbaijani.
_DOTLESS = str.maketrans({"I": "ı", "İ": "i"})
_NOT_IN_WORDS = regex.compile(r"[^\p{L}\p{N}\p{M}]+")
_SILENT = regex.compile(r"[\p{Cf}--[\u200c]]|['’ʼ`´]", flags=regex.V1)  # the joiner of words, ZWNJ, parts them
_TATWEEL = "\u0640"


def slugify(text: str, language: str) -> str:
    """Words of a headline joined by hyphens: letters, numbers and combining marks of any script, in small letters.

    Cut at the end of a word where that leaves enough, else between two letters, never inside one. Never empty.
    """
    text = unicodedata.normalize("NFC", _without_surrogates(text))
    if language in {"tr", "az"}:
        text = text.translate(_DOTLESS)
    text = _SILENT.sub("", text.lower().replace(_TATWEEL, ""))
    words = _NOT_IN_WORDS.sub("-", unicodedata.normalize("NFC", text)).strip("-")
    return _cut(words) or "story"


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


def _cut(slug: str) -> str:
    letters = regex.findall(r"\X", slug)
    fits, octets = 0, 0
    while fits < min(len(letters), LENGTH):
        octets += sum(1 if character.isascii() else 3 * len(character.encode()) for character in letters[fits])
        if octets > OCTETS:
            break
        fits += 1
    if fits == len(letters):
        return slug
    if letters[fits] == "-":
        return "".join(letters[:fits])
    kept = "".join(letters[:fits])
    whole_words, hyphen, _rest = kept.rpartition("-")
    return (whole_words if hyphen and len(whole_words) > len(kept) / 2 else kept).strip("-")


class SlugConverter:
    """A part of an address in any script. Django's own takes ASCII only."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
