"""What is filled in about people."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import TidyField
from articles.password_again import PasswordAgainForm
from newsroom.accounts.forms import LanguagesField
from newsroom.lib import languages
from newsroom.lib.roles import LABELS, Role
from newsroom.models import User

from .erasing import Bylines

LANGUAGES = [(code, languages.own_name(code)) for code in languages.CODES]
ROLES = [(role.value, LABELS[role]) for role in Role]


class LastDayField(forms.DateField):
    """The last day of something, in the outlet's zone; it is kept as the moment when that day is over. Empty: no end."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **options):
        told = {"invalid": _("This is no day. Write it like 2027-01-31.")}
        super().__init__(required=False, input_formats=["%Y-%m-%d"], error_messages=told, **options)

    def clean(self, value):
        day = super().clean(value)
        if day is None:
            return None
        if day < timezone.localdate(timezone=timezone.get_default_timezone()):
            raise forms.ValidationError(_("This day is over. Choose a later one, or leave it empty."))
        if day.year > 2200:
            raise forms.ValidationError(_("This day is too far away. Leave it empty for no end."))
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min), timezone.get_default_timezone())


class AppointForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("all languages")), *LANGUAGES])
    ends_at = LastDayField(label=_("Last day"))


class EndForm(forms.Form):
    ends_at = LastDayField(label=_("Last day"), help_text=_("Empty: no end."))


class ListForm(forms.Form):
    """What the list of people is narrowed by. What makes no sense narrows nothing."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, strip=True, max_length=100, widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}))
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("any role")), *ROLES])
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("any language")), *LANGUAGES])
    account = forms.ChoiceField(label=_("Account"), required=False, choices=[("", _("open or frozen")), ("open", _("open")), ("frozen", _("frozen"))])

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class PersonForm(forms.ModelForm):
    """What an admin may change of an account. Whether it is open is no field: freezing does more than that."""

    first_name = TidyField(label=_("First name"), most=150)
    last_name = TidyField(label=_("Last name"), most=150)
    desk_name = TidyField(label=_("Name their colleagues see"), most=120, help_text=_("In place of their own. Empty: their full name, else their user name."))
    reads = LanguagesField(label=_("Languages they read"))

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "desk_name", "email", "interface_language", "reads")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["username"].label = _("User name")
        self.fields["interface_language"].help_text = ""
        self.fields["interface_language"].choices = [("", _("As their browser asks")), *LANGUAGES]

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email and User.objects.with_address(email).besides(self.instance).exists():
            raise forms.ValidationError(_("Somebody else has this address already."))
        return email


class EraseForm(PasswordAgainForm):
    """What becomes of the bylines, and twice the proof that it is meant."""

    choice = forms.ChoiceField(
        label=_("Bylines"), choices=Bylines.choices, widget=forms.RadioSelect, error_messages={"required": _("Choose what becomes of the bylines.")}
    )
    word = TidyField()
    field_order = ("choice", "word", "password")

    def __init__(self, *args, person: User, **options):
        super().__init__(*args, needed=True, **options)
        self.person = person
        self.fields["password"].error_messages["required"] = _("Type your password: nobody else may do this in your place.")
        self.fields["word"].label = _("The user name of the account: %(name)s") % {"name": person.username}
        self.fields["word"].help_text = _("Type it, so that nothing is erased by mistake.")
        self.fields["word"].widget.attrs |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "auto"}

    def clean_word(self):
        if self.cleaned_data["word"] != self.person.username:
            raise forms.ValidationError(_("This is not the user name. It is written just as above."))
        return self.cleaned_data["word"]
