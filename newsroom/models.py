"""People and what they may be here; the pages and notices of the site."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from newsroom.lib import languages
from newsroom.lib.roles import LABELS, Role, Standing

DEMONSTRATION_ACCOUNTS = ("admin", "author", "editor", "translator-ar", "translator-sw", "editor-ar", "moderator")
LANGUAGE_CHOICES = [(language.code, language.own_name) for language in languages.LANGUAGES.values()]


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def demonstrating(self):
        """The demonstration's accounts that are open."""
        return self.active().filter(username__in=DEMONSTRATION_ACCOUNTS).order_by("pk")

    def administering(self, but):
        """Active admins other than one person."""
        held = Appointment.objects.in_force().in_roles([Role.ADMIN])
        return self.active().filter(pk__in=held.values("user")).exclude(pk=but.pk)

    def with_appointments(self):
        return self.prefetch_related("appointments")

    def appointed(self, roles, language):
        """Active people who hold one of these roles in a language, or in all."""
        held = Appointment.objects.in_force().in_roles(roles).in_language(language)
        return self.filter(is_active=True, pk__in=held.values("user"))


class People(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Django's ways of making a user, and our words for finding one."""

    use_in_migrations = False


class User(AbstractUser):
    """Someone with an account. What they may do here is their appointments; `is_superuser` and groups play no part."""

    interface_language = models.CharField(
        _("language of the desk"), max_length=12, blank=True, choices=LANGUAGE_CHOICES, help_text=_("Empty: what your browser asks for.")
    )
    keeps_unsent_words = models.BooleanField(
        _("keep words in this browser until they are sent"), default=True,
        help_text=_("They are cleared once sent, and when you sign out. Switch it off if your device could be taken from you."),
    )
    reads = models.JSONField(_("languages you read"), default=list, blank=True, help_text=_("Codes: you may translate from these."))

    objects: ClassVar[People] = People()

    @cached_property
    def standing(self) -> Standing:
        """What this person may be, read once per request: a role taken away bites on the next one."""
        if not self.is_active:
            return Standing(frozenset(), frozenset())
        held = self.appointments.in_force().values_list("role", "language")
        return Standing(frozenset((Role(role), language) for role, language in held), frozenset(self.reads))


class AppointmentQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(models.Q(ends_at=None) | models.Q(ends_at__gt=timezone.now()))

    def in_roles(self, roles):
        return self.filter(role__in=roles)

    def in_language(self, code):
        """For that language, or for all."""
        return self.filter(language__in=["", code])


class Appointment(models.Model):
    """A user holds a role, for one language or for all."""

    user = models.ForeignKey(User, models.CASCADE, related_name="appointments", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=16, choices=[(role.value, LABELS[role]) for role in Role])
    language = models.CharField(_("language"), max_length=12, blank=True, choices=LANGUAGE_CHOICES, help_text=_("Empty: all languages."))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, help_text=_("Empty: no end."))
    appointed_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")
    appointed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("appointment"), _("appointments")
        constraints = [models.UniqueConstraint(fields=["user", "role", "language"], name="one_appointment_per_role_and_language")]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.get_language_display() or _('all languages')}"


class ApplicationQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at=None).order_by("pk")


class Application(models.Model):
    """Someone asks to write or translate here; it waits in a queue and gets an answer."""

    class Kind(models.TextChoices):
        WRITE = "write", _("to write")
        TRANSLATE = "translate", _("to translate")

    kind = models.CharField(_("wants"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    languages = models.JSONField(_("languages"), default=list)
    words = models.TextField(_("about them"), max_length=4000, blank=True)
    consented_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    answer = models.BooleanField(_("answer"), null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("application"), _("applications")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer=None, answered_at=None) | models.Q(answer__isnull=False, answered_at__isnull=False),
                name="answered_application_has_its_answer",
            ),
            models.UniqueConstraint(
                fields=["email", "kind"], condition=models.Q(answered_at=None), name="one_waiting_application_per_address"
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_kind_display()})"


class PageQuerySet(models.QuerySet):
    def called(self, slug):
        return self.filter(slug=slug)

    def in_languages(self, codes):
        return self.filter(language__in=codes)

    def titles(self, codes):
        return self.in_languages(codes).values_list("slug", "language", "title")


class Page(models.Model):
    """A page of the site itself (about, how to join, privacy), one row per language."""

    slug = models.CharField(_("address"), max_length=60)
    language = models.CharField(_("language"), max_length=12, choices=LANGUAGE_CHOICES)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("page"), _("pages")
        constraints = [models.UniqueConstraint(fields=["slug", "language"], name="one_page_per_address_and_language")]

    def __str__(self):
        return f"{self.title} ({self.language})"

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


class NoticeQuerySet(models.QuerySet):
    def standing(self):
        now = timezone.now()
        return self.filter(models.Q(begins_at=None) | models.Q(begins_at__lte=now)).filter(models.Q(ends_at=None) | models.Q(ends_at__gt=now))

    def words(self, codes):
        """As dicts of key, link, and the words in these languages alone."""
        fields = ("title", "text", "link_text")
        return self.values("key", "link", *(build_localized_fieldname(field, code) for code in codes for field in fields))


class Notice(models.Model):
    """A note on every story's page that a reader can close: meet the translators, donate."""

    key = models.CharField(_("key"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), blank=True)
    link_text = models.CharField(_("words of the link"), max_length=120, blank=True)
    link = models.CharField(_("link"), max_length=500, blank=True, help_text=_("A page's address in this house, such as translators, or a full address."))
    begins_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("notice"), _("notices")
        ordering = ("position", "key")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(begins_at=None) | models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("begins_at")),
                name="notice_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.key
