"""What readers and editors would like to see translated."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RequestQuerySet(models.QuerySet):
    def into(self, code):
        return self.filter(language=code)

    def for_article(self, article):
        return self.filter(article=article)

    def by_person(self, user):
        return self.filter(editor=user).order_by("pk")

    def standing(self):
        return self.filter(models.Q(until=None) | models.Q(until__gte=timezone.now()))


class Request(models.Model):
    """Someone wants a story in a language: a reader (counted once a person, by a keyed hash) or an editor (until a date, and why)."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="requests")
    language = models.CharField(_("language"), max_length=12)
    reader = models.CharField(max_length=32, blank=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.TextField(_("why"), blank=True)
    until = models.DateTimeField(_("until"), null=True)
    at = models.DateTimeField(default=timezone.now)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("request"), _("requests")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "reader"], condition=~models.Q(reader=""), name="one_request_per_reader"
            ),
            models.CheckConstraint(
                condition=~models.Q(reader="") | models.Q(until__isnull=False) & ~models.Q(why=""), name="editors_request_has_end_and_reason"
            ),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.language}"
