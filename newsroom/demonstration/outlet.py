"""The outlet around the stories: labels, notices, pages."""

from __future__ import annotations

import tomllib
from pathlib import Path

from articles.models import Place, Section, Tag, Topic, name_column
from newsroom.lib import richtext
from newsroom.models import Notice, Page

FOLDER = Path(__file__).parent


def read(name: str) -> dict:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def set_up() -> None:
    """Labels, notices and pages, as they stand in the files beside this one; those that exist are left as they are."""
    outlet = read("outlet.toml")
    for slug, section in outlet["sections"].items():
        _label(Section, slug, section["name"], position=section["position"], comment_policy=section["comment_policy"])
    for slug, names in outlet["topics"].items():
        _label(Topic, slug, names)
    for slug, names in outlet["tags"].items():
        _label(Tag, slug, names)
    for slug, place in outlet["places"].items():
        parent = Place.objects.with_slug(place["parent"]).first() if "parent" in place else None
        _label(Place, slug, place.get("name", {}), territory=place.get("territory", ""), parent=parent)
    for key, notice in read("notices.toml").items():
        words = {name_column(code, field): text for field in ("title", "text", "link_text") for code, text in notice.get(field, {}).items()}
        Notice.objects.get_or_create(key=key, defaults={"link": notice.get("link", ""), "position": notice.get("position", 0), **words})
    for slug, editions in read("pages.toml").items():
        for language, page in editions.items():
            body = richtext.keyed(richtext.clean(page["body"]))
            Page.objects.get_or_create(slug=slug, language=language, defaults={"title": page["title"], "body": body})


def _label(model, slug: str, names: dict[str, str], **facts) -> None:
    model.objects.get_or_create(slug=slug, defaults={**{name_column(code): name for code, name in names.items()}, **facts})
