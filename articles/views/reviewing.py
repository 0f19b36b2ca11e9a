""""I have it", and not any more: one press each."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import access, reviews, revisions


@require_POST
def begin(request, pk):
    """Take up a submitted text, and read it: of two at once one has it, and the other is told who. Its page says that one has it."""
    draft = access.draft_to_review(request.user, pk)
    try:
        reviews.begin(draft, by=request.user)
    except (reviews.AlreadyInReview, reviews.NotSubmitted) as refusal:
        messages.error(request, str(refusal))
    except revisions.Gone as gone:
        messages.error(request, str(gone))
        return redirect("stories:edition", draft.edition_id)
    return redirect("stories:draft", draft.pk)


@require_POST
def give_up(request, pk):
    draft = access.draft_to_give_up(request.user, pk)
    if reviews.give_up(draft, by=request.user):
        messages.success(request, _("It waits for any editor again."))
    else:
        messages.warning(request, _("You did not have it any more."))
    return redirect("stories:draft", draft.pk)
