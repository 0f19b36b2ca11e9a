"""The part of a form that asks who is named on a text: authors, photographers, editors, translators, each in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import bylines
from .fields import TidyField
from .models import Credit, Edition

# By the field of those who stand or are offered, the one in which another name is typed.
TYPED = {"bylines": "new_byline", "photographers": "new_photographer", "editors": "new_editor", "translators": "new_translator"}
LAST = 99


@dataclass(frozen=True)
class Box:
    """One byline in the form: ticked or not, and its place in the row."""

    key: int
    name: str
    is_ticked: bool
    place: str


@dataclass(frozen=True)
class Asked:
    """What is asked about one role, as the page sets it."""

    field: Any
    typed: Any
    boxes: list[Box]

    @property
    def is_used(self) -> bool:
        return any(box.is_ticked for box in self.boxes) or bool(self.field.errors or self.typed.errors or self.typed.value())


def _ticked(label: Any) -> forms.TypedMultipleChoiceField:
    gone = _("One of these bylines is not there any more. Look through them again.")
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": gone}
    )


class CreditsForm(forms.Form):
    """Who is named. The text is `self.edition`, the person `self.user`; call `offer_bylines` once both are known."""

    fields: dict[str, Any]
    edition: Edition
    user: Any

    bylines = _ticked(_("Bylines"))
    new_byline = TidyField(label=_("Another byline"), most=120, help_text=_("A name readers will see; it may be a pseudonym."))
    translators = _ticked(_("Translators"))
    new_translator = TidyField(label=_("Another translator"), most=120, help_text=_("As they want to be named."))
    photographers = _ticked(_("Photographers"))
    new_photographer = TidyField(label=_("Another photographer"), most=120, help_text=_("As they want to be named; they need no account."))
    editors = _ticked(_("Editors"))
    new_editor = TidyField(label=_("Another editor"), most=120, help_text=_("As they want to be named."))

    def initial_bylines(self) -> dict[str, list[int]]:
        return {name: bylines.on(self.edition, role) for name, role in self.credit_roles.items()}

    @property
    def credit_roles(self) -> dict[str, str]:
        """What is asked for here: an original has no translators."""
        return {name: role for name, role in bylines.ROLES.items() if role != Credit.Role.TRANSLATOR or not self.edition.is_original}

    def offer_bylines(self, may_file: bool) -> None:
        for name, role in bylines.ROLES.items():
            if not may_file or name not in self.credit_roles:
                del self.fields[name], self.fields[TYPED[name]]
            else:
                self.fields[name].choices = bylines.choices(self.user, self.edition, role)

    @property
    def credits_asked(self) -> list[Asked]:
        return [Asked(self[name], self[TYPED[name]], self._boxes(name)) for name in self.credit_roles if name in self.fields]

    def credits_said(self) -> dict[str, tuple[list[int], str]]:
        """By role, the bylines ticked in the order they were put in, and the name that was typed, of a valid form."""
        said = {}
        for name, role in self.credit_roles.items():
            keys = self.cleaned_data[name]
            said[role] = (sorted(keys, key=lambda key: (self._place(name, key), keys.index(key))), self.cleaned_data[TYPED[name]])
        return said

    def _boxes(self, name: str) -> list[Box]:
        ticked = [str(key) for key in self[name].value() or []]
        boxes = []
        for key, said in self.fields[name].choices:
            place = self.data.get(place_of(name, key), "") if self.is_bound else ticked.index(str(key)) + 1 if str(key) in ticked else ""
            boxes.append(Box(key, said, str(key) in ticked, str(place)))
        return boxes

    def _place(self, name: str, key: int) -> int:
        typed = self.data.get(place_of(name, key), "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else LAST

    def _clean_typed(self, field: str):
        name = self.cleaned_data[TYPED[field]]
        if name:
            try:
                bylines.named(self.user, self.edition, name)
            except bylines.CannotSign as refusal:
                raise forms.ValidationError(str(refusal)) from None
        return name

    def clean_new_byline(self):
        return self._clean_typed("bylines")

    def clean_new_photographer(self):
        return self._clean_typed("photographers")

    def clean_new_editor(self):
        return self._clean_typed("editors")

    def clean_new_translator(self):
        return self._clean_typed("translators")


def place_of(field: str, key: int) -> str:
    """The name of the little field that says where in the row a byline stands."""
    return f"{field}-place-{key}"
