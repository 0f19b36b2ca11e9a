"""The story itself, in no language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from newsroom.lib import languages

from .taxonomy import TaggedArticle


class CommentPolicy(models.TextChoices):
    OPEN = "open", _("Open: shown at once unless something is odd")
    MODERATED = "moderated", _("Moderated: shown once a moderator has seen it")
    CLOSED = "closed", _("Closed: what was said stays, nothing new")
    OFF = "off", _("Off: no comments are shown")


class ArticleQuerySet(models.QuerySet):
    def leading_with(self, image):
        return self.filter(lead_image=image)

    def planned_between(self, first, last):
        return self.filter(planned_for__range=(first, last))

    def coverages(self):
        """Special coverage: stories made of story cards."""
        return self.filter(is_coverage=True)

    def planned(self):
        return self.exclude(planned_for=None)

    def begun_by(self, user):
        return self.filter(begun_by=user)


class Article(models.Model):
    """What all editions of a story share: where it is filed, its lead picture, and what was decided about it."""

    original_language = models.CharField(_("original language"), max_length=12)
    section = models.ForeignKey("articles.Section", models.PROTECT, null=True, related_name="articles", verbose_name=_("section"))
    topics = models.ManyToManyField("articles.Topic", blank=True, related_name="articles", verbose_name=_("topics"))
    places = models.ManyToManyField("articles.Place", blank=True, related_name="articles", verbose_name=_("places"))
    tags = TaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"), help_text="")
    lead_image = models.ForeignKey(
        "articles.Image", models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("lead picture")
    )
    lead_link = models.URLField(
        _("link that the lead picture opens"), max_length=500, blank=True, help_text=_("A video or a source; the caption leads there.")
    )
    comment_policy = models.CharField(_("comments"), max_length=10, choices=CommentPolicy, blank=True, help_text=_("Empty: as the section has it."))
    sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("Someone could come to harm. No machine sees it and nothing of it is kept in a browser.")
    )
    is_coverage = models.BooleanField(
        _("special coverage"), default=False, help_text=_("A story made of story cards. It has its own place on the front page and in lists.")
    )
    planned_for = models.DateField(_("planned for"), null=True, blank=True, help_text=_("A plan; it publishes nothing."))
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("story"), _("stories")
        indexes = [models.Index(fields=["id"], condition=models.Q(is_coverage=True), name="article_coverages")]

    def __str__(self):
        return f"{self.pk} ({languages.own_name(self.original_language)})"

    @property
    def comments_are(self) -> str:
        """The policy in force: the story's own, else its section's, else moderated."""
        return self.comment_policy or (self.section.comment_policy if self.section else CommentPolicy.MODERATED)
