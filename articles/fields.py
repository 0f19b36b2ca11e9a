"""Form fields that tidy what was typed, and the widget of the text."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxLengthValidator, URLValidator
from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import importmap
from js_asset import ImportMap, Media, Script

from newsroom.lib import plaintext, richtext

from . import imaging

BODY_LENGTH = 200_000
MODULES = (
    "blocks", "dialogs", "figures", "foreign", "inert", "library", "marks", "notes", "offers", "own-stories", "paste", "pictures-in", "posts", "roving", "settle",
    "toolbar", "upload", "word-lists",
)


class AtMost(MaxLengthValidator):
    """Says by how much a text is too long."""

    def __init__(self, limit: int):
        super().__init__(limit, lazy(self._sentence, str)())

    @staticmethod
    def _sentence() -> str:
        return gettext("This has %(show_value)s characters; at most %(limit_value)s fit. Shorten it.")


class TidyField(forms.CharField):
    """One line: control characters gone, spaces in order. Nothing typed is refused for an invisible character."""

    tidy = staticmethod(plaintext.tidy)

    def __init__(self, *, most: int | None = None, **options):
        super().__init__(required=options.pop("required", False), **options)
        self.validators = [AtMost(most)] if most else []

    def to_python(self, value):
        return self.tidy(super().to_python(value))


class TidyTextField(TidyField):
    """Several lines, the same."""

    tidy = staticmethod(plaintext.tidy_text)

    def __init__(self, *, rows: int = 3, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)


class WebAddressField(forms.URLField):
    """An address on the web: http or https, nothing that runs."""

    default_validators = [URLValidator(schemes=["http", "https"])]
    default_error_messages = {"invalid": _("This is no web address. It begins with https:// and has no spaces.")}

    def __init__(self, **options):
        super().__init__(required=False, max_length=500, assume_scheme="https", **options)

    def clean(self, value):
        return super().clean(plaintext.tidy(value or ""))


class PictureField(forms.FileField):
    """A picture from a person's device, as articles.imaging receives it; a refusal is its sentence."""

    widget = forms.FileInput(attrs={"accept": "image/*"})

    def __init__(self, **options):
        super().__init__(required=options.pop("required", False), allow_empty_file=True, **options)

    def clean(self, value, initial=None):
        file = super().clean(value, initial)
        if not file:
            return None
        try:
            return imaging.receive(file)
        except imaging.PictureRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class EditorWidget(forms.Textarea):
    """A plain text area, which the editor's module improves."""

    template_name = "articles/editor.html"

    def _render(self, template_name, context, renderer=None):
        """By the project's own templates, which Django's form renderer does not look through."""
        return render_to_string(template_name, context)

    @property
    def media(self):
        own = ImportMap({f"newsroom/{name}": f"js/editor/{name}.js" for name in MODULES})
        return Media(importmap=importmap | own, css={"all": ["css/editor.css", "css/notes.css", "css/paste.css"]}, js=[Script("js/editor/start.js", type="module")])


class BodyField(forms.CharField):
    """The text, as HTML: whatever comes is cleaned where it is written (articles.revisions)."""

    widget = EditorWidget(attrs={"rows": 24})

    def __init__(self, **options):
        super().__init__(required=False, strip=False, **options)
        self.validators = [AtMost(BODY_LENGTH)]

    def bound_data(self, data, initial):
        """What the page shows again of a text that was refused: its words as they would be stored, for the editor reads what stands there."""
        return richtext.clean(super().bound_data(data, initial) or "")


