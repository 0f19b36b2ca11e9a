"""What waits for a moderator, one comment with its history, the decision, and the log of all decisions."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .. import access, cases, moderation
from ..forms import RulingForm
from ..models import Ruling

AT_ONCE = 50


@require_safe
def queue(request):
    """By language, the worst first. `?in=ar` shows one language."""
    waiting = access.queue(request.user)
    counts = cases.counts(waiting)
    chosen = request.GET.get("in", "")
    if chosen in {count.language for count in counts}:
        waiting = waiting.in_languages([chosen])
    page = Paginator(waiting, AT_ONCE).get_page(request.GET.get("page"))
    return _desk(request, "comments/queue.html", _("Comments that wait"), counts=counts, chosen=chosen, page=page, groups=cases.by_language(page))


@require_safe
def comment(request, pk):
    """One comment in any state, with what was decided about it."""
    row = access.comment_to_rule(request.user, pk)
    return _desk(request, "comments/ruling.html", _("One comment"), case=cases.case(row), decisions=cases.decisions(Ruling.objects.on(row)))


@require_POST
def rule(request, pk):
    """Carry a decision out and go back to where it was made; one that was refused leads to the comment as it is now."""
    row = access.comment_to_rule(request.user, pk)
    here = reverse("moderation:comment", args=[pk])
    try:
        ruling = RulingForm(request.POST).rule(row, by=request.user)
    except moderation.RulingRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(here)
    messages.success(request, format_html('{} <a href="{}">{}</a>', cases.told(ruling), here, _("Look at it again")))
    return redirect(cases.way_back(request.POST.get("back", "")))


@require_safe
def log(request):
    page = Paginator(access.log(request.user), AT_ONCE).get_page(request.GET.get("page"))
    return _desk(request, "comments/log.html", _("What moderators decided"), page=page, decisions=cases.decisions(page))


def _desk(request, template, title, **context):
    return render(request, template, {**admin.site.each_context(request), "title": title, **context})
