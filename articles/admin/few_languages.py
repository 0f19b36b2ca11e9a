"""Words with seventy columns, of which a form shows two."""

from __future__ import annotations

from django.utils.translation import get_language
from modeltranslation.admin import TranslationAdmin
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from newsroom.lib import languages
from newsroom.lib.roles import Role

from .. import shared
from .locked import holds


class FewLanguages(TranslationAdmin):
    """Of the seventy columns of a translated word, those of English and of one language more: `?language=`, else one's own."""

    def shown(self, request) -> list[str]:
        asked = request.GET.get("language") or request.POST.get("language") or get_language()
        code = asked if asked in self.offered(request) else next(iter(self.offered(request)), languages.DEFAULT)
        return list(dict.fromkeys((languages.DEFAULT, code)))

    def offered(self, request) -> list[str]:
        """The languages this person may give names in."""
        held = request.user.standing
        return [code for code in languages.CODES if held.holds(Role.LANGUAGE_EDITOR, code) or held.holds_anywhere(Role.EDITOR)]

    def columns(self, request) -> list[tuple[str, str]]:
        """(column, code) of the translated fields, as far as they are shown."""
        fields = translator.get_options_for_model(self.model).fields  # type: ignore[attr-defined]  # every kind of options names its own
        return [(build_localized_fieldname(field, code), code) for field in fields for code in self.shown(request)]

    def own(self, request, obj=None) -> list[str]:
        """Fields that are not translated."""
        return []

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": [*self.own(request, obj), *(column for column, _code in self.columns(request))]})]

    def get_readonly_fields(self, request, obj=None):
        """A language editor gives names in their own languages; an editor, everything."""
        fixed = [column for column, code in self.columns(request) if code not in self.offered(request)]
        return fixed if holds(request, Role.EDITOR) else [*self.own(request, obj), *fixed]

    def get_form(self, request, obj=None, **options):
        form = super().get_form(request, obj, **options)
        for column, code in self.columns(request):
            if column in form.base_fields:
                form.base_fields[column].widget.attrs |= {"lang": code, "dir": languages.direction(code)}
        return form

    def render_change_form(self, request, context, *args, **options):
        context |= {"languages_shown": self.shown(request), "languages_offered": self.offered(request)}
        return super().render_change_form(request, context, *args, **options)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        shared.changed()
