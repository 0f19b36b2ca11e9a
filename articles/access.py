"""Who may do what with a story. A view gets its object here or not at all; each rule is a row of docs/using/permissions.md.

A rule answers with a Verdict, so that the same sentence explains the disabled button and the page that refuses. What a
person may not even know of is Http404, exactly as what does not exist; what they may not do is PermissionDenied.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404
from django.utils.translation import gettext as _

from newsroom.lib import languages, richtext
from newsroom.lib.roles import Role
from newsroom.lib.verdict import Verdict

from .models import (
    Contributor,
    Draft,
    Edition,
    Hiding,
    Holder,
    Image,
    Note,
    Placement,
    PreviewLink,
    Revision,
    Transition,
)
from .workflow import MOVES, state_of

State = Transition.State
WORKING = (Role.AUTHOR, Role.EDITOR, Role.TRANSLATOR, Role.LANGUAGE_EDITOR)  # who writes, translates or edits here


# What a person is to a text


def answers_for(user, edition: Edition) -> bool:
    """Whether they edit here: an editor of the originals in its language, a language editor of anything in it, an admin."""
    if user.standing.holds(Role.LANGUAGE_EDITOR, edition.language):
        return True
    return edition.is_original and user.standing.holds(Role.EDITOR, edition.language)


def is_writer(user, edition: Edition) -> bool:
    """Whether it is theirs to write: their story, or the translation they have claimed, while they hold the role."""
    return _holds_pen(user, edition) and edition.writers.contains(user)


# The rules, as verdicts


def may_know(user, edition: Edition) -> Verdict:
    return _either(answers_for(user, edition) or is_writer(user, edition), "")


def may_begin_story(user, language: str) -> Verdict:
    allowed = user.standing.holds(Role.AUTHOR, language) or user.standing.holds(Role.EDITOR, language)
    return _either(allowed, _("You are not appointed to write in %(language)s. An admin can appoint you.") % {"language": languages.own_name(language)})


def may_edit(user, draft: Draft) -> Verdict:
    is_scheduled = state_of(draft) == State.SCHEDULED
    if is_scheduled and not draft.edition.is_original:
        return Verdict(_("This translation is scheduled. Take it off the schedule before you change it."))
    if answers_for(user, draft.edition):
        return Verdict.yes  # what is typed after an original was scheduled waits, until an editor lets it go out, too
    if not is_writer(user, draft.edition):
        return Verdict(_("This is not your text."))
    if is_scheduled:
        return Verdict(_("This text goes out at its hour as it was approved. If something is wrong, ask an editor to return it to you."))
    if draft.status == Draft.Status.APPROVED:
        return Verdict(_("An editor has approved this text. If something is wrong, ask them to return it to you."))
    return _either(not draft.is_frozen, _("You have submitted this text, so it lies with an editor. Take it back before you change it."))


def may_write(user, draft: Draft) -> Verdict:
    """Write on the writing page: an original. A translation's blocks are kept beside their source."""
    return may_edit(user, draft) if draft.edition.is_original else Verdict(_("A translation is changed where it is translated, block by block."))


def may_begin_change(user, edition: Edition) -> Verdict:
    if edition.published_at is None:
        return Verdict(_("This story is not published yet."))
    return _either(answers_for(user, edition) or is_writer(user, edition), _("This is not your story."))


def may_name(user, revision: Revision) -> Verdict:
    """Give a revision a name, by which it is found again in the history."""
    if revision.aside:
        return Verdict(_("These words were set aside; only what stood as the text is named."))
    return _either(answers_for(user, revision.edition) or is_writer(user, revision.edition), _("This is not your text."))


def may_restore(user, edition: Edition) -> Verdict:
    """Bring back what a revision says: a change like any other."""
    draft = edition.draft_in_hand
    return may_edit(user, draft) if draft else may_begin_change(user, edition)


