"""What people say about themselves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.fields import TidyField
from newsroom.lib import languages
from newsroom.models import User


class LanguagesField(forms.MultipleChoiceField):
    """Languages, by their own names; kept as a list of codes in the registry's order."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(required=False, choices=[(code, languages.own_name(code)) for code in languages.CODES], **options)

    def clean(self, value):
        chosen = set(super().clean(value))
        return [code for code in languages.CODES if code in chosen]


class ProfileForm(forms.ModelForm):
    """A person's own page. Readers see nothing of it."""

    first_name = TidyField(label=_("First name"), most=150)
    last_name = TidyField(label=_("Last name"), most=150)
    reads = LanguagesField(label=_("Languages you read"), help_text=_("You may translate from these."))

    class Meta:
        model = User
        fields = ("interface_language", "first_name", "last_name", "email", "reads", "keeps_unsent_words")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["interface_language"].choices = [("", _("As your browser asks")), *((code, languages.own_name(code)) for code in languages.CODES)]
