"""Bylines, and who is named for what."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def random_slug():
    """An address that no order, time or account can be read from."""
    return secrets.token_hex(5)


class ContributorQuerySet(models.QuerySet):
    def showing(self):
        return self.filter(hidden_at=None)

    def with_slug(self, slug):
        return self.filter(slug=slug)

    def held_by(self, user):
        return self.filter(holder__user=user)

    def named(self, name):
        return self.filter(name=name)

    def numbered(self, numbers):
        return self.filter(pk__in=numbers)

    def credited_on(self, edition, role):
        return self.filter(credits__edition=edition, credits__role=role).order_by("credits__position", "credits__pk")


class Contributor(models.Model):
    """A public byline. It may be a pseudonym, and nothing here says whose."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("address"), max_length=80, unique=True, default=random_slug, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("byline"), _("bylines")
        ordering = ("name",)

    def __str__(self):
        return self.name


class Holder(models.Model):
    """Whose byline it is: private, optional, and read by articles.access alone."""

    contributor = models.OneToOneField(Contributor, models.CASCADE, related_name="holder")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    def __str__(self):
        return "…"


class CreditQuerySet(models.QuerySet):
    def showing(self):
        return self.filter(contributor__hidden_at=None)

    def of(self, edition):
        return self.filter(edition=edition)

    def of_any(self, editions):
        return self.filter(edition__in=editions)

    def as_role(self, role):
        return self.filter(role=role)

    def named(self):
        """Rows of (edition, role, name, slug), in the order they are printed."""
        return self.showing().order_by("position", "pk").values_list("edition_id", "role", "contributor__name", "contributor__slug")


class Credit(models.Model):
    """A contributor, named on an edition for what they did."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("author")
        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")
        PHOTOGRAPHER = "photographer", _("photographer")

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="credits")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="credits", verbose_name=_("byline"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AUTHOR)
    position = models.PositiveSmallIntegerField(default=0)

    objects = CreditQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("credit"), _("credits")
        constraints = [models.UniqueConstraint(fields=["edition", "contributor", "role"], name="one_credit_per_role")]

    def __str__(self):
        return f"{self.contributor} ({self.get_role_display()})"
