"""The history of a text: everything that was saved and decided, two states of it compared, one named, one brought back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import access, revisions
from .. import history as histories
from ..models import Draft, Edition, Revision
from .writing import REFUSED, STALE

IN_HAND = "draft"


@dataclass(frozen=True)
class Side:
    """One of the two texts that are compared: a revision, the draft, or what readers have."""

    text: Revision | Draft | Edition

    @property
    def revision(self) -> Revision | None:
        return self.text if isinstance(self.text, Revision) else None

    @property
    def draft(self) -> Draft | None:
        return self.text if isinstance(self.text, Draft) else None


@require_safe
def history(request, pk):
    return _page(request, access.edition_to_know(request.user, pk))


@require_safe
def compare(request, pk):
    """?from=a revision&to=another, or "draft": what is in hand, else what readers have."""
    edition = access.edition_to_know(request.user, pk)
    chosen, other = request.GET.get("from", ""), request.GET.get("to", "")
    if not chosen or not other:
        messages.warning(request, _("Choose two revisions, one as it was and one as it is."))
        return redirect("stories:history", pk)
    before = Side(_revision(request, edition, chosen))
    after = Side(_in_hand(edition) if other == IN_HAND else _revision(request, edition, other))
    context = {
        "edition": edition, "before": before, "after": after, "sides": (before, after), "draft": edition.draft_in_hand, "title": _("Compare: %(headline)s") % {"headline": edition},
        "comparison": histories.compared(edition, before.text.words, after.text.words), "may_restore": access.may_restore(request.user, edition),
    }
    return render(request, "articles/compare.html", context)


@require_POST
def name(request, pk):
    revision = access.revision_to_name(request.user, pk)
    typed = request.POST.get("name", "")
    try:
        histories.name(revision, typed)
    except histories.NameRefused as refused:
        return _page(request, revision.edition, refused={"pk": pk, "typed": typed, "sentence": str(refused)}, status=REFUSED)
    messages.success(request, _("Revision %(number)d is called “%(name)s” now.") % {"number": revision.number, "name": revision.name} if revision.name else _("Revision %(number)d has no name now.") % {"number": revision.number})
    return redirect("stories:history", revision.edition_id)


@require_POST
def restore(request, pk):
    revision = access.revision_to_restore(request.user, pk)
    try:
        draft = histories.restore(revision, by=request.user, version=_version(request))
    except (revisions.Stale, histories.NoLongerInHand) as refusal:
        edition = access.edition_to_know(request.user, revision.edition_id)
        return _page(request, edition, refused={"pk": pk, "sentence": str(refusal), "overtaken": True}, status=STALE)
    messages.success(request, _("The text is again as it was in revision %(number)d. What stood before is in the history.") % {"number": revision.number})
    return redirect("stories:draft", draft.pk)


def _page(request, edition: Edition, *, refused: dict | None = None, status: int = 200):
    moments = histories.timeline(edition)
    context = {
        "edition": edition, "draft": edition.draft_in_hand, "title": _("History: %(headline)s") % {"headline": edition}, "refused": refused,
        "moments": moments, **_chosen(moments, edition.draft_in_hand), "may_restore": access.may_restore(request.user, edition),
    }
    return render(request, "articles/history.html", context, status=status)


def _chosen(moments: list[histories.Moment], draft: Draft | None) -> dict:
    """Which two are compared unless a person says otherwise: the newest with what stood before it."""
    stood = [moment.revision.pk for moment in moments if moment.revision and not moment.revision.aside]
    newest = [IN_HAND, *stood] if draft else stood
    return {"chosen_to": next(iter(newest), None), "chosen_from": next(iter(newest[1:]), None)}


def _revision(request, edition: Edition, number: str) -> Revision:
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        raise Http404
    return access.revision_of(request.user, edition.pk, int(number))


def _in_hand(edition: Edition) -> Draft | Edition:
    text = edition.draft_in_hand or (edition if edition.published_at else None)
    if text is None:
        raise Http404
    return text


def _version(request) -> int | None:
    """The version of the draft that was seen; None where the page showed none. A bad number is one that no draft has."""
    seen = request.POST.get("version", "")
    if not seen:
        return None
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
