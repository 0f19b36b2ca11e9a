"""What people send from the queue and the workbench, made sense of."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages
from newsroom.lib.roles import Role

from .models import Term
from .workbench import Change, Row

_WAIVER = re.compile(r"because-(\d{1,18})")


class NotUnderstood(Exception):
    """What arrived is no change of a block; the message says so in a sentence."""

    def __init__(self):
        super().__init__(_("This was not understood, and nothing was changed. Reload the page and try again."))


def change_of_one(body: bytes) -> tuple[Change, int]:
    """A block saved by itself, as the page's script sends it: the change, and the version it saw. Raises NotUnderstood."""
    try:
        sent = json.loads(body)
        change = Change(
            key=_text(sent["key"]),
            typed=_text(sent["html"]),
            confirmed=bool(sent["confirmed"]) if "confirmed" in sent else None,
            left_out=_text(sent["left_out"]) if "left_out" in sent else None,
            because={int(pk): _text(reason) for pk, reason in sent.get("because", {}).items()},
        )
        return change, int(sent["version"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotUnderstood from None


def _text(value) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def changes_of_all(sent: Mapping[str, str], rows: list[Row]) -> list[Change]:
    """The whole form, as a page without script sends it. A block for which somebody chose the other text is left alone."""
    waivers = {int(found[1]): sent[name] for name in sent if (found := _WAIVER.fullmatch(name))}
    changes = [
        Change(
            key=row.key,
            typed=sent.get(f"target-{row.key}"),
            confirmed=f"confirmed-{row.key}" in sent,
            left_out=sent.get(f"left-out-{row.key}", ""),
        )
        for row in rows
        if row.segment and f"target-{row.key}" in sent and sent.get(f"choose-{row.key}") != "theirs"
    ]
    return [*changes, Change(key="", because=waivers)] if waivers else changes


def typed_in(sent: Mapping[str, str], rows: list[Row]) -> dict[str, str]:
    """By key, what somebody typed that is not what is stored: shown again where it was refused."""
    typed = {row.key: sent[f"target-{row.key}"].replace("\r\n", "\n") for row in rows if f"target-{row.key}" in sent}
    return {row.key: typed[row.key] for row in rows if row.segment and row.key in typed and typed[row.key] != row.stored}


def version_in(sent: Mapping[str, str]) -> int:
    """The version a form names; -1, which is never the newest, where it names none."""
    version = sent.get("version", "")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1


class ExchangeForm(forms.Form):
    """A file that was carried out, translated elsewhere, and comes back."""

    file = forms.FileField(label=_("XLIFF file"), error_messages={"required": _("Choose the file.")})


class TermForm(forms.ModelForm):
    """A term, proposed by a translator or decided by a language editor; `user` is set by whoever shows it."""

    user: Any = None

    class Meta:
        model = Term
        fields = ("source_language", "target_language", "source", "target", "is_name", "reason")

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        names = [(code, languages.own_name(code)) for code in languages.CODES]
        for name in {"source_language", "target_language"} & self.fields.keys():  # whoever only looks has no fields
            label = self.fields[name].label
            self.fields[name] = forms.ChoiceField(label=label, choices=names)

    def clean_target_language(self):
        code = self.cleaned_data["target_language"]
        if not (self.user.standing.holds(Role.TRANSLATOR, code) or self.user.standing.holds(Role.LANGUAGE_EDITOR, code)):
            raise forms.ValidationError(_("You are not appointed to translate into this language."))
        return code

    @property
    def is_decided(self) -> bool:
        """A language editor's word decides; anybody else's is a proposal."""
        return self.user.standing.holds(Role.LANGUAGE_EDITOR, self.cleaned_data.get("target_language", ""))

    def clean(self):
        words = super().clean()
        if {"source_language", "target_language", "source"} <= words.keys() and self.is_decided:
            agreed = Term.objects.agreed().between(words["source_language"], words["target_language"]).of(words["source"]).besides(self.instance)
            if agreed.exists():
                self.add_error("source", _("There is an agreed translation of this term already. Change that one."))
        return words
