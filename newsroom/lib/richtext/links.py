"""The links of a body with the block each stands in, and whether an address can lead anywhere, judged by its form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from .tree import Element, parse, walk


@dataclass(frozen=True, slots=True)
class Link:
    """`key` is of the innermost block around it, `block` the number, from 0, of the outermost."""

    href: str
    key: str
    block: int


# What is wrong with an address: each a word, for which whoever shows it has a sentence.
TWICE, NO_HOST, NO_DOT, BAD_HOST, SAMPLE, PRIVATE = "twice", "no-host", "no-dot", "bad-host", "sample", "private"

# RFC 2606 and RFC 6761: names that stand for no site. RFC 6762, RFC 8375 and habit: names that one house alone knows.
_SAMPLE_HOST = re.compile(r"(?:.+\.)?(?:example|example\.(?:com|net|org|edu)|test|invalid)")
_HOUSE_HOST = re.compile(r"(?:.+\.)?(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)")
_TWICE = re.compile(r"https?:/{0,2}(?:https?(?::|%3a)?/|https?:)", re.IGNORECASE)
_NO_LETTER_OF_A_HOST = re.compile(r"[\s,;:!?()<>\"'“”„«»‚‘’…|{}\\^`*=+&$#@~]")


def links(html: str) -> Iterator[Link]:
    """Everything that leads to another site or to a path, in reading order: links, and posts from elsewhere."""
    outer = [node for node in parse(html) if isinstance(node, Element)]
    for number, block in enumerate(outer):
        key = ""
        for element in walk([block]):
            key = element.key or key  # the words of a block come before the blocks that hang in it
            href = element.attributes.get("href" if element.tag == "a" else "data-href", "")
            if href:
                yield Link(href, key, number)


def nowhere(href: str) -> str:
    """Why an address that a body may hold leads no reader anywhere, as one of the words above; "" where it may well lead somewhere."""
    if href.lower().startswith("mailto:"):
        return _host_fault(unquote(href[len("mailto:") :].partition("?")[0].rpartition("@")[2]))
    if not href.lower().startswith(("http://", "https://")):
        return ""
    if _TWICE.match(href):
        return TWICE
    try:
        host = urlsplit(href).hostname
    except ValueError:  # such as "[" without "]"
        return BAD_HOST
    return _host_fault(unquote(host)) if host else NO_HOST


def _host_fault(host: str) -> str:
    host = host.lower().removesuffix(".")
    number = _number(host)
    if number is not None:
        return "" if number.is_global else PRIVATE
    if _HOUSE_HOST.fullmatch(host):
        return PRIVATE
    if _SAMPLE_HOST.fullmatch(host):
        return SAMPLE
    if _NO_LETTER_OF_A_HOST.search(host):
        return BAD_HOST
    labels = re.split(r"[.。．｡]", host)  # the full stops of Chinese and Japanese keyboards part a host, too (UTS #46)
    if len(labels) == 1:
        return NO_DOT
    return BAD_HOST if not all(labels) or labels[-1].isdigit() else ""


def _number(host: str):
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None
