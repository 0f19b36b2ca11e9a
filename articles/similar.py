"""Who else wrote about this lately: stories of the same places or topics that use the same uncommon words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

import regex
from django.urls import reverse
from django.utils import timezone

from newsroom.lib import languages
from newsroom.lib.search import tokens

from . import access
from .models import Draft, Edition, Listing, Transition
from .models.words import Words
from .workflow import state_of

DAYS = 14
ROWS = 200  # the newest that may be like it, live and in hand
COMPARED = 100  # the newest others, by which a common word is known: each costs a third of a millisecond
MOST = 3
# Alike are two texts that share at least four uncommon words, and at least a quarter of those of the shorter one. A word
# is uncommon that stands in at most three, or one in twenty, of the newest other stories in the draft's language. Among the
# demonstration's 120 pairs of stories none are alike by this; with three words and a fifth, one pair was, wrongly.
SHARED, SHARE = 4, 0.25
UNCOMMON, UNCOMMON_SHARE = 3, 0.05
# Of alphabets: articles, prepositions. Where a letter is a syllable or a word, short words mean something.
_SMALL_WORD = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]{1,3}|[\p{Arabic}\p{Hebrew}]{1,2}")
# Arabic writes "the", "and the", "with the" in one with the word.
_ARTICLE = regex.compile(r"^(?:[وفبك]?ال|لل)(?=\p{Arabic}{3})")


@dataclass(frozen=True)
class Hint:
    """A story like this one, in the language in which that shows. `state` is "published", or that of its draft."""

    headline: str
    language: str
    state: str
    state_name: str
    at: datetime
    url: str

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def is_public(self) -> bool:
        """Everybody may read it; else those who write or edit it."""
        return self.state == Transition.State.PUBLISHED


def stories(draft: Draft, user) -> list[Hint]:
    """At most three, newest first: of what the public reads, and of what this person may know. A constant number of queries."""
    article = draft.edition.article
    labels = {"topics": list(article.topics.values_list("pk", flat=True)), "places": list(article.places.values_list("pk", flat=True))}
    said = _words(draft, draft.edition.language)
    if not said or not any(labels.values()):
        return []
    since = timezone.now() - timedelta(days=DAYS)
    live = Edition.objects.live().listed_in(Listing.objects.since(since, **labels)).newest_first()
    in_hand = access.editions_known_to(user).in_hand().unpublished().touched_since(since).filed_with(**labels)
    others = [edition for rows in (live, in_hand) for edition in rows.of_other_stories(article).without_writer(user).for_hints()[:ROWS]]
    common = _common(draft, besides={edition.article_id for edition in others})
    alike = [edition for edition in others if are_alike(said - common, _words(_text(edition), edition.language) - common)]
    one_each = {edition.article_id: edition for edition in sorted(alike, key=lambda edition: edition.language == draft.edition.language)}
    return sorted(map(_hint, one_each.values()), key=lambda hint: hint.at, reverse=True)[:MOST]


def are_alike(some: set[str], others: set[str]) -> bool:
    """Whether two texts share enough of their uncommon words."""
    shared = len(some & others)
    return shared >= SHARED and shared >= SHARE * min(len(some), len(others))


def _common(draft: Draft, *, besides: set[int]) -> set[str]:
    """The words of many other stories in the draft's language: they say nothing of any one of them.

    Stories that may be like it do not count: what everybody writes about this week is no common word.
    """
    language = draft.edition.language
    newest = [edition for edition in Edition.objects.live().in_language(language).newest_first().for_hints()[:COMPARED] if edition.article_id not in besides]
    stories_with = Counter(token for edition in newest for token in _words(edition, language))
    return {token for token, count in stories_with.items() if count > max(UNCOMMON, UNCOMMON_SHARE * len(newest))}


def _words(text: Words, language: str) -> set[str]:
    return {_ARTICLE.sub("", token) for token in tokens(f"{text.headline} {text.summary}", language) if not _SMALL_WORD.fullmatch(token)}


def _text(edition: Edition) -> Words:
    """What of it there is to read: the published words, or the draft's."""
    return edition.draft if edition.published_at is None else edition


def _hint(edition: Edition) -> Hint:
    at = edition.published_at
    if at is None:
        draft = edition.draft
        state = Transition.State(state_of(draft))
        return Hint(draft.headline, edition.language, state.value, str(state.label), draft.touched_at, reverse("stories:edition", args=[edition.pk]))
    state = Transition.State.PUBLISHED
    return Hint(edition.headline, edition.language, state.value, str(state.label), at, edition.get_absolute_url())
