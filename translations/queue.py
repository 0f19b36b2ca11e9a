"""What needs a translator now, as their queue shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import cached_property

from articles.models import Article, Draft, Edition, Transition
from articles.models.words import Words
from newsroom.lib import languages, plaintext

from . import access, workbench
from .models import Assignment

# A guess until we know what people here really take: a volunteer carries a page of 500 words in about an hour.
WORDS_A_MINUTE, CHARACTERS_A_MINUTE = 8, 14


@dataclass(frozen=True)
class Text:
    """A text as a row of the queue names it: headline, language, length."""

    words: Words
    language: str

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def language_name(self) -> str:
        return languages.own_name(self.language)

    @cached_property
    def length(self) -> int:
        """In words, or in characters where the language does not set words apart."""
        said = " ".join([self.words.headline, self.words.summary, plaintext.plain(self.words.body)])
        return plaintext.word_count(said, self.language)

    @property
    def is_counted_in_words(self) -> bool:
        return self.language not in languages.LANGUAGES or languages.get(self.language).spaced

    @property
    def minutes(self) -> int:
        """To the next five."""
        pace = WORDS_A_MINUTE if self.is_counted_in_words else CHARACTERS_A_MINUTE
        return max(5, -(-self.length // pace // 5) * 5)


@dataclass(frozen=True)
class Held:
    """A claim of theirs: how far it is, and what an editor said when it came back."""

    assignment: Assignment
    draft: Draft | None
    source: Text | None
    target: Text
    progress: workbench.Progress | None
    returned: Transition | None
    before: access.BeforeItAppears | None = None

    @property
    def order(self) -> tuple:
        """Returned first, then what is half done, then what waits to be begun; what lies with an editor last."""
        is_frozen = self.draft is None or self.draft.is_frozen
        return (is_frozen, self.returned is None, not (self.progress and self.progress.is_begun), self.assignment.ends_at)


def held_by(user) -> list[Held]:
    return sorted((_held(assignment) for assignment in access.claims_of(user)), key=lambda held: held.order)


def offers(user) -> list[tuple[access.Offer, Text, list[Text]]]:
    """Each offer with its text, and one for each language it may be carried into."""
    return [(offer, Text(offer.text, offer.edition.language), into(offer)) for offer in access.claimable(user)]


def into(offer: access.Offer) -> list[Text]:
    return [Text(offer.text, code) for code in offer.languages]


def _held(assignment: Assignment) -> Held:
    edition: Edition = assignment.edition
    draft = edition.draft_in_hand
    target = Text(draft or edition, edition.language)
    if draft is None or draft.made_from is None:
        return Held(assignment, draft, None, target, None, None)
    draft.edition = edition
    returned = None
    if draft.status == Draft.Status.RETURNED:
        returned = Transition.objects.of(edition).into(Transition.State.RETURNED).newest_first().first()
    progress = workbench.progress(draft, workbench.rows_of(draft))
    return Held(assignment, draft, Text(draft.made_from, draft.made_from.edition.language), target, progress, returned, access.before_it_appears(draft))


def under_way(article: Article) -> dict[str, dict]:
    """By language, who carries a story and how far they are, and whether its original says something else by now."""
    drafts = Draft.objects.of_article(article).of_translations().with_source()
    claims = {assignment.edition_id: assignment for assignment in Assignment.objects.standing().of_any([draft.edition_id for draft in drafts]).for_desk()}
    return {draft.edition.language: _told(draft, claims.get(draft.edition_id)) for draft in drafts}


def _told(draft: Draft, claim: Assignment | None) -> dict:
    progress = workbench.progress(draft, workbench.rows_of(draft)) if draft.made_from and not draft.is_frozen else None
    before = access.before_it_appears(draft)
    return {"name": claim.translator.shown_name if claim else "", "progress": progress.sentence if progress else "", "is_behind": bool(before and before.behind)}
