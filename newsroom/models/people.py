"""People, and what they may be here."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages
from newsroom.lib.roles import LABELS, Role, Standing

DEMONSTRATION_ACCOUNTS = ("admin", "author", "editor", "translator-ar", "translator-sw", "editor-ar", "moderator")
LANGUAGE_CHOICES = [(language.code, language.own_name) for language in languages.LANGUAGES.values()]


AWAY = timedelta(days=90)  # an editor with nothing done for this long is away: the newsroom is told, nothing is taken away


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def besides(self, person):
        return self.exclude(pk=person.pk)

    def with_address(self, email):
        """In whatever case it was written."""
        return self.filter(email__iexact=email)

    def signing_in_as(self, name):
        """Whose user name or address this is; mostly one, nobody for an empty one."""
        return self.filter(models.Q(username__iexact=name) | models.Q(email__iexact=name)).order_by("pk") if name else self.none()

    def reached_at(self, email):
        """The one who is written to at an address, active or nobody."""
        return self.active().with_address(email).order_by("pk").first() if email else None

    def demonstrating(self):
        """The demonstration's accounts that are open."""
        return self.active().filter(username__in=DEMONSTRATION_ACCOUNTS).order_by("pk")

    def administering(self, but, *, for_good=False):
        """Active admins other than one person; those without an end alone, if asked."""
        held = Appointment.objects.in_force().in_roles([Role.ADMIN])
        held = held.endless() if for_good else held
        return self.active().filter(pk__in=held.values("user")).exclude(pk=but.pk)

    def with_appointments(self):
        return self.prefetch_related("appointments")

    def for_people(self):
        """By the names their colleagues see, near enough."""
        return self.with_appointments().order_by("username")

    def called(self, words):
        """Whose names or address hold each of these words."""
        found = self
        for word in words.split():
            names = ("username", "first_name", "last_name", "desk_name", "email")
            found = found.filter(models.Q(*((f"{name}__icontains", word) for name in names), _connector=models.Q.OR))
        return found

    def holding_now(self, role, language):
        """Who hold a role, in a language or for all; where one of the two is empty, any."""
        held = Appointment.objects.in_force()
        held = held.in_roles([role]) if role else held
        held = held.in_language(language) if language else held
        return self.filter(pk__in=held.values("user")) if role or language else self

    def frozen(self):
        return self.filter(is_active=False)

    def standing_in_for(self, away):
        """Who could act in somebody's place: everybody active who holds an appointment."""
        return self.active().filter(pk__in=Appointment.objects.in_force().values("user")).exclude(pk=away.pk).order_by("username")

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
    desk_name = models.CharField(
        _("name your colleagues see"), max_length=120, blank=True,
        help_text=_("In place of your own, wherever the desk names you. Empty: your full name, else your user name. Admins see both."),
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, help_text=_("Hours are shown in it beside the outlet's. Empty: the outlet's."))
    reads = models.JSONField(_("languages you read"), default=list, blank=True, help_text=_("Codes: you may translate from these."))

    objects: ClassVar[People] = People()

    def __str__(self):
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """How colleagues see them."""
        return self.desk_name or self.get_full_name() or self.get_username()

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

    def endless(self):
        return self.filter(ends_at=None)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def holding(self, role, language):
        """For just that language; "" is for all."""
        return self.filter(role=role, language=language)

    def of(self, user):
        return self.filter(user=user)

    def of_active_people(self):
        return self.filter(user__is_active=True)

    def older_than(self, age):
        return self.filter(appointed_at__lt=timezone.now() - age)

    def with_people(self):
        return self.select_related("user").order_by("user__username", "role", "language")

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

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()


class DeedQuerySet(models.QuerySet):
    def about_person(self, user):
        return self.filter(about=user).order_by("-pk")

    def newest_first(self):
        return self.select_related("by", "about").order_by("-pk")

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def concerning(self, people):
        return self.filter(about__in=people)

    def worded(self, words):
        return self.filter(words=words)

    def since(self, moment):
        return self.filter(at__gte=moment)


class Deed(models.Model):
    """What was done about a person: appointed, frozen, invited, exported, erased. Written once, never edited.

    `words` name roles and languages, never a person: what is erased leaves no name behind here.
    """

    class Kind(models.TextChoices):
        APPOINTED = "appointed", _("appointed")
        ENDED = "ended", _("appointment ended")
        FROZEN = "frozen", _("account frozen")
        THAWED = "thawed", _("account opened again")
        INVITED = "invited", _("invited")
        JOINED = "joined", _("joined")
        REFUSED = "refused", _("application refused")
        EXPORTED = "exported", _("data exported")
        ERASED = "erased", _("data erased")
        AWAY = "away", _("newsroom told that an editor is away")
        SIGNED_OUT = "signed-out", _("sessions ended")
        NO_FACTOR = "no-factor", _("second factor removed")

    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = DeedQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("deed"), _("deeds")

    def __str__(self):
        return f"{self.get_kind_display()} {self.words}"


class SavedViewQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user=user).order_by("name")

    def numbered(self, pk):
        return self.filter(pk=pk)


class SavedView(models.Model):
    """A person's way of looking at the board: filters under a name."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("name"), max_length=60)
    filters = models.JSONField(default=dict)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_saved_view_per_name")]

    def __str__(self):
        return self.name
