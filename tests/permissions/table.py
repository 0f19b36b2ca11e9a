"""Reads docs/using/permissions.md: which address answers whom, for which texts, in which states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "using" / "permissions.md"
ROLES = ("author", "editor", "translator", "language editor", "moderator", "admin")
SCOPES = ("own", "lang", "originals", "source", "pair", "nobody's", "all", "–")
STATES = "nwsbpqvcxh"
NEVER = "–"


class Unreadable(Exception):
    """A row of the page that says nothing a test could hold it to."""


@dataclass(frozen=True)
class Right:
    """One part of a cell: whose texts, of which kind if it says, and in which states; none named means in all that the row names."""

    scope: str
    limit: str
    states: frozenset[str]


@dataclass(frozen=True)
class Row:
    """One action. `addresses` are (method, name); a method is GET or POST."""

    action: str
    addresses: tuple[tuple[str, str], ...]
    cells: dict[str, tuple[Right, ...]]
    states: frozenset[str]


@dataclass(frozen=True)
class Open:
    """Addresses that ask for no appointment, and to whom they are open."""

    to: str
    addresses: tuple[tuple[str, str], ...]


def rows() -> list[Row]:
    return [_row(cells) for cells in _cells("action")]


def openings() -> list[Open]:
    return [Open(cells[0], tuple(_addresses(cells[1]))) for cells in _cells("open to")]


def named() -> dict[str, set[str]]:
    """Every address that the page names, with the methods it names for it."""
    found: dict[str, set[str]] = {}
    for method, name in (address for row in (*rows(), *openings()) for address in row.addresses):
        found.setdefault(name, set()).add(method)
    return found


def _cells(first: str) -> Iterator[list[str]]:
    """Every row of every table whose first column is so called, and whose second is addresses."""
    is_ours = False
    for line in PAGE.read_text("utf-8").splitlines():
        if not line.startswith("|"):
            is_ours = False
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[:2] == [first, "addresses"]:
            is_ours = True
        elif is_ours and not set(cells[0]) <= set("-: "):
            yield cells


def _row(cells: list[str]) -> Row:
    if len(cells) != len(ROLES) + 3:
        raise Unreadable(f"{cells[0]}: {len(cells)} cells, not {len(ROLES) + 3}")
    action, addresses, *whose, states = cells
    return Row(action, tuple(_addresses(addresses)), {role: _rights(cell) for role, cell in zip(ROLES, whose, strict=True)}, _states(states))


def _addresses(cell: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r",\s*(?![^{]*\})", cell):
        method, _space, name = part.rpartition(" ")
        for spelled in _spelled(name):
            yield from ((one, spelled) for one in ([method] if method else ["GET", "POST"]))


def _spelled(name: str) -> list[str]:
    """`a_{b,c}` is a_b and a_c."""
    parts = re.split(r"\{([^}]*)\}", name)
    choices = [part.split(",") if number % 2 else [part] for number, part in enumerate(parts)]
    return ["".join(one) for one in product(*choices)]


def _rights(cell: str) -> tuple[Right, ...]:
    return () if _bare(cell) == NEVER else tuple(_right(part) for part in cell.split(";"))


def _right(part: str) -> Right:
    scope, *states = _bare(part).split()
    if scope not in SCOPES:
        raise Unreadable(f"“{part}” begins with no scope of {', '.join(SCOPES)}")
    limit = next((kind for kind in ("originals", "translations") if f"({kind})" in part), "")
    return Right(scope, limit, _states(" ".join(states)))


def _bare(cell: str) -> str:
    """Without what only explains."""
    return re.sub(r"\([^)]*\)", "", cell).strip()


def _states(cell: str) -> frozenset[str]:
    said = frozenset(_bare(cell).split())
    if said - set(STATES):
        raise Unreadable(f"“{cell}” names a state that there is not")
    return said
