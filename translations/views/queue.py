"""What could be carried, what is being carried, and the beginning and end of a claim."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import access, claims, crediting
from .. import queue as queues
from ..models import Assignment
from .frame import desk


@require_safe
def queue(request):
    return _queue(request)


@require_POST
def claim(request, pk, language):
    """Take a story for a language, and go to work. Somebody quicker: 409, and who it is."""
    source = access.edition_to_carry(request.user, pk, language)
    made_from = access.revision_to_carry(source, language)
    try:
        draft = claims.claim(source.article, language=language, by=request.user, made_from=made_from)
    except claims.AlreadyClaimed as taken:
        refused = {"text": queues.Text(made_from, source.language), "into": queues.Text(made_from, language), "sentence": str(taken)}
        return _queue(request, refused=refused, status=409)
    crediting.carry_authors(draft.edition)
    return redirect("translations:workbench", draft.pk)


@require_POST
def end(request, pk):
    """Give a claim back, or take it back as an editor. What was done stays for whoever comes next."""
    assignment = access.assignment_to_end(request.user, pk)
    own = assignment.translator_id == request.user.pk
    why = Assignment.End.RELEASED if own else Assignment.End.TAKEN_BACK
    claims.end(assignment, why=why, note=request.POST.get("note", "").strip()[:2000])
    messages.success(request, _("The claim has ended. What was translated stays for whoever takes the story up."))
    return redirect("translations:queue")


def _queue(request, *, refused=None, status=200):
    user = request.user
    return desk(
        request, "translations/queue.html", _("Translate"), status=status, refused=refused, held=queues.held_by(user),
        offers=queues.offers(user), reviews=access.to_review(user), pairs=access.languages_into(user), reads=user.standing.reads,
    )
