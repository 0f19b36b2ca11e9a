"""What lies behind a text that is not out yet: how it was saved, hand by hand, and what was said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from articles import notes, preview_links, revisions, workflow
from articles.models import Draft, Note
from newsroom.lib.richtext import rewording
from newsroom.models import User

Words = Callable[[dict], dict[str, str]]
People = dict[str, User]


def keep_past(draft: Draft, told: dict, words: Words, people: People, at: datetime) -> Draft:
    """Every state of the text in its order, each kept as a revision, the last of them the text itself.

    A state says what is different in it, by whom and how many hours before `at` it was saved; `moved` is where the
    text went then, by its writer's hand.
    """
    writer = people[told["past"][0]["by"]]
    for state in [*told["past"], told]:
        saved_at, by = at - timedelta(hours=state["hours_before"]), people[state["by"]]
        draft = revisions.write(draft, words({**told, **state}), by=by, version=None)
        revisions.keep(draft, by=by, name=state.get("name", ""), at=saved_at)
        if moved := state.get("moved"):
            workflow.move(draft, moved, by=writer, at=saved_at + timedelta(minutes=5))
    draft.refresh_from_db()
    draft.touched_at = saved_at
    draft.save(update_fields=["touched_at"])
    return draft


def say(draft: Draft, told: dict, people: People, at: datetime) -> None:
    """Notes of the newsroom, and links for people outside with the remarks that came by them."""
    for note in told.get("notes", []):
        by = people[note["by"]]
        begun = notes.add(draft.edition, key=_key(draft, note["about"]), words=note["words"], proposal=note.get("proposal", ""), by=by, kind=note.get("kind", Note.Kind.REMARK))
        _said_at(begun, note, at)
        for answer in note.get("answers", []):
            _said_at(notes.answer(begun, answer["words"], by=people[answer["by"]]), answer, at)
    for told_link in told.get("links", []):
        _give_out(draft, told_link, people, at)


def _give_out(draft: Draft, told: dict, people: People, at: datetime) -> None:
    """A link as it was made then; its address is thrown away, as nobody is to come by it."""
    link, _token = preview_links.make(draft, by=people[told["by"]], for_whom=told["for_whom"], days=told["days"], may_remark=bool(told.get("remarks")))
    link.made_at = at + timedelta(hours=told["hours_after"])
    link.ends_at = link.made_at + timedelta(days=told["days"])
    link.save(update_fields=["made_at", "ends_at"])
    for remark in told.get("remarks", []):
        _said_at(preview_links.remark(link, name=remark["name"], words=remark["words"], key=_key(draft, remark["about"])), remark, at)
    if told.get("revoked"):
        preview_links.revoke(link)


def _key(draft: Draft, opening: str) -> str:
    """Of the block that opens with these words."""
    return next(block.key for block in rewording.blocks(draft.body) if block.words.startswith(opening))


def _said_at(note: Note, told: dict, at: datetime) -> None:
    note.at = at + timedelta(hours=told["hours_after"])
    note.save(update_fields=["at"])
