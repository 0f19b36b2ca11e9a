"""What readers say, what others object to in it, and what moderators decided."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NAME_LENGTH, TEXT_LENGTH = 60, 5000


def random_key():
    return secrets.token_hex(6)


class CommentQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state=Comment.State.SHOWN)

    def waiting(self):
        return self.filter(state=Comment.State.WAITING)

    def of(self, edition):
        return self.filter(edition=edition)

    def in_languages(self, codes):
        """Where `codes` is None: in all."""
        return self if codes is None else self.filter(edition__language__in=codes)

    def in_thread(self):
        """What keeps its place on a story's page: what is shown, and what was taken down after it was."""
        once_shown = Ruling.objects.filter(comment=models.OuterRef("pk"), before=Comment.State.SHOWN)
        return self.filter(models.Q(state=Comment.State.SHOWN) | models.Exists(once_shown)).order_by("pk")

    def numbered(self, pk):
        return self.filter(pk=pk)

    def with_key(self, key):
        return self.filter(key=key)

    def words_shown(self):
        """Rows of (key, name, text) of what readers can see."""
        return self.filter(state=Comment.State.SHOWN).values_list("pk", "name", "text")

    def saying(self, text):
        return self.filter(text=text)

    def with_context(self):
        """With what a moderator reads beside it: the story's headline and what is answered. Not the story's text."""
        return self.select_related("edition", "parent").defer("edition__body", "edition__summary", "edition__lead_caption", "edition__lead_alt")

    def worst_first(self):
        """By language, and within one the likeliest spam first."""
        return self.with_context().order_by("edition__language", "-score", "pk")

    def newest_first(self):
        return self.order_by("-pk")

    def per_language(self):
        """Rows of (language of the edition, how many)."""
        return self.order_by("edition__language").values_list("edition__language").annotate(models.Count("pk"))

    def forget_senders(self, moment):
        """Empty the hashes of what was said before; how many there were."""
        return self.filter(at__lt=moment).exclude(sender="").update(sender="")

    def sent_by(self, sender):
        return self.filter(sender=sender)

    def since(self, moment):
        return self.filter(at__gte=moment)


class Comment(models.Model):
    """What a reader said under an edition. Its state is moved in comments.moderation alone.

    `sender` is a keyed hash of an address, its key outside the database (comments.limits); no address, no user agent
    is kept. `score` runs from 0, honest, to 1, spam, and `reasons` say why.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SHOWN = "shown", _("shown")
        HIDDEN = "hidden", _("hidden")
        REMOVED = "removed", _("removed")

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    key = models.CharField(max_length=16, unique=True, default=random_key, editable=False)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    text = models.TextField(_("comment"), max_length=TEXT_LENGTH)
    language = models.CharField(_("language"), max_length=12)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING, editable=False)
    at = models.DateTimeField(default=timezone.now)
    sender = models.CharField(max_length=16, blank=True, editable=False, db_index=True)
    score = models.FloatField(default=0, editable=False)
    reasons = models.JSONField(default=list, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("comment"), _("comments")
        constraints = [
            models.CheckConstraint(condition=~models.Q(text="") & ~models.Q(name=""), name="comment_has_name_and_text"),
            models.CheckConstraint(condition=models.Q(score__range=(0, 1)), name="score_lies_between_0_and_1"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("pk")), name="comment_does_not_answer_itself"),
        ]
        indexes = [
            models.Index(fields=["edition", "state", "id"], name="comment_thread"),
            models.Index(fields=["-score", "id"], condition=models.Q(state="waiting"), name="comment_queue"),
        ]

    def __str__(self):
        return f"{self.name}: {self.text[:60]}"


class FlagQuerySet(models.QuerySet):
    def on(self, comment):
        return self.filter(comment=comment)


class Flag(models.Model):
    """A reader's objection to a comment, once a person."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="flags")
    sender = models.CharField(max_length=16)
    why = models.TextField(_("why"), max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("flag"), _("flags")
        constraints = [models.UniqueConstraint(fields=["comment", "sender"], name="one_flag_per_person")]

    def __str__(self):
        return self.why[:60]


class RulingQuerySet(models.QuerySet):
    def awaiting_reaction(self):
        return self.filter(reacted_at=None).order_by("pk")

    def mark_reacted(self, pk):
        """Whether it was this call that marked it: of two workers, one goes on."""
        return self.filter(pk=pk, reacted_at=None).update(reacted_at=timezone.now()) == 1

    def on(self, comment):
        return self.select_related("by").filter(comment=comment).order_by("pk")

    def by_person(self, user):
        return self.filter(by=user)

    def in_languages(self, codes):
        """Where `codes` is None: in all."""
        return self if codes is None else self.filter(comment__edition__language__in=codes)

    def newest_first(self):
        return self.select_related("comment__edition", "by").defer("comment__edition__body").order_by("-pk")


class Ruling(models.Model):
    """A moderator's decision on a comment: one row each, never edited (but for `reacted_at`, when its after-effects ran)."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="rulings")
    before = models.CharField(max_length=8, choices=Comment.State)
    after = models.CharField(max_length=8, choices=Comment.State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.TextField(_("why"), blank=True)
    at = models.DateTimeField(default=timezone.now)
    reacted_at = models.DateTimeField(null=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("ruling"), _("rulings")
        constraints = [
            models.CheckConstraint(condition=~models.Q(before=models.F("after")), name="ruling_changes_something"),
            models.CheckConstraint(condition=~models.Q(after="removed") | ~models.Q(why=""), name="removal_says_why"),
        ]
        indexes = [models.Index(fields=["id"], condition=models.Q(reacted_at=None), name="ruling_outbox")]

    def __str__(self):
        return f"{self.comment_id}: {self.before} → {self.after}"
