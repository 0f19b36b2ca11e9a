"""The library of pictures: what they show, who made them, under which licence."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages, plaintext
from newsroom.lib.roles import Role

from .. import access, imaging, shared
from ..fields import PictureField, WebAddressField
from ..models import Image, Licence
from .few_languages import FewLanguages
from .locked import Locked


class ImageForm(forms.ModelForm):
    """A picture's words and facts; its file only when it is new."""

    upload = PictureField(label=_("File"), required=True)
    credit_link = WebAddressField(label=_("Where the credit leads"))
    source_link = WebAddressField(label=_("Where it comes from"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            del self.fields["upload"]

    def clean(self):
        data = super().clean()
        for name, text in data.items():
            if isinstance(text, str):
                data[name] = plaintext.tidy_text(text)
        if data.get("licence") == Licence.FAIR_USE and not data.get("licence_reason"):
            self.add_error("licence_reason", _("Fair use needs its reason. Say why this use is fair."))
        return data


@admin.register(Image)
class ImageAdmin(FewLanguages, Locked):
    form = ImageForm
    list_display = ("thumb", "credit", "licence", "ready", "uploaded_at")
    list_display_links = ("thumb", "credit")
    list_filter = ("licence",)
    search_fields = ("credit",)
    facts = ("credit", "credit_link", "source_link", "licence", "licence_reason", "licence_ends", "decorative")

    def offered(self, request):
        """Whoever may work on the picture says what it shows in whatever language they write."""
        held = request.user.standing
        roles = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_EDITOR)
        return [code for code in languages.CODES if any(held.holds(role, code) for role in roles)]

    def own(self, request, obj=None):
        return ["thumb", *self.facts] if obj else ["upload", *self.facts]

    def get_readonly_fields(self, request, obj=None):
        return ["thumb"] if obj else []

    def get_queryset(self, request):
        return access.pictures_known_to(request.user).for_choosing().newest_first()

    def get_object(self, request, object_id, from_field=None):
        return access.pictures_known_to(request.user).numbered([int(object_id)]).first() if object_id.isascii() and object_id.isdecimal() else None

    def has_view_permission(self, request, obj=None):
        return request.user.is_authenticated and bool(access.may_upload(request.user))

    has_add_permission = has_view_permission

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request) and (obj is None or bool(access.may_change_picture(request.user, obj)))

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        stored = imaging.store(form.cleaned_data["upload"], by=request.user)
        if access.may_change_picture(request.user, stored):
            for name in form.changed_data:
                if name != "upload":
                    setattr(stored, name, form.cleaned_data[name])
            stored.save()
        obj.pk, obj.file = stored.pk, stored.file
        shared.changed()

    @admin.display(description=_("picture"))
    def thumb(self, image):
        return format_html('<img class="thumb" src="{}" alt="{}">', image.thumb_url, image.credit) if image.file else ""

    @admin.display(description=_("may be published"), boolean=False)
    def ready(self, image):
        return _("yes") if image.may_be_published else _("no credit or licence yet")
