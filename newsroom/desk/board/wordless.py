"""Pictures before readers of a language in which nobody has said what they show: a row a language."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import describing
from newsroom.desk.days import active
from newsroom.lib import cldr, languages

from .rows import Action, Row, Section, Traits


def section(user) -> Section:
    return Section("wordless", _("Pictures without words"), [_row(code, number) for code, number in describing.counted(user).items()])


def _row(code: str, number: int) -> Row:
    address = f"{reverse('stories:pictures-without-words')}?language={code}"
    many = number >= describing.SHOWN
    told = _("%(number)s and more") if many else ngettext("%(number)s picture", "%(number)s pictures", number)
    return Row(
        languages.own_name(code), address, Action(_("Say what they show"), address), language=code, facts=(told % {"number": cldr.number(number, active())},),
        traits=Traits(languages=frozenset({code})), number=number,
    )
