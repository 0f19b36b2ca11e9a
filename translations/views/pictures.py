"""Another picture in a translation where the source's has words in it, or shows what readers elsewhere would not understand."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import revisions
from articles.forms import pictures_on_offer
from articles.models import Image

from .. import access, forms, screen, workbench
from .frame import desk


@require_http_methods(["GET", "HEAD", "POST"])
def picture(request, pk):
    """The picture at the block that `at` names: what the source shows, what stands instead, and what else may. A POST says which."""
    draft = access.draft_to_translate(request.user, pk)
    key = request.POST.get("at") or request.GET.get("at", "")
    shown = screen.picture_at(draft, key)
    if shown is None:
        messages.error(request, _("The source has no picture at this place any more."))
        return redirect("translations:workbench", pk)
    offered = [image for image in pictures_on_offer(request.user, shown.other) if image != shown.picture]
    if request.method != "POST":
        return _page(request, draft, shown, offered)
    chosen = request.POST.get("image", "")
    if chosen and chosen not in {str(image.pk) for image in offered}:
        return _page(request, draft, shown, offered, said=[_("Choose one of these pictures.")], status=422)
    try:
        workbench.place_picture(draft, key, chosen, by=request.user, version=forms.version_in(request.POST))
    except revisions.Stale as stale:
        return _page(request, stale.draft, shown, offered, said=[str(stale)], status=409)
    messages.success(request, _("Another picture stands there now. Say below what it shows.") if chosen else _("The source’s picture stands there again."))
    return redirect(f"{reverse('translations:workbench', args=[pk])}#b-{key}")


def _page(request, draft, shown: screen.Shown, offered: list[Image], *, said=(), status=200):
    return desk(
        request, "translations/picture.html", _("Another picture in this translation"), draft=draft, shown=shown, offered=offered, said=said, status=status,
    )
