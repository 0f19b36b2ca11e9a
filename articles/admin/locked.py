"""A list or form of the desk in which nothing may be done until a rule allows it."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models


class Locked(admin.ModelAdmin):
    """Nothing may be done that a rule below does not allow; Django's own permissions play no part, and nothing is deleted."""

    actions = None
    show_full_result_count = False
    list_per_page = 50
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})},
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
    }

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def lookup_allowed(self, lookup, value, request):
        """Only what the list offers to be narrowed by. An address typed by hand asks nothing else, such as whether a byline is held."""
        offered = {getattr(one, "parameter_name", one) for one in self.list_filter}
        return lookup.split("__")[0] in offered and super().lookup_allowed(lookup, value, request)

    def history_view(self, request, object_id, extra_context=None):
        """Whoever may see nothing here is not told, either, which rows there are."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)


def holds(request, *roles) -> bool:
    return request.user.is_authenticated and any(request.user.standing.holds_anywhere(role) for role in roles)
