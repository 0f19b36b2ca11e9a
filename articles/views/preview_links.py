"""Links for people without an account: made, shown once, listed, revoked."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from .. import access, preview_links
from ..fields import TidyField
from ..models import Draft, PreviewLink
from .writing import REFUSED


class LinkForm(forms.Form):
    """For whom a link is, how long it lasts, and what one may do with it."""

    for_whom = TidyField(label=gettext_lazy("For whom"), most=120, help_text=gettext_lazy("Only the newsroom sees this. It tells you later which link to revoke."))
    days = forms.TypedChoiceField(
        label=gettext_lazy("It lasts"), coerce=int, widget=forms.RadioSelect, initial=preview_links.USUAL_DAYS,
        choices=[(1, gettext_lazy("1 day")), (3, gettext_lazy("3 days")), (7, gettext_lazy("7 days"))],
        error_messages={name: gettext_lazy("Choose how long the link lasts: 1, 3 or 7 days.") for name in ("required", "invalid_choice", "invalid")},
    )
    may_remark = forms.BooleanField(
        label=gettext_lazy("Whoever has it may leave remarks"), required=False, help_text=gettext_lazy("They stand beside the text as notes from outside.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def links(request, pk):
    """The address is shown in the answer to making it, and nowhere else: it is not kept."""
    draft = access.draft_to_read(request.user, pk)
    if request.method != "POST":
        return _page(request, draft, LinkForm())
    draft, form = access.draft_to_share(request.user, pk), LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, form, status=REFUSED)
    made, token = preview_links.make(draft, by=request.user, **form.cleaned_data)
    address = f"{settings.ORIGIN}{reverse('guest', args=[token])}"
    return _page(request, draft, LinkForm(), made=made, address=address)


@require_POST
def revoke(request, pk, link):
    draft, found = access.preview_link_to_revoke(request.user, pk, link)
    preview_links.revoke(found)
    messages.success(request, _("Revoked. Its address shows nothing any more."))
    return redirect("stories:links", draft.pk)


def _page(request, draft: Draft, form: LinkForm, *, status: int = 200, **more):
    there = [(link, preview_links.state_of(link)) for link in PreviewLink.objects.of(draft.edition).for_desk()]
    context = {
        "draft": draft, "edition": draft.edition, "form": form, "links": there, "may_share": access.may_share(request.user, draft),
        "title": _("Links for people without an account"), **more,
    }
    return render(request, "articles/preview_links.html", context, status=status)
