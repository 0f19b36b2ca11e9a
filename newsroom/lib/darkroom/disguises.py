"""Files that are a picture to one program and something that acts to another."""

from __future__ import annotations

import io
import re
import zipfile

_ENDS = {b"\xff\xd8\xff": (b"\xff\xd9", 2), b"\x89PNG\r\n\x1a\n": (b"IEND", 8)}
_ACTS = re.compile(rb"<(?:script|html|svg|iframe|!doctype\s+html)\b", re.IGNORECASE)
_RUNS = re.compile(rb"<\?php\b", re.IGNORECASE)
_OPENING = 1024  # bytes within which readers of PDF look for its mark


def wears_one(raw: bytes) -> bool:
    """Whether it is a ZIP, a PDF, a program of a web server, or a page besides.

    Films that telephones hang behind a photograph are no disguise; they are left behind with all else.
    """
    if b"%PDF-" in raw[:_OPENING] or _RUNS.search(raw) or _ACTS.search(_behind(raw)):
        return True
    return b"PK\x05\x06" in raw and zipfile.is_zipfile(io.BytesIO(raw))


def _behind(raw: bytes) -> bytes:
    """What follows the end of the picture; of formats whose end is not marked, the last part of the file."""
    for start, (end, length) in _ENDS.items():
        if raw.startswith(start):
            at = raw.rfind(end)
            return raw[at + length :] if at >= 0 else b""
    if raw.startswith(b"RIFF"):
        return raw[8 + int.from_bytes(raw[4:8], "little") :]
    return raw[-65536:]
