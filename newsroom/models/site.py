"""The pages and notices of the site."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from newsroom.lib import languages

from .people import LANGUAGE_CHOICES


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

    def every_word(self):
        """By notice, its words in all languages."""
        fields = ("title", "text", "link_text")
        columns = [build_localized_fieldname(field, code) for code in languages.CODES for field in fields]
        return [[text for text in row if text] for row in self.values_list(*columns)]

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

    objects: ClassVar = NoticeQuerySet.as_manager()  # type: ignore[django-manager-missing]  # modeltranslation wraps it at start

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
