"""Who may carry what into which language. A view gets its object here or not at all; each rule is a row of docs/using/permissions.md."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from articles import access as stories
from articles.models import Draft, Edition, Opening, Revision
from newsroom.lib import languages
from newsroom.lib.roles import Role
from newsroom.lib.verdict import Verdict

from . import freshness
from .models import Assignment, Memory, offer
from .segments import split

MOST_OFFERS = 50
LOOK_AT = 200  # how many of the newest editions are looked at to find them; a story in five languages is five of them


@dataclass(frozen=True)
class Offer:
    """A story one could carry: the text to carry it from, and the languages it is still to be had in."""

    edition: Edition
    text: Edition | Revision
    languages: list[str]
    is_opened: bool = False

    @property
    def is_from_original(self) -> bool:
        return self.edition.is_original


# The rules, as verdicts


def may_translate_into(user, source_language: str, language: str) -> Verdict:
    """Whether this pair is theirs."""
    names = {"language": languages.own_name(language), "source": languages.own_name(source_language)}
    if user.standing.holds(Role.LANGUAGE_EDITOR, language):
        return Verdict.yes
    if not user.standing.holds(Role.TRANSLATOR, language):
        return Verdict(_("You are not appointed to translate into %(language)s. An admin can appoint you.") % names)
    if source_language not in user.standing.reads:
        return Verdict(_("You have not said that you read %(source)s. Add it to the languages you read, in your profile.") % names)
    return Verdict.yes


def may_carry(user, source: Edition, language: str) -> Verdict:
    """Whether they may work on this story in that language, whoever holds a claim on it now."""
    names = {"language": languages.own_name(language)}
    if language not in settings.NEWSROOM_LANGUAGES:
        return Verdict(_("This newsroom has no language “%(code)s”.") % {"code": language})
    if language in (source.language, source.article.original_language):
        return Verdict(_("This story was written in %(language)s, or you are reading it in %(language)s already.") % names)
    if not source.is_live and _opening(source, language) is None:
        return Verdict(_("This story is not live, and has not been opened to translators into %(language)s.") % names)
    target = Edition.objects.of(source.article).in_language(language).with_hand().first()
    if target and target.withdrawn_at:
        return Verdict(_("The translation into %(language)s was withdrawn. A language editor decides whether it comes back.") % names)
    if target and target.draft_in_hand and target.draft_in_hand.is_frozen and not _held_by(user, target):
        return Verdict(_("A translation into %(language)s lies with its editor. It is to be had again if it is returned and nobody goes on with it.") % names)
    return may_translate_into(user, source.language, language)


def _held_by(user, edition: Edition) -> bool:
    return Assignment.objects.standing().of(edition).held_by(user).exists()


def may_claim(user, source: Edition, language: str) -> Verdict:
    allowed = may_carry(user, source, language)
    if not allowed:
        return allowed
    held = Assignment.objects.standing().of_translation(source.article, language).for_desk().first()
    if held and held.translator_id != user.pk:
        return Verdict(_("%(name)s is translating this story already.") % {"name": held.translator.shown_name})
    return Verdict.yes


def may_type(user, draft: Draft) -> Verdict:
    """Write in a translation: its claim's holder, or who answers for it; a submitted one is frozen for its translator."""
    if draft.made_from_id is None:
        return Verdict(_("Nobody knows what this text was translated from, so it cannot be worked on block by block."))
    allowed = stories.may_edit(user, draft)
    if not allowed or stories.answers_for(user, draft.edition):
        return allowed
    held = claim_on(draft.edition)
    if held and held.translator_id != user.pk:
        return Verdict(_("%(name)s is translating this story now.") % {"name": held.translator.shown_name})
    return Verdict.yes


def may_submit(user, draft: Draft) -> Verdict:
    """Its translator, unless somebody else holds the claim by now; or who answers for it."""
    allowed = stories.may_submit(user, draft)
    if not allowed or stories.answers_for(user, draft.edition):
        return allowed
    return may_type(user, draft)


def may_end_claim(user, assignment: Assignment) -> Verdict:
    """Their own claim; or as a language editor of its language, or an editor of the story's original."""
    if assignment.translator_id == user.pk or user.standing.holds(Role.LANGUAGE_EDITOR, assignment.edition.language):
        return Verdict.yes
    if user.standing.holds(Role.EDITOR, assignment.edition.article.original_language):
        return Verdict.yes
    return Verdict(_("This is somebody else's claim. A language editor can take it back."))


# The fetches


def edition_to_carry(user, pk: int, language: str) -> Edition:
    """A text to translate from, live or opened to that language."""
    source = Edition.objects.with_hand().numbered(pk).first()
    if source is None or not user.standing.is_anyone:
        raise Http404
    if not source.is_live and not stories.may_know(user, source) and not _is_opened_to(user, source, language):
        raise Http404
    may_carry(user, source, language).or_forbid()
    return source


def _is_opened_to(user, source: Edition, language: str) -> bool:
    """Whether they are one of those a text was opened to: whoever may not translate the pair knows nothing of it."""
    return _opening(source, language) is not None and bool(may_translate_into(user, source.language, language))


def revision_to_carry(source: Edition, language: str) -> Revision:
    """What a translation is made from: what the standing translation was, else what is live, else what was opened.

    Only a re-base moves a published translation to a newer source (DESIGN section 2).
    """
    target = Edition.objects.of(source.article).in_language(language).select_related("live_revision__made_from").first()
    if target and target.live_revision and target.live_revision.made_from:
        return target.live_revision.made_from
    if source.is_live:
        assert source.live_revision, "what is published has its revision"
        return source.live_revision
    opening = _opening(source, language)
    assert opening, "edition_to_carry lets nothing else through"
    return opening.revision


