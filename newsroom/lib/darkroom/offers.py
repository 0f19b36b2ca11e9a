"""What the metadata of a picture says of caption, credit, copyright and day. Its place is not even offered.

Where several blocks say it, EXIF goes before XMP, and XMP before IPTC, as the Metadata Working Group advises for files whose
IPTC block may be older (Guidelines for Handling Image Metadata 2.0, 2010); for credit, a credit line before a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import IptcImagePlugin

LONGEST = 2000  # letters of one offer
_IPTC = {"caption": (2, 120), "credit": (2, 110), "creator": (2, 80), "copyright": (2, 116), "date": (2, 55)}
_XMP = {"caption": "description", "credit": "Credit", "creator": "creator", "copyright": "rights", "date": "DateCreated"}
_EXIF = {"caption": 0x010E, "creator": 0x013B, "copyright": 0x8298, "date": 0x0132}
_EXIF_BLOCK, _TAKEN_ON = 0x8769, 0x9003
_DAY = re.compile(r"\s*([12]\d{3})[:\-/.]?([01]\d)[:\-/.]?([0-3]\d)")
# What cameras and programs write there by themselves.
_NOBODYS_WORDS = re.compile(
    r"(?:olympus|minolta|kodak|sony|samsung|casio|exif|konica|nikon|canon|pentax|digital).{0,30}(?:picture|camera|dsc|jpeg)|dcim.*|default|untitled|[?\s]+|no title"
    r"|created with .*|charset=.*",
    re.IGNORECASE | re.DOTALL,
)


def read(picture) -> dict[str, str]:
    """By name, the first that says anything; damaged metadata offers nothing."""
    found: dict[str, str] = {}
    for block in (_exif, _xmp, _iptc):
        try:
            for name, text in block(picture):
                text = _said(name, text)
                if text:
                    found.setdefault(name, text)
        except Exception:  # noqa: S112 - whatever broken metadata raises, the picture itself may be sound
            continue
    creator = found.pop("creator", "")
    if creator:
        found.setdefault("credit", creator)
    return found


def _said(name: str, text: str) -> str:
    text = text.strip("\x00 \t\r\n")[:LONGEST]
    if name == "date":
        day = _DAY.match(text)
        return "-".join(day.groups()) if day else ""
    return "" if _NOBODYS_WORDS.fullmatch(text) else text


def _exif(picture) -> Iterator[tuple[str, str]]:
    exif = picture.getexif()
    taken = exif.get_ifd(_EXIF_BLOCK).get(_TAKEN_ON)
    if taken:
        yield "date", str(taken)
    for name, tag in _EXIF.items():
        if tag in exif:
            yield name, _composed(exif[tag])


def _composed(value) -> str:
    """The standard says ASCII; what else stands there is mostly UTF-8, which Pillow read letter by letter."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _xmp(picture) -> Iterator[tuple[str, str]]:
    tree = picture.getxmp() if hasattr(picture, "getxmp") else {}
    for name, key in _XMP.items():
        value = _first(tree, key)
        if value:
            yield name, _text(value)


def _first(tree, key):
    """The first value under `key`, anywhere in a tree of dicts and lists, nearest first."""
    waiting = [tree]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            if key in node:
                return node[key]
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return None


def _text(value) -> str:
    while isinstance(value, dict | list):
        if isinstance(value, dict):
            value = value.get("text") or next((inner for key, inner in value.items() if key != "lang"), "")
        else:
            value = value[0] if value else ""
    return str(value)


def _iptc(picture) -> Iterator[tuple[str, str]]:
    record = IptcImagePlugin.getiptcinfo(picture) or {}
    for name, key in _IPTC.items():
        if key in record:
            value = record[key]
            yield name, _decoded(value[0] if isinstance(value, list) else value)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
