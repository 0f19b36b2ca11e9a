"""What somebody types into a plain text area, who may know no HTML."""

from __future__ import annotations

import re

from .tree import escaped
from .vocabulary import DROPPED, TAGS

_KNOWN = "|".join(sorted({*TAGS, *DROPPED, "form", "embed", "img", "video", "audio", "input", "button", "base", "meta", "link", "body", "html"}))
_ATTRIBUTE = r"""(?:\s+(?:data-quotation|data-original|[a-z-]+\s*=))"""
_TAG = re.compile(rf"<!|</?(?:{_KNOWN})(?:\s*/?>|{_ATTRIBUTE}|/)", re.IGNORECASE)


def from_typed(text: str) -> str:
    """As HTML: what is set apart by blank lines and has no tag in it is a paragraph, with its lines, and with each "<" as a letter.

    Where somebody did write HTML it stays what it is.
    """
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n\n".join(part if _TAG.search(part) else _paragraph(part) for part in parts)


def _paragraph(text: str) -> str:
    lines = [escaped(line.strip()).replace("&amp;", "&") for line in text.split("\n") if line.strip()]
    return f"<p>{'<br>'.join(lines)}</p>" if lines else ""
