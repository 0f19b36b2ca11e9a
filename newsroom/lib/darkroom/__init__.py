"""Where pictures are developed: files of strangers are decoded in a process of their own, with limits, and nowhere else.

What comes out are pixels encoded anew. Nothing of the file that came in is passed on but its pixels, turned upright and
brought to sRGB, and the few words that its metadata offers, which the caller shows to a person.

The child knows neither settings nor database, opens no file, and is ended when it takes more time or memory than an honest
picture of its size needs (newsroom.lib.darkroom.limits).
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .limits import BENCHES, MOST_BYTES, MOST_FRAMES, MOST_PIXELS, PATIENCE
from .shapes import part_of

__all__ = ["MOST_BYTES", "MOST_FRAMES", "MOST_PIXELS", "Developed", "Order", "Print", "Refused", "develop", "enlarge", "part_of"]

_HOUSE = Path(__file__).resolve().parents[3]
_benches = threading.BoundedSemaphore(BENCHES)


class Refused(Exception):
    """The file is not taken. `why` is one of empty, bytes, unreadable, heic, pixels, frames, disguised, effort."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Developed:
    """A picture without any metadata: `content` as JPEG or PNG in sRGB, upright, its longest side at most limits.LONGEST_SIDE.

    `offers` is what its metadata said of caption, credit, copyright and date (YYYY-MM-DD), as it stood there. `likeness` is a
    difference hash of 16 hexadecimal digits, "" where the picture is too plain to be told from others by it. `frames` counts
    the pictures in the file; the first was taken.
    """

    content: bytes
    format: str
    width: int
    height: int
    frames: int = 1
    likeness: str = ""
    offers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """One print that is wanted: as wide as `width`, in `format` (WEBP, JPEG or AVIF).

    With `ratio`, width by height, the largest part of that shape around the focal point (from 0 to 1, from left and top).
    """

    width: int
    format: str
    ratio: tuple[int, int] | None = None
    focal: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True)
class Print:
    """What came of an order; `height` in pixels."""

    order: Order
    height: int
    content: bytes


def develop(raw: bytes) -> Developed:
    """A stranger's file as a picture that may be stored. Raises Refused."""
    if not raw:
        raise Refused("empty")
    if len(raw) > MOST_BYTES:
        raise Refused("bytes")
    said, content = _child({"job": "develop"}, raw)
    return Developed(content=content, **said)


def enlarge(content: bytes, orders: Sequence[Order]) -> list[Print]:
    """Prints of a picture of ours, in the order of `orders`. Raises Refused where the file was damaged."""
    said, rest = _child({"job": "enlarge", "orders": [asdict(order) for order in orders]}, content)
    prints = []
    for order, (height, length) in zip(orders, said["prints"], strict=True):
        prints.append(Print(order, height, rest[:length]))
        rest = rest[length:]
    return prints


def _child(order: dict, raw: bytes) -> tuple[dict, bytes]:
    """What it says, and the bytes behind it. A child that was ended, or that broke, says nothing."""
    with _benches, subprocess.Popen(
        [sys.executable, "-E", "-s", "-m", "newsroom.lib.darkroom.child"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_HOUSE, env={},
    ) as child:  # fmt: skip
        try:
            told, _errors = child.communicate(json.dumps(order).encode() + b"\n" + raw, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            raise Refused("effort") from None
    head, _newline, content = told.partition(b"\n")
    if child.returncode or not head:
        raise Refused("effort" if child.returncode < 0 else "unreadable")
    said = json.loads(head)
    if "refused" in said:
        raise Refused(said["refused"])
    return said, content
