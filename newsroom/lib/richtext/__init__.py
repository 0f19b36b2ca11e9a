"""The body of a story: canonical HTML in a small vocabulary. Whatever arrives is brought into it, and nothing else is stored.

One form only: what two editors send for the same text comes out the same, byte for byte.
"""

from .acting import acts
from .canonical import clean, inline
from .keys import keyed
from .links import BAD_HOST, NO_DOT, NO_HOST, PRIVATE, SAMPLE, TWICE, Link, links, nowhere
from .mentions import image_changed, images, picture_words, stories, without_images
from .tree import Element, Node, parse, serialise, text_of, walk
from .typed import from_typed
from .vocabulary import LEAVES, LISTS

__all__ = [
    "BAD_HOST",
    "LEAVES",
    "LISTS",
    "NO_DOT",
    "NO_HOST",
    "PRIVATE",
    "SAMPLE",
    "TWICE",
    "Element",
    "Link",
    "Node",
    "acts",
    "clean",
    "from_typed",
    "image_changed",
    "images",
    "inline",
    "keyed",
    "links",
    "nowhere",
    "parse",
    "picture_words",
    "serialise",
    "stories",
    "text_of",
    "walk",
    "without_images",
]
