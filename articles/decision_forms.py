"""The forms of what is decided about a text: when it goes out, what its change weighs, why it goes back or away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import weighing
from .fields import TidyTextField
from .forms import pictures_on_offer
from .hours import HourField, named
from .models import Draft, Image, Transition, Weight
from .workflow import Terms


class WhyForm(forms.Form):
    """Why something is taken from its readers."""

    why = TidyTextField(label=_("Reason"), most=4000, help_text=_("Readers who come to its address see it as you write it."))


class TakeDownForm(forms.Form):
    """Why a picture is taken out of every text, and what stands in its place, if anything does."""

    fields: dict[str, Any]  # which of them is a choice, types cannot tell

    why = TidyTextField(label=_("Reason"), most=4000, help_text=_("It stands in the history of every text that is touched, for the newsroom alone."))
    instead = forms.TypedChoiceField(label=_("In its place"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect)

    def __init__(self, *args, image: Image, user, **options):
        super().__init__(*args, **options)
        self.fields["why"].required = True
        self.fields["why"].error_messages["required"] = _("Say why it is taken down. Those whose stories it leaves will ask.")
        self.pictures = [one for one in pictures_on_offer(user, None) if one != image and one.may_be_published]
        self.fields["instead"].choices = [("", _("nothing")), *((one.pk, str(one)) for one in self.pictures)]

    @property
    def replacement(self) -> Image | None:
        return next((one for one in self.pictures if one.pk == self.cleaned_data["instead"]), None)

    @property
    def chosen(self) -> str:
        return str(self["instead"].value() or "")


class ReturnForm(forms.Form):
    """Back to its writer, who reads both first."""

    reason = forms.ChoiceField(
        label=_("What it is about"), choices=[("", _("Choose one")), *Transition.Reason.choices],
        error_messages={"required": _("Choose what it is about."), "invalid_choice": _("Choose what it is about.")},
    )
    why = TidyTextField(
        label=_("In your words"), most=4000, required=True, help_text=_("What is to be done. Its writer reads this first; it stays in the story’s timeline."),
        error_messages={"required": _("Say why the text goes back: its writer reads this first.")},
    )


class HourForm(forms.Form):
    """The hour at which something goes out, by the outlet's clock."""

    hour = HourField(label=named(_("Goes out at (%(zone)s)")))


class MovingForm(forms.Form):
    """Until when a live text still changes."""

    until = HourField(label=named(_("Still changing until (%(zone)s)")), help_text=_("Translators are told to wait until then, or to begin at their own risk."))


class PublishForm(forms.Form):
    """What an editor decides about a text as it goes out; over a live text, what its change weighs and what readers are told of it."""

    fields: dict[str, Any]  # which of them is a choice, types cannot tell

    weight = forms.ChoiceField(label=_("What does the change weigh for those who translate it?"), required=False, choices=Weight.choices, widget=forms.RadioSelect)
    correction = TidyTextField(
        label=_("Correction that readers see"), most=2000, rows=2, help_text=_("What was wrong, and what is right now. It stands under the text with its day; leave it empty where nothing was wrong.")
    )
    uncorrected = forms.BooleanField(label=_("Readers need no correction"), required=False)
    because = TidyTextField(label=_("Because"), most=2000, rows=2, help_text=_("For your colleagues: it stays in the story’s timeline."))
    bring_back = forms.BooleanField(
        label=_("It may come back to its readers"), help_text=_("It was withdrawn, and readers were told why. Publishing it puts it back at its old address."),
        error_messages={"required": _("This text was withdrawn. Tick that it may come back to its readers, or leave it withdrawn.")},
    )
    moving_until = HourField(
        label=named(_("Still changing until (%(zone)s)")), required=False,
        help_text=_("Translators are told to wait until then, or to begin at their own risk. Leave it empty where the text stands."),
    )

    def __init__(self, *args, draft: Draft, initial: dict | None = None, **options):
        self.proposal = weighing.of(draft)
        until = draft.moving_until or draft.edition.moving_until
        stored: dict[str, Any] = {"correction": draft.correction, "because": draft.weight_because, "moving_until": until if until and until > timezone.now() else None}
        if self.proposal:
            stored |= {"weight": draft.weight or self.proposal.weight, "uncorrected": draft.weight == Weight.FACTS and not draft.correction}
        super().__init__(*args, initial=stored | (initial or {}), **options)  # type: ignore[misc]  # `initial` comes by name alone
        if self.proposal is None:
            for name in ("weight", "correction", "uncorrected", "because"):
                del self.fields[name]
        if draft.edition.withdrawn_at is None:
            del self.fields["bring_back"]

    def clean_moving_until(self):
        until = self.cleaned_data["moving_until"]
        if until and until <= timezone.now():
            raise forms.ValidationError(_("The hour has passed. Choose one that is still to come, or leave it empty."))
        return until

    def clean(self):
        data = super().clean()
        if self.proposal is None or self.errors:
            return data
        weight = data["weight"]
        if weight == Weight.TYPO and self.proposal.no_typo and not data["because"]:
            self.add_error("weight", self.proposal.no_typo)
        if weight == Weight.FACTS and not data["correction"]:
            if not data["uncorrected"]:
                self.add_error("correction", _("Facts changed, so readers are told. Write what was wrong and what is right, or say that they need no correction, and why."))
            elif not data["because"]:
                self.add_error("because", _("Say why readers need no correction."))
        return data

    @property
    def terms(self) -> Terms | None:
        """None where nothing was asked, as by a button on the board: what was decided before holds."""
        data = self.cleaned_data
        if not {"weight", "moving_until", "bring_back"} & set(self.data):
            return None
        is_excused = data.get("weight") == Weight.TYPO or bool(data.get("uncorrected"))
        return Terms(data.get("weight", ""), data.get("because", "") if is_excused else "", data.get("correction", ""), data["moving_until"], data.get("bring_back", False))


class ScheduleForm(HourForm, PublishForm):
    """The same, at an hour."""

    def clean_hour(self):
        hour = self.cleaned_data["hour"]
        if hour <= timezone.now():
            raise forms.ValidationError(_("The hour has passed. Choose one that is still to come, or publish now."))
        return hour

    def clean(self):
        data = super().clean()
        if not self.errors and data["moving_until"] and data["moving_until"] <= data["hour"]:
            self.add_error("moving_until", _("It goes out only then. Choose a later hour, or leave it empty."))
        return data
