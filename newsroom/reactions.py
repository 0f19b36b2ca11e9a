"""What follows a decision. Every decision left a row; these read the rows that nothing has followed yet, in order.

Immediate effects (pages) run at once; letters are rows; what is slow (renditions) becomes a task in the transaction that marks the row.
A crash in between leaves the row unmarked, and the worker finds it. Running one twice does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from articles import imaging, presences
from articles.models import Draft, Hiding, Image, Review, Transition
from articles.models.image import today
from comments.models import Ruling
from newsroom import letters, naming
from newsroom.lib.roles import Role
from newsroom.models import User
from newsroom.pages import showing, store
from translations import claims, memory
from translations.models import Assignment

LATER = timedelta(minutes=5)
A_TICK = 20  # pictures handed to the queue at once
State, Deed = Transition.State, Transition.Deed


def catch_up() -> int:
    """Run what follows every row that nothing has followed yet; how many there were."""
    done = 0
    for rows, effect in ((Transition.objects, after_transition), (Assignment.objects, after_assignment), (Ruling.objects, after_ruling), (Hiding.objects, after_hiding)):
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
    if State.WITHDRAWN in (transition.before, transition.after) or transition.deed == Deed.PICTURED:
        store.wipe()
    elif transition.after == State.PUBLISHED:
        store.purge(showing.publication(edition))
    learns: list[tuple] = [(learn, edition.pk)] if State.WITHDRAWN in (transition.before, transition.after) or transition.after == State.PUBLISHED else []
    if transition.deed != Deed.MOVED:
        return learns  # nobody waited for it, and no claim is done by it
    if transition.after == State.PUBLISHED:
        claims.finish(edition)
    tell(transition)
    return learns


def after_assignment(assignment: Assignment) -> list[tuple]:
    return []


def after_ruling(ruling: Ruling) -> list[tuple]:
    store.purge(showing.conversation(ruling.comment.edition))
    return []


def after_hiding(hiding: Hiding) -> list[tuple]:
    """No kept page, no letter that has not left yet, and nothing offered to translators names whoever was taken off; what else does is counted."""
    store.wipe()
    memory.forget(hiding.contributor.name)
    naming.after(hiding)
    return []


@task()
def learn(edition_pk: int) -> None:
    """What a text says now, for translators of other texts; nothing of one that readers no longer see."""
    memory.learn(edition_pk)


@task()
def make_renditions(image_pk: int) -> None:
    """The smaller copies of a picture that pages offer. Those that exist stay. Where the disk is full it is tried again later."""
    image = Image.objects.standing().numbered([image_pk]).first()
    if image is None:
        return
    try:
        made = imaging.make_renditions(image)
    except imaging.PictureRefused:
        Image.objects.order_renditions(image_pk, at=timezone.now() + LATER)
        raise
    if made and Image.objects.before_readers().numbered([image_pk]).exists():
        store.wipe()


def end_licences_daily() -> bool:
    """On the day after a licence's last, no kept page may show its picture. Whether there was one."""
    return _end_licences_before(today())


@lru_cache(maxsize=1)
def _end_licences_before(day: date) -> bool:
    ended = Image.objects.ended_on(day - timedelta(days=1)).exists()
    if ended:
        store.wipe()
    return ended


def sweep_hourly() -> int:
    """Files of pictures that no row names, for the clock, which ticks every few seconds."""
    return _sweep_in(timezone.now().strftime("%Y-%m-%d %H"))


@lru_cache(maxsize=1)
def _sweep_in(hour: str) -> int:
    return imaging.sweep()


def print_pictures() -> int:
    """Hand what is due to the queue; how many pictures. Their order and their task change hands in one transaction."""
    due = list(Image.objects.due().values_list("pk", flat=True)[:A_TICK])
    for pk in due:
        with transaction.atomic():
            if Image.objects.take_order(pk):
                make_renditions.enqueue(pk)
    return len(due)


def tell(transition: Transition) -> None:
    """Write to those who can act, or who waited, once: editors of a submitted text, writers of a returned, published or withdrawn one."""
    for person in _concerned(transition):
        if person != transition.by:
            letters.write("move", once=f"move:{transition.pk}", to=person, transition=transition, edition=transition.edition, address=_address(transition))


def _concerned(transition: Transition) -> Iterable[User]:
    edition = transition.edition
    if transition.after == State.SUBMITTED:
        roles = [Role.LANGUAGE_EDITOR, Role.EDITOR] if edition.is_original else [Role.LANGUAGE_EDITOR]
        return User.objects.appointed(roles, edition.language) or User.objects.appointed([Role.ADMIN], "")
    if transition.before == State.SUBMITTED and transition.after == State.WRITING:
        return _who_opened(transition)
    if transition.after in (State.RETURNED, State.PUBLISHED, State.WITHDRAWN):
        return edition.writers.all()
    return []


def _who_opened(transition: Transition) -> set[User]:
    """Who was reading a text when its writer took it back."""
    reviews = Review.objects.of(transition.edition).ended_since(transition.at).with_editor()
    draft = Draft.objects.of(transition.edition).first()
    return {review.editor for review in reviews} | ({one.user for one in presences.others(draft, transition.by)} if draft else set())


def _address(transition: Transition) -> str:
    """Where it leads: a published text to itself, one in hand to its page on the desk."""
    if transition.after == State.PUBLISHED:
        return transition.edition.get_absolute_url()
    draft = Draft.objects.of(transition.edition).first()
    if draft:
        return _desk_address(draft)
    return reverse("stories:edition", args=[transition.edition_id])


def _desk_address(draft: Draft) -> str:
    room = "stories:draft" if draft.edition.is_original else "translations:workbench"
    return reverse(room, args=[draft.pk])
