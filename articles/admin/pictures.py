"""The library of pictures: what they show, who made them, under which licence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.lib import plaintext

from .. import access, imaging, labelling, offers, shared
from ..fields import PictureField, WebAddressField
from ..forms import WHAT_STAYS
from ..models import Draft, Image, Licence, Place
from .few_languages import FewLanguages
from .locked import Locked

# What cards show: how it is named, and by which style.
SHAPES = (("16:9", "wide"), ("4:3", "card"), ("1:1", "square"))
FOCUS = ("focal_across", "focal_down")


class ImageForm(forms.ModelForm):
    """A picture's words and facts, and its file."""

    upload = PictureField(label=_("File"), required=True, help_text=WHAT_STAYS)
    focal_across = forms.IntegerField(
        label=_("Focal point, from the left, in percent"), min_value=0, max_value=100, help_text=_("What must not be cut off. Click it in the picture, or type it: cards show the part around it.")
    )
    focal_down = forms.IntegerField(label=_("Focal point, from the top, in percent"), min_value=0, max_value=100)
    credit_link = WebAddressField(label=_("Where the credit leads"))
    source_link = WebAddressField(label=_("Where it comes from"))
    by: Any = None  # who sends it
    stored: Image

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            if "upload" in self.fields:
                self.fields["upload"].required, self.fields["upload"].label = False, _("Another file for this picture")
                self.fields["upload"].help_text = _("The same picture, larger, or with somebody made unrecognisable. The old file is deleted, and every page shows the new one. For another picture, take this one down.")
            self.initial |= {"focal_across": round(self.instance.focal_x * 100), "focal_down": round(self.instance.focal_y * 100)}
        else:
            for name in FOCUS:
                self.fields.pop(name, None)

    @property
    def focal_point(self) -> tuple[float, float] | None:
        """Where it was moved to, if it was."""
        if not set(FOCUS) & set(self.changed_data):
            return None
        return (self.cleaned_data["focal_across"] / 100, self.cleaned_data["focal_down"] / 100)

    def clean(self):
        data = super().clean()
        for name, text in data.items():
            if isinstance(text, str):
                data[name] = plaintext.tidy_text(text)
        if data.get("licence") == Licence.FAIR_USE and not data.get("licence_reason"):
            self.add_error("licence_reason", _("Fair use needs its reason. Say why this use is fair."))
        return data

    def full_clean(self):
        """Once all else is right, the file is taken: what a full disk refuses is said at its field."""
        super().full_clean()
        received = self.cleaned_data.get("upload") if self.is_bound and not self._errors else None
        if received is None:
            return
        try:
            if self.instance.pk:
                imaging.replace(self.instance, received)
            else:
                self.stored = imaging.store(received, by=self.by)
        except imaging.PictureRefused as refusal:
            self.add_error("upload", str(refusal))


class Use(admin.SimpleListFilter):
    """Whether it stands in any text."""

    title, parameter_name = _("use"), "use"

    def lookups(self, request, model_admin):
        return [("readers", _("readers see it")), ("none", _("in no text")), ("lacking", _("without credit or licence"))]

    def queryset(self, request, queryset):
        narrowed = {
            "readers": lambda: queryset.before_readers(), "none": lambda: queryset.unused(Draft.objects.all().pictures()),
            "lacking": lambda: queryset.lacking(),
        }.get(self.value())
        return narrowed() if narrowed else queryset


class OfPlace(admin.SimpleListFilter):
    """In stories of a place."""

    title, parameter_name = _("place"), "place"

    def lookups(self, request, model_admin):
        there = set(Place.objects.with_pictures().values_list("pk", flat=True))
        return [(str(pk), name) for pk, name in labelling.named(Place, get_language()) if pk in there]

    def queryset(self, request, queryset):
        chosen = self.value()
        return queryset.from_place(int(chosen)) if chosen and chosen.isascii() and chosen.isdecimal() else queryset


@admin.register(Image)
class ImageAdmin(FewLanguages, Locked):
    form = ImageForm
    list_display = ("thumb", "shows", "credit", "licence", "ready", "day")
    list_display_links = ("thumb", "shows")
    list_filter = ("licence", Use, OfPlace)
    search_fields = ("credit",)
    facts = ("credit", "credit_link", "source_link", "licence", "licence_reason", "licence_ends", "decorative", "has_words")

    def offered(self, request):
        """Whoever may work on the picture says what it shows in whatever language they write."""
        return access.languages_written(request.user)

    def own(self, request, obj=None):
        if obj is None:
            return ["upload", *self.facts]
        return ["focal", *FOCUS, *(["upload"] if access.may_replace_file(request.user, obj) else []), *self.facts]

    def get_search_fields(self, request):
        """Who made it, where it is from, and what is said of it in English and in the language one works in."""
        return ("credit", "source_link", *(column for column, _code in self.columns(request)))

    def get_readonly_fields(self, request, obj=None):
        return ["focal"] if obj else []

    def get_queryset(self, request):
        return access.pictures_known_to(request.user).for_choosing().telling_what_it_shows(get_language()).newest_first()

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
            if form.focal_point:
                imaging.focus(obj, form.focal_point)
            return
        stored = form.stored
        if access.may_change_picture(request.user, stored):
            for name in form.changed_data:
                if name != "upload":
                    setattr(stored, name, form.cleaned_data[name])
            stored.save()
        obj.pk, obj.file = stored.pk, stored.file
        obj.offers = form.cleaned_data["upload"].offers
        shared.changed()

    def get_form(self, request, obj=None, **options):
        form = super().get_form(request, obj, **options)
        form.by = request.user
        if "upload" not in self.own(request, obj):
            form.base_fields.pop("upload", None)
        return form

    def response_add(self, request, obj, post_url_continue=None):
        """The picture's own page, with what its file said of it: shown in the answer itself, so that it is stored nowhere."""
        messages.success(request, _("It is in the library. Say what it shows, and whose it is."))
        offered = obj.offers
        request.method = "GET"
        address = reverse("admin:articles_image_change", args=[obj.pk])
        return self.change_view(request, str(obj.pk), address, {"offers": offers.labelled(offered), "is_offered": bool(offered)})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return super().change_view(request, object_id, form_url, {"offers": offers.labelled({}), **(extra_context or {})})

    @admin.display(description=_("picture"))
    def thumb(self, image):
        return format_html('<img class="thumb" src="{}" alt="{}">', image.thumb_url, _("Picture %(number)s") % {"number": image.pk}) if image.file else ""

    @admin.display(description=_("picture"))
    def focal(self, image):
        """Where the focal point is set; the page's script makes it one to click."""
        return render_to_string("articles/_focal.html", {"image": image, "shapes": SHAPES})

    @admin.display(description=_("what it shows"))
    def shows(self, image):
        return image.shows or _("not described yet")

    @admin.display(description=_("came in"), ordering="pk")
    def day(self, image):
        return date_format(image.uploaded_at, "SHORT_DATE_FORMAT")

    @admin.display(description=_("may be published"), boolean=False)
    def ready(self, image):
        return _("yes") if image.may_be_published else _("no credit or licence yet")
