"""What a text was: told in order, compared, named, and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import cldr, languages, plaintext, richtext
from newsroom.lib.compare import Comparison, compare

from . import revisions
from .models import Draft, Edition, Revision, Transition

LONGEST_NAME = 120


class NameRefused(Exception):
    """A revision cannot be called that. The message says how to mend it."""


class NoLongerInHand(Exception):
    """The draft over which something should have been brought back went out in the meantime."""

    def __init__(self):
        super().__init__(_("The draft you saw has gone out since, or was put away. Look at the history again before you restore."))


@dataclass(frozen=True)
class Moment:
    """One line of the history: something was saved, or something was decided."""

    order: tuple[datetime, int, int]  # what was saved at the moment of a decision was saved first
    revision: Revision | None = None
    move: Transition | None = None
    previous: Revision | None = None  # what stood before that revision


@dataclass(frozen=True)
class Since:
    """What others made of a text since somebody saved it."""

    edition: Edition
    mine: Revision
    theirs: Revision | Draft
    names: str

    @property
    def to(self) -> str:
        """How the address of the comparison names it."""
        return "draft" if isinstance(self.theirs, Draft) else str(self.theirs.pk)

    @cached_property
    def comparison(self) -> Comparison:
        return compared(self.edition, self.mine.words, self.theirs.words)


def timeline(edition: Edition) -> list[Moment]:
    """Everything that was saved and decided, newest first; each revision with the text it followed."""
    saved = list(Revision.objects.of(edition).for_history())
    stood = [revision for revision in saved if not revision.aside]
    moments = [Moment((move.at, 1, move.pk), move=move) for move in Transition.objects.of(edition).select_related("by")]
    for revision in saved:
        previous = next((one for one in stood if one.number < revision.number), None)
        moments.append(Moment((revision.at, 0, revision.pk), revision=revision, previous=previous))
    return sorted(moments, key=lambda moment: moment.order, reverse=True)


def compared(edition: Edition, before: Mapping[str, str], after: Mapping[str, str]) -> Comparison:
    return compare(before, after, edition.language, _headlines(edition.language, before, after))


def _headlines(language: str, *texts: Mapping[str, str]) -> dict[int, str]:
    """Of the live stories that texts lead to: in that language, else as they were written."""
    numbers = set[int]().union(*(richtext.stories(words["body"]) for words in texts))
    live = Edition.objects.live().of_any(numbers)
    found = dict(live.originals().values_list("article_id", "headline"))
    return found | dict(live.in_language(language).values_list("article_id", "headline"))


def name(revision: Revision, text: str) -> None:
    """Call a revision something, or nothing: its name is all that ever changes of it."""
    text = plaintext.tidy(text)
    if len(text) > LONGEST_NAME:
        raise NameRefused(_("This name has %(length)d letters; %(number)d is the most.") % {"length": len(text), "number": LONGEST_NAME})
    revision.name = text
    revision.save(update_fields=["name"])


@transaction.atomic
def restore(revision: Revision, *, by, version: int | None) -> Draft:
    """Make what a revision says the text in hand, and keep that as a new revision; what stood is kept before.

    `version` is that of the draft which was seen, None where there was none: then a draft is begun. Raises
    revisions.Stale and NoLongerInHand.
    """
    edition = revision.edition
    draft = Draft.objects.of(edition).first()
    if draft is None and version is not None:
        raise NoLongerInHand
    if draft is None:
        draft = revisions.begin_edition(edition.article, language=edition.language, by=by)
    elif version != draft.version:
        raise revisions.Stale(draft, revision.words)
    else:
        _keep_what_stands(draft)
    draft = revisions.write(draft, revision.words, by=by, version=draft.version, made_from=revision.made_from)
    revisions.keep(draft, by=by, name=_("As it was in revision %(number)d") % {"number": revision.number})
    return draft


def _keep_what_stands(draft: Draft) -> None:
    """Words that were typed and never kept would be lost otherwise."""
    last = Revision.objects.of(draft.edition).stood().newest_first().first()
    if last is None or last.words != draft.words:
        revisions.keep(draft, by=draft.touched_by)


def changed_since(user, draft: Draft) -> Since | None:
    """What others have made of a text since this person last saved it; None where nobody has, or it says the same again."""
    saved = Revision.objects.of(draft.edition).stood()
    mine = saved.by_person(user).newest_first().first()
    if mine is None:
        return None
    others = list(saved.after(mine).not_by(user).newest_first().select_related("by"))
    is_in_others_hands = draft.touched_by_id != user.pk
    theirs = draft if is_in_others_hands else next(iter(others), None)
    if theirs is None or theirs.words == mine.words:
        return None
    people = [revision.by for revision in others] + ([draft.touched_by] if is_in_others_hands else [])
    return Since(draft.edition, mine, theirs, _named(people))


def _named(people) -> str:
    """Names in the order in which they wrote, each once and each kept in its own direction."""
    names = dict.fromkeys(person.shown_name for person in people if person)
    return cldr.listed([f"\u2068{name}\u2069" for name in names], get_language() or languages.DEFAULT) or _("Somebody")
