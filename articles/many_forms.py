"""Forms about several languages of one story, and about several texts at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages

from . import labelling
from .decision_forms import HourForm
from .fields import TidyField, TidyTextField
from .models import Draft, Section, Tag, Topic, Transition


def language_choices() -> list[tuple[str, str]]:
    return [(code, languages.own_name(code)) for code in settings.NEWSROOM_LANGUAGES]


class LanguagesForm(forms.Form):
    """Some of the languages this newsroom offers. The page draws the boxes itself, beside how each language stands."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=language_choices, required=False, error_messages={"invalid_choice": _("This newsroom has no language “%(value)s”.")}
    )

    @property
    def ticked(self) -> list[str]:
        return [code for code in self["languages"].value() or [] if isinstance(code, str)]


class OpeningForm(LanguagesForm):
    """To whom a text is opened before it appears."""

    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput)
    sensitive_too = forms.BooleanField(
        label=_("Open it although it is sensitive"), required=False, help_text=_("Every translator of these languages can read it. Someone could come to harm.")
    )

    @classmethod
    def showing(cls, draft: Draft | None, openings) -> OpeningForm:
        return cls(initial={"version": draft.version if draft else 0, "languages": [opening.language for opening in openings]})


class ReleaseForm(HourForm, LanguagesForm):
    """The hour at which some languages of a story go out together. `seen` is the release that the page showed."""

    seen = forms.IntegerField(required=False, min_value=1, max_value=10**12, widget=forms.HiddenInput)

    @classmethod
    def showing(cls, release, rows) -> ReleaseForm:
        """As it stands; where there is none, with every language ticked that somebody has in hand."""
        if release:
            return cls(initial={"hour": release.goes_out_at, "languages": release.languages, "seen": release.pk})
        return cls(initial={"languages": [row.language for row in rows if not row.is_out and (row.is_original or row.draft)]})


class ManyReturnedForm(forms.Form):
    """Why several texts go back to their writers."""

    reason = forms.ChoiceField(label=_("Kind of reason"), choices=Transition.Reason.choices, initial=Transition.Reason.OTHER)
    why = TidyTextField(label=_("Reason, in your words"), most=4000, required=True, help_text=_("Each of the writers reads it."))


class ManyWithdrawnForm(forms.Form):
    why = TidyTextField(label=_("Reason"), most=4000, required=True, help_text=_("Readers who come to the address of any of them see it."))


class ManyPlannedForm(forms.Form):
    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), input_formats=["%Y-%m-%d"],
        help_text=_("A plan; it publishes nothing."), error_messages={"invalid": _("This is no day. Write it as 2026-03-01.")},
    )


class ManyFiledForm(forms.Form):
    """Where several stories are filed, beside where they are."""

    fields: dict[str, Any]  # which of them are choices, types cannot tell

    section = forms.TypedChoiceField(label=_("Section"), coerce=int, empty_value=None, required=False, help_text=_("It takes the place of the one they have."))
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, empty_value=None, required=False)
    tag = TidyField(label=_("Tag"), most=120, widget=forms.TextInput(attrs={"list": "all-tags"}))

    def __init__(self, *args, language: str, **options):
        super().__init__(*args, **options)
        self.language, self.all_tags = language, labelling.named(Tag, language)
        self.fields["section"].choices = [("", _("as it is")), *labelling.named(Section, language)]
        self.fields["topic"].choices = [("", _("none")), *labelling.named(Topic, language)]

    def clean_tag(self) -> int | None:
        name = self.cleaned_data["tag"]
        if not name:
            return None
        found, unknown = labelling.matching(Tag, self.language, [name])
        if unknown:
            raise forms.ValidationError(_("There is no tag “%(name)s”. Choose one that exists; an editor can make new ones."), params={"name": unknown[0]})
        return found[0]

    def clean(self):
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(_("Choose a section, a topic or a tag."))
        return self.cleaned_data


def form_for(needs: str, sent, *, language: str) -> forms.Form | None:
    """What a deed done to many wants to be told, None where it wants nothing."""
    kinds = {"return": ManyReturnedForm, "withdraw": ManyWithdrawnForm, "plan": ManyPlannedForm}
    if needs == "file":
        return ManyFiledForm(sent, language=language)
    return kinds[needs](sent) if needs else None
