"""Template word for the desk: who reads a submitted text now, for the page on which it is read."""

from __future__ import annotations

from django import template

from articles import access, reviews
from articles.models import Draft
from newsroom.desk import days

register = template.Library()


@register.inclusion_tag("articles/_review.html", takes_context=True)
def review(context, draft: Draft) -> dict:
    """"I have it", or who has it; nothing for those who do not decide about the text, or where nothing is to be decided."""
    user = context["request"].user
    if draft.status != Draft.Status.SUBMITTED or not access.answers_for(user, draft.edition):
        return {}
    held = reviews.of([draft.edition_id]).get(draft.edition_id)
    return {
        "draft": draft, "held": held, "is_mine": held is not None and held.editor_id == user.pk, "until": days.moment(held.lapses_at) if held else "",
        "csrf_token": context.get("csrf_token"),
    }
