"""What words mean here: agreed terms and names."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TermQuerySet(models.QuerySet):
    def agreed(self):
        return self.exclude(decided_at=None)

    def of(self, source):
        return self.filter(source=source)

    def proposed_by_person(self, user):
        return self.filter(proposed_by=user).order_by("pk")

    def besides(self, term):
        return self.exclude(pk=term.pk)

    def between(self, source, target):
        return self.filter(source_language=source, target_language=target)


class Term(models.Model):
    """An agreed translation of a concept, or of a person's or place's name; proposed by anyone, decided once."""

    source_language = models.CharField(_("from"), max_length=12)
    target_language = models.CharField(_("into"), max_length=12)
    source = models.CharField(_("term"), max_length=200)
    target = models.CharField(_("translation"), max_length=200)
    reason = models.TextField(_("why"), blank=True)
    is_name = models.BooleanField(_("a name"), default=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("term"), _("terms")
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language", "source"], condition=models.Q(decided_at__isnull=False),
                name="one_decision_per_term",
            ),
            models.CheckConstraint(condition=~models.Q(source_language=models.F("target_language")), name="term_joins_two_languages"),
        ]

    def __str__(self):
        return f"{self.source} → {self.target}"
