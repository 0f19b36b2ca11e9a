"""Who may do what with a comment. A view gets its edition or comment here or not at all."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from articles.models import Edition
from newsroom.lib import languages
from newsroom.lib.roles import Role, Standing
from newsroom.lib.verdict import Verdict

from .models import Comment, Ruling

# Readers


def edition_to_answer(lang: str, year: str, month: str, day: str, slug: str) -> Edition:
    """The live edition at an address; whether one may comment there is `may_comment`'s to say."""
    try:
        published = date(int(year), int(month), int(day))
    except ValueError:
        raise Http404 from None
    edition = Edition.objects.live().at(lang, published, slug).select_related("article__section").first()
    if edition is None:
        raise Http404
    return edition


def may_comment(edition: Edition) -> Verdict:
    policy = edition.article.comments_are
    if policy == "off":
        return Verdict(_("This story takes no comments."))
    if policy == "closed":
        return Verdict(_("Comments on this story are closed. What was said stays."))
    return Verdict.yes


def comment_to_answer(edition: Edition, key: str) -> Comment | None:
    """A comment that stands under this edition for all to see; None where there is none of that key."""
    return Comment.objects.of(edition).shown().with_key(key).first()


def own_comment(edition: Edition, key: str) -> Comment:
    """What its writer, who holds a token, may see in any state."""
    comment = Comment.objects.of(edition).with_key(key).first()
    if comment is None:
        raise Http404
    return comment


# Moderators


def may_moderate(user, language: str | None = None) -> Verdict:
    """In a language; where none is given, in any. Nobody at all may ask, too: the desk's sign-in page does."""
    standing = getattr(user, "standing", Standing())
    if language is None:
        allowed, sentence = standing.holds_anywhere(Role.MODERATOR), _("You are not appointed to moderate. An admin can appoint you.")
    else:
        allowed = standing.holds(Role.MODERATOR, language)
        sentence = _("You are not appointed to moderate in %(language)s. An admin can appoint you.") % {"language": languages.own_name(language)}
    return Verdict.yes if allowed else Verdict(sentence)


def comment_to_rule(user, pk: int) -> Comment:
    """One of another language answers like one that does not exist."""
    comment = Comment.objects.with_context().numbered(pk).first()
    if comment is None or not may_moderate(user, comment.edition.language):
        raise Http404
    return comment


def queue(user):
    """What waits for this person, the worst first."""
    may_moderate(user).or_forbid()
    return Comment.objects.waiting().in_languages(user.standing.languages(Role.MODERATOR)).worst_first()


def comments_of(user):
    """All comments that this person moderates, the newest first."""
    return Comment.objects.in_languages(user.standing.languages(Role.MODERATOR)).with_context().newest_first()


def log(user):
    """The rulings on comments of this person's languages, the newest first."""
    may_moderate(user).or_forbid()
    return Ruling.objects.in_languages(user.standing.languages(Role.MODERATOR)).newest_first()
