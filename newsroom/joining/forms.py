"""What is filled in by somebody who wants to come in, and by those who answer them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import UserCreationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.fields import TidyField, TidyTextField
from newsroom.lib import languages
from newsroom.lib.plaintext import tidy
from newsroom.lib.roles import LABELS, Role
from newsroom.models import Application, Appointment, User

from . import stamps
from .inviting import Offer

NAME_LENGTH, WORDS_LENGTH, ANSWER_LENGTH = 120, 4000, 2000
LATEST = timedelta(days=3 * 365)  # an end that is further away than this is a slip of the pen


class CodesField(forms.MultipleChoiceField):
    """Languages, by their own names; kept as a list of codes in the registry's order."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, codes: Iterable[str], *, first: str = "") -> None:
        """What one can choose from; the most likely one stands first."""
        ordered = sorted(codes, key=lambda code: code != first)
        self.choices = [(code, languages.own_name(code)) for code in ordered]

    def clean(self, value):
        chosen = set(super().clean(value))
        return [code for code in languages.CODES if code in chosen]


class LastDayField(forms.DateField):
    """The last day of something; kept as the moment at which that day is over in the outlet's zone."""

    def __init__(self, **options):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(required=options.pop("required", False), widget=widget, **options)

    def clean(self, value):
        day = super().clean(value)
        return self._end(day) if day else None

    @staticmethod
    def _end(day: date) -> datetime:
        today = timezone.localdate()
        if day < today:
            raise ValidationError(_("This day is over. Choose one that comes."))
        if day > today + LATEST:
            raise ValidationError(_("This is more than three years away. Choose an earlier day, or none."))
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


_INVALID = gettext_lazy("This is no e-mail address. It looks like name@example.org.")
_MISSING = gettext_lazy("Give an e-mail address; the answer goes there.")


class AddressField(forms.EmailField):
    """An e-mail address in small letters: whoever writes it otherwise the second time is no other person."""

    def __init__(self, **options):
        super().__init__(error_messages={"invalid": _INVALID, "required": _MISSING}, **options)

    def clean(self, value):
        return super().clean(tidy(value or "")).lower()


class ApplicationForm(forms.Form):
    """What a stranger writes who wants to write or translate here. `language` is that of the page."""

    kind = forms.ChoiceField(label=gettext_lazy("What would you like to do?"), choices=Application.Kind, widget=forms.RadioSelect)
    name = TidyField(
        label=gettext_lazy("Your name, or another you like to be called by"), required=True, most=NAME_LENGTH,
        error_messages={"required": gettext_lazy("Give a name to be called by. It need not be your own, but it has to be visible.")},
    )
    email = AddressField(label=gettext_lazy("E-mail"), help_text=gettext_lazy("Only for the answer. Readers never see it."))
    languages = CodesField(
        label=gettext_lazy("Languages you would write in, or translate into"),
        error_messages={"required": gettext_lazy("Choose one language at least.")},
    )
    reads = CodesField(label=gettext_lazy("Languages you read well"), required=False, help_text=gettext_lazy("Translators: those you could translate from."))
    words = TidyTextField(
        label=gettext_lazy("A few lines about you"), required=True, most=WORDS_LENGTH, rows=6,
        help_text=gettext_lazy("What would you like to write about, or why translate? Have you done it before? It need not be long."),
        error_messages={"required": gettext_lazy("Write a line or two, so that an editor has something to answer.")},
    )
    consent = forms.BooleanField(
        label=gettext_lazy("You may keep this and show it to the editors of these languages. If they say no, it is erased after 90 days."),
        error_messages={"required": gettext_lazy("Without this we may not keep what you wrote, and cannot answer.")},
    )
    honeypot = forms.CharField(required=False)  # unseen; machines fill in what they find
    stamp = forms.CharField(required=False)

    def __init__(self, language: str, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.language = language
        self.fields["languages"].offer(settings.NEWSROOM_LANGUAGES, first=language)  # type: ignore[attr-defined]
        self.fields["reads"].offer(languages.CODES, first=language)  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs |= {"autocomplete": "name", "dir": "auto", "maxlength": NAME_LENGTH}
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "dir": "ltr"}
        self.fields["words"].widget.attrs |= {"dir": "auto"}

    def clean(self):
        super().clean()
        said = self.cleaned_data
        translates = said.get("kind") == Application.Kind.TRANSLATE and "languages" in said and "reads" in said
        if translates and not any(set(said["reads"]) - {code} for code in said["languages"]):
            self.add_error("reads", _("Choose a language that you would translate from."))
        if said.get("honeypot"):
            self.add_error(None, _("A field that people do not see was filled in. Please send again without it; it is empty now."))
        if not stamps.is_our_form(said.get("stamp", ""), self.language):
            self.add_error(None, _("This form did not come from our page, or the page has been open for very long. Please look at your words and send again."))

    @property
    def said(self) -> dict[str, Any]:
        """The fields of an Application."""
        names = ("kind", "name", "email", "languages", "reads", "words")
        return {name: self.cleaned_data[name] for name in names} | {"language": self.language}


