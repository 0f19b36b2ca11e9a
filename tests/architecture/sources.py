"""The project's own files, as {path: text}: what the house rules are held against."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("articles", "translations", "comments", "newsroom")
NOT_OURS = ("static/vendor/", "static/vendored/")  # libraries as their makers ship them

Sources = dict[str, str]


@cache
def _read(folder: str, suffix: str) -> Sources:
    found = sorted((ROOT / folder).rglob(f"*{suffix}"))
    named = {path.relative_to(ROOT).as_posix(): path for path in found}
    return {name: path.read_text(encoding="utf-8") for name, path in named.items() if not name.startswith(NOT_OURS)}


def python() -> Sources:
    """Our Python, without what Django wrote (migrations)."""
    everything = {name: text for room in ROOMS for name, text in _read(room, ".py").items()}
    return {name: text for name, text in everything.items() if "/migrations/" not in name}


def templates() -> Sources:
    return _read("templates", ".html")


def styles() -> Sources:
    return _read("static", ".css")


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
