"""Where a story is filed and who is named for it. What is live is listed anew, and its pages are told."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from . import gate
from .listings import relist
from .models import Article, Contributor, Credit, Edition, Tag, Transition
from .workflow import NotReady

PLAIN = ("section_id", "lead_image_id", "lead_link", "comment_policy", "sensitive", "is_coverage", "planned_for")
Deed = Transition.Deed
LABELS = ("topics", "places", "tags")


@transaction.atomic
def file(edition: Edition, facts: dict, *, by) -> bool:
    """Set those of an article's facts that are named, and who is named on this edition; whether any changed.

    `credits` are {role: bylines}, `bylines` the authors alone. Labels and bylines are given as keys. Every live edition of the story is listed anew and leaves a Transition from
    published to published, so that what follows a publication follows this, too. Raises workflow.NotReady where
    readers would see a story in no section, or a picture without its credit.
    """
    article = Article.objects.select_for_update().get(pk=edition.article_id)
    changed = _set_plain(article, facts) | _set_labels(article, facts)
    credits = facts.get("credits", {}) | ({Credit.Role.AUTHOR: facts["bylines"]} if "bylines" in facts else {})
    renamed = [role for role, bylines in credits.items() if _name(edition, role, bylines)]
    if not changed and not renamed:
        return False
    edition.article = article
    live_editions = list(Edition.objects.of(article).live())
    if live_editions and (lacks := [*gate.section(article), *gate.lead_picture(article)]):
        raise NotReady(lacks)
    for live in live_editions:
        if changed or live.pk == edition.pk:
            relist(live)
            _tell(live, by, Deed.FILED if changed else Deed.NAMED)
    return True


@transaction.atomic
def plan(edition: Edition, day: date | None, *, seen: date | None) -> bool:
    """Set the day a story is planned for; whether it was still the one that was `seen`. Nothing is published, and no reader sees it."""
    article = Article.objects.select_for_update().get(pk=edition.article_id)
    if article.planned_for != seen:
        return article.planned_for == day
    article.planned_for = day
    article.save(update_fields=["planned_for"])
    return True


def _set_plain(article: Article, facts: dict) -> bool:
    new = {name: facts[name] for name in PLAIN if name in facts and facts[name] != getattr(article, name)}
    for name, value in new.items():
        setattr(article, name, value)
    if new:
        article.save(update_fields=list(new))
    return bool(new)


def _set_labels(article: Article, facts: dict) -> bool:
    changed = False
    for name in LABELS:
        if name not in facts:
            continue
        labels, wanted = getattr(article, name), set(facts[name])
        if set(labels.values_list("pk", flat=True)) != wanted:
            # tags go in as objects: taggit would look names up in whatever language is active
            labels.set(Tag.objects.numbered(wanted) if name == "tags" else wanted)
            changed = True
    return changed


def _name(edition: Edition, role: str, bylines: list[int]) -> bool:
    """Those whom readers see named on an edition in a role become exactly these, in this order; who is hidden stays where they were."""
    standing = edition.credits.as_role(role).showing()
    if list(standing.order_by("position", "pk").values_list("contributor_id", flat=True)) == list(bylines):
        return False
    standing.delete()
    Credit.objects.bulk_create(
        Credit(edition=edition, contributor=contributor, role=role, position=bylines.index(contributor.pk))
        for contributor in Contributor.objects.showing().numbered(bylines)
    )
    return True


def _tell(edition: Edition, by, deed: str) -> None:
    state = Transition.State.PUBLISHED
    Transition.objects.create(edition=edition, before=state, after=state, by=by, at=timezone.now(), deed=deed)
