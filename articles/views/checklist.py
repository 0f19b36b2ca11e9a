"""What is looked at before submitting, asked for anew while someone writes."""

from __future__ import annotations

from django.shortcuts import render
from django.views.decorators.http import require_GET

from .. import access, checklist, similar


@require_GET
def looked_at(request, pk):
    draft = access.draft_to_read(request.user, pk)
    return render(request, "articles/_checklist.html", {"draft": draft, **seen(draft, request.user)})


def seen(draft, user) -> dict:
    """What the list shows: what there is to mend, and who wrote about this lately."""
    items = checklist.look(draft)
    return {"checked": {"needed": [item for item in items if item.needed], "better": [item for item in items if not item.needed]}, "similar": similar.stories(draft, user)}
