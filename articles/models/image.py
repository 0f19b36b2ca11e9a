"""Pictures: what they show, who took them, under which licence, and their smaller renditions."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import functions
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib import languages

from .taxonomy import name_column

# What a page prints of a picture, besides its words.
RENDITION = ("width", "height", "format", "shape", "file")
WORDED = ("alt", "caption")  # what has a column per language
SHOWN = ("pk", "file", "width", "height", "decorative", "credit", "credit_link", "licence", "licence_ends")


class Licence(models.TextChoices):
    """Eight, not thirty: what a volunteer can choose rightly."""

    CC_BY = "cc-by", _("Creative Commons Attribution")
    CC_BY_SA = "cc-by-sa", _("Creative Commons Attribution-ShareAlike")
    CC_BY_ND = "cc-by-nd", _("Creative Commons Attribution-NoDerivatives")
    CC_BY_NC = "cc-by-nc", _("Creative Commons Attribution-NonCommercial")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    OWN = "own", _("Our own")
    PERMISSION = "permission", _("Used with permission")
    FAIR_USE = "fair-use", _("Fair use (say why)")


def stored_name(image, filename):
    """A random name: it tells nothing of the camera's own, and nobody guesses the address of an unpublished picture."""
    return f"pictures/{secrets.token_urlsafe(12)}.{filename.rsplit('.', 1)[-1]}"


