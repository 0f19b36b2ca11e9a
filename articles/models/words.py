"""The words of an edition, in the three places where they stand: in hand, kept, and published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# What a text consists of. Publishing copies exactly these, from draft to revision to edition.
WORDS = ("headline", "summary", "body", "lead_caption", "lead_alt")


class Words(models.Model):
    """A text in one language: headline, summary, body, and the words at its lead picture."""

    headline = models.CharField(_("headline"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences. Lists, feeds and searches show them."))
    lead_caption = models.TextField(
        _("caption of the lead picture"), blank=True, help_text=_("Here, in this story. Left empty, the picture's own caption is shown.")
    )
    lead_alt = models.TextField(
        _("alternative text of the lead picture"),
        blank=True,
        help_text=_("What the picture shows, for those who do not see it. Left empty, the picture's own is used."),
    )
    body = models.TextField(_("text"), blank=True)

    class Meta:
        abstract = True

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}
