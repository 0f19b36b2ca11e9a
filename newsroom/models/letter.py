"""Mail that is to be sent, and was."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long to wait after each refusal of the mail server: growing, a day at most. After the last one the letter rests, and the desk shows it.
GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 180, 360, 720, 1440))


class LetterQuerySet(models.QuerySet):
    def due(self):
        return self.filter(sent_at=None, given_up_at=None, next_at__lte=timezone.now()).order_by("next_at", "pk")

    def numbered(self, pk):
        return self.filter(pk=pk)

    def about(self, name):
        """Letters of that name (`once`), to whomever."""
        return self.filter(once__startswith=f"{name}:")

    def unsent(self):
        return self.filter(sent_at=None, given_up_at=None)

    def still_here(self):
        """Not sent: those that wait, and those that were given up and may be tried again."""
        return self.filter(sent_at=None)

    def at_hour(self, moment):
        return self.filter(next_at=moment)

    def newest_first(self):
        return self.order_by("-pk")

    def sent_before(self, moment):
        return self.filter(sent_at__lt=moment)

    def to_person(self, user):
        return self.filter(person=user)

    def to_address(self, email):
        return self.filter(to__iexact=email)

    def given_up(self):
        return self.exclude(given_up_at=None)

    def sent(self):
        return self.exclude(sent_at=None)


class Letter(models.Model):
    """One mail to one person. Written in the transaction of what it tells of, sent by the worker, tried again when it is refused.

    `once` names what it is about and to whom: a second letter of that name is not written. `message_id` stays the same on every
    try, so that a mail that came through unnoticed is seen once. Its words go when it is sent.
    """

    once = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(blank=True)
    message_id = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now)
    next_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    trouble = models.CharField(_("trouble"), max_length=80, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    given_up_at = models.DateTimeField(_("given up"), null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("letter"), _("letters")
        constraints = [
            models.CheckConstraint(condition=models.Q(sent_at=None) | models.Q(text=""), name="sent_letter_keeps_no_words"),
            models.CheckConstraint(condition=models.Q(sent_at=None) | models.Q(given_up_at=None), name="letter_is_sent_or_given_up"),
        ]
        indexes = [models.Index(fields=["next_at"], condition=models.Q(sent_at=None, given_up_at=None), name="letter_due")]

    def __str__(self):
        return self.once
