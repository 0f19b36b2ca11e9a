"""Questions about editions that also ask who holds a claim on them, and what the memory knows."""

from django.db import models
from django.db.models.functions import Coalesce

from articles.models import Draft, Edition, Opening

from .assignment import Assignment
from .memory import Memory

# Whoever carried it, it is decided about now.
_WITH_AN_EDITOR = models.Q(draft__status__in=[Draft.Status.SUBMITTED, Draft.Status.APPROVED])


def editions_still_to_carry(reads, targets):
    """Live editions in one of `reads`, newest first, whose story is still to be had in one of `targets`, or more."""
    held = Assignment.objects.unended().filter(edition=models.OuterRef("pk"))
    is_original = models.Q(language=models.F("article__original_language"))
    taken = Edition.objects.in_languages(targets).filter(article=models.OuterRef("article")).filter(
        models.Exists(held) | models.Q(published_at__isnull=False) | _WITH_AN_EDITOR | is_original
    )
    number = taken.order_by().values("article").annotate(number=models.Count("pk")).values("number")
    return (
        Edition.objects.live().in_languages(reads)
        .annotate(taken=Coalesce(models.Subquery(number), 0))
        .filter(taken__lt=len(targets))
        .select_related("article").defer("body", "lead_caption", "withdrawn_because")
        .newest_first()
    )


def editions_not_to_be_had(articles, targets):
    """Rows of (article, language) that are published, claimed, with an editor, or what the story was written in."""
    held = Assignment.objects.unended().filter(edition=models.OuterRef("pk"))
    is_original = models.Q(language=models.F("article__original_language"))
    return (
        Edition.objects.of_any(articles).in_languages(targets)
        .filter(models.Exists(held) | models.Q(published_at__isnull=False) | _WITH_AN_EDITOR | is_original)
        .values_list("article_id", "language")
    )


def openings_to(reads, targets):
    """Texts in one of `reads` that are opened, before they appear, to one of `targets`."""
    return Opening.objects.open().filter(language__in=targets, revision__edition__language__in=reads).select_related("revision__edition__article")


def editions_not_learnt():
    """The keys of live texts of which the memory knows nothing: from before there was one, or from a crash."""
    known = Memory.objects.filter(edition=models.OuterRef("pk"))
    return Edition.objects.live().filter(~models.Exists(known)).order_by("pk").values_list("pk", flat=True)
