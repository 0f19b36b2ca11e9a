"""The body of a story: canonical HTML in a small vocabulary. Whatever arrives is brought into it, and nothing else is stored.

One form only: what two editors send for the same text comes out the same, byte for byte.
"""

from .canonical import clean, inline
from .keys import keyed
from .mentions import images, picture_words, stories
from .tree import Element, Node, parse, serialise, text_of, walk
from .vocabulary import LEAVES, LISTS

__all__ = [
    "LEAVES",
    "LISTS",
    "Element",
    "Node",
    "clean",
    "images",
    "inline",
    "keyed",
    "parse",
    "picture_words",
    "serialise",
    "stories",
    "text_of",
    "walk",
]
