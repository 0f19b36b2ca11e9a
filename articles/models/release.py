"""Before publication, and together: openings and releases."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OpeningQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)

    def to(self, code):
        return self.filter(language=code)

    def to_any(self, codes):
        return self.filter(language__in=codes)

    def of_article(self, article):
        return self.filter(revision__edition__article=article)

    def of(self, edition):
        return self.filter(revision__edition=edition)

    def with_revision(self):
        return self.select_related("revision", "opened_by").order_by("pk")

    def showing(self, revisions):
        """Those that let translators read one of these."""
        return self.filter(revision__in=revisions)

    def end(self, at=None):
        """End those that are open; how many."""
        return self.open().update(ended_at=at or timezone.now())


class Opening(models.Model):
    """An approved, not yet published revision, opened to one language so that it is translated before it appears."""

    revision = models.ForeignKey("articles.Revision", models.CASCADE, related_name="openings")
    language = models.CharField(max_length=12)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("opening"), _("openings")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "language"], condition=models.Q(ended_at=None), name="one_open_opening_per_language"
            ),
        ]

    def __str__(self):
        return f"{self.revision_id} → {self.language}"


class ReleaseQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)

    def due(self):
        return self.open().filter(goes_out_at__lte=timezone.now())

    def of_any(self, articles):
        return self.filter(article__in=articles)

    def of(self, article):
        return self.filter(article=article)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def with_article(self):
        return self.select_related("article")

    def with_maker(self):
        return self.select_related("made_by")

    def end(self, at=None):
        """End those that are open; how many."""
        return self.open().update(ended_at=at or timezone.now())

    def end_if_complete(self, release):
        """End a release all of whose languages are out."""
        edition = self.model._meta.get_field("article").related_model._meta.get_field("editions").related_model
        out = set(edition.objects.of(release.article_id).once_published().values_list("language", flat=True))
        if set(release.languages) <= out:
            self.filter(pk=release.pk, ended_at=None).update(ended_at=timezone.now())


class Release(models.Model):
    """One hour at which named languages of a story go out together; one that is late follows on its approval."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="releases")
    goes_out_at = models.DateTimeField(_("goes out at"))
    languages = models.JSONField(_("languages"), default=list, help_text="Codes.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("release"), _("releases")
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=models.Q(ended_at=None), name="one_open_release_per_article"),
        ]

    def __str__(self):
        return f"{self.article_id} · {self.goes_out_at:%Y-%m-%d %H:%M}"

    @property
    def has_the_original(self) -> bool:
        return self.article.original_language in self.languages
