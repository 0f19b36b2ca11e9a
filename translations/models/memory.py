"""What was once translated, sentence by sentence."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MemoryQuerySet(models.QuerySet):
    def living(self):
        return self.filter(struck_at=None)

    def between(self, source, target):
        return self.filter(source_language=source, target_language=target)

    def of(self, edition):
        return self.filter(edition=edition)


class Memory(models.Model):
    """A sentence of a live edition beside that of the source it was made from.

    `tokens` are the source's search tokens (newsroom.lib.search), spaced: the index of both databases is built on them.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="+", help_text="The translation it stands in.")
    key = models.CharField(max_length=24)
    position = models.PositiveSmallIntegerField(default=0, help_text="Of the sentence in its block.")
    source_language = models.CharField(max_length=12)
    target_language = models.CharField(max_length=12)
    source = models.TextField()
    target = models.TextField()
    tokens = models.TextField()
    learnt_at = models.DateTimeField(default=timezone.now)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = MemoryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("memory"), _("memories")
        constraints = [
            models.UniqueConstraint(fields=["edition", "key", "position"], name="one_memory_per_sentence"),
            models.CheckConstraint(condition=~models.Q(source_language=models.F("target_language")), name="memory_joins_two_languages"),
        ]
        indexes = [models.Index(fields=["source_language", "target_language"], name="memory_pair")]

    def __str__(self):
        return f"{self.source[:40]} → {self.target[:40]}"
