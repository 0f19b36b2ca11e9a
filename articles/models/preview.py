"""A look at an unpublished text for someone without an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PreviewLinkQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition).order_by("-pk")

    def of_maker(self, user):
        return self.filter(made_by=user).order_by("pk")

    def numbered(self, pk):
        return self.filter(pk=pk)

    def with_digest(self, digest):
        return self.filter(digest=digest)

    def whole(self):
        return self.select_related("edition__article", "edition__draft", "made_by")

    def for_desk(self):
        """With how many remarks came by each."""
        return self.whole().annotate(remarks=models.Count("notes"))


class PreviewLink(models.Model):
    """An address that shows a draft to whoever has it, for a while. The address itself is not kept, only its SHA-256."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="preview_links")
    digest = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(_("for whom"), max_length=120, blank=True)
    may_remark = models.BooleanField(_("may leave remarks"), default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("preview link"), _("preview links")
        constraints = [models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("made_at")), name="preview_link_ends_after_it_began")]

    def __str__(self):
        return self.for_whom or str(self.pk)
