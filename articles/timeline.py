"""What happened to a story, in order, as sentences: every move and deed, who had it, what was opened, released, corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib import languages

from . import hours
from .models import Correction, Edition, Opening, Release, Review, Revision, Transition

State, Deed = Transition.State, Transition.Deed
AT_ONCE = timedelta(seconds=2)  # what one press of a button did


@dataclass(frozen=True)
class Entry:
    """One sentence. `words` are what somebody wrote about it, `notes` what else is to be known; `state` gives the mark its shape."""

    at: datetime
    sentence: str
    edition: Edition | None = None
    state: str = ""
    words: str = ""
    notes: tuple[str, ...] = ()
    is_own_work: bool = False


def of(editions: Iterable[Edition], user=None) -> list[Entry]:
    """The entries of these editions of one story, the oldest first; hours also by the clock of `user`."""
    editions = list(editions)
    entries = [entry for edition in editions for entry in _of_edition(edition, user)]
    if editions:
        entries += _releases(editions, user)
    return sorted(entries, key=lambda entry: entry.at)


def sentence(move: Transition, user=None, previous: Transition | None = None) -> str:
    """A move or deed in words."""
    name = _name(move.by)
    if move.deed != Deed.MOVED:
        return str(_DEEDS[move.deed]) % {"name": name, "hour": _hour(move, user)}
    told: str | Promise = _SENTENCES.get((move.before, move.after)) or _SENTENCES["", move.after]
    if move.by_itself and move.after == State.PUBLISHED:
        told = _("It went out by itself at its hour.") if move.before == State.SCHEDULED else _("It went out by itself, with its release.")
    elif move.by_itself and move.after == State.RETURNED:
        told = _("It was not ready at its hour, so it went back by itself.")
    elif move.own_work:
        told = _OWN_WORK[move.after]
    elif move.after == State.SCHEDULED and previous and previous.after == State.SCHEDULED and previous.hour == move.hour:
        told = _("%(name)s let what was changed since go out, too: %(hour)s.")
    return str(told) % {"name": name, "hour": _hour(move, user), "reason": move.get_reason_display()}


_SENTENCES: dict[tuple[str, str], str | Promise] = {
    (State.NOTHING, State.WRITING): gettext_lazy("%(name)s began it."),
    (State.PUBLISHED, State.WRITING): gettext_lazy("%(name)s began to change what is live."),
    (State.WITHDRAWN, State.WRITING): gettext_lazy("%(name)s began to change what was withdrawn."),
    (State.SUBMITTED, State.WRITING): gettext_lazy("%(name)s took it back."),
    ("", State.WRITING): gettext_lazy("%(name)s has it in hand."),
    ("", State.SUBMITTED): gettext_lazy("%(name)s submitted it."),
    ("", State.RETURNED): gettext_lazy("%(name)s returned it: %(reason)s."),
    (State.SCHEDULED, State.APPROVED): gettext_lazy("%(name)s took it off the schedule."),
    ("", State.APPROVED): gettext_lazy("%(name)s approved it."),
    (State.SCHEDULED, State.SCHEDULED): gettext_lazy("%(name)s scheduled it anew: %(hour)s."),
    ("", State.SCHEDULED): gettext_lazy("%(name)s scheduled it: %(hour)s."),
    (State.WITHDRAWN, State.PUBLISHED): gettext_lazy("%(name)s brought it back."),
    ("", State.PUBLISHED): gettext_lazy("%(name)s published it."),
    ("", State.WITHDRAWN): gettext_lazy("%(name)s withdrew it."),
    ("", State.NOTHING): gettext_lazy("%(name)s put it away."),
}
_OWN_WORK: dict[str, str | Promise] = {
    State.APPROVED: gettext_lazy("%(name)s approved their own work."),
    State.SCHEDULED: gettext_lazy("%(name)s scheduled their own work: %(hour)s."),
    State.PUBLISHED: gettext_lazy("%(name)s published their own work."),
}
_DEEDS: dict[str, str | Promise] = {
    Deed.FILED: gettext_lazy("%(name)s filed it anew."), Deed.WEIGHED: gettext_lazy("%(name)s changed the weight of its change."),
    Deed.MOVING: gettext_lazy("%(name)s marked it as still changing: until %(hour)s."), Deed.SETTLED: gettext_lazy("%(name)s marked it as settled."),
    Deed.NAMED: gettext_lazy("%(name)s changed its bylines."),
    Deed.PICTURED: gettext_lazy("%(name)s took a picture down that stood in it."),
}


def _of_edition(edition: Edition, user) -> Iterator[Entry]:
    moves = list(Transition.objects.of(edition).select_related("by"))
    weights = list(Revision.objects.of(edition).stood().newest_first().only("at", "weight", "number"))
    corrections = {correction.at: correction for correction in Correction.objects.of(edition)}
    for previous, move in pairwise([None, *moves]):
        notes = _notes(move, weights, corrections) if move.after == State.PUBLISHED and move.deed == Deed.MOVED else ()
        yield Entry(move.at, sentence(move, user, previous), edition, move.after if move.deed == Deed.MOVED else "", move.why, notes, move.own_work)
    published = {move.at for move in moves}
    for at, correction in corrections.items():
        if at not in published:
            yield Entry(at, _("%(name)s added a correction.") % {"name": _name(correction.by)}, edition, words=correction.words)
    for review in Review.objects.of(edition).with_editor():
        yield Entry(review.begun_at, _("%(name)s took it up to read it.") % {"name": _name(review.editor)}, edition)
    yield from _openings(edition, {move.at for move in moves})


def _notes(move: Transition, revisions: list[Revision], corrections: dict[datetime, Correction]) -> tuple[str, ...]:
    """What the change weighed, and what readers were told."""
    went_out = next((revision for revision in revisions if revision.at <= move.at), None)
    notes = []
    if went_out and went_out.weight and move.before != State.WITHDRAWN:
        notes.append(_("It changed %(weight)s") % {"weight": went_out.get_weight_display()})
    if move.at in corrections:
        notes.append(_("Correction for readers: %(words)s") % {"words": f"\u2068{corrections[move.at].words}\u2069"})
    return tuple(notes)


def _openings(edition: Edition, moved: set[datetime]) -> Iterator[Entry]:
    rows = list(Opening.objects.of(edition).with_revision())
    for (person, _at), opened in groupby(rows, key=lambda row: (row.opened_by, row.opened_at.replace(microsecond=0))):
        together = list(opened)
        told = _("%(name)s opened it to its translators: %(languages)s.") % {"name": _name(person), "languages": _named(row.language for row in together)}
        yield Entry(together[0].opened_at, told, edition)
    closed = [row for row in rows if row.ended_at and row.ended_at not in moved]
    for at, ended in groupby(sorted(closed, key=lambda row: row.ended_at), key=lambda row: row.ended_at):
        yield Entry(at, _("It was closed to its translators: %(languages)s.") % {"languages": _named(row.language for row in ended)}, edition)


def _releases(editions: list[Edition], user) -> Iterator[Entry]:
    """Those that one of these languages belongs to, or that were made at the original."""
    spoken = {edition.language for edition in editions}
    whole = any(edition.is_original for edition in editions)
    rows = [row for row in Release.objects.of(editions[0].article_id).with_maker().order_by("pk") if whole or spoken & set(row.languages)]
    for row in rows:
        facts = {"name": _name(row.made_by), "languages": _named(row.languages), "hour": hours.told(row.goes_out_at, user)}
        yield Entry(row.made_at, _("%(name)s put them into a release, %(languages)s: %(hour)s.") % facts)
        if row.ended_at and not any(timedelta() <= other.made_at - row.ended_at < AT_ONCE for other in rows):
            yield Entry(row.ended_at, _("The release ended."))


def _name(person) -> str:
    """Kept in its own direction."""
    return f"\u2068{person.shown_name}\u2069" if person else _("A former member")


def _named(codes: Iterable[str]) -> str:
    return ", ".join(f"\u2068{languages.own_name(code)}\u2069" for code in codes)


def _hour(move: Transition, user) -> str:
    return hours.told(move.hour, user) if move.hour else ""
