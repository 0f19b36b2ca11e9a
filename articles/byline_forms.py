"""What is asked about a byline: whose it is."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_lazy as _

from .fields import TidyField


class HolderForm(forms.Form):
    """Whose byline it is, by user name; left empty, nobody's."""

    username = TidyField(
        label=_("Whose byline it is"), most=150, help_text=_("A user name. Empty: nobody’s, as for a guest."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "auto"}),
    )

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.people, self.person = people, None

    def clean_username(self):
        name = self.cleaned_data["username"]
        try:
            self.person = self.people.get_by_natural_key(name) if name else None
        except ObjectDoesNotExist:
            raise forms.ValidationError(_("Nobody has this user name. Look it up under People.")) from None
        return name
