"""The library of pictures: what they show, who made them, under which licence."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages, plaintext
from newsroom.lib.roles import Role

from .. import access, imaging, labelling, shared
from ..fields import PictureField, WebAddressField
from ..models import Draft, Image, Licence, Place
from .few_languages import FewLanguages
from .locked import Locked

# What cards show: how it is named, and by which style.
SHAPES = (("16:9", "wide"), ("4:3", "card"), ("1:1", "square"))
FOCUS = ("focal_across", "focal_down")


class ImageForm(forms.ModelForm):
    """A picture's words and facts; its file only when it is new."""

    upload = PictureField(label=_("File"), required=True)
    focal_across = forms.IntegerField(
        label=_("Focal point, from the left, in percent"), min_value=0, max_value=100, help_text=_("What must not be cut off. Click it in the picture, or type it: cards show the part around it.")
    )
    focal_down = forms.IntegerField(label=_("Focal point, from the top, in percent"), min_value=0, max_value=100)
    credit_link = WebAddressField(label=_("Where the credit leads"))
    source_link = WebAddressField(label=_("Where it comes from"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields.pop("upload", None)
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
    facts = ("credit", "credit_link", "source_link", "licence", "licence_reason", "licence_ends", "decorative")

    def offered(self, request):
        """Whoever may work on the picture says what it shows in whatever language they write."""
        held = request.user.standing
        roles = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_EDITOR)
        return [code for code in languages.CODES if any(held.holds(role, code) for role in roles)]

    def own(self, request, obj=None):
        return ["focal", *FOCUS, *self.facts] if obj else ["upload", *self.facts]

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
