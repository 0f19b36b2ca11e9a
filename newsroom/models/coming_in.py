"""How people come in: they ask, are answered, and are invited."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import DEFAULT

from .people import LANGUAGE_CHOICES, User

CONFIRMED_WITHIN = timedelta(hours=48)  # an address nobody confirmed is forgotten
REFUSED_KEPT = timedelta(days=90)  # an application that was refused is erased
INVITATION_LASTS = timedelta(days=14)


def random_key():
    return secrets.token_urlsafe(24)


class ApplicationQuerySet(models.QuerySet):
    def waiting(self):
        """Confirmed and not answered, the longest first."""
        return self.filter(answered_at=None).exclude(confirmed_at=None).order_by("asked_at", "pk")

    def numbered(self, pk):
        return self.filter(pk=pk)

    def with_key(self, key):
        return self.filter(key=key)

    def unanswered_from(self, email, kind):
        return self.filter(email__iexact=email, kind=kind, answered_at=None)

    def from_address(self, email):
        return self.filter(email__iexact=email).order_by("pk")

    def known_of(self, email, invitations):
        """From an address, or answered by one of these invitations."""
        theirs = models.Q(pk__in=invitations.values("application"))
        return self.filter(theirs | models.Q(email__iexact=email) if email else theirs).order_by("pk")

    def asked_since(self, email, moment):
        return self.filter(email__iexact=email, asked_at__gte=moment)

    def asked_lately(self, moment):
        """By whomever, confirmed or not."""
        return self.filter(asked_at__gte=moment)

    def unconfirmed_from(self, email):
        return self.filter(email__iexact=email, confirmed_at=None).order_by("pk")

    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def never_confirmed(self):
        """Whose address nobody confirmed in time."""
        return self.filter(confirmed_at=None, asked_at__lt=timezone.now() - CONFIRMED_WITHIN)

    def answered_long_ago(self):
        """Refused, or accepted: who came in has an account by now, and who did not is nobody's business any more."""
        return self.filter(answered_at__lt=timezone.now() - REFUSED_KEPT)

    def answered(self):
        return self.exclude(answered_at=None).order_by("-answered_at")


class Application(models.Model):
    """Someone asks to write or translate here; it waits in a queue and gets an answer.

    `answerable` and `stands_in_for` are about whoever looks, and set by newsroom.joining.access: the languages they may answer for,
    and those of them that nobody else answers for; `waits_for` are the colleagues who should.
    """

    answerable: Sequence[str] = ()
    stands_in_for: Sequence[str] = ()
    waits_for: Sequence[User] = ()

    class Kind(models.TextChoices):
        WRITE = "write", _("to write")
        TRANSLATE = "translate", _("to translate")

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    kind = models.CharField(_("wants"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    languages = models.JSONField(_("languages"), default=list, help_text="Codes: to write in, or to translate into.")
    reads = models.JSONField(_("languages they read"), default=list, blank=True, help_text="Codes.")
    words = models.TextField(_("about them"), max_length=4000, blank=True)
    language = models.CharField(_("language to answer in"), max_length=12, choices=LANGUAGE_CHOICES, default=DEFAULT)
    asked_at = models.DateTimeField(default=timezone.now)
    consented_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    answer = models.BooleanField(_("answer"), null=True)
    answer_words = models.TextField(_("words of the answer"), max_length=2000, blank=True)
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

    @property
    def is_substitute(self) -> bool:
        """Whether whoever looks only stands in, because nobody answers."""
        return bool(self.stands_in_for)


class InvitationQuerySet(models.QuerySet):
    def numbered(self, pk):
        return self.filter(pk=pk)

    def with_key(self, key):
        return self.filter(key=key)

    def open(self):
        """Neither accepted nor taken back, and not run out."""
        return self.filter(accepted_at=None, revoked_at=None, ends_at__gt=timezone.now())

    def unanswered(self):
        return self.filter(accepted_at=None, revoked_at=None)

    def accepted_by_person(self, user):
        return self.filter(accepted_by=user).order_by("pk")

    def to_address(self, email):
        return self.filter(email__iexact=email).order_by("pk")

    def closed_long_ago(self):
        """Used, taken back or run out."""
        before = timezone.now() - REFUSED_KEPT
        return self.filter(models.Q(accepted_at__lt=before) | models.Q(revoked_at__lt=before) | models.Q(ends_at__lt=before))

    def newest_first(self):
        return self.select_related("invited_by").order_by("-pk")


def invitation_ends():
    return timezone.now() + INVITATION_LASTS


class Invitation(models.Model):
    """A way in for one address: who opens its signed link makes an account and holds these appointments."""

    key = models.CharField(max_length=40, unique=True, default=random_key, editable=False)
    application = models.OneToOneField(Application, models.SET_NULL, null=True, related_name="invitation")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language to write in"), max_length=12, choices=LANGUAGE_CHOICES, default=DEFAULT)
    roles = models.JSONField(default=list, help_text="Pairs of role and language code; an empty code is all languages.")
    reads = models.JSONField(default=list, blank=True, help_text="Codes.")
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=invitation_ends)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("invitation"), _("invitations")
        constraints = [
            models.CheckConstraint(condition=models.Q(accepted_at=None) | models.Q(revoked_at=None), name="accepted_invitation_was_not_taken_back"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("invited_at")), name="invitation_ends_after_it_began"),
        ]

    def __str__(self):
        return f"{self.pk}"
