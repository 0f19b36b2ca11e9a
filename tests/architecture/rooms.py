"""ROOMS.md is true: what it names exists, and no room is missing from it."""

import re
from collections.abc import Iterator

NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:py|md|toml|lock)|Makefile)`")


def names_what_exists(rooms: str, paths: set[str]) -> Iterator[str]:
    """Each path in back ticks is there. `paths` are all files and folders, folders with a slash behind them."""
    for name in dict.fromkeys(NAMED.findall(rooms)):
        if name not in paths and f"{name}/" not in paths:
            yield f"ROOMS.md names {name}, which is not there"


def leaves_no_room_out(rooms: str, folders: set[str]) -> Iterator[str]:
    """Each folder is named. `folders` have a slash behind them."""
    named = set(NAMED.findall(rooms))
    for folder in sorted(folders):
        if folder not in named:
            yield f"ROOMS.md does not say what lives in {folder}"
