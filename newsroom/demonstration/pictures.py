"""The pictures of the demonstration: drawn by us, so that nobody's rights are touched, and the same each time."""

from __future__ import annotations

from collections.abc import Callable

from . import motifs_table, motifs_town, motifs_water

PRINTER = "Linnea Siebdruck"

DRAWN: dict[str, Callable[[], bytes]] = {
    "rain-map": motifs_town.rain_map,
    "boats-on-stocks": motifs_water.boats_on_stocks,
    "plank-curves": motifs_water.plank_curves,
    "rope-tin": motifs_table.rope_tin,
    "seedlings": motifs_town.seedlings,
    "lamu-nets": motifs_water.lamu_nets,
    "net-needle": motifs_water.net_needle,
    "char-boat": motifs_water.char_boat,
    "cable-cars-night": motifs_town.cable_cars_night,
    "typewriter": motifs_table.typewriter,
    "cyclone-rice": motifs_water.cyclone_rice,
    "wall-newspaper": motifs_table.wall_newspaper,
    "orchard": motifs_town.orchard,
    "sign-brushes": motifs_table.sign_brushes,
    "rain-gauge-hill": motifs_town.rain_gauge_hill,
    "rooftops-garden": motifs_town.rooftops_garden,
    "books-thread": motifs_table.books_thread,
    "courtyard-lift": motifs_town.courtyard_lift,
    "salt-pans": motifs_water.salt_pans,
}


def draw(name: str) -> bytes:
    """A picture as JPEG, 1200 to 1600 pixels at its longer side."""
    return DRAWN[name]()


def _picture(alt: dict[str, str], *, licence: str = "cc-by-sa", credit: str = PRINTER, **facts) -> dict:
    return {"credit": credit, "licence": licence, "alt": alt, **facts}


# What each picture says by itself. In a story, the words of its place go first, and fill the languages that are empty here.
PICTURES: dict[str, dict] = {
    "rain-map": _picture({"en": "Slanting rain over a row of different roofs, one window lit"}, focal_x=0.7, focal_y=0.65),
    "boats-on-stocks": _picture(
        {"en": "Two unfinished wooden boats on trestles by a lake at sunrise"}, credit_link="https://example.org/linnea-siebdruck", focal_x=0.35, focal_y=0.7
    ),
    "plank-curves": _picture(
        {
            "en": "A curved branch held against the ribs of an unfinished hull",
            "es": "Una rama curva apoyada en las cuadernas de un casco sin terminar",
            "fr": "Une branche courbe posée contre les membrures d’une coque inachevée",
            "ar": "غصن منحنٍ على أضلاع هيكل لم يكتمل",
            "sw": "Tawi lililopinda likiegemezwa kwenye mbavu za mashua isiyokamilika",
        },
        licence="own",
    ),
    "rope-tin": _picture({"en": "A rope with red knots coiled in a round biscuit tin, seen from above"}, licence="own"),
    "seedlings": _picture({"en": "Rows of young trees tied to stakes on a slope, a low school above them"}, focal_y=0.6),
    "lamu-nets": _picture({"en": "Orange nets hung on poles along a beach, a dhow passing behind them"}),
    "net-needle": _picture({"en": "A threaded wooden needle lying on a net beside a hole with loose ends"}, licence="own"),
    "char-boat": _picture({"en": "A boat with an arched roof on a broad river, shelves of books beneath the roof"}),
    "cable-cars-night": _picture({"en": "Three lit cable car cabins above a slope full of small lights"}, focal_x=0.4, focal_y=0.5),
    "typewriter": _picture({"en": "An old typewriter with a sheet of paper in it, beside it a glass of tea"}, licence="own"),
    "cyclone-rice": _picture({"en": "Green terraced rice fields, dark clouds curling over the sea"}),
    "wall-newspaper": _picture({"en": "A white board on a brick wall with lines of fine script, before it a ladder and a tin of ink"}),
    "orchard": _picture({"en": "Rows of apple trees with red fruit, snowy peaks behind them"}, credit_link="https://example.org/linnea-siebdruck"),
    "sign-brushes": _picture({"en": "Flat brushes in tins, behind them a red sign board with the character for rice"}, licence="own"),
    "rain-gauge-hill": _picture({"en": "Bright houses stacked on a hill in the rain, clear bottles fixed to their roofs"}),
    "rooftops-garden": _picture({"en": "Flat city roofs at dusk with planters, a vine and a washing line, a mountain in the distance"}),
    "books-thread": _picture({"en": "A pile of books without covers, a reel of red thread with a needle, scissors"}, licence="own", focal_x=0.65, focal_y=0.7),
    "courtyard-lift": _picture({"en": "A narrow lift tower beside a block of flats with balconies, washing on lines"}, focal_y=0.4),
    "salt-pans": _picture({"en": "White heaps of salt in a chequered flat of shallow water, a small bus on the causeway behind"}),
}
