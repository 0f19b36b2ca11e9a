"""What a picture's file said of itself: offered at the picture's page right after it came in, never applied by itself, and stored nowhere.

From the library's page it travels behind the "#" of an address, which a browser sends to no server and no log.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import Image

NAMES = {"caption": _("Caption"), "credit": _("Credit"), "copyright": _("Copyright"), "date": _("Taken on")}


def page(image: Image, offers: Mapping[str, str]) -> str:
    """The address of a picture's page that shows them to whoever goes there."""
    address = reverse("admin:articles_image_change", args=[image.pk])
    said = {name: text for name, text in offers.items() if name in NAMES}
    return f"{address}#{urlencode(said, quote_via=quote)}" if said else address


def labelled(offers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(name, its label, what is said); every name, for the page's script to fill, where nothing is."""
    return [(name, str(label), offers.get(name, "")) for name, label in NAMES.items()]
