"""A page to answer one comment, for those without script: the comment, and the form under it."""

from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from .. import access
from ..forms import CommentForm
from .pages import form_page


@require_safe
def answer(request, key, **address):
    edition = access.edition_to_answer(**address)
    form = CommentForm(edition, parent=key)
    if form.answered is None or not form.can_be_sent:
        return redirect(f"{edition.get_absolute_url()}#comments")
    return form_page(request, "comments/answer.html", edition, form)
