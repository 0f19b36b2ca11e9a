"""Template words for reviewers: whether a submitted text is one of its writer's first."""

from django import template

from articles import access
from articles.models import Draft
from articles.newcomers import first_steps, submitter

register = template.Library()


@register.simple_tag(takes_context=True)
def steps_of(context, draft) -> int:
    """1, 2 or 3 for whoever answers for a submitted text by a newcomer; 0 for everyone else, and for every other text."""
    user = context["request"].user
    if draft.status != Draft.Status.SUBMITTED or not access.answers_for(user, draft.edition):
        return 0
    writer = submitter(draft.edition)
    return first_steps(writer, draft.edition) if writer and writer != user else 0
