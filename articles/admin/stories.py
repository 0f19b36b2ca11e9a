"""Every text a person may know of, as a list, and the bylines that stand at them."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.lib import cldr, languages
from newsroom.lib.roles import Role

from .. import access, bulk, shared, workflow
from ..models import Contributor, Edition, Transition
from .locked import Locked, holds


class LanguageFilter(admin.SimpleListFilter):
    """By language, in the languages' own names; only those that there are."""

    title, parameter_name = _("language"), "in"

    def lookups(self, request, model_admin):
        there = set(model_admin.get_queryset(request).order_by().values_list("language", flat=True).distinct())
        return [(code, languages.own_name(code)) for code in languages.CODES if code in there]

    def queryset(self, request, queryset):
        return queryset.in_language(self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"
    STATES = {"draft": _("with a draft"), "live": _("live"), "withdrawn": _("withdrawn"), "unpublished": _("not published yet")}

    def lookups(self, request, model_admin):
        return list(self.STATES.items())

    def queryset(self, request, queryset):
        ask = {"draft": queryset.in_hand, "live": queryset.live, "withdrawn": queryset.withdrawn, "unpublished": queryset.unpublished}
        return ask[self.value()]() if self.value() in ask else queryset


@admin.register(Edition)
class EditionAdmin(Locked):
    """Every text a person may know of. Each row leads to where it is worked on."""

    change_list_template = "articles/story_list.html"
    list_display = ("tick", "title", "language_name", "state", "touched")
    list_display_links = None
    list_filter = (StateFilter, LanguageFilter)
    search_fields = ("headline", "draft__headline")

    def has_view_permission(self, request, obj=None):
        if obj is not None:
            return bool(access.may_know(request.user, obj))
        return holds(request, Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_EDITOR)

    def get_queryset(self, request):
        return access.editions_known_to(request.user).with_hand().order_by("-pk")

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "title": _("Stories"), "deeds": list(bulk.DEEDS.values())})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """There is no raw form of a text."""
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)

    history_view = change_view  # type: ignore[assignment]  # it takes form_url too, which nobody passes

    @admin.display(description=_("tick"))
    def tick(self, edition):
        """What is ticked is taken along by the form under the list (articles.views.bulk)."""
        return format_html('<input type="checkbox" class="tick" name="edition" value="{}" aria-label="{}">', edition.pk, edition)

    @admin.display(description=_("headline"))
    def title(self, edition):
        draft = edition.draft_in_hand
        if draft is None:
            address = reverse("stories:edition", args=[edition.pk])
        else:
            address = reverse("stories:draft" if edition.is_original else "translations:workbench", args=[draft.pk])
        return format_html('<a href="{}"><bdi lang="{}" dir="{}">{}</bdi></a>', address, edition.language, edition.direction, edition)

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, edition):
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', edition.language, edition.direction, languages.own_name(edition.language))

    @admin.display(description=_("state"))
    def state(self, edition):
        draft, said = edition.draft_in_hand, []
        if edition.withdrawn_at:
            said.append((Transition.State.WITHDRAWN, _("withdrawn")))
        elif edition.is_live:
            said.append((Transition.State.PUBLISHED, _("live")))
        if draft:
            state = workflow.state_of(draft)
            said.append((state, Transition.State(state).label))
        return format_html("{}" * len(said), *(format_html('<span class="state" data-state="{}">{}</span> ', mark, words) for mark, words in said))

    @admin.display(description=_("last touched"))
    def touched(self, edition):
        draft = edition.draft_in_hand
        moment = (draft and draft.touched_at) or edition.changed_at or edition.published_at
        return cldr.long_datetime(moment, get_language()) if moment else ""


@admin.register(Contributor)
class ContributorAdmin(Locked):
    """Bylines by name. Whose they are is not said here; each row leads to where it can be hidden everywhere."""

    list_display = ("shown", "state", "hiding")
    list_display_links = None
    search_fields = ("name",)
    fields = ("name",)

    def has_view_permission(self, request, obj=None):
        return holds(request, Role.EDITOR, Role.LANGUAGE_EDITOR)

    def has_change_permission(self, request, obj=None):
        return holds(request, Role.EDITOR) and (obj is None or bool(access.may_rename_byline(request.user, obj)))

    def get_queryset(self, request):
        return access.bylines_known_to(request.user)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        shared.changed()

    @admin.display(description=_("name"), ordering="name")
    def shown(self, byline):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', reverse("stories:byline", args=[byline.pk]), byline.name)

    @admin.display(description=_("state"))
    def state(self, byline):
        mark, words = (Transition.State.WITHDRAWN, _("hidden")) if byline.hidden_at else (Transition.State.PUBLISHED, _("not hidden"))
        return format_html('<span class="state" data-state="{}">{}</span>', mark, words)

    @admin.display(description=_("what can be done"))
    def hiding(self, byline):
        name, words = ("byline-hidden", _("What hiding it reached")) if byline.hidden_at else ("byline-hide", _("Hide everywhere, now"))
        return format_html('<a href="{}">{}</a>', reverse(f"stories:{name}", args=[byline.pk]), words)
