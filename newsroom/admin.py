"""People and what they may be here; applications; the site's pages and notices; the tasks, to look at."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from articles.admin import FewLanguages, Locked
from articles.fields import EditorWidget
from newsroom.accounts.forms import LanguagesField
from newsroom.lib import languages, richtext
from newsroom.lib.roles import Role
from newsroom.models import Application, Appointment, Notice, Page, User
from newsroom.pages import store


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


class AppointmentsFormSet(forms.BaseInlineFormSet):
    """A person's appointments. The last admin keeps theirs: nobody could appoint another."""

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        person = self.instance
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        now = timezone.now()
        stays = person.is_active and any(one["role"] == Role.ADMIN and (not one["ends_at"] or one["ends_at"] > now) for one in kept)
        if not stays and person.pk and not User.objects.administering(but=person).exists():
            raise ValidationError(_("This is the last admin. Appoint another one first."))


class AppointmentInline(admin.TabularInline):
    model, formset = Appointment, AppointmentsFormSet
    fk_name, fields, extra = "user", ("role", "language", "ends_at"), 1
    verbose_name_plural = _("Appointments")

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "ends_at":
            widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
            return forms.DateTimeField(label=db_field.verbose_name, required=False, help_text=db_field.help_text, widget=widget)
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name == "language":
            field.choices = [("", _("all languages")), *(choice for choice in field.choices if choice[0])]
        return field

    def has_view_permission(self, request, obj=None):
        return _is_admin(request)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class NewPersonForm(BaseUserCreationForm):
    reads = LanguagesField(label=_("Languages they read"))

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "reads")


class PersonForm(forms.ModelForm):
    reads = LanguagesField(label=_("Languages they read"))

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "is_active", "interface_language", "reads")


class PasswordForm(AdminPasswordChangeForm):
    """A new password for somebody; never none at all."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields.pop("usable_password", None)


admin.site.unregister(Group)


@admin.register(User)
class PersonAdmin(AdminsOnly, UserAdmin):
    """Who has an account, and what they are appointed to."""

    form, add_form, change_password_form = PersonForm, NewPersonForm, PasswordForm
    add_form_template, change_user_password_template = None, "admin/password.html"
    inlines = [AppointmentInline]
    list_display = ("username", "name", "roles", "open")
    list_filter = ("is_active", "appointments__role")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email", "password_link", "is_active", "interface_language", "reads")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "email", "password1", "password2", "reads")}),)
    readonly_fields = ("password_link",)

    def get_queryset(self, request):
        return User.objects.with_appointments()

    def get_inlines(self, request, obj):
        return self.inlines

    def save_formset(self, request, form, formset, change):
        for appointment in formset.save(commit=False):
            appointment.appointed_by = request.user
            appointment.save()
        for appointment in formset.deleted_objects:
            appointment.delete()

    @admin.display(description=_("name"))
    def name(self, person):
        return format_html("<bdi>{}</bdi>", person.shown_name)

    @admin.display(description=_("appointments"))
    def roles(self, person):
        return ", ".join(f"{one.get_role_display()} ({one.language or '*'})" for one in person.appointments.all())

    @admin.display(description=_("account"), ordering="is_active")
    def open(self, person):
        return _("open") if person.is_active else _("closed")

    @admin.display(description=_("password"))
    def password_link(self, person):
        return format_html('<a href="../password/">{}</a>', _("Set a new password"))


@admin.register(Application)
class ApplicationAdmin(AdminsOnly):
    """Who asks to write or translate here, and the answer."""

    list_display = ("name", "kind", "wanted", "consented_at", "answer")
    list_filter = ("kind", "answer")
    readonly_fields = ("kind", "name", "email", "wanted", "words", "consented_at", "confirmed_at", "answered_at")
    fields = (*readonly_fields, "answer")

    def has_add_permission(self, request):
        return False

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "answer":
            answers = [("", _("not answered yet")), ("yes", _("Yes")), ("no", _("No"))]
            return forms.TypedChoiceField(choices=answers, coerce=lambda said: said in ("yes", "True"), empty_value=None, required=False, label=_("Answer"))
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_changeform_initial_data(self, request):
        return {}

    def save_model(self, request, obj, form, change):
        obj.answered_at = timezone.now() if obj.answer is not None else None
        obj.answered_by = request.user if obj.answer is not None else None
        super().save_model(request, obj, form, change)

    @admin.display(description=_("languages"))
    def wanted(self, application):
        return ", ".join(languages.own_name(code) for code in application.languages)


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
