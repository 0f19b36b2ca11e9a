"""The glossary and the claims on the desk. Rights are a person's appointments, never Django's own permissions."""

from __future__ import annotations

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib.roles import Role, Standing

from .forms import TermForm
from .models import Assignment, Term


def standing_of(request) -> Standing:
    """Of nobody, too: the sign-in page asks what may be shown."""
    return request.user.standing if request.user.is_authenticated else Standing()


class ByAppointment(admin.ModelAdmin):
    """Nothing unless a subclass allows it."""

    actions = None

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        standing = standing_of(request)
        return standing.holds_anywhere(Role.TRANSLATOR) or standing.holds_anywhere(Role.LANGUAGE_EDITOR)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Term)
class TermAdmin(ByAppointment):
    """Translators propose, language editors decide; a decided term changes only in a language editor's hand."""

    list_display = ("source", "target", "source_language", "target_language", "is_name", "is_agreed")
    list_filter = ("source_language", "target_language", "is_name")
    search_fields = ("source", "target")
    form = TermForm

    @admin.display(boolean=True, description=_("agreed"))
    def is_agreed(self, term):
        return term.decided_at is not None

    def has_add_permission(self, request):
        return self.has_view_permission(request)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self.has_view_permission(request)
        decides = standing_of(request).holds(Role.LANGUAGE_EDITOR, obj.target_language)
        return decides or (obj.decided_at is None and obj.proposed_by_id == request.user.pk)

    def get_form(self, request, obj=None, **options):
        return type("TermForm", (super().get_form(request, obj, **options),), {"user": request.user})

    def save_model(self, request, obj, form, change):
        if not change:
            obj.proposed_by = request.user
        if form.is_decided:
            obj.decided_by, obj.decided_at = request.user, timezone.now()
        obj.save()


@admin.register(Assignment)
class AssignmentAdmin(ByAppointment):
    """Who carries what; begun and ended in the translators' queue, never here."""

    list_display = ("edition", "translator", "claimed_at", "ends_at", "ended_at", "why")
    list_filter = ("why",)
    list_select_related = ("edition__article", "edition__draft", "translator")

    def has_view_permission(self, request, obj=None):
        standing = standing_of(request)
        if obj is not None:
            return standing.holds(Role.LANGUAGE_EDITOR, obj.edition.language)
        return standing.holds_anywhere(Role.LANGUAGE_EDITOR)

    def get_queryset(self, request):
        return super().get_queryset(request).into_any(standing_of(request).languages(Role.LANGUAGE_EDITOR))
