"""One story in one language: what happened to it, and what can be done with it now that it is out."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import access, hours, revisions, workflow, writing
from .. import timeline as timelines
from ..decision_forms import MovingForm, WhyForm
from ..forms import FactsForm
from ..models import Correction, Edition
from .writing import REFUSED, say


def edition(request, pk):
    return _page(request, access.edition_to_know(request.user, pk))


@require_safe
def timeline(request, pk):
    """What happened to the story in all the languages that this person may know of."""
    found = access.edition_to_know(request.user, pk)
    editions = _known(request.user, found)
    context = {"edition": found, "draft": found.draft_in_hand, "title": _("Timeline: %(headline)s") % {"headline": found}, "entries": timelines.of(editions, request.user)}
    return render(request, "articles/timeline.html", context | {"several": len(editions) > 1})


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
        valid = writing.take_file(form, by=request.user) and valid
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


@require_POST
def moving(request, pk):
    """Translators are told that a live text still changes, and until when."""
    found, form = access.edition_to_mark_moving(request.user, pk), MovingForm(request.POST)
    if form.is_valid():
        try:
            workflow.mark_moving(found, form.cleaned_data["until"], by=request.user)
        except workflow.NotReady as not_ready:
            form.add_error("until", str(not_ready))
        except workflow.MoveRefused as refused:
            messages.error(request, str(refused))
            return redirect("stories:edition", found.pk)
    if form.errors:
        return _page(request, found, moving_form=form, status=REFUSED)
    messages.success(request, _("Marked as still changing: until %(hour)s. Translators are told.") % {"hour": hours.told(form.cleaned_data["until"], request.user)})
    return redirect("stories:edition", found.pk)


@require_POST
def settle(request, pk):
    found = access.edition_to_mark_moving(request.user, pk)
    try:
        workflow.settle(found, by=request.user)
    except workflow.MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Settled. Translators may begin."))
    return redirect("stories:edition", found.pk)


def _known(user, found: Edition) -> list[Edition]:
    """The editions of a story that this person may know of, the original first."""
    editions = access.editions_known_to(user).of(found.article_id).with_hand().order_by("pk")
    return sorted(editions, key=lambda one: not one.is_original)


def _page(request, found: Edition, *, why_form: WhyForm | None = None, moving_form: MovingForm | None = None, status: int = 200):
    still = found.moving_until if found.moving_until and found.moving_until > timezone.now() else None
    context = {
        "edition": found, "draft": found.draft_in_hand, "title": str(found), "why_form": why_form or WhyForm(),
        "moving_form": moving_form or MovingForm(initial={"until": still}), "moving_until": hours.told(still, request.user) if still else "",
        "entries": timelines.of([found], request.user), "corrections": Correction.objects.of(found), "several": len(_known(request.user, found)) > 1,
        "may": {name: getattr(access, f"may_{name}")(request.user, found) for name in ("begin_change", "withdraw", "bring_back", "file", "mark_moving", "release", "withdraw_story")},
    }
    return render(request, "articles/edition.html", context, status=status)
