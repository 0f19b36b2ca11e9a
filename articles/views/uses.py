"""Where a picture is used, taking it down everywhere, and deleting one that stands nowhere."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from .. import access, imaging, taking_down
from ..decision_forms import TakeDownForm
from ..models import Image
from . import writing


@require_GET
def uses(request, pk):
    """Each text that shows it; of those that this person may not know of, only how many."""
    return _page(request, access.image_to_see(request.user, pk))


@require_POST
def take_down(request, pk):
    image = access.image_to_take_down(request.user, pk)
    form = TakeDownForm(request.POST, image=image, user=request.user)
    if not form.is_valid():
        return _page(request, image, form=form, status=writing.REFUSED)
    try:
        touched = taking_down.take_down(image, by=request.user, why=form.cleaned_data["why"], instead=form.replacement)
    except taking_down.Overtaken as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("Taken down, out of %(number)d text. Its address says that it is gone.", "Taken down, out of %(number)d texts. Its address says that it is gone.", len(touched))
        messages.success(request, said % {"number": len(touched)})
    return redirect("admin:articles_image_changelist")


@require_POST
def delete(request, pk):
    """One that stands in nothing: its row and its files."""
    imaging.delete(access.image_to_delete(request.user, pk))
    messages.success(request, _("Deleted, as if it had never come."))
    return redirect("admin:articles_image_changelist")


def _page(request, image: Image, *, form: TakeDownForm | None = None, status: int = 200):
    found = taking_down.uses(image)
    known = set(access.editions_known_to(request.user).any_of([use.edition.pk for use in found]).values_list("pk", flat=True))
    shown = [use for use in found if use.is_live or use.edition.pk in known]
    may = access.may_take_down(request.user, image)
    context = {
        "image": image, "uses": [(use, use.edition.pk in known) for use in shown], "unseen": len(found) - len(shown), "may_take_down": may, "may_delete": access.may_delete_picture(request.user, image),
        "form": (form or TakeDownForm(image=image, user=request.user)) if may else None, "title": _("Where this picture is used"),
    }
    return render(request, "articles/picture_uses.html", context, status=status)
