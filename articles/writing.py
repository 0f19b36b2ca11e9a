"""One page's worth of a story kept: its words, its lead picture, its facts."""

from __future__ import annotations

from django.db import transaction

from . import access, bylines, filing, imaging, presences, revisions, shared
from .forms import FactsForm, StoryForm
from .models import Draft, Edition, Image


def take_file(form: FactsForm, *, by) -> bool:
    """A file that came is kept at once and becomes the form's choice: nobody has to choose it again because of another field.

    False where the disk took nothing; the form says so.
    """
    received = form.cleaned_data.get("lead_file")
    if received:
        try:
            form.choose(imaging.store(received, by=by))
        except imaging.PictureRefused as refusal:
            form.add_error("lead_file", str(refusal))
            return False
    return True


def save(form: StoryForm, *, by) -> Draft:
    """Keep a valid form, and a revision of what it says.

    Raises revisions.Stale where somebody wrote in the meantime, workflow.NotReady where readers would see what is not fit.
    """
    with transaction.atomic():
        draft = _write(form, by=by)
        if form.may_file:
            file(form, by=by)
        revisions.keep(draft, by=by)
    return draft


def _write(form: StoryForm, *, by) -> Draft:
    data = form.cleaned_data
    page = presences.Page(by, data["tab"], data["count"] or 0)
    return presences.write(form.draft, form.words, page=page, version=data["version"])


@transaction.atomic
def file(form: FactsForm, *, by) -> None:
    """Keep the facts of a valid form, and what it says of the lead picture. Raises workflow.NotReady."""
    image = _chosen(form)
    described = describe(image, form.picture_facts, by=by)
    filing.file(form.edition, form.facts | {"credits": _credits(form, by=by)}, by=by)
    if image and described and Edition.objects.live().showing(image).exists():
        shared.changed()


def describe(image: Image | None, facts: dict, *, by) -> bool:
    """Set what is known of a picture, if it is theirs to set; whether anything changed."""
    if image is None or not access.may_change_picture(by, image):
        return False
    changed = {name: value for name, value in facts.items() if value != getattr(image, name)}
    for name, value in changed.items():
        setattr(image, name, value)
    if changed:
        image.save(update_fields=list(changed))
    return bool(changed)


def _chosen(form: FactsForm) -> Image | None:
    number = form.cleaned_data.get("lead_image")
    return Image.objects.standing().numbered([number]).first() if number else None


def _credits(form: FactsForm, *, by) -> dict[str, list[int]]:
    """By role, the bylines ticked, in the order they were put in, then the one that was typed."""
    signed = {}
    for role, (ticked, name) in form.credits_said().items():
        typed = [bylines.sign(by, form.edition, name, role).pk] if name else []
        signed[role] = list(dict.fromkeys([*ticked, *typed]))
    return signed