def may_share(user, draft: Draft) -> Verdict:
    """Give somebody without an account a look at it."""
    if answers_for(user, draft.edition):
        return Verdict.yes
    if not is_writer(user, draft.edition):
        return Verdict(_("This is not your text."))
    return _either(not draft.is_frozen, _("You have submitted this text, so it lies with an editor, who can make links to it."))


def may_note(user, edition: Edition) -> Verdict:
    """Write a note on its text, propose a wording, answer, resolve."""
    return _either(answers_for(user, edition) or is_writer(user, edition), _("This is not your text."))


def may_take_wording(user, draft: Draft) -> Verdict:
    """Accept or decline what a note proposes: whoever may change the text."""
    return may_write(user, draft)


def may_submit(user, draft: Draft) -> Verdict:
    return _move(draft, State.SUBMITTED) if _hand(user, draft) else Verdict(_("This is not your text."))


def may_take_back(user, draft: Draft) -> Verdict:
    return _move(draft, State.WRITING) if is_writer(user, draft.edition) else Verdict(_("Only its writer takes a text back. You may return it, with a reason."))


def may_return(user, draft: Draft) -> Verdict:
    return _by_editor(user, draft, State.RETURNED)


def may_approve(user, draft: Draft) -> Verdict:
    return _by_editor(user, draft, State.APPROVED) and _four_eyes(user, draft.edition)


def may_schedule(user, draft: Draft) -> Verdict:
    return _by_editor(user, draft, State.SCHEDULED) and _four_eyes(user, draft.edition)


def may_unschedule(user, draft: Draft) -> Verdict:
    if state_of(draft) != State.SCHEDULED:
        return Verdict(_("This text is not scheduled."))
    return _answering(user, draft.edition)


def may_review(user, draft: Draft) -> Verdict:
    """Say "I have it", so that no other editor reads it, too."""
    if draft.status != Draft.Status.SUBMITTED:
        return Verdict(_("Only a submitted text is taken up."))
    return _answering(user, draft.edition)


def may_give_up(user, draft: Draft) -> Verdict:
    """Say that one has it no more."""
    return _answering(user, draft.edition)


def may_publish(user, draft: Draft) -> Verdict:
    allowed = _answering(user, draft.edition) and _four_eyes(user, draft.edition)
    if allowed and state_of(draft) in (State.WRITING, State.RETURNED):
        return allowed  # an editor's own hand: it is submitted and published in one go
    return allowed and _move(draft, State.PUBLISHED)


def may_withdraw(user, edition: Edition) -> Verdict:
    if edition.withdrawn_at:
        return Verdict(_("%(name)s was quicker: it is withdrawn already. What you wrote was not needed.") % {"name": _who_moved_it(edition, State.WITHDRAWN) or _("Somebody")})
    if not edition.is_live:
        return Verdict(_("This story is not live."))
    return _answering(user, edition)


def _who_moved_it(edition: Edition, to: str) -> str:
    last = Transition.objects.of(edition).into(to).newest_first().select_related("by").first()
    return last.by.shown_name if last and last.by else ""


def may_withdraw_story(user, edition: Edition) -> Verdict:
    """Every edition of it, in every language: an editor of its original's language, or an admin."""
    name = languages.own_name(edition.article.original_language)
    sentence = _("Only an editor of originals in %(language)s withdraws the whole story. You may withdraw your own edition.")
    return _either(user.standing.holds(Role.EDITOR, edition.article.original_language), sentence % {"language": name})


def may_open(user, draft: Draft) -> Verdict:
    """Let translators see a text before it appears."""
    if not draft.edition.is_original:
        return Verdict(_("Only an original is opened to translators."))
    if draft.edition.published_at is not None:
        return Verdict(_("This story has appeared; its translators see it anyway."))
    if draft.status != Draft.Status.APPROVED:
        return Verdict(_("Only an approved text is opened to translators, so that they do not translate what still changes."))
    return _editing_originals(user, draft.edition)


def may_release(user, edition: Edition) -> Verdict:
    """Say which languages of a story go out together, and when; open it to translators, and close it."""
    if not edition.is_original:
        return Verdict(_("Which languages go out together is decided at the original."))
    return _editing_originals(user, edition)


