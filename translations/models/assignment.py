"""Who carries which story into which language now."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AssignmentQuerySet(models.QuerySet):
    def standing(self):
        """Neither ended nor run out."""
        return self.filter(ended_at=None, ends_at__gt=timezone.now())

    def run_out(self):
        return self.filter(ended_at=None, ends_at__lte=timezone.now())

    def unended(self):
        return self.filter(ended_at=None)

    def of(self, edition):
        return self.filter(edition=edition)

    def of_any(self, editions):
        return self.filter(edition__in=editions)

    def of_translation(self, article, language):
        return self.filter(edition__article=article, edition__language=language)

    def into_any(self, codes):
        """Where `codes` is None: into all languages."""
        return self if codes is None else self.filter(edition__language__in=codes)

    def numbered(self, pk):
        return self.filter(pk=pk)

    def held_by(self, user):
        return self.filter(translator=user)

    def awaiting_reaction(self):
        return self.filter(reacted_at=None).order_by("pk")

    def mark_reacted(self, pk):
        """Whether it was this call that marked it: of two workers, one goes on."""
        return self.filter(pk=pk, reacted_at=None).update(reacted_at=timezone.now()) == 1

    def for_rows(self):
        """What a row says of a claim, what ends first first: the text's headline and that of what it is made from, no body."""
        with_source = self.select_related("edition__article", "edition__draft__made_from__edition").order_by("ends_at")
        return with_source.defer(*(f"{text}body" for text in ("edition__", "edition__draft__", "edition__draft__made_from__", "edition__draft__made_from__edition__")))

    def for_desk(self):
        return self.select_related("edition__article", "translator").order_by("ends_at")


class Assignment(models.Model):
    """A translator's claim on an edition: one at a time, with an end. Changed in translations.claims alone."""

    class End(models.TextChoices):
        DONE = "done", _("published")
        RELEASED = "released", _("given back")
        RAN_OUT = "ran-out", _("ran out")
        TAKEN_BACK = "taken-back", _("taken back by an editor")
        HANDED_OVER = "handed-over", _("handed over")

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="assignments")
    translator = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments")
    claimed_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=12, choices=End, blank=True)
    note = models.TextField(blank=True)
    reacted_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("claim"), _("claims")
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(ended_at=None), name="one_active_assignment_per_edition"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, why="") | models.Q(ended_at__isnull=False) & ~models.Q(why=""),
                name="ended_assignment_says_why",
            ),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("claimed_at")), name="assignment_ends_after_it_began"),
        ]

    def __str__(self):
        return f"{self.edition_id}: {self.translator_id}"
