"""Who has a text open, and when they last wrote in it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

SEEN = timedelta(seconds=150)  # an open page says every ten seconds that it is; in the background, browsers let it once a minute
WRITING = timedelta(minutes=2)  # someone who has not written for this long is not writing


class PresenceQuerySet(models.QuerySet):
    def at(self, draft):
        return self.filter(draft=draft)

    def of_tab(self, tab):
        return self.filter(tab=tab)

    def but(self, tab):
        return self.exclude(tab=tab)

    def here(self):
        """Whose page was heard of just now."""
        return self.filter(seen_at__gte=timezone.now() - SEEN)

    def by_person(self, user):
        return self.filter(user=user)

    def mark_taken(self, by):
        return self.update(taken_by=by)

    def long_gone(self):
        return self.filter(seen_at__lt=timezone.now() - 4 * SEEN)

    def with_people(self):
        return self.select_related("user", "taken_by").order_by("-edited_at", "pk")


class Presence(models.Model):
    """One open page of the desk that shows a draft. `tab` is the page's own name for itself: a person may have two.

    `wrote` is the draft's version after this page's last write, `counted` the number the page gave that write: with the
    two, a page whose answer was lost on the way is not taken for a stranger, and a late copy of its request for news.
    """

    draft = models.ForeignKey("articles.Draft", models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tab = models.CharField(max_length=24)
    seen_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    wrote = models.PositiveIntegerField(null=True)
    counted = models.PositiveIntegerField(default=0)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", help_text="Who took the text over from this page.")

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "user", "tab"], name="one_presence_per_page")]

    def __str__(self):
        return f"{self.user} at {self.draft}"

    @property
    def is_writing(self) -> bool:
        return self.edited_at is not None and self.taken_by_id is None and self.edited_at >= timezone.now() - WRITING