def may_mark_moving(user, edition: Edition) -> Verdict:
    """Say that a live text still changes, until when, and that it stands."""
    if not edition.is_live:
        return Verdict(_("This story is not live."))
    return _answering(user, edition)


def may_bring_back(user, edition: Edition) -> Verdict:
    if edition.withdrawn_at is None:
        name = _who_moved_it(edition, State.PUBLISHED)
        return Verdict(_("It is not withdrawn, or not any more: %(name)s let readers have it.") % {"name": name} if name else _("This story was not withdrawn."))
    return _answering(user, edition)


def may_file(user, edition: Edition) -> Verdict:
    """Change the facts: section, topics, places, tags, lead picture, bylines."""
    if answers_for(user, edition):
        return Verdict.yes
    draft = edition.draft_in_hand
    return _either(edition.is_original and is_writer(user, edition) and draft is not None and not draft.is_frozen, _("Only an editor files a story that is not in your hands."))


def may_file_story(user, edition: Edition) -> Verdict:
    """The facts that are the whole story's, in all its languages: who is named belongs to each edition."""
    if not edition.is_original:
        return Verdict(_("Section, topics and picture are the whole story’s: they are changed at its original. Here you say who is named for this edition."))
    return may_file(user, edition)


def may_plan(user, edition: Edition) -> Verdict:
    """Say for which day a story is meant, or move that: a plan, which publishes nothing."""
    if edition.published_at:
        return Verdict(_("This story is out already. A plan is for what is still to come."))
    if not edition.is_original:
        return Verdict(_("A story is planned at its original, for all its languages."))
    return may_file(user, edition)


def may_change_picture(user, image: Image) -> Verdict:
    return _either(image.uploaded_by_id == user.pk or _edits_originals(user), _("This is somebody else's picture. An editor can change it."))


def may_take_down(user, image: Image) -> Verdict:
    """Out of every text in every language."""
    return _either(_edits_originals(user), _("A picture is taken down everywhere by an editor. Tell one which picture it is, and why."))


def may_replace_file(user, image: Image) -> Verdict:
    """Give a picture another file. What readers see, an editor changes."""
    if image.uploaded_by_id == user.pk and not Image.objects.in_live_texts().numbered([image.pk]).exists():
        return Verdict.yes
    return _either(_edits_originals(user), _("Readers see this picture, or it is somebody else’s. An editor can give it another file."))


def may_delete_picture(user, image: Image) -> Verdict:
    """One that stands nowhere, and never stood in what is withdrawn now."""
    if Draft.objects.picturing(image).exists() or not Image.objects.unused(()).numbered([image.pk]).exists():
        return Verdict(_("It stands in a text. Take it out of there, or down everywhere."))
    return may_change_picture(user, image)


def may_upload(user) -> Verdict:
    return _either(any(map(user.standing.holds_anywhere, WORKING)), _("You are not appointed to write or translate here."))


def may_see_picture(user, image: Image) -> bool:
    """Readers see it, it is their own, they edit originals, or it stands in a text that they may read."""
    if image.taken_down_at:
        return False
    if image.uploaded_by_id == user.pk or _edits_originals(user) or Image.objects.before_readers().numbered([image.pk]).exists():
        return True
    return image.pk in _pictures_in_hand(user)


def _edits_originals(user) -> bool:
    return user.standing.holds_anywhere(Role.EDITOR)


def _pictures_in_hand(user) -> set[int]:
    """The keys of those in texts that are not out, or no longer, and that this person may read: what their translations are made from among them."""
    known = editions_known_to(user)
    numbers = set(Placement.objects.in_any(known).values_list("image", flat=True))
    for body, lead, source in Draft.objects.of_any(known).values_list("body", "edition__article__lead_image", "made_from__body"):
        numbers |= richtext.images(body) | richtext.images(source or "") | ({lead} if lead else set())
    return numbers


# The fetches: a draft, edition or picture as this person, for this verb


