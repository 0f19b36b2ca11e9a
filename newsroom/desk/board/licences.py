"""Pictures whose licence ends: said thirty days before, and marked from seven days on."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import access
from articles.models import Image
from newsroom.desk.days import active, today
from newsroom.lib import cldr

from .rows import Action, Row, Section

SOON, VERY_SOON = timedelta(days=30), timedelta(days=7)


def section(user) -> Section:
    ending = access.pictures_to_renew(user, today() + SOON).telling_what_it_shows(active())
    return Section("licences", _("Licences that end"), [_row(image) for image in ending])


def _row(image: Image) -> Row:
    assert image.licence_ends
    left = (image.licence_ends - today()).days
    address = reverse("stories:picture-uses", args=[image.pk])
    shows = image.shows or _("Picture %(number)s") % {"number": image.pk}  # type: ignore[attr-defined]  # asked for above
    return Row(
        shows, address, Action(_("See where it is used"), address), facts=(_told(left),),
        state=_("ended") if left < 0 else _("ends soon") if left <= VERY_SOON.days else "", mark="returned" if left <= VERY_SOON.days else "",
    )


def _told(left: int) -> str:
    if left < 0:
        return _("Readers see an empty frame in its place.")
    if left == 0:
        return _("Today is its last day.")
    return ngettext("%(number)s day is left.", "%(number)s days are left.", left) % {"number": cldr.number(left, active())}
