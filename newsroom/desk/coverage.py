"""Which story exists in which language: the newest stories, a row each, with their languages in their own names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.models import Edition
from newsroom.lib import languages
from newsroom.lib.roles import Role

NEWEST = 60


@dataclass(frozen=True)
class Cell:
    """A language in which a story is live."""

    language: str
    url: str
    is_original: bool


@dataclass(frozen=True)
class Row:
    headline: str
    language: str
    url: str
    cells: list[Cell]


@require_GET
def coverage(request):
    """Published facts only."""
    if not any(request.user.standing.holds_anywhere(role) for role in (Role.EDITOR, Role.LANGUAGE_EDITOR, Role.TRANSLATOR)):
        raise PermissionDenied(_("Coverage is for editors and translators."))
    return render(request, "admin/coverage.html", {"rows": _rows(), "title": _("Which story is where"), "translate": reverse("translations:queue")})


def _rows() -> list[Row]:
    originals = list(Edition.objects.live().originals().for_cards()[:NEWEST])
    cells = defaultdict(list)
    for edition in Edition.objects.live().of_any([original.article_id for original in originals]).for_cards():
        cells[edition.article_id].append(Cell(edition.language, edition.get_absolute_url(), edition.is_original))
    order = {code: place for place, code in enumerate(languages.CODES)}
    return [
        Row(one.headline, one.language, one.get_absolute_url(), sorted(cells[one.article_id], key=lambda cell: (not cell.is_original, order.get(cell.language, 0))))
        for one in originals
    ]
