"""Signing: which bylines stand at a text, which a person may choose, and how a new one comes to be."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from . import access, hiding, listings, shared
from .models import Contributor, Credit, Edition, Holder

# By the field of a form that asks for it, what somebody is named for.
ROLES = {
    "bylines": Credit.Role.AUTHOR, "translators": Credit.Role.TRANSLATOR, "photographers": Credit.Role.PHOTOGRAPHER, "editors": Credit.Role.EDITOR,
}


class CannotSign(ValueError):
    """A name that this person may not put there, with the sentence that says why."""


def on(edition: Edition, role: str = Credit.Role.AUTHOR) -> list[int]:
    """Keys of those whom readers see named on an edition for something, in their order."""
    return list(Contributor.objects.showing().credited_on(edition, role).values_list("pk", flat=True))


def choices(user, edition: Edition | None, role: str = Credit.Role.AUTHOR) -> list[tuple[int, str]]:
    """(key, name) of those that stand at a text and of the person's own.

    Nobody else's are offered, and of their own only those that sign in this language already, or nowhere yet: a page left open ties
    no pseudonym to another (whoever types the name of one has it).
    """
    standing = Contributor.objects.showing().credited_on(edition, role) if edition else ()
    own = access.bylines_to_sign_with(user, edition.language) if edition else access.bylines_of(user)
    return list({contributor.pk: contributor.name for contributor in (*standing, *own)}.items())


def named(user, edition: Edition, name: str) -> Contributor | None:
    """The byline of a name that was typed, if there is one: their own; to who answers for the text, anybody's. Raises CannotSign."""
    if own := access.own_byline_called(user, name):
        return own
    same = showing_as(name)
    if same and not access.answers_for(user, edition):
        raise CannotSign(_("There is a byline of that name already. If it is yours, an editor can add it."))
    if len(same) > 1:
        raise CannotSign(_("Several bylines have this name. Tick the right one, or ask an admin."))
    if not same and not user.standing.is_admin and Contributor.objects.taken_off().called(name).exists():
        raise CannotSign(_("A byline of this name was taken off everywhere. If this is somebody else of that name, ask an admin to add it."))
    return same[0] if same else None


def sign(user, edition: Edition, name: str, role: str) -> Contributor:
    """The byline of a name that was typed, begun if there is none: a writer's own, if it signs their own text; else a guest's, held by nobody."""
    found = named(user, edition, name)
    is_theirs = role == Credit.Role.AUTHOR and (access.is_writer(user, edition) or not access.answers_for(user, edition))
    return found or begin(name, holder=user if is_theirs else None)


def showing_as(name: str) -> list[Contributor]:
    """Every byline that readers see under exactly that name."""
    return list(Contributor.objects.showing().named(name)[:3])


@transaction.atomic
def begin(name: str, *, holder=None) -> Contributor:
    """A new byline. Whose it is stands in a row of its own, or nowhere."""
    contributor = Contributor.objects.create(name=name)
    if holder is not None:
        Holder.objects.create(contributor=contributor, user=holder)
    return contributor


@transaction.atomic
def give(byline: Contributor, holder, *, by) -> None:
    """Say whose byline it is, or that it is nobody's. Kept in the admin's own log, which names the byline by its key alone."""
    Holder.objects.of(byline).delete()
    if holder is not None:
        Holder.objects.create(contributor=byline, user=holder)
    LogEntry.objects.create(
        user_id=by.pk, content_type=ContentType.objects.get_for_model(Contributor), object_id=str(byline.pk), object_repr="…", action_flag=CHANGE,
        change_message="holder set" if holder else "holder removed",
    )


@transaction.atomic
def make_anonymous(byline: Contributor) -> None:
    """Take a name off everywhere, for good, and let nobody stand where it stood, in the language of each text.

    One that was hidden already just loses its name. Its address goes on saying that it is gone. There is a new byline for each
    language: what was signed in two is not tied together by an address.
    """
    if byline.hidden_at is None:
        hiding.hide(byline, by=None)
        nobody: dict[str, Contributor] = {}
        for credit in byline.credits.select_related("edition__article"):
            language = credit.edition.language
            if language not in nobody:
                nobody[language] = Contributor.objects.create(name=_anonymous(language))
            credit.contributor = nobody[language]
            credit.save(update_fields=["contributor"])
            listings.relist(credit.edition)
    byline.hidings.update(before=[])
    Contributor.objects.numbered([byline.pk]).update(name="Anonymous")
    shared.changed()


def _anonymous(language: str) -> str:
    with translation.override(language):
        return _("Anonymous")
