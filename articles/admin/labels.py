"""Sections, topics, places and tags: made and named."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname
from taggit.models import Tag as TaggitTag

from newsroom.lib import languages, slugs
from newsroom.lib.roles import Role

from ..labelling import named
from ..models import CommentPolicy, Place, Section, Tag, Topic
from .few_languages import FewLanguages
from .locked import Locked, holds


class LabelAdmin(FewLanguages, Locked):
    list_display = ("called", "slug")
    list_display_links = ("called",)
    search_fields = ("slug", "name_en")
    facts: tuple[str, ...] = ()

    def own(self, request, obj=None):
        return list(self.facts)

    def get_queryset(self, request):
        """Two names a row, not seventy."""
        return self.model.objects.for_desk(self.shown(request))

    def get_object(self, request, object_id, from_field=None):
        return self.model.objects.whole(object_id)

    @admin.display(description=_("name"))
    def called(self, label):
        return label.name or label.slug

    def has_view_permission(self, request, obj=None):
        return holds(request, Role.EDITOR, Role.LANGUAGE_EDITOR)

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return holds(request, Role.EDITOR)

    def get_form(self, request, obj=None, **options):
        form = super().get_form(request, obj, **options)
        first = build_localized_fieldname("name", languages.DEFAULT)
        if first in form.base_fields:
            form.base_fields[first].required = True
        return form

    def save_model(self, request, obj, form, change):
        """A label's slug is made once, from its English name, and stays: it is an address."""
        if not obj.slug:
            obj.slug = self._free(slugs.slugify(getattr(obj, build_localized_fieldname("name", languages.DEFAULT)), languages.DEFAULT))
        super().save_model(request, obj, form, change)

    def _free(self, wanted: str) -> str:
        slug, number = wanted, 1
        while self.model.objects.with_slug(slug).exists():
            number += 1
            slug = f"{wanted}-{number}"
        return slug

    def changelist_view(self, request, extra_context=None):
        kinds = [
            {"name": model._meta.verbose_name_plural, "url": reverse(f"admin:articles_{model._meta.model_name}_changelist"), "current": model is self.model}
            for model in (Section, Topic, Place, Tag)
        ]
        return super().changelist_view(request, {**(extra_context or {}), "kinds": kinds})


class PartOf(forms.TypedChoiceField):
    """The place that a place is part of, by name, without loading every place's seventy names."""

    def __init__(self, **options):
        super().__init__(coerce=self._place, empty_value=None, choices=self._offered, **options)

    @staticmethod
    def _offered():
        return [("", "—"), *named(Place, get_language())]

    @staticmethod
    def _place(number):
        return Place.objects.numbered([int(number)]).get()


@admin.register(Section)
class SectionAdmin(LabelAdmin):
    facts = ("position", "comment_policy")

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "comment_policy":
            return forms.ChoiceField(choices=CommentPolicy.choices, label=db_field.verbose_name)
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(Place)
class PlaceAdmin(LabelAdmin):
    facts = ("parent", "territory")

    def formfield_for_foreignkey(self, db_field, request, **options):
        return PartOf(required=False, label=db_field.verbose_name)


admin.site.register([Topic, Tag], LabelAdmin)
admin.site.unregister(TaggitTag)  # ours stands in its place