def draft_to_read(user, pk: int) -> Draft:
    draft = Draft.objects.whole().numbered(pk).first()
    if draft is None or not may_know(user, draft.edition):
        raise Http404
    return draft


def draft_and_edition(user, pk: int, edition: str) -> tuple[Draft | None, Edition]:
    """A draft and its edition; where the draft is there no more, None and the edition it was of, as its page named it."""
    draft = Draft.objects.whole().numbered(pk).first()
    if draft is None:
        number = int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 12 else 0
        return None, edition_to_know(user, number)
    draft = draft_to_read(user, pk)
    return draft, draft.edition


def draft_to_write(user, pk: int) -> Draft:
    return _fetched(user, pk, may_write)


def draft_to_share(user, pk: int) -> Draft:
    return _fetched(user, pk, may_share)


def preview_link_to_revoke(user, pk: int, link: int) -> tuple[Draft, PreviewLink]:
    """Whoever knows the text may end a look at it, even one that somebody else gave."""
    draft = draft_to_read(user, pk)
    found = PreviewLink.objects.of(draft.edition).numbered(link).first()
    if found is None:
        raise Http404
    return draft, found


def draft_to_note(user, pk: int) -> Draft:
    draft = draft_to_read(user, pk)
    may_note(user, draft.edition).or_forbid()
    return draft


def note_to_answer(user, pk: int, note: int) -> tuple[Draft, Note]:
    """A note on that draft's text, with the draft."""
    draft = draft_to_note(user, pk)
    found = Note.objects.of(draft.edition).questions_and_remarks().numbered(note).first()
    if found is None:
        raise Http404
    return draft, found


def note_to_take(user, pk: int, note: int) -> tuple[Draft, Note]:
    draft, found = note_to_answer(user, pk, note)
    may_take_wording(user, draft).or_forbid()
    return draft, found


def draft_to_submit(user, pk: int) -> Draft:
    return _fetched(user, pk, may_submit)


def draft_to_take_back(user, pk: int) -> Draft:
    return _fetched(user, pk, may_take_back)


def draft_to_return(user, pk: int) -> Draft:
    return _fetched(user, pk, may_return)


def draft_to_approve(user, pk: int) -> Draft:
    return _fetched(user, pk, may_approve)


def draft_to_schedule(user, pk: int) -> Draft:
    return _fetched(user, pk, may_schedule)


def draft_to_unschedule(user, pk: int) -> Draft:
    return _fetched(user, pk, may_unschedule)


def draft_to_review(user, pk: int) -> Draft:
    return _fetched(user, pk, may_review)


def draft_to_give_up(user, pk: int) -> Draft:
    """A text whose review one may give up, having it or not any more."""
    return _fetched(user, pk, may_give_up)


def draft_to_publish(user, pk: int) -> Draft:
    return _fetched(user, pk, may_publish)


def edition_to_know(user, pk: int) -> Edition:
    edition = Edition.objects.with_hand().numbered(pk).first()
    if edition is None or not may_know(user, edition):
        raise Http404
    return edition


def revision_of(user, edition: int, pk: int) -> Revision:
    """A revision of that edition, to be read; one of another edition is not there."""
    revision = revision_to_know(user, pk)
    if revision.edition_id != edition:
        raise Http404
    return revision


def revision_to_know(user, pk: int) -> Revision:
    revision = Revision.objects.with_edition().numbered(pk).first()
    if revision is None or not may_know(user, revision.edition):
        raise Http404
    return revision


def revision_to_name(user, pk: int) -> Revision:
    revision = revision_to_know(user, pk)
    may_name(user, revision).or_forbid()
    return revision


def revision_to_restore(user, pk: int) -> Revision:
    revision = revision_to_know(user, pk)
    may_restore(user, revision.edition).or_forbid()
    return revision


