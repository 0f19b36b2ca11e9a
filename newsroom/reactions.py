"""What follows a decision. Every decision left a row; these read the rows that nothing has followed yet, in order.

Immediate effects (pages) run at once, slow ones (mail, renditions) become tasks in the transaction that marks the row.
A crash in between leaves the row unmarked, and the worker finds it. Running one twice does no harm.
"""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from articles import imaging
from articles.models import Draft, Image, Transition
from comments.models import Ruling
from newsroom.lib import richtext
from newsroom.lib.roles import Role
from newsroom.models import User
from newsroom.pages import showing, store
from translations import claims
from translations.models import Assignment

State = Transition.State


def catch_up() -> int:
    """Run what follows every row that nothing has followed yet; how many there were."""
    done = 0
    for rows, effect in ((Transition.objects, after_transition), (Assignment.objects, after_assignment), (Ruling.objects, after_ruling)):
        for row in rows.awaiting_reaction():
            tasks = effect(row)
            with transaction.atomic():
                if rows.mark_reacted(row.pk):
                    for function, *arguments in tasks:
                        function.enqueue(*arguments)
            done += 1
    return done


def after_transition(transition: Transition) -> list[tuple]:
    edition = transition.edition
    if transition.after == State.WITHDRAWN or transition.before == State.WITHDRAWN:
        store.wipe()
    elif transition.after == State.PUBLISHED:
        store.purge(showing.publication(edition))
    if transition.before == transition.after:
        return []  # filed anew (articles.filing): nobody waited for it, and no claim is done by it
    if transition.after == State.PUBLISHED:
        claims.finish(edition)
    follow: list[tuple] = [(tell, transition.pk)]
    if transition.after == State.PUBLISHED:
        follow += [(make_renditions, number) for number in _pictures(edition)]
    return follow


def after_assignment(assignment: Assignment) -> list[tuple]:
    return []


def after_ruling(ruling: Ruling) -> list[tuple]:
    store.purge(showing.conversation(ruling.comment.edition))
    return []


@task()
def make_renditions(image_pk: int) -> None:
    """The smaller copies of a picture that pages offer. Those that exist stay."""
    image = Image.objects.standing().numbered([image_pk]).first()
    if image and imaging.make_renditions(image):
        store.wipe()


@task()
def tell(transition_pk: int) -> None:
    """Mail those who can act, or who waited: editors of a submitted text, writers of a returned or published one."""
    transition = Transition.objects.select_related("edition__article", "by").get(pk=transition_pk)
    for person in _concerned(transition):
        if person.email and person != transition.by:
            with translation.override(person.interface_language or translation.get_language()):
                _mail(person, transition)


def _concerned(transition: Transition) -> list[User]:
    edition = transition.edition
    if transition.after == State.SUBMITTED:
        roles = [Role.LANGUAGE_EDITOR, Role.EDITOR] if edition.is_original else [Role.LANGUAGE_EDITOR]
        return list(User.objects.appointed(roles, edition.language))
    if transition.after in (State.RETURNED, State.PUBLISHED):
        return list(edition.writers.all())
    return []


def _mail(person: User, transition: Transition) -> None:
    edition = transition.edition
    draft = Draft.objects.of(edition).first()
    address = reverse("admin:index") if draft is None else _desk_address(draft)
    if transition.after == State.PUBLISHED:
        address = edition.get_absolute_url()
    words = render_to_string("mail/move.txt", {"transition": transition, "edition": edition, "address": settings.ORIGIN + address, "person": person})
    subject, _blank, body = words.partition("\n")
    EmailMessage(subject.strip(), body.strip(), to=[person.email]).send()


def _desk_address(draft: Draft) -> str:
    room = "stories:draft" if draft.edition.is_original else "translations:workbench"
    return reverse(room, args=[draft.pk])


def _pictures(edition) -> set[int]:
    numbers = set(richtext.images(edition.body))
    if edition.article.lead_image_id:
        numbers.add(edition.article.lead_image_id)
    return numbers
