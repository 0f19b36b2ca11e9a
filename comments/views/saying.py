"""A reader says something: sent, refused with a sentence, or shown what happens next. No session, no cookie, no account."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from .. import access, limits, moderation, stamps, threads
from ..forms import CommentForm
from .pages import private, refused


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def post(request, **address):
    """Take a comment in. Whatever is wrong comes back as a page with the sentence and with what was typed."""
    edition = access.edition_to_answer(**address)
    if request.method != "POST":
        return redirect(f"{edition.get_absolute_url()}#comments")
    refuse_strangers(request)
    try:
        form = CommentForm(edition, typed(request))
    except (RequestDataTooBig, TooManyFieldsSent):
        return refused(request, edition, _empty(edition), 413, _("This is far more than a comment can hold, so it was not read. Go back to your words and shorten them."))
    if not form.is_valid():
        return refused(request, edition, form, 422)
    try:
        comment = moderation.receive(
            edition, name=form.cleaned_data["name"], text=form.cleaned_data["text"], parent=form.answered, sender=limits.sender(request)
        )
    except limits.AlreadyThere as refusal:
        return refused(request, edition, form, 422, str(refusal))
    except limits.TooMany as refusal:
        return refused(request, edition, form, 429, str(refusal))
    response = redirect(reverse("comments:sent", kwargs={**edition.address_parts, "token": stamps.token(comment)}))
    response.status_code = 303
    return response


@require_safe
def sent(request, token, **address):
    """What happens next, and the comment itself, for its writer alone."""
    edition = access.edition_to_answer(**address)
    key = stamps.key_in(token)
    if not key:
        return redirect(f"{edition.get_absolute_url()}#comments")
    comment = access.own_comment(edition, key)
    return private(request, "comments/sent.html", {"edition": edition, "own": threads.alone(comment, edition.language)})


def typed(request) -> dict[str, str]:
    """The fields that were sent. Nothing is read of a body that states to be larger than any form of ours."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig
    return request.POST.dict()


def refuse_strangers(request) -> None:
    """Another site may not post in a reader's name. Browsers that say nothing about it are let through: a comment carries no authority."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    ours = {settings.ORIGIN, f"{request.scheme}://{request.get_host()}"}
    if (origin is not None and origin not in ours) or site not in (None, "same-origin", "none"):
        raise PermissionDenied(_("This comment was sent from another site. Please write it on the story’s own page."))


def _empty(edition) -> CommentForm:
    return CommentForm(edition, {"stamp": stamps.stamp(edition)})
