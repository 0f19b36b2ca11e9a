"""Time zones to choose from, by the names of their places in a language, grouped by the part of the world."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from newsroom.lib import cldr, languages

# The parts of the world as zones name them, with the code that CLDR (UN M49) knows them by; seas have none.
PARTS = {"Africa": "002", "America": "019", "Asia": "142", "Europe": "150", "Australia": "009", "Pacific": "009", "Atlantic": "", "Indian": ""}


@cache
def places() -> tuple[str, ...]:
    """Zones that are named after a place."""
    return tuple(sorted(name for name in available_timezones() if name.partition("/")[0] in PARTS))


def choices(code: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of (zone, place) in a language, each in the order of its names."""
    groups = defaultdict(list)
    for zone in places():
        groups[_part(zone.partition("/")[0], code)].append((zone, _place(zone, code)))
    return [(part, sorted(rows, key=lambda row: row[1].casefold())) for part, rows in sorted(groups.items())]


def _part(name: str, code: str) -> str:
    seas = {"Atlantic": _("Atlantic Ocean"), "Indian": _("Indian Ocean")}
    return seas.get(name) or cldr.territory_name(PARTS[name], code)


def _place(zone: str, code: str) -> str:
    known = languages.LANGUAGES[code].locale.time_zones.get(zone, {}) if code in languages.LANGUAGES else {}
    return known.get("city") or zone.partition("/")[2].replace("_", " ").replace("/", ", ")
