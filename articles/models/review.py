"""Who reads a submitted text now."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

LAPSES = timedelta(days=1)  # an editor who has not decided by then has not got it any more


class ReviewQuerySet(models.QuerySet):
    def unended(self):
        return self.filter(ended_at=None)

    def standing(self):
        """Neither ended nor lapsed."""
        return self.filter(ended_at=None, begun_at__gt=timezone.now() - LAPSES)

    def of(self, edition):
        return self.filter(edition=edition)

    def of_any(self, editions):
        return self.filter(edition__in=editions)

    def held_by(self, user):
        return self.filter(editor=user)

    def ended_since(self, moment):
        return self.filter(ended_at__gte=moment)

    def with_editor(self):
        return self.select_related("editor").order_by("pk")


class Review(models.Model):
    """An editor said "I have it" of a submitted text: the others see it. It lapses by itself (LAPSES), or ends with a decision."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="reviews")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition"], condition=models.Q(ended_at=None), name="one_review_per_text"),
        ]

    def __str__(self):
        return f"{self.edition_id}: {self.editor_id}"

    @property
    def lapses_at(self):
        return self.begun_at + LAPSES
