"""What public lists read."""

from django.db import models

from newsroom.lib import languages

from .credit import Credit


class ListingQuerySet(models.QuerySet):
    def under(self, kind, label, language):
        return self.filter(kind=kind, label=label, language=language).order_by("-published_at", "-edition_id")

    def in_role(self, role):
        """Of a byline's list, what it is named on in that role."""
        named = Credit.objects.of(models.OuterRef("edition")).of_contributor(models.OuterRef("label")).as_role(role)
        return self.filter(models.Exists(named))

    def under_byline(self, contributor):
        """Its rows in every language."""
        return self.filter(kind=Listing.Kind.BY, label=contributor)

    def before(self, moment, edition):
        """The rest of a list, after that row (keyset; the OR form is no range on either database)."""
        return self.filter(models.Q(published_at__lte=moment) & (models.Q(published_at__lt=moment) | models.Q(edition_id__lt=edition)))

    def with_cards(self):
        """With the edition each leads to, as a card shows it: no body."""
        return self.select_related("edition__article").defer("edition__body", "edition__lead_caption", "edition__withdrawn_because")

    def since(self, moment, *, topics, places):
        """Under one of these topics or places, given as keys, in any language: named, so that the index finds the few new ones."""
        under = models.Q(kind=Listing.Kind.TOPIC, label__in=topics) | models.Q(kind=Listing.Kind.PLACE, label__in=places)
        return self.filter(under, language__in=languages.CODES, published_at__gte=moment)

    def of(self, edition):
        return self.filter(edition=edition)

    def of_any(self, editions):
        return self.filter(edition__in=editions)

    def facts(self, editions):
        """What pages print of these editions, in one query: (edition, kind or role, key, name, slug, position).

        A label comes with its kind and key alone; a credit with its role and the byline's name and slug.
        """
        blank, nothing = models.Value("", output_field=models.CharField()), models.Value(0, output_field=models.IntegerField())
        labels = self.filter(edition__in=editions).exclude(kind=Listing.Kind.BY)
        credits = Credit.objects.showing().of_any(editions)
        return labels.values_list("edition_id", "kind", "label", blank, blank, nothing).union(
            credits.values_list("edition_id", "role", "contributor_id", "contributor__name", "contributor__slug", "position"), all=True
        )


class Listing(models.Model):
    """A live edition under one of its labels or bylines: written when it is published, gone when it is withdrawn.

    Joining a common tag through the story took 14 to 31 ms at a million editions; this row takes 0.1.
    """

    class Kind(models.TextChoices):
        SECTION = "section"
        TOPIC = "topic"
        PLACE = "place"
        TAG = "tag"
        BY = "by"

    kind = models.CharField(max_length=8, choices=Kind)
    label = models.PositiveBigIntegerField(help_text="The key of a section, topic, place, tag or contributor.")
    language = models.CharField(max_length=12)
    published_at = models.DateTimeField()
    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="listings")

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "kind", "label"], name="one_listing_per_label")]
        indexes = [models.Index(fields=["kind", "label", "language", "-published_at", "-edition"], name="listing_newest")]

    def __str__(self):
        return f"{self.kind} {self.label}: {self.edition_id}"


class PlacementQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition)

    def showing(self, image):
        return self.filter(image=image)

    def of_article(self, article):
        return self.filter(edition__article=article)

    def of_other_stories(self, article):
        return self.exclude(edition__article=article)

    def of_any(self, images):
        return self.filter(image__in=images)

    def in_any(self, editions):
        return self.filter(edition__in=editions)

    def texts(self):
        """By picture, one text that shows it."""
        return {placement.image_id: placement.edition for placement in self.select_related("edition__article").order_by("-edition")}

    def unwithdrawn(self):
        """In a text that is not withdrawn."""
        return self.filter(edition__withdrawn_at=None)

    def existing(self, numbers):
        """Those of these numbers that are pictures."""
        return set(self.model._meta.get_field("image").related_model.objects.numbered(numbers).values_list("pk", flat=True))


class Placement(models.Model):
    """A picture stands in a text that readers see, or saw until it was withdrawn: written when the text is published."""

    image = models.ForeignKey("articles.Image", models.CASCADE, related_name="placements")
    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="placements")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "edition"], name="one_placement_per_picture_and_edition")]

    def __str__(self):
        return f"{self.image_id} in {self.edition_id}"
