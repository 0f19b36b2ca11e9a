"""One story in one language: what happened to it, and what can be done with it now that it is out."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, revisions, workflow, writing
from ..forms import FactsForm, WhyForm
from ..models import Correction, Edition, Transition
from .writing import REFUSED, say


def edition(request, pk):
    return _page(request, access.edition_to_know(request.user, pk))


@require_POST
def change(request, pk):
    """Begin to change what is live: its text becomes a draft, and readers go on reading what they have."""
    found = access.edition_to_change(request.user, pk)
    draft = revisions.begin_edition(found.article, language=found.language, by=request.user)
    return redirect("stories:draft", draft.pk)


def file(request, pk):
    """Its facts and lead picture, with no change of its words: readers see it at once."""
    found = access.edition_to_file(request.user, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FactsForm(*sent, edition=found, user=request.user, language=get_language())
    valid = form.is_valid()
    if form.is_bound:
        writing.take_file(form, by=request.user)
    if valid and _filed(form, request.user):
        messages.success(request, _("Filed anew."))
        return redirect("stories:edition", found.pk)
    context = {"form": form, "edition": found, "title": str(found)}
    return render(request, "articles/file.html", context, status=REFUSED if form.is_bound else 200)


def _filed(form: FactsForm, by) -> bool:
    try:
        writing.file(form, by=by)
    except workflow.NotReady as not_ready:
        say(form, not_ready)
        return False
    return True


@require_POST
def withdraw(request, pk):
    found, form = access.edition_to_withdraw(request.user, pk), WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, why_form=form, status=REFUSED)
    try:
        workflow.withdraw(found, by=request.user, why=form.cleaned_data["why"])
    except workflow.NotReady as not_ready:
        form.add_error("why", str(not_ready))
        return _page(request, found, why_form=form, status=REFUSED)
    except workflow.MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Withdrawn. Its address says why."))
    return redirect("stories:edition", found.pk)


@require_POST
def bring_back(request, pk):
    found = access.edition_to_bring_back(request.user, pk)
    try:
        workflow.bring_back(found, by=request.user)
    except workflow.MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is live again, at its old address."))
    return redirect("stories:edition", found.pk)


def _page(request, found: Edition, *, why_form: WhyForm | None = None, status: int = 200):
    context = {
        "edition": found, "draft": found.draft_in_hand, "title": str(found), "why_form": why_form or WhyForm(),
        "moves": Transition.objects.of(found).newest_first().select_related("by"), "corrections": Correction.objects.of(found),
        "may": {name: getattr(access, f"may_{name}")(request.user, found) for name in ("begin_change", "withdraw", "bring_back", "file")},
    }
    return render(request, "articles/edition.html", context, status=status)
