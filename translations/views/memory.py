"""What was published before, beside a block that is being translated; and any phrase, looked up."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom.lib import languages

from .. import access, memory, workbench
from .frame import desk


@require_safe
def suggestions(request, pk):
    """A piece of the workbench: what the memory has for the block that `key` names."""
    draft = access.draft_to_see(request.user, pk)
    row = next((row for row in workbench.rows_of(draft) if row.key == request.GET.get("key") and row.segment), None)
    source = draft.made_from.edition.language if draft.made_from else draft.edition.article.original_language
    target = draft.edition.language
    found = memory.block(row.source_text, source, target) if row else []
    context = {"matches": found, "source": languages.get(source), "target": languages.get(target)}
    return render(request, "translations/_suggestions.html", context)


@require_safe
def phrases(request):
    """Where a phrase stands in live texts, and how it was said in the other language."""
    asked = {"from": _language(request.GET.get("from", "")), "into": _language(request.GET.get("into", "")), "q": request.GET.get("q", "").strip()[:200]}
    found = memory.phrase(asked["q"], asked["from"], asked["into"]) if asked["from"] and asked["into"] and asked["q"] else None
    strikes = {saying.said.pk for saying in found or () if access.may_strike(request.user, saying.said)}
    context = {
        "asked": asked, "found": found, "strikes": strikes, "spoken": [languages.get(code) for code in languages.CODES],
        "source": languages.get(asked["from"]) if asked["from"] else None, "target": languages.get(asked["into"]) if asked["into"] else None,
    }
    return desk(request, "translations/phrases.html", _("Look up a phrase"), **context)


@require_POST
def strike(request, pk):
    """A sentence is offered no more; the page it was found on comes back."""
    memory.strike(access.memory_to_strike(request.user, pk), by=request.user)
    messages.success(request, _("Struck: it is offered to nobody any more. The story itself is as it was."))
    return redirect(f"{reverse('translations:phrases')}?{urlencode({name: request.POST.get(name, '') for name in ('from', 'into', 'q')})}")


def _language(code: str) -> str:
    return code if code in languages.CODES else ""
