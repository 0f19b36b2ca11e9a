"""Section, topic, place, tag: labels, with a name in every language and one slug in none."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname
from taggit.models import ItemBase, TagBase


class LabelQuerySet(models.QuerySet):
    def with_slug(self, slug):
        return self.filter(slug=slug)

    def names(self, languages):
        """Rows of (pk, slug, name in each of `languages`): never a whole instance with its seventy columns."""
        columns = [name_column(code) for code in languages]
        return self.values_list("pk", "slug", *columns)

    def numbered(self, numbers):
        """Bare labels, for filing: no name is loaded."""
        return self.filter(pk__in=numbers).only("slug")

    def for_desk(self, languages):
        """Of the names, those in these languages."""
        return self.only("slug", *(name_column(code) for code in languages))

    def whole(self, number):
        """One with all its names, for its form; None where there is none."""
        return self.filter(pk=number).first() if str(number).isdecimal() else None

    def in_order_of_name(self):
        return self.order_by("slug")


class PlaceQuerySet(LabelQuerySet):
    def parents(self):
        """What each is a part of, by pk."""
        return dict(self.order_by().values_list("pk", "parent_id"))

    def with_pictures(self):
        """Those whose stories show any."""
        return self.filter(articles__editions__placements__isnull=False).order_by().distinct()

    def territories(self):
        """Rows of (pk, ISO 3166-1 code) of the places that are countries."""
        return self.exclude(territory="").values_list("pk", "territory")


class SectionQuerySet(LabelQuerySet):
    def in_paper_order(self):
        return self.order_by("position", "slug")

    def policies(self):
        """What each says about comments, by pk."""
        return dict(self.order_by().values_list("pk", "comment_policy"))


def name_column(code: str, field: str = "name") -> str:
    """The column that holds a label's name in a language ("name_ind" for Indonesian: "_id" would be a foreign key)."""
    return build_localized_fieldname(field, code)


class Label(models.Model):
    """A word that stories are filed under. Its slug belongs to no language, so its address is the same in all."""

    slug = models.CharField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)

    objects = LabelQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name or self.slug


class Section(Label):
    """A part of the paper; each story stands in one."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)
    comment_policy = models.CharField(_("comments"), max_length=10, default="moderated")

    objects: ClassVar = SectionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("section"), _("sections")
        ordering = ("position", "slug")


class Topic(Label):
    """What a story is about."""

    class Meta:
        verbose_name, verbose_name_plural = _("topic"), _("topics")
        ordering = ("slug",)


class Place(Label):
    """Where a story happens. A country has a territory code (ISO 3166-1), and then its name comes from CLDR where none is given."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of"))
    territory = models.CharField(_("territory"), max_length=2, blank=True)

    objects: ClassVar = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("place"), _("places")
        ordering = ("slug",)
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("pk")), name="place_is_not_part_of_itself"),
        ]


class Tag(TagBase):
    """A free keyword. Two tags may share a name in some language; only the slug is unique."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("slug"), max_length=80, unique=True)

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("tag"), _("tags")
        ordering = ("slug",)


class TaggedArticle(ItemBase):
    """A tag on a story."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="taggings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_tagging_per_tag_and_article")]
