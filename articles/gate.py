"""What must hold before an original, or any text, goes out. The rest of the checklist is advice; this is not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from newsroom.lib import richtext

from .models import Image


class Lack(str):
    """A sentence that says what is missing and how to mend it; `field` is where."""

    field = ""

    def at(self, field: str) -> Lack:
        self.field = field
        return self


def text_and_pictures(draft) -> list[str]:
    """Sentences that say what is missing and how to mend it; empty where the text may go out."""
    said = []
    if not draft.headline:
        said.append(Lack(_("The headline is empty. Write one.")).at("headline"))
    if not draft.summary:
        said.append(Lack(_("The summary is empty. Write one or two sentences; lists and feeds show them.")).at("summary"))
    if not draft.body and not draft.edition.is_summary:
        said.append(Lack(_("The text is empty.")).at("body"))
    article = draft.edition.article
    return [*said, *(section(article) if draft.edition.is_original else []), *lead_picture(article), *pictures(draft.body)]


def section(article) -> list[str]:
    return [] if article.section_id else [Lack(_("The story stands in no section. Choose one.")).at("section")]


def lead_picture(article) -> list[str]:
    number = article.lead_image_id
    if number is None:
        return []
    image = Image.objects.standing().numbered([number]).for_choosing().first()
    if image is None:
        return [Lack(_("The lead picture is not there any more. Choose another.")).at("lead_image")]
    if image.has_ended:
        return [Lack(_("The licence of the lead picture has ended. Choose another, or give it a later day if the licence was renewed.")).at("lead_image")]
    return [] if image.may_be_published else [Lack(_("The lead picture has no credit or no licence. Give it both, or remove it.")).at("credit")]


def pictures(body: str) -> list[str]:
    """Every picture in a text is credited and licensed, and still stands."""
    numbers = richtext.images(body)
    found = {image.pk: image for image in Image.objects.standing().numbered(numbers).for_choosing()}
    said: list[str] = []
    for number in sorted(numbers):
        if number not in found:
            said.append(Lack(_("Picture %(number)s is not there any more. Remove it, or place another.") % {"number": number}).at("body"))
        elif found[number].has_ended:
            said.append(Lack(_("The licence of picture %(number)s has ended. Remove it, or place another.") % {"number": number}).at("body"))
        elif not found[number].may_be_published:
            said.append(Lack(_("Picture %(number)s has no credit or no licence. Give it both, or remove it.") % {"number": number}).at("body"))
    return said