def today():
    """The day by the outlet's clock."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def _empty(column):
    return models.Q(**{column: ""}) | models.Q(**{column: None})


class ImageQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-pk")

    def standing(self):
        """Not taken down."""
        return self.filter(taken_down_at=None)

    def taken_down(self):
        return self.exclude(taken_down_at=None)

    def uploaded_by(self, user):
        return self.filter(uploaded_by=user)

    def numbered(self, numbers):
        """Of a number that no row can have, the database would not hear: it is nobody's."""
        return self.filter(pk__in=[number for number in numbers if int(number) <= models.BigIntegerField.MAX_BIGINT])

    def with_digest(self, digest):
        return self.filter(digest=digest)

    def fill_empty(self, image, words):
        """Put words into the named columns of a picture, where they are empty; a full one stays as it is."""
        for column, text in words.items():
            if text:
                self.filter(_empty(column), pk=image.pk).update(**{column: text})

    def likenesses(self):
        """(key, likeness) of those that have one; see newsroom.lib.darkroom."""
        return self.exclude(likeness="").values_list("pk", "likeness")

    def due(self):
        """Those whose renditions the worker is to make."""
        return self.standing().filter(renditions_due_at__lte=timezone.now()).order_by("renditions_due_at")

    def order_renditions(self, pk, *, at=None):
        """Have the worker make what is missing, now or at an hour."""
        self.filter(pk=pk).update(renditions_due_at=at or timezone.now())

    def take_order(self, pk):
        """Whether the renditions were due, and are this caller's to make now."""
        return bool(self.filter(pk=pk).exclude(renditions_due_at=None).update(renditions_due_at=None))

    def files(self):
        """Names of files, whatever became of their pictures."""
        return self.values_list("file", flat=True).iterator()

    def with_renditions(self):
        return self.prefetch_related("renditions")

    def with_file(self, name):
        """Those of which this is a file: the picture's own, or a rendition's."""
        return self.filter(models.Q(file=name) | models.Q(renditions__file=name)).distinct()

    def with_former_file(self, name):
        """Those that once had a file of this name."""
        return self.filter(former_files__name=name)

    def in_force(self):
        """Whose licence has not ended; its last day counts."""
        return self.filter(models.Q(licence_ends=None) | models.Q(licence_ends__gte=today()))

    def ended_on(self, day):
        return self.standing().filter(licence_ends=day)

    def ending_by(self, day):
        """Those in a text that readers see whose licence ends by then, or has ended, the first to end first."""
        return self.in_live_texts().filter(licence_ends__lte=day).order_by("licence_ends", "pk")

    def before_readers(self):
        """Those that readers see now."""
        return self.in_live_texts().in_force()

    def in_live_texts(self):
        """Those that stand in a text that readers see."""
        return self.standing().filter(placements__edition__published_at__isnull=False, placements__edition__withdrawn_at=None).distinct()

    def unused(self, in_hand):
        """In no text that was ever out, leading no story, and none of these numbers, which stand in texts in hand."""
        return self.filter(placements=None, leads=None).exclude(pk__in=in_hand)

    def in_any(self, editions):
        """That stand in one of these texts."""
        return self.filter(models.Exists(self.model.placements.rel.related_model.objects.filter(image=models.OuterRef("pk"), edition__in=editions)))

    def lacking(self):
        """Without credit or licence: not to be published yet."""
        return self.filter(models.Q(credit="") | models.Q(licence=""))

    def from_place(self, place):
        """That stand in a story of a place."""
        return self.filter(placements__edition__article__places=place).distinct()

    def telling_what_it_shows(self, language):
        """With `shows`, the alternative text in a language, else in English."""
        words = [functions.NullIf(functions.Cast(name_column(code, "alt"), models.TextField()), models.Value("", output_field=models.TextField())) for code in dict.fromkeys((language, languages.DEFAULT))]
        return self.annotate(shows=functions.Coalesce(*words, models.Value("", output_field=models.TextField())))

    def known(self, user, numbers):
        """Readers' own, theirs, and those of these numbers."""
        return self.filter(models.Q(pk__in=self.before_readers().values("pk")) | models.Q(uploaded_by=user) | models.Q(pk__in=numbers))

    def for_showing(self, numbers, languages):
        """One row per rendition of the pictures that still stand, one with no rendition for those that have none yet.

        As dicts of the SHOWN columns, those of RENDITION under `renditions__`, and of alt and caption in `languages` alone.
        """
        words = [name_column(code, field) for code in languages for field in ("alt", "caption")]
        return self.standing().numbered(numbers).values(*SHOWN, *(f"renditions__{name}" for name in RENDITION), *words)

    def wanting_words(self, language, editions):
        """Those that stand in one of these texts, of that language, without alternative text in it, or without a caption that readers get in another."""
        alt, caption = (name_column(language, field) for field in WORDED)
        lacks = _empty(alt) & models.Q(decorative=False)
        for code in languages.get(language).chain:
            if code != language:
                lacks |= _empty(caption) & ~_empty(name_column(code, "caption"))
        return self.standing().in_any(editions).filter(lacks).with_renditions().newest_first()

    def described(self, language):
        """By number, its (width, whether it is decorative, alt, caption), the words in one language alone."""
        rows = self.values_list("pk", "width", "decorative", name_column(language, "alt"), name_column(language, "caption"))
        return {number: (width, decorative, alt or "", caption or "") for number, width, decorative, alt, caption in rows}

    def all_words(self):
        """Rows of (key, credit, its link, {column: words}) with every language's alternative text and caption, those that are empty left out."""
        columns = [field.attname for field in self.model._meta.concrete_fields if field.attname.split("_")[0] in ("alt", "caption")]
        for pk, credit, link, *words in self.rewrite(False).values_list("pk", "credit", "credit_link", *columns).order_by("pk").iterator():
            yield pk, credit, link, {column: text for column, text in zip(columns, words, strict=True) if text}

    def put_instead(self, pks, column, stands, should):
        """Write a column, as it is named in the database, where it still says what it was made to say."""
        self.rewrite(False).filter(pk__in=pks, **{column: stands}).update(**{column: should})

    def for_choosing(self):
        """For a list to choose from: not the seventy columns of words."""
        return self.only("file", "width", "height", "credit", "licence", "licence_reason", "licence_ends", "has_words", "uploaded_by", "taken_down_at").with_renditions()


