"""Many texts at once: first a table of what would happen to each, then one press that does it."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsroom.lib import languages

from .. import access
from .. import bulk as many
from ..many_forms import form_for
from .writing import REFUSED

MOST = 100
WORDS = {  # before and after the press
    False: {many.Outcome.DONE: _("will be done"), many.Outcome.REFUSED: _("refused"), many.Outcome.SKIPPED: _("skipped")},
    True: {many.Outcome.DONE: _("done"), many.Outcome.REFUSED: _("refused"), many.Outcome.SKIPPED: _("skipped")},
}
NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


@require_POST
def bulk(request):
    """`press` is "look" for the table, "do" for the deed. One that may not even be known of: none of it is there."""
    pks, deed = {_number(text) for text in request.POST.getlist("edition")}, many.DEEDS.get(request.POST.get("deed", ""))
    editions = access.editions_to_move(request.user, pks)
    if not deed or not editions or len(editions) > MOST:
        messages.error(request, _what_is_wrong(deed, editions))
        return redirect(_back(request))
    is_pressed = request.POST.get("press") == "do"
    form = form_for(deed.needs, request.POST if is_pressed or "given" in request.POST else None, language=get_language() or languages.DEFAULT)
    given = {} if form is None else form.cleaned_data if form.is_valid() else None
    if is_pressed and given is not None:
        told = many.do(deed, editions, by=request.user, given=given, seen=_seen(request))
        return _page(request, deed, told, is_done=True)
    told = many.look(deed, editions, by=request.user, given=given)
    is_refused = form is not None and form.is_bound and given is None
    return _page(request, deed, told, form=form, is_settled=given is not None or not deed.is_shaped_by_its_words, status=REFUSED if is_refused else 200)


def _page(request, deed: many.Deed, told: list[many.Told], *, form=None, is_done: bool = False, is_settled: bool = True, status: int = 200):
    number = sum(row.outcome == many.Outcome.DONE for row in told)
    if is_done:
        title = ngettext("%(deed)s: done for %(number)d text", "%(deed)s: done for %(number)d texts", number) % {"deed": deed.label, "number": number}
    else:
        title = ngettext("%(deed)s: %(number)d text", "%(deed)s: %(number)d texts", len(told)) % {"deed": deed.label, "number": len(told)}
    context = {
        "deed": deed, "told": [(row, WORDS[is_done][row.outcome]) for row in told], "form": form, "is_done": is_done, "is_settled": is_settled,
        "title": title, "number": number,
        "back": _back(request), "query": request.POST.get("query", "")[:500],
    }
    return render(request, "articles/bulk.html", context, status=status)


def _what_is_wrong(deed, editions) -> str | Promise:
    if not editions:
        return _("Nothing is ticked. Tick the texts first.")
    if not deed:
        return _("Choose what is to be done with them.")
    return _("These are too many at once: %(number)d at most.") % {"number": MOST}


def _number(text: str) -> int:
    if not NUMBER.fullmatch(text):
        raise Http404
    return int(text)


def _seen(request) -> dict[int, str]:
    """By edition, the state in which the table judged it; only what the table would do is named."""
    return {_number(number): state for number, _colon, state in (text.partition(":") for text in request.POST.getlist("seen"))}


def _back(request) -> str:
    """The list as it was asked for."""
    query = request.POST.get("query", "")[:500]
    return reverse("admin:articles_edition_changelist") + (f"?{query}" if query.isascii() and query.isprintable() and query else "")
