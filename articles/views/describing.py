"""Pictures of a language in which nothing is said of them yet, and their first words in it."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsroom.lib import languages

from .. import access, describing
from ..forms import PictureWordsForm
from . import writing


@require_safe
def wanted(request):
    """The list for one language, by default the first that this person writes."""
    access.may_upload(request.user).or_forbid()
    mine = access.languages_written(request.user)
    asked = request.GET.get("language", "")
    usual = next((code for code in mine if code in request.user.standing.named), mine[0])
    return _page(request, asked if asked in mine else usual)


@require_POST
def describe(request, pk, language):
    image = access.image_to_describe(request.user, pk, language)
    form = PictureWordsForm(request.POST, language=language, prefix=str(pk))
    if not form.is_valid():
        return _page(request, language, form=form, status=writing.REFUSED)
    describing.describe(image, language, **form.cleaned_data)
    messages.success(request, _("Kept. Readers have it now."))
    return redirect(f"{reverse('stories:pictures-without-words')}?language={language}")


def _page(request, language: str, *, form: PictureWordsForm | None = None, status: int = 200):
    found = describing.wanted(request.user, language)
    rows = [(one, form if form and form.prefix == str(one.image.pk) else PictureWordsForm(language=language, prefix=str(one.image.pk))) for one in found]
    context = {
        "rows": rows[: describing.SHOWN], "has_more": len(rows) > describing.SHOWN, "code": language, "direction": languages.direction(language),
        "spoken": access.languages_written(request.user), "title": _("Pictures without words"),
    }
    return render(request, "articles/pictures_without_words.html", context, status=status)
