"""What people say about themselves."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from articles.fields import TidyField
from newsroom.desk.days import active
from newsroom.lib import languages
from newsroom.models import User

from . import tries, zones


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
    desk_name = TidyField(label=_("Name your colleagues see"), most=120, help_text=User._meta.get_field("desk_name").help_text)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False, help_text=_("Hours on the desk are shown in it."))
    reads = LanguagesField(label=_("Languages you read"), help_text=_("You may translate from these."))

    class Meta:
        model = User
        fields = ("desk_name", "first_name", "last_name", "interface_language", "time_zone", "reads", "keeps_unsent_words")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["interface_language"].choices = [("", _("As your browser asks")), *((code, languages.own_name(code)) for code in languages.CODES)]
        self.fields["time_zone"].choices = [("", _("The newsroom’s: %(zone)s") % {"zone": settings.TIME_ZONE}), *zones.choices(active())]


class OldPasswordForm(PasswordChangeForm):
    """A new password for whoever knows the old one; guessing it is counted like signing in."""

    def clean_old_password(self):
        password = self.cleaned_data["old_password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password


class AddressForm(forms.Form):
    """Where mail goes from now on, once it was proved that it arrives."""

    email = forms.EmailField(label=_("New address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args, request, **options):
        super().__init__(*args, **options)
        self.request = request

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email == self.request.user.email:
            raise forms.ValidationError(_("This is your address already."))
        tries.take(self.request, tries.ADDRESS, self.request.user.get_username())
        return email