class YesForm(forms.Form):
    """For which of the languages they asked for, and until when."""

    languages = CodesField(label=gettext_lazy("Languages"), error_messages={"required": gettext_lazy("Choose one language at least.")})
    ends_at = LastDayField(label=gettext_lazy("Last day"), help_text=gettext_lazy("Empty: no end."))

    def __init__(self, codes: list[str], typed: Any = None):
        super().__init__(typed, initial={"languages": codes})
        self.fields["languages"].offer(codes)  # type: ignore[attr-defined]


class NoForm(forms.Form):
    words = TidyTextField(
        label=gettext_lazy("Words to them"), most=ANSWER_LENGTH, rows=4,
        help_text=gettext_lazy("Empty: a kind standard text. With or without words, they are thanked."),
    )


class InviteForm(forms.Form):
    """Somebody who did not apply, and is wanted here."""

    email = AddressField(label=gettext_lazy("E-mail"))
    name = TidyField(label=gettext_lazy("Name"), most=NAME_LENGTH, help_text=gettext_lazy("They can change it."))
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Appointments"), choices=[(role.value, LABELS[role]) for role in Role], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what they are invited to be.")},
    )
    everywhere = forms.BooleanField(label=gettext_lazy("In all languages"), required=False, help_text=gettext_lazy("An admin is one in all languages anyway."))
    languages = CodesField(label=gettext_lazy("In these languages"), required=False)
    ends_at = LastDayField(label=gettext_lazy("Last day of the appointments"), help_text=gettext_lazy("Empty: no end."))
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["languages"].offer(languages.CODES)  # type: ignore[attr-defined]
        self.fields["language"].choices = [(code, languages.own_name(code)) for code in languages.CODES]  # type: ignore[attr-defined]
        self.fields["email"].widget.attrs |= {"dir": "ltr"}
        self.fields["name"].widget.attrs |= {"dir": "auto"}

    def clean(self):
        super().clean()
        said = self.cleaned_data
        needs_language = set(said.get("roles", [])) - {Role.ADMIN}
        if needs_language and not said.get("everywhere") and not said.get("languages") and "languages" not in self.errors:
            self.add_error("languages", _("Choose languages, or all of them."))

    @property
    def offers(self) -> list[Offer]:
        said = self.cleaned_data
        codes = [""] if said["everywhere"] else said["languages"]
        pairs = [(Role(role), code) for role in said["roles"] for code in ([""] if role == Role.ADMIN else codes)]
        return [Offer(role, code, said["ends_at"]) for role, code in pairs]


class AccountForm(UserCreationForm):
    """The account of somebody who was invited: their own names, their own password. Address and appointments are the invitation's."""

    first_name = TidyField(label=gettext_lazy("Name"), most=150, help_text=gettext_lazy("It can stay empty. Readers never see it; a byline is made apart."))
    desk_name = TidyField(
        label=gettext_lazy("Name your colleagues see"), most=NAME_LENGTH,
        help_text=gettext_lazy("It can be a pen name: then the desk shows that one, and only admins see both."),
    )

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("username", "first_name", "desk_name", "interface_language")

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["interface_language"].choices = [("", _("As your browser asks")), *((code, languages.own_name(code)) for code in languages.CODES)]  # type: ignore[attr-defined]
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "dir": "auto"}
        self.fields["password1"].help_text = _("At least 12 characters. Nothing common, and nothing like your name or address.")
        for name in ("first_name", "desk_name"):
            self.fields[name].widget.attrs |= {"dir": "auto"}


class SubstituteForm(forms.Form):
    """Who stands in for somebody who is away, and until when."""

    person = forms.ModelChoiceField(queryset=User.objects.none(), label=gettext_lazy("Substitute"), empty_label=gettext_lazy("Choose somebody"))
    until = LastDayField(label=gettext_lazy("Last day"), required=True)

    def __init__(self, appointment: Appointment, typed: Any = None):
        super().__init__(typed, auto_id=f"away-{appointment.pk}-%s")
        people = self.fields["person"]
        people.queryset = User.objects.standing_in_for(appointment.user)  # type: ignore[attr-defined]
        people.label_from_instance = lambda person: f"{person.shown_name} ({person.username})"  # type: ignore[attr-defined]
