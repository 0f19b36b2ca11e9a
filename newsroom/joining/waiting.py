"""How long somebody has waited, and what waits, in words: in the active language, its numbers in the digits of `code`."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.lib import cldr


def words(since: datetime, now: datetime, code: str) -> str:
    """"Waits for 6 days"."""
    days = (now - since).days
    if days < 1:
        return _("Came today")
    return ngettext("Waits for %(number)s day", "Waits for %(number)s days", days) % {"number": cldr.number(days, code)}


def what(texts: int, applications: int, code: str) -> str:
    """"2 texts wait. 1 application waits."; what does not wait is not counted."""
    said = []
    if texts:
        said.append(ngettext("%(number)s text waits.", "%(number)s texts wait.", texts) % {"number": cldr.number(texts, code)})
    if applications:
        said.append(ngettext("%(number)s application waits.", "%(number)s applications wait.", applications) % {"number": cldr.number(applications, code)})
    return " ".join(said) or _("Nothing waits there.")
