"""What an editor is asked where a text is decided about, on the writing page and on the workbench alike."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict

from . import access, hours, releases
from .decision_forms import HourForm, PublishForm, ReturnForm, ScheduleForm
from .gate import Lack
from .models import Draft

TICKED = "uncorrected"


def shown(draft: Draft, user, sent: MultiValueDict | None = None, refused: forms.Form | None = None) -> dict:
    """For those who decide, the forms; what was typed stays in those that were not sent. `refused` is the one that was."""
    if not access.answers_for(user, draft.edition):
        return {"hour_told": hours.told(draft.goes_out_at, user) if draft.goes_out_at else "", "going": releases.of_edition(draft.edition)}
    typed = _typed(sent or MultiValueDict())
    goes_out = {"hour": draft.goes_out_at} | typed
    publish = refused if isinstance(refused, PublishForm) else PublishForm(draft=draft, initial=typed)
    schedule = refused if isinstance(refused, ScheduleForm) else HourForm(initial=goes_out)
    return {
        "return_form": refused if isinstance(refused, ReturnForm) else ReturnForm(initial=typed),
        "publish_form": publish, "hour_field": schedule["hour"], "zone": settings.TIME_ZONE, "clock_locale": hours.locale(),
        "hour_told": hours.told(draft.goes_out_at, user) if draft.goes_out_at else "",
        "waits": draft.goes_out is not None and draft.words != draft.goes_out.words,
        "going": releases.of_edition(draft.edition),
        "is_own_work": settings.FOUR_EYES != "off" and draft.edition.writers.contains(user),
    }


def lacks(form: forms.Form) -> list[Lack]:
    """What is wrong with a form, each sentence with its field."""
    return [Lack(fault).at(name) for name, faults in form.errors.items() for fault in faults]


def _typed(sent: Mapping[str, str]) -> dict:
    names = ("reason", "why", "hour", "weight", "correction", "because", "moving_until")
    typed: dict = {name: sent[name] for name in names if sent.get(name)}
    if "weight" in sent:
        typed[TICKED] = TICKED in sent
    return typed
