"""People, what was done about them, and letters; the site's pages and notices; the tasks, to look at."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm
from django.contrib.auth.models import Group
from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from articles.admin import FewLanguages, Locked
from articles.fields import EditorWidget
from newsroom.accounts.forms import LanguagesField
from newsroom.desk import people, post
from newsroom.lib import languages, richtext
from newsroom.lib.roles import Role
from newsroom.models import Deed, Letter, Notice, Page, User
from newsroom.pages import store
from newsroom.people import appointing


def _is_admin(request) -> bool:
    return request.user.is_authenticated and request.user.standing.is_admin


class AdminsOnly(Locked):
    """Open to admins, whole."""

    def has_view_permission(self, request, obj=None):
        return _is_admin(request)

    def has_change_permission(self, request, obj=None):
        return _is_admin(request)

    def has_add_permission(self, request):
        return _is_admin(request)


# People


class NewPersonForm(BaseUserCreationForm):
    reads = LanguagesField(label=_("Languages they read"))

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "reads")


class PasswordForm(AdminPasswordChangeForm):
    """A new password for somebody; never none at all."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields.pop("usable_password", None)


for theirs in (Group, EmailAddress, Authenticator, UserSession):  # of the libraries: nobody looks into these rows by hand
    admin.site.unregister(theirs)


@admin.register(User)
class PersonAdmin(AdminsOnly, UserAdmin):
    """Who has an account. The list and a person's page are newsroom.desk.people's; here one is made, and gets a new password."""

    add_form, change_password_form = NewPersonForm, PasswordForm
    add_form_template, change_user_password_template = None, "admin/password.html"
    filter_horizontal = ()
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "email", "password1", "password2", "reads")}),)

    def changelist_view(self, request, extra_context=None):
        return people.listed(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return people.person(request, _number(object_id))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            appointing.write_down(Deed.Kind.JOINED, obj, by=request.user)

    def log_addition(self, request, obj, message):
        """The deed says it. The admin's own log would keep the name of somebody who was erased."""

    log_change = log_addition


class OurList(Locked):
    """A list of our own, and none of the admin's forms."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return [path("", self.admin_site.admin_view(self.changelist_view), name=name)]

    def has_view_permission(self, request, obj=None):
        return _is_admin(request)


@admin.register(Deed)
class DeedAdmin(OurList):
    """What was done about people. Nobody writes here."""

    def changelist_view(self, request, extra_context=None):
        return people.all_deeds(request)


@admin.register(Letter)
class LetterAdmin(OurList):
    """Mail that went out, waits or was given up, without its words."""

    def changelist_view(self, request, extra_context=None):
        return post.listed(request)


def _number(object_id: str) -> int:
    if not (object_id.isascii() and object_id.isdigit() and len(object_id) < 16):
        raise Http404
    return int(object_id)


# The site's own words


def _edits_in(request) -> list[str]:
    held = request.user.standing
    return [code for code in languages.CODES if held.holds(Role.EDITOR, code) or held.holds(Role.LANGUAGE_EDITOR, code)]


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ("slug", "language", "title", "body")
        widgets = {"body": EditorWidget(attrs={"rows": 24})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            for name in ("title", "body"):
                self.fields[name].widget.attrs |= {"lang": self.instance.language, "dir": self.instance.direction}

    def clean_body(self):
        return richtext.keyed(richtext.clean(self.cleaned_data["body"]), self.instance.body or "")


@admin.register(Page)
class PageAdmin(Locked):
    """A page of the site in one language; an editor of that language writes it."""

    form, change_form_template = PageForm, "admin/page_form.html"
    list_display = ("title", "slug", "language", "changed_at")
    list_filter = ("slug",)
    search_fields = ("title",)

    def has_view_permission(self, request, obj=None):
        return request.user.is_authenticated and (obj.language in _edits_in(request) if obj else bool(_edits_in(request)))

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return self.has_view_permission(request)

    def get_queryset(self, request):
        return Page.objects.in_languages(_edits_in(request)).order_by("slug", "language")

    def formfield_for_dbfield(self, db_field, request, **options):
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name == "language":
            return forms.ChoiceField(label=db_field.verbose_name, choices=[(code, languages.own_name(code)) for code in _edits_in(request)])
        return field

    def render_change_form(self, request, context, *args, **options):
        context["media"] = context["media"].with_nonce(str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **options)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "kinds": _site_kinds(Page)})

    def save_model(self, request, obj, form, change):
        obj.changed_at = timezone.now()
        super().save_model(request, obj, form, change)
        store.wipe()


@admin.register(Notice)
class NoticeAdmin(FewLanguages, Locked):
    """The notes that a reader can close."""

    list_display = ("key", "begins_at", "ends_at", "position")
    facts = ("key", "link", "begins_at", "ends_at", "position")

    def own(self, request, obj=None):
        return list(self.facts)

    def has_view_permission(self, request, obj=None):
        return request.user.is_authenticated and bool(_edits_in(request))

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return request.user.is_authenticated and request.user.standing.holds_anywhere(Role.EDITOR)

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name in ("begins_at", "ends_at"):
            widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
            return forms.DateTimeField(label=db_field.verbose_name, required=False, widget=widget)
        return super().formfield_for_dbfield(db_field, request, **options)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "kinds": _site_kinds(Notice)})


def _site_kinds(current) -> list[dict]:
    return [
        {"name": model._meta.verbose_name_plural, "url": reverse(f"admin:newsroom_{model._meta.model_name}_changelist"), "current": model is current}
        for model in (Page, Notice)
    ]


# The machine room


admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(Locked):
    """What the worker did and has to do. Nobody writes here."""

    list_display = ("task_path", "status", "enqueued_at", "finished_at")
    list_filter = ("status",)
    ordering = ("-enqueued_at",)

    def has_view_permission(self, request, obj=None):
        return _is_admin(request)

    def get_fields(self, request, obj=None):
        return ("task_path", "status", "enqueued_at", "started_at", "finished_at")
