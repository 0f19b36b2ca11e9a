"""A translation out as a file for a program elsewhere, and back in again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from .. import access, forms, workbench
from ..exchange import story, xliff
from .workbench import save_all, show


@require_safe
def xliff_out(request, pk):
    draft = access.draft_to_see(request.user, pk)
    response = HttpResponse(xliff.written(story.carried_out(draft, workbench.rows_of(draft))), content_type="application/xliff+xml")
    response.headers["Content-Disposition"] = f'attachment; filename="{draft.edition.article_id}-{draft.edition.language}.xlf"'
    return response


@require_POST
def xliff_in(request, pk):
    """Take in what came back, block by block; over words that changed meanwhile it asks first, as typing does."""
    draft = access.draft_to_translate(request.user, pk)
    form = forms.ExchangeForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, draft, exchange_form=form, said=[sentence for errors in form.errors.values() for sentence in errors], status=400)
    rows = workbench.rows_of(draft)
    try:
        file = xliff.read(form.cleaned_data["file"].read(xliff.MOST_BYTES + 1))
        changes = story.carried_in(draft, rows, file)
    except xliff.NotReadable as refusal:
        return show(request, draft, said=[str(refusal)], status=400)
    refused = save_all(request, draft, changes, version=file.version)
    if refused:
        return refused
    sentence = ngettext("%(number)d block came in.", "%(number)d blocks came in.", len(changes)) % {"number": len(changes)}
    messages.success(request, sentence)
    return redirect("translations:workbench", pk)
