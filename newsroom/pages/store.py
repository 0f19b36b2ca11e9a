"""Pages as files: `<data>/pages/<path>/index.html` and its gzip twin, so that nginx can serve them as well as the door.

The key is the path alone: never a cookie, a header or a query. A page is kept only if nothing was purged while it was
being made (`stamp`), so an old text cannot come back after the new one was published.
"""

from __future__ import annotations

import gzip
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

CONTENT_TYPES = {
    "index.html": "text/html; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
}
SEGMENT_BYTES = 240  # file systems allow 255


def root() -> Path:
    return Path(settings.PAGES_ROOT)


def file_of(path: str) -> Path | None:
    """Where a path's page stands, or would; None where it can have none. Anything odd in a path is a no."""
    if not path.startswith("/") or "\x00" in path or "\\" in path:
        return None
    *folders, name = path[1:].split("/")
    name = name or "index.html"
    if name not in CONTENT_TYPES:
        return None
    for folder in folders:
        if not folder or folder.startswith(".") or len(folder.encode("utf-8", "replace")) > SEGMENT_BYTES:
            return None
    return root().joinpath(*folders, name)


def may_keep(method: str, path: str, query: str) -> bool:
    """Whether the answer to this request may ever be kept: a reader's page, asked for plainly."""
    first = path[1:].split("/", 1)[0]
    return method == "GET" and not query and (first in settings.NEWSROOM_LANGUAGES or path == "/sitemap.xml") and file_of(path) is not None


def keepable(status: int, headers: Mapping[str, str], sets_cookie: bool) -> bool:
    kind = headers.get("Content-Type", "")
    return (
        status == 200
        and not sets_cookie
        and "Set-Cookie" not in headers
        and "no-store" not in headers.get("Cache-Control", "")
        and kind in CONTENT_TYPES.values()
    )


def stamp() -> str:
    """Changes with every purge. Taken before a page is made and compared before it is kept."""
    try:
        return (root() / ".stamp").read_text()
    except FileNotFoundError:
        return ""


def keep(path: str, content: bytes, content_type: str, made_under: str) -> bool:
    """Keep a page, whole or not at all; False where it was not kept. A full or read-only disk only means that nothing is kept."""
    file = file_of(path)
    if file is None or CONTENT_TYPES[file.name] != content_type or stamp() != made_under:
        return False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _put(file, content)
        _put(file.with_name(file.name + ".gz"), gzip.compress(content, 6, mtime=0))
    except OSError:
        return False
    if stamp() != made_under:
        _drop(file)
        return False
    return True


def purge(paths: Iterable[str]) -> None:
    """Forget pages. A path that ends in `*` means all below it, too."""
    _new_stamp()
    for path in paths:
        file = file_of(path.removesuffix("*"))
        if file is None:
            continue
        if path.endswith("*") and file.parent != root():
            shutil.rmtree(file.parent, ignore_errors=True)
        else:
            _drop(file)


def wipe() -> None:
    """Forget all: after a withdrawal, or a label's new name, nothing may show the old."""
    _new_stamp()
    for child in root().iterdir():
        if child.is_dir():
            shutil.rmtree(child, ignore_errors=True)
        elif not child.name.startswith(".stamp"):  # another wipe may be about to put its own in place
            child.unlink(missing_ok=True)


def _put(file: Path, content: bytes) -> None:
    fresh = file.with_name(f".{secrets.token_hex(6)}")
    fresh.write_bytes(content)
    fresh.replace(file)


def _drop(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.with_name(file.name + ".gz").unlink(missing_ok=True)


def _new_stamp() -> None:
    root().mkdir(parents=True, exist_ok=True)
    fresh = root() / f".stamp-{os.getpid()}-{secrets.token_hex(4)}"
    fresh.write_text(secrets.token_hex(8))
    fresh.replace(root() / ".stamp")
