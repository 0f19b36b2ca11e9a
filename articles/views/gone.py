"""A decision that came too late: the text went out, or was put away, before it arrived."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from .. import access, revisions


def told_if_gone(view):
    """A view of a draft that is there no more leads to its edition, as the page named it, and says who was quicker."""

    @wraps(view)
    def told(request, pk, **more):
        try:
            return view(request, pk, **more)
        except Http404:
            draft, edition = access.draft_and_edition(request.user, pk, request.POST.get("edition", ""))
            if draft is not None:
                raise
            messages.error(request, str(revisions.Gone(edition.pk)))
            return redirect("stories:edition", edition.pk)

    return told
