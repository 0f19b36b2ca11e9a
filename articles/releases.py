"""The only place where a person makes, changes or ends a release. What goes out at its hour is workflow.publish_due's to say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib import languages

from . import hours, openings
from .models import Article, Draft, Edition, Opening, Release, Transition
from .workflow import NotReady, state_of

State = Transition.State


class Overtaken(Exception):
    """Somebody has made, changed or ended the release since the page was opened. `release` is what stands now, if any."""

    def __init__(self, release: Release | None):
        self.release = release
        sentence = _("Somebody has ended this release since you opened the page. Look again, then decide.")
        if release:
            name = release.made_by.shown_name if release.made_by else _("somebody")
            sentence = _("%(name)s has changed the release since you opened the page. Look again, then decide.") % {"name": name}
        super().__init__(sentence)


@transaction.atomic
def make(article: Article, *, hour: datetime, codes: Collection[str], by, seen: int | None) -> Release:
    """The release of a story, made or changed: the old one ends, a new one says who decided what.

    `seen` is the key of the release that was shown, None where there was none. Raises Overtaken, NotReady.
    """
    article, standing = _locked(article, seen)
    if not codes:
        raise NotReady([_("Choose at least one language.")])
    if hour <= timezone.now() and not (standing and standing.goes_out_at == hour):
        raise NotReady([_("The hour has passed. Choose one that is still to come.")])
    out = set(Edition.objects.of(article).once_published().in_languages(codes).spoken())
    if fresh_out := out - set(standing.languages if standing else ()):
        names = ", ".join(languages.own_name(code) for code in sorted(fresh_out))
        raise NotReady([_("Already out, so it cannot go out with the others: %(languages)s.") % {"languages": names}])
    wanted = [code for code in languages.CODES if code in codes]
    if standing and (standing.goes_out_at, standing.languages) == (hour, wanted):
        return standing
    Release.objects.of(article).end()
    return Release.objects.create(article=article, goes_out_at=hour, languages=wanted, made_by=by)


@transaction.atomic
def end(article: Article, *, seen: int | None) -> None:
    """Nothing goes out together any more; what is approved stays approved. Raises Overtaken."""
    _locked(article, seen)
    Release.objects.of(article).end()


def _locked(article: Article, seen: int | None) -> tuple[Article, Release | None]:
    article = Article.objects.select_for_update().get(pk=article.pk)
    standing = open_of(article)
    if (standing.pk if standing else None) != seen:
        raise Overtaken(standing)
    return article, standing


def open_of(article: Article) -> Release | None:
    return Release.objects.open().of(article).with_maker().first()


@dataclass(frozen=True)
class Going:
    """What a release means for one text that is not out yet."""

    release: Release
    has_gone: bool
    waits_for_original: bool

    @property
    def hour_told(self) -> str:
        """By the outlet's clock."""
        return hours.told(self.release.goes_out_at)

    @property
    def at_once(self) -> bool:
        """Its release has gone: approved, it is out in the same moment."""
        return self.has_gone and not self.waits_for_original


def of_edition(edition: Edition) -> Going | None:
    """The release this text goes out with; None where it has none, is out already, or has an hour of its own."""
    if edition.published_at is not None or (edition.draft_in_hand and edition.draft_in_hand.goes_out_at):
        return None
    release = open_of(edition.article)
    if release is None or edition.language not in release.languages:
        return None
    waits = not edition.is_original and not Edition.objects.of(edition.article_id).originals().once_published().exists()
    return Going(release, release.goes_out_at <= timezone.now(), waits)


@dataclass(frozen=True)
class Carrying:
    """Who has a translation in hand, how far they are, and whether the original says something else by now."""

    name: str = ""
    progress: str = ""
    is_behind: bool = False


# How a language stands, where no state of a text says it
NOBODY, CLAIMED = "nobody", "claimed"
WORDS: dict[str, str | Promise] = {
    NOBODY: gettext_lazy("nobody has it yet"), CLAIMED: gettext_lazy("being translated"), State.PUBLISHED: gettext_lazy("live"),
}


@dataclass(frozen=True)
class Row:
    """One language of a story, as those who put them together need to see it."""

    language: str
    edition: Edition | None
    draft: Draft | None
    opening: Opening | None
    carrying: Carrying | None
    is_original: bool
    is_in: bool

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def state(self) -> str:
        """A word for the mark: a state of the text, or that nobody has it, or that somebody has just claimed it."""
        if self.edition and self.edition.withdrawn_at:
            return State.WITHDRAWN
        if self.edition and self.edition.published_at:
            return State.PUBLISHED
        if self.draft is None:
            return NOBODY
        state = state_of(self.draft)
        if self.is_original or state not in (State.WRITING, State.RETURNED):
            return state
        if state == State.RETURNED:
            return state
        return CLAIMED if self.carrying and self.carrying.name else NOBODY

    @property
    def word(self) -> str | Promise:
        return WORDS[self.state] if self.state in WORDS else State(self.state).label

    @property
    def is_out(self) -> bool:
        return self.state in (State.PUBLISHED, State.WITHDRAWN)

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to say about it."""
        return self.is_original or self.is_in or self.is_out or self.opening is not None or self.draft is not None

    @property
    def may_be_closed(self) -> bool:
        """Whether it is open, and nothing has been handed in yet that closing could not undo."""
        return self.opening is not None and self.state in (NOBODY, CLAIMED, State.RETURNED)

    @property
    def is_ready(self) -> bool:
        return self.state in (State.APPROVED, State.SCHEDULED)


def rows(edition: Edition, release: Release | None) -> list[Row]:
    """Every language this newsroom offers, the original first, then those with something to see, then the others."""
    article = edition.article
    editions = {one.language: one for one in Edition.objects.of(article).with_hand()}
    opened, carried = openings.of(edition), under_way(article)
    codes = list(dict.fromkeys((edition.language, *settings.NEWSROOM_LANGUAGES)))
    found = [
        Row(
            code, editions.get(code), editions[code].draft_in_hand if code in editions else None, opened.get(code), carried.get(code),
            is_original=code == edition.language, is_in=release is not None and code in release.languages,
        )
        for code in codes
    ]
    return sorted(found, key=lambda row: (not row.is_original, not row.has_begun))


def under_way(article: Article) -> dict[str, Carrying]:
    """Who carries this story into which language. Another room knows: settings name whom to ask."""
    return {language: Carrying(**told) for language, told in import_string(settings.TRANSLATIONS_UNDER_WAY)(article).items()}