def draft_to_see(user, pk: int) -> Draft:
    """A translation's draft, for its translator or who answers for it, whatever state it is in."""
    draft = stories.draft_to_read(user, pk)
    if draft.edition.is_original:
        raise Http404
    return draft


def draft_to_translate(user, pk: int) -> Draft:
    """One they may type in now."""
    draft = draft_to_see(user, pk)
    may_type(user, draft).or_forbid()
    return draft


def draft_to_move(user, pk: int, rule) -> Draft:
    """One they may move as `rule`, of articles.access, says."""
    draft = draft_to_see(user, pk)
    rule(user, draft).or_forbid()
    return draft


def assignment_to_end(user, pk: int) -> Assignment:
    assignment = Assignment.objects.unended().numbered(pk).for_desk().first()
    if assignment is None or not (stories.may_know(user, assignment.edition) or may_end_claim(user, assignment)):
        raise Http404
    may_end_claim(user, assignment).or_forbid()
    return assignment


def claim_on(edition: Edition) -> Assignment | None:
    return Assignment.objects.standing().of(edition).for_desk().first()


@dataclass(frozen=True)
class BeforeItAppears:
    """How the source of a translation stands, while it has not appeared: still open to its translators, or closed again;
    how many of its blocks say something else now than what the translation is made from."""

    is_open: bool
    behind: int = 0


def before_it_appears(draft: Draft) -> BeforeItAppears | None:
    """None where the source has appeared, or nobody knows what it is."""
    made_from = draft.made_from
    if made_from is None or made_from.edition.published_at is not None:
        return None
    opening = _opening(made_from.edition, draft.edition.language)
    if opening is None:
        return BeforeItAppears(is_open=False)
    if opening.revision_id == made_from.pk:
        return BeforeItAppears(is_open=True)
    moved = freshness.freshness(split(made_from.body), split(opening.revision.body))
    beside = sum(getattr(made_from, name) != getattr(opening.revision, name) for name in ("headline", "summary"))
    return BeforeItAppears(is_open=True, behind=len(moved.behind) + len(moved.gone) + beside)


# The lists


def may_strike(user, row: Memory) -> Verdict:
    """Take a sentence out of the memory: whoever answers for translations into its language."""
    if user.standing.holds(Role.LANGUAGE_EDITOR, row.language):
        return Verdict.yes
    return Verdict(_("An editor of %(language)s strikes what is offered there.") % {"language": languages.own_name(row.language)})


def memory_to_strike(user, pk: int) -> Memory:
    row = Memory.objects.living().numbered(pk).first()
    if row is None:
        raise Http404
    may_strike(user, row).or_forbid()
    return row


def languages_into(user) -> list[str]:
    """Codes this person may translate into, in the registry's order."""
    held = user.standing
    return [code for code in settings.NEWSROOM_LANGUAGES if held.holds(Role.TRANSLATOR, code) or held.holds(Role.LANGUAGE_EDITOR, code)]


def claims_of(user):
    """Claims this person holds, what ends first first; each with its edition, story and draft."""
    return Assignment.objects.standing().held_by(user).for_desk().select_related("edition__draft__made_from__edition")


def claimable(user) -> list[Offer]:
    """Stories for this person's pairs that nobody has or is at: from originals first, newest first, at most 50."""
    targets, reads = languages_into(user), sorted(user.standing.reads)
    if not targets or not reads:
        return []
    sources: dict[int, Edition] = {}
    for edition in offer.editions_still_to_carry(reads, targets)[:LOOK_AT]:
        known = sources.setdefault(edition.article_id, edition)
        if edition.is_original and not known.is_original:
            sources[edition.article_id] = edition
    gone = _gone(sources, targets)
    offers = [Offer(edition, edition, _left(user, edition.language, targets, gone[pk])) for pk, edition in sources.items()]
    offers = _opened(user, reads, targets) + sorted(offers, key=_from_original_then_newest)
    return [one for one in offers if one.languages][:MOST_OFFERS]


def to_review(user) -> list[Draft]:
    """Translations that lie with this person to be read and published."""
    return [draft for draft in stories.drafts_to_review(user) if not draft.edition.is_original]


def _from_original_then_newest(one: Offer) -> tuple[bool, float]:
    assert one.edition.published_at, "what is live was published"
    return not one.is_from_original, -one.edition.published_at.timestamp()


def _opened(user, reads: list[str], targets: list[str]) -> list[Offer]:
    openings = defaultdict(list)
    for opening in offer.openings_to(reads, targets)[:LOOK_AT]:
        openings[opening.revision].append(opening.language)
    gone = _gone({revision.edition.article_id for revision in openings}, targets)
    return [
        Offer(revision.edition, revision, _left(user, revision.edition.language, codes, gone[revision.edition.article_id]), is_opened=True)
        for revision, codes in openings.items()
        if not revision.edition.is_live
    ]


def _gone(articles, targets: list[str]) -> dict[int, set[str]]:
    gone = defaultdict(set)
    for article, language in offer.editions_not_to_be_had(list(articles), targets):
        gone[article].add(language)
    return gone


def _left(user, source_language: str, targets: list[str], gone: set[str]) -> list[str]:
    return [code for code in targets if code != source_language and code not in gone and may_translate_into(user, source_language, code)]


def _opening(source: Edition, language: str) -> Opening | None:
    openings = Opening.objects.open().to(language).of_article(source.article_id).select_related("revision")
    return next((opening for opening in openings if opening.revision.edition_id == source.pk), None)
