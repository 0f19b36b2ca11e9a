"""Who is named on a translation. Each function may be called twice and does nothing the second time."""

from articles.access import bylines_of
from articles.models import Credit, Edition

CARRIED = (Credit.Role.AUTHOR, Credit.Role.PHOTOGRAPHER)
AFTER_THE_AUTHORS = 100


def carry_authors(edition: Edition) -> None:
    """Those who wrote the original are named on its translation, in their order."""
    if any(Credit.objects.of(edition).as_role(role).exists() for role in CARRIED):
        return
    original = Edition.objects.of(edition.article).originals().first()
    for role in CARRIED if original else ():
        for credit in Credit.objects.of(original).as_role(role):
            Credit.objects.get_or_create(edition=edition, contributor_id=credit.contributor_id, role=role, defaults={"position": credit.position})


def name_translator(edition: Edition, translator) -> None:
    """The first of the translator's own bylines; somebody who has none stays unnamed."""
    byline = bylines_of(translator).first()
    if byline:
        Credit.objects.get_or_create(
            edition=edition, contributor=byline, role=Credit.Role.TRANSLATOR, defaults={"position": AFTER_THE_AUTHORS}
        )
