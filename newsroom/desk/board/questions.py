"""What was asked or remarked on texts a person writes or answers for, and waits for their answer: a row for each text."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import access
from articles.models import Note
from newsroom.desk.days import active
from newsroom.lib import cldr

from . import since
from .rows import Action, Row, Section, Texts, url_of

WORDS = 200  # of the newest note, in a row


def section(user) -> Section:
    known = access.editions_known_to(user).in_hand()
    threads = list(Note.objects.open().questions_and_remarks().of_any(known).for_rows())
    said = {thread.pk: [thread] for thread in threads}
    for answer in Note.objects.answering(list(said)).for_rows() if threads else ():
        said[answer.answers_id].append(answer)
    drafts = {draft.edition_id: draft for draft in access.drafts_known_to(user).of_any({thread.edition_id for thread in threads})} if threads else {}
    texts = Texts.about(list(drafts.values()))
    waiting: dict[int, list[Note]] = defaultdict(list)
    for thread in threads:
        writes = any(writer.pk == user.pk for writer in texts.writers.get(thread.edition_id, ()))
        if thread.edition_id in drafts and waits_for(user.pk, said[thread.pk], writes=writes):
            waiting[thread.edition_id].append(said[thread.pk][-1])
    longest_first = sorted(waiting.items(), key=lambda one: min(note.at for note in one[1]))
    return Section("questions", _("Questions and remarks"), [_row(drafts[edition], notes, texts) for edition, notes in longest_first])


def waits_for(person: int, said: list[Note], *, writes: bool) -> bool:
    """Whether a thread waits for somebody: the last word is not theirs, and it was said to them.

    To a text's writer everything is said; to an editor what asks, what came from outside, and what they take part in.
    """
    if said[-1].by_id == person:
        return False
    return writes or said[0].kind != Note.Kind.REMARK or any(note.by_id == person for note in said)


def _row(draft, notes: list[Note], texts: Texts) -> Row:
    newest, edition = max(notes, key=lambda note: note.at), draft.edition
    number = ngettext("%(number)s note", "%(number)s notes", len(notes)) % {"number": cldr.number(len(notes), active())}
    by = newest.guest or (newest.by.shown_name if newest.by else "")
    oldest = min(note.at for note in notes)
    return Row(
        title=draft.headline or _("untitled"), url=f"{url_of(draft)}#notes", action=Action(_("Answer"), f"{url_of(draft)}#notes"),
        language=edition.language if draft.headline else "", said_in=edition.language, facts=(number, *([by] if by else [])),
        why=newest.words if len(newest.words) <= WORDS else f"{newest.words[:WORDS].rstrip()}…", since=since.waits(oldest), at=oldest, traits=texts.traits(draft),
    )