class Image(models.Model):
    """A picture. Its bytes carry no metadata (see articles.imaging); its words have a column per language."""

    file = models.FileField(_("file"), upload_to=stored_name, db_index=True)  # no ImageField, which decodes what it is given
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=64, editable=False, db_index=True, help_text="SHA-256 of the stored bytes.")
    likeness = models.CharField(max_length=16, blank=True, editable=False, help_text="A difference hash; see newsroom.lib.darkroom.")
    alt = models.TextField(_("alternative text"), blank=True, help_text=_("What the picture shows, for those who do not see it."))
    caption = models.TextField(_("caption"), blank=True)
    decorative = models.BooleanField(_("decorative"), default=False, help_text=_("It says nothing that the text does not; it is read out to nobody."))
    has_words = models.BooleanField(
        _("words in the picture"), default=False, help_text=_("A banner, a sign, a map that readers must be able to read: its translators are told, and give its words in the caption or show another picture.")
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made it, as they want to be named."))
    credit_link = models.URLField(_("credit link"), max_length=500, blank=True)
    source_link = models.URLField(_("where it comes from"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)
    licence_reason = models.TextField(_("why this use is fair"), blank=True)
    licence_ends = models.DateField(_("licence ends on"), null=True, blank=True)
    focal_x = models.FloatField(default=0.5, editable=False, help_text="From 0, the picture's left, to 1.")
    focal_y = models.FloatField(default=0.5, editable=False, help_text="From 0, the picture's top, to 1.")
    renditions_due_at = models.DateTimeField(null=True, default=timezone.now, editable=False, help_text="When the worker makes what is missing.")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    taken_down_at = models.DateTimeField(null=True, editable=False)
    taken_down_because = models.TextField(blank=True, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("picture"), _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(licence=Licence.FAIR_USE) | ~models.Q(licence_reason=""), name="fair_use_has_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)), name="focal_point_lies_in_the_picture"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_down_at=None) | ~models.Q(taken_down_because=""), name="picture_taken_down_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.pk}: {self.credit or _('no credit yet')}"

    @property
    def focal_point(self) -> tuple[float, float]:
        return (self.focal_x, self.focal_y)

    @property
    def thumb_url(self) -> str:
        """For the desk: the smallest rendition that is wide enough to choose by, else the picture itself."""
        small = next((rendition for rendition in self.renditions.all() if rendition.width >= 300 and not rendition.shape), None)
        return reverse("desk:media", args=[(small or self).file.name])

    @property
    def has_ended(self) -> bool:
        """Whether its licence has."""
        return self.licence_ends is not None and self.licence_ends < today()

    @property
    def may_be_published(self) -> bool:
        """Credited and licensed; fair use with its reason."""
        return bool(self.credit and self.licence and (self.licence != Licence.FAIR_USE or self.licence_reason))


class FormerFileQuerySet(models.QuerySet):
    def keep(self, image, names):
        """Remember that these were files of a picture."""
        self.bulk_create([self.model(image=image, name=name) for name in names], ignore_conflicts=True)


class FormerFile(models.Model):
    """The name of a file that a picture, or a rendition of it, once had: pages that name it find what stands there now."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="former_files")
    name = models.CharField(max_length=100, unique=True)

    objects = FormerFileQuerySet.as_manager()

    def __str__(self):
        return f"{self.image_id}: {self.name}"


class RenditionQuerySet(models.QuerySet):
    def of(self, image):
        return self.filter(image=image)

    def standing(self):
        """Of pictures that were not taken down."""
        return self.filter(image__taken_down_at=None)

    def plain(self):
        """The whole picture in JPEG, for whoever reads nothing newer."""
        return self.filter(format="jpg", shape="")

    def shaped(self):
        """Those that show a part."""
        return self.exclude(shape="")

    def files(self):
        return self.values_list("file", flat=True).iterator()


class Rendition(models.Model):
    """One smaller copy of a picture, or a part of it, made by the worker, never in a reader's request."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=4, default="webp", help_text="As in the file's name: webp, jpg, avif.")
    shape = models.CharField(max_length=4, blank=True, help_text="Width by height of a part around the focal point, as 16x9; nothing for the whole.")
    file = models.FileField(upload_to="renditions/", db_index=True)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        ordering = ("width",)
        constraints = [models.UniqueConstraint(fields=["image", "width", "format", "shape"], name="one_rendition_per_size_and_shape")]

    def __str__(self):
        return f"{self.image_id} at {self.width}"
