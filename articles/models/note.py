"""Remarks on a text, and what was put right in it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at=None)

    def at(self, key):
        return self.filter(key=key)

    def of(self, edition):
        return self.filter(edition=edition).order_by("pk")

    def by_link(self, link):
        """What guests said who came by it."""
        return self.filter(link=link).order_by("pk")

    def numbered(self, pk):
        return self.filter(pk=pk)

    def questions_and_remarks(self):
        """Those that began a thread, without what was answered."""
        return self.filter(answers=None)

    def of_any(self, editions):
        return self.filter(edition__in=editions).order_by("pk")

    def answering(self, notes):
        """What was said to these, in its order."""
        return self.filter(answers__in=notes).order_by("pk")

    def for_rows(self):
        """Who said what, without the words it was said about."""
        return self.select_related("by").defer("about", "proposal")

    def with_people(self):
        return self.select_related("by", "resolved_by")

    def numbered_any(self, numbers):
        return self.filter(pk__in=numbers)

    def since(self, moment):
        return self.filter(at__gte=moment)

    def by_person(self, user):
        return self.filter(by=user).order_by("pk")


class Note(models.Model):
    """A remark on one block of an edition's text: an editor's, a translator's question, or a guest's by preview link."""

    class Kind(models.TextChoices):
        REMARK = "remark", _("remark")
        QUESTION = "question", _("question")
        GUEST = "guest", _("remark from outside")

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="notes")
    key = models.CharField(max_length=24, blank=True, help_text="The block's; empty for the text as a whole.")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.REMARK)
    answers = models.ForeignKey("self", models.CASCADE, null=True, related_name="answered_by")
    about = models.TextField(blank=True, help_text="The words of its block when it was written.")
    words = models.TextField(_("note"), max_length=4000)
    proposal = models.TextField(_("proposed wording"), blank=True)
    accepted = models.BooleanField(null=True, help_text="The proposal: taken, declined, or open.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    guest = models.CharField(max_length=120, blank=True)
    link = models.ForeignKey("articles.PreviewLink", models.SET_NULL, null=True, related_name="notes", help_text="By which a guest came.")
    at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("note"), _("notes")
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="note_says_something"),
            models.CheckConstraint(condition=models.Q(guest="") | models.Q(kind="guest"), name="only_a_guests_note_names_a_guest"),
            models.CheckConstraint(condition=models.Q(accepted=None) | ~models.Q(proposal=""), name="only_a_proposal_is_accepted"),
        ]

    def __str__(self):
        return self.words[:60]


class CorrectionQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition).order_by("-at")

    def words_by_edition(self):
        """Rows of (edition, what readers see under it)."""
        return self.order_by("edition").values_list("edition", "words")

    def by_person(self, user):
        return self.filter(by=user).order_by("pk")


class Correction(models.Model):
    """What was wrong, and since when it is right. Readers see it."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="corrections")
    words = models.TextField(_("what was wrong, and what is right"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("correction"), _("corrections")
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="correction_says_something")]

    def __str__(self):
        return self.words[:60]
