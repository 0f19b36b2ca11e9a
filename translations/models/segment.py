"""A block of the source beside its translation, and what the checks noticed there."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SegmentQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition).order_by("position", "pk")

    def with_key(self, key):
        return self.filter(key=key)

    def by_person(self, user):
        return self.filter(by=user).order_by("pk")


class Segment(models.Model):
    """One block of a translation and the block, or blocks, of the source it stands for.

    `key` is the block's in the translation, the same as the source's where one stands for one. `source_keys` is a list:
    several where the translator joined, none where the block is their own. `source` holds the inner HTML of the source's
    blocks as they were when translated; `target` the inner HTML of the translation, "" while there is none; `frame` what
    the block stands in (as translations.segments.Block has it). A block may be left out, with a reason.
    """

    class Origin(models.TextChoices):
        PERSON = "person", _("typed")
        MEMORY = "memory", _("from memory")
        MACHINE = "machine", _("by machine, not confirmed")

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="segments")
    key = models.CharField(max_length=24)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    source_keys = models.JSONField(default=list)
    source = models.TextField(blank=True)
    target = models.TextField(blank=True)
    confirmed = models.BooleanField(default=False)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.PERSON)
    left_out_because = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("segment"), _("segments")
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="one_segment_per_key"),
            models.CheckConstraint(condition=~models.Q(confirmed=True, origin="machine"), name="machine_words_are_not_confirmed"),
            models.CheckConstraint(
                condition=models.Q(left_out_because="") | models.Q(target=""), name="what_is_left_out_has_no_translation"
            ),
        ]

    def __str__(self):
        return f"{self.edition_id}/{self.key}"

    @property
    def is_done(self) -> bool:
        """Translated by a person, or left out with a reason."""
        return bool(self.left_out_because or (self.target and self.origin != self.Origin.MACHINE))


class FindingQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition).order_by("pk")

    def numbered_any(self, pks):
        return self.filter(pk__in=pks)

    def open(self):
        return self.filter(waived_because="")

    def waived_by_person(self, user):
        return self.filter(waived_by=user).order_by("pk")


class Finding(models.Model):
    """What a check noticed in a translation; it may be waived, with a reason."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="findings")
    key = models.CharField(max_length=24)
    check_name = models.CharField(max_length=40)
    detail = models.CharField(max_length=200, blank=True)
    waived_because = models.TextField(blank=True)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("finding"), _("findings")
        constraints = [
            models.UniqueConstraint(fields=["edition", "key", "check_name", "detail"], name="one_finding_per_block_check_and_detail"),
        ]

    def __str__(self):
        return f"{self.key}: {self.check_name}"
