"""What was once saved, and what was once decided: rows that are written and never changed."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .words import Words


class Weight(models.TextChoices):
    """How much a change matters to those who translated the text before it."""

    TYPO = "typo", _("a typing mistake: nothing to do in other languages")
    MEANING = "meaning", _("the meaning: translations should follow")
    FACTS = "facts", _("the facts: translations are misleading until they follow")


LATELY = timedelta(minutes=15)


class RevisionQuerySet(models.QuerySet):
    def of(self, edition):
        return self.filter(edition=edition)

    def newest_first(self):
        return self.order_by("-number")

    def numbered(self, pk):
        return self.filter(pk=pk)

    def stood(self):
        """Those that were the text once; not those that were only set aside."""
        return self.filter(aside=False)

    def by_person(self, user):
        return self.filter(by=user)

    def of_language(self, code):
        """Of texts in it; "" means all."""
        return self.filter(edition__language=code) if code else self

    def not_by(self, user):
        return self.exclude(by=user)

    def set_aside_lately(self):
        return self.filter(aside=True, at__gte=timezone.now() - LATELY)

    def after(self, revision):
        return self.filter(edition=revision.edition_id, number__gt=revision.number)

    def before(self, revision):
        return self.filter(edition=revision.edition_id, number__lt=revision.number)

    def last_numbers(self, editions):
        """By edition, the number of its newest."""
        return dict(self.filter(edition__in=editions).order_by().values_list("edition").annotate(models.Max("number")))

    def standing_made_from(self, revisions):
        """What readers have now that was made from one of these."""
        return self.filter(made_from__in=revisions, pk=models.F("edition__live_revision"))

    def numbered_any(self, pks):
        return self.filter(pk__in=pks)

    def with_edition(self):
        """With the edition it is of, and what of that is in hand."""
        return self.select_related("by", "edition__article", "edition__draft")

    def for_history(self):
        """What a list of them shows: no body."""
        return self.newest_first().select_related("by").defer("body", "summary", "lead_caption", "lead_alt")


class Revision(Words):
    """One saved state of an edition's text. Never changed, but for the name it may be given.

    `made_from` is the revision of the source this text was made from; `weight` is set when it changed a live text;
    `aside` are words that were refused or overtaken: kept for their writer, they never stood as the text.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    made_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    weight = models.CharField(max_length=10, choices=Weight, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    aside = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("revision"), _("revisions")
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_revision_per_number")]

    def __str__(self):
        return f"{self.number}. {self.name or self.headline}"


class TransitionQuerySet(models.QuerySet):
    def awaiting_reaction(self):
        """Whose after-effects have not run: the outbox."""
        return self.filter(reacted_at=None).order_by("pk")

    def mark_reacted(self, pk):
        """Whether it was this call that marked it: of two workers, one goes on."""
        return self.filter(pk=pk, reacted_at=None).update(reacted_at=timezone.now()) == 1

    def mark_all_reacted(self):
        """Nothing follows these any more."""
        return self.filter(reacted_at=None).update(reacted_at=timezone.now())

    def of(self, edition):
        return self.filter(edition=edition).order_by("pk")

    def newest_first(self):
        return self.order_by("-pk")

    def into(self, state):
        return self.filter(after=state, deed=Transition.Deed.MOVED)

    def moves(self):
        return self.filter(deed=Transition.Deed.MOVED)

    def of_article(self, article):
        return self.filter(edition__article=article).order_by("pk")

    def by_person(self, user):
        return self.filter(by=user)

    def in_language(self, code):
        return self.filter(edition__language=code)

    def of_language(self, code):
        """Of texts in it; "" means all."""
        return self.filter(edition__language=code) if code else self

    def first_submitted_by(self, user, most):
        """Editions in the order in which this person first submitted them; what came back and was sent again counts once."""
        rows = self.into(Transition.State.SUBMITTED).by_person(user).order_by().values("edition").annotate(first=models.Min("pk"))
        return list(rows.order_by("first").values_list("edition", flat=True)[:most])

    def last_moves(self, editions):
        """By edition, the move that brought its text to where it lies."""
        rows = self.filter(edition__in=editions, deed=Transition.Deed.MOVED).order_by("pk")
        return {row.edition_id: row for row in rows}

    def reasons(self, editions):
        """By edition, why its text was last returned."""
        rows = self.filter(edition__in=editions, after=Transition.State.RETURNED).order_by("pk")
        return dict(rows.values_list("edition_id", "why"))


class Transition(models.Model):
    """One move of an edition in the workflow: who, from where, to where, when, why. Never edited.

    `reacted_at` is the one exception: when its after-effects ran. It is written in the transaction of the move,
    so a crash between the two leaves a row that the worker finds.
    """

    class State(models.TextChoices):
        NOTHING = "nothing", _("nothing yet")
        WRITING = "writing", _("being written")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Deed(models.TextChoices):
        """What was done. All but a move leave the text where it is."""

        MOVED = "moved", _("moved")
        FILED = "filed", _("filed anew")
        WEIGHED = "weighed", _("weight changed")
        MOVING = "moving", _("marked as still changing")
        SETTLED = "settled", _("marked as settled")
        NAMED = "named", _("bylines changed")
        PICTURED = "pictured", _("a picture taken out")

    class Reason(models.TextChoices):
        """Why a text goes back: the words beside it say the rest."""

        FACTS = "facts", _("facts to check")
        SOURCES = "sources", _("sources are missing")
        ORDER = "order", _("order and focus")
        WORDING = "wording", _("wording and style")
        SOURCE_TEXT = "source-text", _("it strays from the source")
        PICTURES = "pictures", _("pictures, credits, licences")
        SAFETY = "safety", _("someone could come to harm")
        OTHER = "other", _("something else")

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="transitions")
    before = models.CharField(max_length=10, choices=State)
    after = models.CharField(max_length=10, choices=State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    deed = models.CharField(max_length=10, choices=Deed, default=Deed.MOVED)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    why = models.TextField(blank=True)
    hour = models.DateTimeField(null=True, help_text="For which it was scheduled, or until which it moves.")
    by_itself = models.BooleanField(default=False, help_text="At its hour: nobody did it. Where somebody did, and has been erased, `by` is empty too.")
    own_work = models.BooleanField(default=False, help_text="Approved or published by one of its writers (four eyes).")
    reacted_at = models.DateTimeField(null=True)

    objects = TransitionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("move"), _("moves")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(after__in=["returned", "withdrawn"]) | ~models.Q(why=""), name="return_and_withdrawal_say_why"
            ),
            models.CheckConstraint(condition=models.Q(reason="") | models.Q(after="returned"), name="only_a_return_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(deed="moved") | models.Q(before=models.F("after")), name="only_a_move_changes_the_state"
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=models.Q(reacted_at=None), name="transition_outbox")]

    def __str__(self):
        return f"{self.get_before_display()} → {self.get_after_display()}"
