"""What a picture's file said of itself, carried from the upload to the picture's page: offered there, never applied by itself."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.lib import plaintext

from .models import Image

NAMES = {"caption": _("Caption"), "credit": _("Credit"), "copyright": _("Copyright"), "date": _("Taken on")}
MOST = 500  # letters of one


def page(image: Image, offers: Mapping[str, str]) -> str:
    """The address of a picture's page that shows them."""
    address = reverse("admin:articles_image_change", args=[image.pk])
    said = {name: text[:MOST] for name, text in offers.items() if name in NAMES}
    return f"{address}?{urlencode(said)}" if said else address


def read(query: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(name, its label, what is said) of those that an address holds."""
    return [(name, str(label), plaintext.tidy(query[name])[:MOST]) for name, label in NAMES.items() if query.get(name, "").strip()]
