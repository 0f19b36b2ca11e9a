"""The text in hand."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib import richtext

from .revision import Weight
from .words import WORDS, Words


class DraftQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition)

    def in_language(self, code):
        return self.filter(edition__language=code)

    def in_languages(self, codes):
        """Where `codes` is None: in all."""
        return self if codes is None else self.filter(edition__language__in=codes)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def with_status(self, *statuses):
        return self.filter(status__in=statuses)

    def written_by(self, user):
        return self.filter(edition__writers=user)

    def due(self):
        """Approved, and their hour has come."""
        return self.filter(status=Draft.Status.APPROVED, goes_out_at__lte=timezone.now())

    def scheduled(self):
        return self.exclude(goes_out_at=None)

    def scheduled_between(self, first, last):
        return self.filter(goes_out_at__gte=first, goes_out_at__lt=last)

    def unscheduled(self):
        return self.filter(goes_out_at=None)

    def with_source(self):
        """With the text it was made from."""
        return self.select_related("edition__article__lead_image", "made_from__edition")

    def with_edition(self):
        return self.select_related("edition__article")

    def approved(self):
        return self.filter(status=Draft.Status.APPROVED)

    def of_article(self, article):
        return self.filter(edition__article=article)

    def of_originals(self):
        return self.filter(edition__language=models.F("edition__article__original_language"))

    def of_translations(self):
        return self.exclude(edition__language=models.F("edition__article__original_language"))

    def for_desk(self):
        return self.select_related("edition__article").order_by("touched_at")

    def of_any(self, editions):
        return self.filter(edition__in=editions)

    def planned_between(self, first, last):
        """Whose story is planned for one of these days, both included."""
        return self.filter(edition__article__planned_for__range=(first, last))

    def planned_before(self, day):
        return self.filter(edition__article__planned_for__lt=day)

    def unplanned(self):
        return self.filter(edition__article__planned_for=None)

    def never_out(self):
        """Whose story readers have not seen in this language."""
        return self.filter(edition__published_at=None)

    def of_articles(self, articles):
        return self.filter(edition__article__in=articles)

    def not_of_articles(self, articles):
        return self.exclude(edition__article__in=articles)

    def newest_first(self):
        return self.order_by("-touched_at", "-pk")

    def for_rows(self):
        """What a row says, those that lie longest first: no body, neither the text's nor its edition's."""
        told = ("headline", "status", "goes_out_at", "touched_at", "edition__language", "edition__published_at", "edition__withdrawn_at")
        filed = ("edition__article__original_language", "edition__article__section_id", "edition__article__planned_for")
        return self.select_related("edition__article").only(*told, *filed).order_by("touched_at", "pk")

    def made_from_any(self, revisions):
        return self.filter(made_from__in=revisions)

    def pictures(self):
        """The keys of the pictures in all these texts, and of those they lead with."""
        numbers: set[int] = set()
        for body, lead in self.values_list("body", "edition__article__lead_image").iterator():
            numbers |= richtext.images(body) | ({lead} if lead else set())
        return numbers

    def picturing(self, image):
        """That have it in their words, or in those that go out at their hour, or lead with it."""
        mark = f'data-image="{image.pk}"'
        return self.filter(models.Q(edition__article__lead_image=image) | models.Q(body__contains=mark) | models.Q(goes_out__body__contains=mark)).order_by("pk")

    def with_scheduled_words(self):
        return self.select_related("edition", "goes_out")

    def that_may_say(self, word):
        """Those in whose words, or in the words that go out at their hour, a word may stand; "" leaves none out."""
        found = self.select_related("edition", "goes_out").order_by("pk")
        if word:
            places = (f"{before}{name}__icontains" for before in ("", "goes_out__") for name in WORDS)
            found = found.filter(models.Q(*((place, word) for place in places), _connector=models.Q.OR))
        return found

    def whole(self):
        """With everything a screen about one draft asks for."""
        return self.select_related("edition__article__section", "edition__article__lead_image", "made_from__edition", "touched_by")


class Draft(Words):
    """The text someone is working on. It exists only while they are; its status is the workflow.

    `version` counts its writes: whoever writes names the version they saw (articles.revisions.write), and is refused
    when it is no longer the newest. `made_from` is the revision of the source that a translation was made from.
    A scheduled one names the words that go out at its hour (`goes_out`): what is typed after that waits.
    What an editor decided about a change travels with it: its weight, why a lighter one, the correction, until when it moves.
    """

    class Status(models.TextChoices):
        WRITING = "writing", _("being written")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="draft")
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.WRITING, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    goes_out_at = models.DateTimeField(_("goes out at"), null=True, editable=False)
    goes_out = models.ForeignKey("articles.Revision", models.PROTECT, null=True, editable=False, related_name="+")
    made_from = models.ForeignKey("articles.Revision", models.PROTECT, null=True, editable=False, related_name="+")
    weight = models.CharField(_("weight of the change"), max_length=10, choices=Weight, blank=True, editable=False)
    weight_because = models.TextField(blank=True, editable=False)
    correction = models.TextField(blank=True, editable=False)
    moving_until = models.DateTimeField(null=True, editable=False)
    touched_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    touched_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("draft"), _("drafts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goes_out_at=None) | models.Q(status="approved"), name="only_an_approved_draft_has_an_hour"
            ),
            models.CheckConstraint(
                condition=models.Q(goes_out_at=None, goes_out=None) | models.Q(goes_out_at__isnull=False, goes_out__isnull=False),
                name="scheduled_draft_names_its_words",
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="draft_version_counts_from_one"),
        ]
        indexes = [
            models.Index(fields=["status", "touched_at"], name="draft_by_status"),
            models.Index(fields=["goes_out_at"], condition=models.Q(goes_out_at__isnull=False), name="draft_by_hour"),
        ]

    def __str__(self):
        return self.headline or str(_("untitled"))

    @property
    def is_frozen(self) -> bool:
        """Whether its writer may not type: it lies with an editor."""
        return self.status in (self.Status.SUBMITTED, self.Status.APPROVED)
