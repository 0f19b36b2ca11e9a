"""A story's page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.models import CommentPolicy, Edition
from comments import stamps, threads
from comments.forms import CommentForm
from newsroom.lib import cldr, languages

from . import addresses, composition, labels, linked_data, switcher
from .cards import Head
from .frame import Frame, show, spoken_here
from .gone import withdrawn


@require_safe
def story(request, lang, year, month, day, slug):
    """The edition at an address. The slug alone finds it; any other spelling of the address leads to the one that counts."""
    edition = edition_called(lang, slug)
    address = edition.get_absolute_url()
    if redirect := addresses.elsewhere(request, address):
        return redirect
    names = labels.of(lang)
    existing = composition.around(edition)
    if not edition.is_live:
        return withdrawn(request, edition, existing.get(edition.article_id, {}))
    told = composition.compose(edition, existing, names)
    head = _head(edition, told, existing[edition.article_id], address)
    context = {"story": told, "head": head, "notices": names.notices, "conversation": conversation(edition, names, address)}
    return show(request, "public/story.html", context, frame=Frame(lang, section=edition.article.section_id or 0))


def edition_called(lang: str, slug: str) -> Edition:
    """The edition of that address: live, or withdrawn. One that is not published yet is not there at all."""
    spoken_here(lang)
    edition = Edition.objects.in_language(lang).with_slug(slug).once_published().for_page().first()
    if edition is None or not (edition.is_live or edition.withdrawn_at):
        raise Http404
    return edition


@dataclass(frozen=True)
class Conversation:
    """The comments under a story; `form` is None where nothing more may be said."""

    title: str
    comments: list
    action: str
    form: CommentForm | None = None
    stamp: str = ""


def conversation(edition: Edition, names: labels.Labels, address: str) -> Conversation | None:
    """None where comments are off. The page is the same for all readers, and kept: it asks nobody who they are."""
    policy = edition.article.comment_policy or names.policies.get(edition.article.section_id or 0, CommentPolicy.MODERATED)
    if policy == CommentPolicy.OFF:
        return None
    there = threads.of(edition)
    number = threads.count(there)
    title = ngettext("%(number)s comment", "%(number)s comments", number) % {"number": cldr.number(number, edition.language)}
    action = f"{address}comments/"
    if policy == CommentPolicy.CLOSED:
        return Conversation(title, there, action)
    return Conversation(title, there, action, CommentForm(edition), stamps.stamp(edition))


def _head(edition: Edition, told, editions: dict[str, switcher.Address], address: str) -> Head:
    return Head(
        title=edition.headline,
        description=edition.summary,
        canonical=addresses.whole(address),
        locale=str(languages.get(edition.language).locale),
        kind="article",
        alternates=switcher.alternates(editions),
        feed=addresses.whole(addresses.feed(edition.language)),
        picture=told.lead if told.lead and not told.lead.is_withheld else None,
        linked_data=linked_data.news_article(edition, told, editions),
    )