def edition_to_change(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_begin_change(user, edition).or_forbid()
    return edition


def edition_to_withdraw(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_withdraw(user, edition).or_forbid()
    return edition


def edition_to_mark_moving(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_mark_moving(user, edition).or_forbid()
    return edition


def edition_to_withdraw_whole(user, pk: int) -> Edition:
    """The original of a story all of whose editions are to be withdrawn; nothing else has that page."""
    edition = edition_to_know(user, pk)
    if not edition.is_original:
        raise Http404
    may_withdraw_story(user, edition).or_forbid()
    return edition


def edition_to_release(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_release(user, edition).or_forbid()
    return edition


def editions_to_move(user, pks: set[int]) -> list[Edition]:
    """All of these, the originals first; where one of them may not even be known of, none is there."""
    found = list(editions_known_to(user).any_of(pks).with_hand().order_by("pk"))
    if len(found) != len(pks):
        raise Http404
    return sorted(found, key=lambda edition: not edition.is_original)


def edition_to_bring_back(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_bring_back(user, edition).or_forbid()
    return edition


def edition_to_file(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_file(user, edition).or_forbid()
    return edition


def edition_to_plan(user, pk: int) -> Edition:
    edition = edition_to_know(user, pk)
    may_plan(user, edition).or_forbid()
    return edition


def pictures_known_to(user):
    """The library as this person may see it."""
    standing = Image.objects.standing()
    if _edits_originals(user):
        return standing
    return standing.known(user, _pictures_in_hand(user))


def pictures_to_renew(user, day):
    """Those before readers whose licence ends by that day: an editor of originals hears of all, whoever brought one in of theirs."""
    ending = Image.objects.ending_by(day)
    return ending if _edits_originals(user) else ending.uploaded_by(user)


def languages_written(user) -> list[str]:
    """Those in which they may say what a picture shows: whatever they write, translate or edit here."""
    return [code for code in languages.CODES if any(user.standing.holds(role, code) for role in WORKING)]


def editions_to_describe(user, language: str):
    """The live texts in a language whose pictures they may give words in it: those they edit, wrote or translated."""
    return editions_known_to(user).live().in_language(language)


def image_to_describe(user, pk: int, language: str) -> Image:
    """One that stands in such a text."""
    image = Image.objects.standing().numbered([pk]).in_any(editions_to_describe(user, language)).for_choosing().first()
    if image is None or language not in languages.CODES:
        raise Http404
    return image


def picture_file(user, name: str) -> Image:
    """The picture that has this file, for the desk."""
    for image in Image.objects.standing().with_file(name) if may_upload(user) else ():
        if may_see_picture(user, image):
            return image
    raise Http404


def image_to_see(user, pk: int) -> Image:
    image = Image.objects.standing().numbered([pk]).for_choosing().first()
    if image is None or not may_upload(user) or not may_see_picture(user, image):
        raise Http404
    return image


def image_to_delete(user, pk: int) -> Image:
    image = image_to_see(user, pk)
    may_delete_picture(user, image).or_forbid()
    return image


def image_to_take_down(user, pk: int) -> Image:
    image = image_to_see(user, pk)
    may_take_down(user, image).or_forbid()
    return image


def image_to_change(user, pk: int) -> Image:
    image = Image.objects.numbered([pk]).first()
    if image is None or not may_upload(user) or not may_see_picture(user, image):
        raise Http404
    may_change_picture(user, image).or_forbid()
    return image


def drafts_of(user):
    """Drafts this person writes."""
    return Draft.objects.written_by(user).for_desk()


def drafts_to_review(user):
    """Submitted and approved texts this person answers for."""
    waiting = Draft.objects.with_status(Draft.Status.SUBMITTED, Draft.Status.APPROVED)
    everything = waiting.in_languages(user.standing.languages(Role.LANGUAGE_EDITOR))
    originals = waiting.of_originals().in_languages(user.standing.languages(Role.EDITOR))
    return (everything | originals).for_desk()


def texts_of(user) -> list[Draft]:
    """Drafts this person writes, while they hold the role, for rows."""
    return [draft for draft in drafts_of(user).for_rows() if _holds_pen(user, draft.edition)]


def drafts_known_to(user):
    """Every text in hand that this person writes or answers for, for rows."""
    return Draft.objects.of_any(editions_known_to(user)).for_rows()


def whose_plan_may_move(user, drafts: list[Draft]) -> set[int]:
    """Of these originals that are not out yet, the editions whose plan this person may move (`may_plan`, asked of many at once)."""
    mine = set(Edition.objects.written_by(user).in_hand().values_list("pk", flat=True)) if drafts else set()
    return {
        draft.edition_id for draft in drafts
        if answers_for(user, draft.edition) or (draft.edition_id in mine and not draft.is_frozen and _holds_pen(user, draft.edition))
    }


def editions_known_to(user):
    """Every edition this person may know of, live or not."""
    held = user.standing.languages
    return Edition.objects.known_to(
        user, edits=held(Role.LANGUAGE_EDITOR), edits_originals=held(Role.EDITOR), writes=held(Role.AUTHOR), translates=held(Role.TRANSLATOR)
    )


def bylines_of(user):
    """The bylines a person may sign with: their own. This module alone reads whose they are."""
    return Contributor.objects.showing().held_by(user)


def every_byline_of(user):
    """Those that were taken off, too: for the person's own copy of what is kept, and when they are erased."""
    return Contributor.objects.held_by(user)


def bylines_to_sign_with(user, language: str):
    """Those of their own that are offered at a text: where one signs in other languages alone, it is not tied to this one."""
    return bylines_of(user).at_home_in(language).in_order_of_name()


def own_byline_called(user, name: str) -> Contributor | None:
    """Their own of that name, wherever they sign with it: who can name it need not be shown it."""
    return bylines_of(user).called(name).first()


def bylines_known_to(user):
    """For the list of the desk: to editors those that readers see, and those they hid themselves; to admins all."""
    if user.standing.is_admin:
        return Contributor.objects.in_order_of_name()
    return Contributor.objects.known_to_editors(user).in_order_of_name()


def is_own_byline(user, byline: Contributor) -> bool:
    return Contributor.objects.held_by(user).numbered([byline.pk]).exists()


def holder_of(user, byline: Contributor):
    """Whose it is, for an admin; None where it is nobody's, and for everybody else."""
    holder = Holder.objects.select_related("user").of(byline).first() if user.standing.is_admin else None
    return holder and holder.user


def may_hide_byline(user, byline: Contributor) -> Verdict:
    """Take it off everywhere, with no approval: whose it is, whoever answers for a text where it stands, an admin."""
    if byline.hidden_at:
        return Verdict(_("It is hidden already."))
    if user.standing.is_admin or is_own_byline(user, byline):
        return Verdict.yes
    sentence = _("Only an editor of a language in which it stands hides this byline, or the person whose it is.")
    return _either(_texts_answered_for(user).credited_to(byline).exists(), sentence)


def may_show_byline(user, byline: Contributor) -> Verdict:
    """Bring it back: the person themselves; where it is nobody's, an admin."""
    if not byline.hidden_at or not Hiding.objects.of(byline).standing().exists():
        return Verdict(_("This byline is not hidden."))
    if is_own_byline(user, byline):
        return Verdict.yes
    is_held = Holder.objects.of(byline).exists()
    return _either(user.standing.is_admin and not is_held, _("Only the person whose byline it is shows it again. Ask them to do it themselves."))


def may_rename_byline(user, byline: Contributor) -> Verdict:
    """Spell it otherwise, wherever it stands."""
    if byline.hidden_at:
        return Verdict(_("This byline is hidden."))
    return _either(user.standing.holds_anywhere(Role.EDITOR), _("Only an editor of originals changes how a byline is written."))


def may_give_byline(user) -> Verdict:
    """Say whose byline it is."""
    return _either(user.standing.is_admin, _("Only an admin says whose byline it is."))


def byline_to_know(user, pk: int) -> Contributor:
    """A byline that editors see in their list, or one's own; a hidden one only for whose it is, who hid it, and admins."""
    known = user.standing.holds_anywhere(Role.EDITOR) or user.standing.holds_anywhere(Role.LANGUAGE_EDITOR)
    found = bylines_known_to(user).numbered([pk]).first() if known else None
    found = found or (Contributor.objects.held_by(user).numbered([pk]).first() if user.standing.is_anyone else None)
    if found is None:
        raise Http404
    return found


def byline_to_hide(user, pk: int) -> Contributor:
    """One that is hidden already comes back, too, to whoever could have hidden it: they are told that somebody was quicker."""
    gone = Contributor.objects.taken_off().numbered([pk]).first()
    if gone and _texts_answered_for(user).credited_to(gone).exists():
        return gone
    byline = byline_to_know(user, pk)
    if not byline.hidden_at:
        may_hide_byline(user, byline).or_forbid()
    return byline


def byline_to_show(user, pk: int) -> Contributor:
    byline = byline_to_know(user, pk)
    may_show_byline(user, byline).or_forbid()
    return byline


def byline_to_give(user, pk: int) -> Contributor:
    byline = byline_to_know(user, pk)
    may_give_byline(user).or_forbid()
    return byline


def hiding_to_read(user, byline: Contributor) -> Hiding | None:
    """The last time it was taken off: for whose it is, who did it, and admins."""
    found = Hiding.objects.of(byline).newest_first()
    if user.standing.is_admin or is_own_byline(user, byline):
        return found.first()
    return found.by_person(user).first()


def _texts_answered_for(user):
    held = user.standing.languages
    nothing: frozenset[str] = frozenset()
    return Edition.objects.known_to(user, edits=held(Role.LANGUAGE_EDITOR), edits_originals=held(Role.EDITOR), writes=nothing, translates=nothing)


def writing_languages(user) -> list[str]:
    """Codes this person may begin a story in, in the registry's order."""
    return [code for code in languages.CODES if may_begin_story(user, code)]


def _holds_pen(user, edition: Edition) -> bool:
    """Whether they hold the role it takes to write it."""
    return user.standing.holds(Role.AUTHOR if edition.is_original else Role.TRANSLATOR, edition.language)


def _either(allowed: bool, sentence: str) -> Verdict:
    return Verdict.yes if allowed else Verdict(sentence)


def _hand(user, draft: Draft) -> bool:
    return answers_for(user, draft.edition) or is_writer(user, draft.edition)


def _answering(user, edition: Edition) -> Verdict:
    name = languages.own_name(edition.language)
    sentence = _("Only an editor of %(language)s does this with a story in %(language)s.") if edition.is_original else _("Only a language editor of %(language)s does this with a translation into %(language)s.")
    return _either(answers_for(user, edition), sentence % {"language": name})


def _editing_originals(user, edition: Edition) -> Verdict:
    """What reaches beyond a language is decided by an editor of its originals, not by whoever answers for the language."""
    sentence = _("Only an editor of originals in %(language)s opens them to other languages, and lets them go out together.")
    return _either(user.standing.holds(Role.EDITOR, edition.language), sentence % {"language": languages.own_name(edition.language)})


def _four_eyes(user, edition: Edition) -> Verdict:
    """Where the newsroom wants a second pair of eyes (NEWSROOM_FOUR_EYES=on), nobody lets their own text out; an admin may, and it is recorded."""
    if settings.FOUR_EYES != "on" or user.standing.is_admin or not edition.writers.contains(user):
        return Verdict.yes
    return Verdict(_("You have worked on this text yourself. In this newsroom somebody else decides about it."))


def _by_editor(user, draft: Draft, to: str) -> Verdict:
    allowed = _answering(user, draft.edition)
    return allowed and _move(draft, to)


def _move(draft: Draft, to: str) -> Verdict:
    before = state_of(draft)
    return _either((before, to) in MOVES, _("The text is “%(state)s” now; this cannot be done from there.") % {"state": State(before).label})


def _fetched(user, pk: int, rule) -> Draft:
    draft = draft_to_read(user, pk)
    rule(user, draft).or_forbid()
    return draft
