"""What the page says: whether a person may do what a row is about, and whether they may know of what it is done to."""

from __future__ import annotations

from . import asking
from .table import Right, Row, rows
from .world import LANGUAGES, READS, Thing

ANYBODY = "anybody"  # the owner of what everybody has of their own: an account, a board
ROWS = rows()


def _row_of(method: str, name: str) -> Row:
    return next(row for row in ROWS if (method, name) in row.addresses)


# By kind, the row that says who may know that it is there. Of the other kinds everybody knows: who may do nothing is told why.
KNOW = {
    "text": _row_of("GET", "stories:edition"),
    "account": _row_of("POST", "desk:delete-view"),
    "claim": _row_of("POST", "translations:end"),
    "assignment": _row_of("GET", "admin:translations_assignment_change"),
    "byline": _row_of("GET", "stories:byline"),
    "comment": _row_of("GET", "moderation:comment"),
    "application": _row_of("GET", "joining:application"),
    "picture": _row_of("GET", "stories:picture"),
    "memory": _row_of("GET", "translations:phrases"),
    "placed": _row_of("POST", "stories:picture-words"),
    "page": _row_of("GET", "admin:newsroom_page_change"),
}


def holds(right: Right, person: str, thing: Thing) -> bool:
    """Whether a right of this person reaches this thing."""
    if right.limit and (right.limit == "originals") != thing.is_original:
        return False
    language = LANGUAGES.get(person, "")
    return {
        "own": thing.owner in (person, ANYBODY),
        "lang": thing.language == language,
        "originals": thing.language == language and thing.is_original,
        "source": thing.source == language,
        "pair": thing.language == language and thing.source in READS.get(person, ()),
        "nobody's": thing.owner == "nobody",
        "all": True,
    }[right.scope]


def may(row: Row, person: str, thing: Thing) -> bool:
    named = [(right, right.states or row.states) for right in row.cells.get(person, ()) if holds(right, person, thing)]
    return any(not states or thing.state in states for _right, states in named)


def knows(person: str, thing: Thing) -> bool:
    return thing.kind not in KNOW or may(KNOW[thing.kind], person, thing)


def is_nothing_to(person: str, thing: Thing) -> bool:
    """Whether no row gives this person anything on this thing, whatever its state."""
    about = [row for row in ROWS if any(name in asking.ASKS and asking.ASKS[name].kind == thing.kind for _method, name in row.addresses)]
    return not any(holds(right, person, thing) for row in about for right in row.cells.get(person, ()))
