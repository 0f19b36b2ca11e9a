"""Bylines, and who is named for what."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def random_slug():
    """An address that no order, time or account can be read from."""
    return secrets.token_hex(5)


def random_key():
    """A key that no order can be read from: two bylines of one account are not neighbours. Below 2^53, so that scripts read it whole."""
    return secrets.randbelow(2**53 - 1) + 1


class ContributorQuerySet(models.QuerySet):
    def showing(self):
        return self.filter(hidden_at=None)

    def with_slug(self, slug):
        return self.filter(slug=slug)

    def held_by(self, user):
        return self.filter(holder__user=user)

    def taken_off(self):
        return self.exclude(hidden_at=None)

    def named(self, name):
        return self.filter(name=name)

    def called(self, name):
        """Of that name in whatever capitals."""
        return self.filter(name__iexact=name)

    def numbered(self, numbers):
        """Of a number that no row can have, the database would not hear: it is nobody's."""
        return self.filter(pk__in=[number for number in numbers if int(number) <= models.BigIntegerField.MAX_BIGINT])

    def at_home_in(self, language):
        """Those that stand at a text in a language, and those that stand nowhere yet: no other is tied to it by being offered there."""
        return self.filter(models.Q(credits=None) | models.Q(credits__edition__language=language)).distinct()

    def on_any_of(self, editions):
        """Those that stand at one of these texts."""
        return self.filter(pk__in=Credit.objects.of_any(editions).values("contributor"))

    def known_to_editors(self, person):
        """Those that readers see, and of the hidden ones those that this person hid."""
        return self.filter(models.Q(hidden_at=None) | models.Q(hidings__by=person, hidings__ended_at=None)).distinct()

    def in_order_of_name(self):
        return self.order_by("name", "slug")

    def credited_on(self, edition, role):
        return self.filter(credits__edition=edition, credits__role=role).order_by("credits__position", "credits__pk")


class Contributor(models.Model):
    """A public byline. It may be a pseudonym, and nothing here says whose."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("address"), max_length=80, unique=True, default=random_slug, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("byline"), _("bylines")
        ordering = ("name",)

    def __str__(self):
        return self.name


class HolderQuerySet(models.QuerySet):
    def of(self, contributor):
        return self.filter(contributor=contributor)


class Holder(models.Model):
    """Whose byline it is: private, optional, and read by articles.access alone."""

    contributor = models.OneToOneField(Contributor, models.CASCADE, related_name="holder")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = HolderQuerySet.as_manager()

    def __str__(self):
        return "…"


class HidingQuerySet(models.QuerySet):
    def of(self, contributor):
        return self.filter(contributor=contributor).order_by("pk")

    def standing(self):
        return self.filter(ended_at=None)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def awaiting_reaction(self):
        return self.filter(reacted_at=None).order_by("pk")

    def mark_reacted(self, pk):
        """Whether it was this call that marked it: of two workers, one goes on."""
        return self.filter(pk=pk, reacted_at=None).update(reacted_at=timezone.now()) == 1

    def newest_first(self):
        return self.select_related("by", "ended_by").order_by("-pk")

    def by_person(self, user):
        return self.filter(by=user)


class Hiding(models.Model):
    """A byline was taken off everywhere: who asked for it, when, what it reached, and what stood there before.

    `reached` and `left` are lists of {"what": …, "count": …, …} for the person to read; `before` brings words back that named them.
    """

    contributor = models.ForeignKey(Contributor, models.CASCADE, related_name="hidings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    reached = models.JSONField(default=list)
    left = models.JSONField(default=list)
    before = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reacted_at = models.DateTimeField(null=True)

    objects = HidingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contributor"], condition=models.Q(ended_at=None), name="one_standing_hiding_per_byline"),
        ]

    def __str__(self):
        return f"{self.contributor_id}"


class CreditQuerySet(models.QuerySet):
    def showing(self):
        return self.filter(contributor__hidden_at=None)

    def of(self, edition):
        return self.filter(edition=edition)

    def of_any(self, editions):
        return self.filter(edition__in=editions)

    def of_contributor(self, contributor):
        return self.filter(contributor=contributor)

    def as_role(self, role):
        return self.filter(role=role)

    def where(self):
        """Rows of (edition, its language, when it was published, when withdrawn), one for each text, whatever the roles."""
        return self.order_by("edition").values_list("edition", "edition__language", "edition__published_at", "edition__withdrawn_at").distinct()

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
