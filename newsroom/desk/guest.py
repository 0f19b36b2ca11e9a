"""The door for a guest: an unpublished text by its address alone, and what the guest says about it. No session, no cookie, no account."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import preview_links
from articles.fields import TidyField, TidyTextField
from articles.models import Draft, Note, PreviewLink
from newsroom.lib import languages, richtext
from newsroom.public import body, composition, pictures, switcher
from newsroom.public.frame import Frame
from newsroom.templatetags.words import Published

from . import preview

MOST_BYTES = 256 * 1024  # a remark of 2,000 letters of four bytes each, percent-encoded, has a tenth of it
REFUSED, TOO_MUCH, TOO_MANY = 422, 413, 429
NOTHING = Published("")
LABELS = {
    "p": gettext_lazy("Remark on this paragraph"), "h2": gettext_lazy("Remark on this heading"), "h3": gettext_lazy("Remark on this heading"),
    "h4": gettext_lazy("Remark on this heading"), "ul": gettext_lazy("Remark on this list"), "ol": gettext_lazy("Remark on this list"),
    "blockquote": gettext_lazy("Remark on this quotation"), "figure": gettext_lazy("Remark on this part"),
}


class RemarkForm(forms.Form):
    """What a guest says, under which name, and where."""

    key = TidyField()
    mine = forms.CharField(required=False)  # the receipt of what they sent before
    name = TidyField(
        required=True, most=preview_links.NAME_LENGTH,
        error_messages={"required": gettext_lazy("Give a name to be called by. It need not be your own, but it has to be visible.")},
    )
    words = TidyTextField(required=True, most=preview_links.REMARK_LENGTH, error_messages={"required": gettext_lazy("Write what you want to say.")})


@dataclass(frozen=True)
class Spot:
    """Where a remark may stand: under a block, or, without a key, under the whole text."""

    key: str
    label: str
    form: RemarkForm | None
    remarks: Sequence[Note] = ()
    html: Published = NOTHING

    @property
    def anchor(self) -> str:
        return f"remark-{self.key}" if self.key else "remark"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request, token):
    """The text as it is now; a remark taken in; once it is out, the way to it; or the sentence that this address shows nothing any more."""
    link = preview_links.found(token)
    if link is None:
        raise Http404
    if request.method == "POST":
        refuse_strangers(request)
    state = preview_links.state_of(link)
    if state == preview_links.State.PUBLISHED and link.edition.is_live and request.method != "POST":
        return _alone(HttpResponseRedirect(link.edition.get_absolute_url()))
    if state != preview_links.State.OPEN:
        return _alone(_ended(request))
    with translation.override(link.edition.language):
        return _alone(_take(request, link, token) if request.method == "POST" else _page(request, link))


def refuse_strangers(request) -> None:
    """Another site may not send a remark. "null" is no other site: pages that give no referrer give no origin either."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    ours = {None, "null", settings.ORIGIN, f"{request.scheme}://{request.get_host()}"}
    if origin not in ours or site not in (None, "same-origin", "none"):
        raise PermissionDenied(_("This remark was sent from another site. Please write it on the preview’s own page."))


def _take(request, link: PreviewLink, token: str) -> HttpResponse:
    try:
        form = RemarkForm(_typed(request))
    except (RequestDataTooBig, TooManyFieldsSent):
        return _page(request, link, status=TOO_MUCH, sentence=_("This is far more than a remark can hold, so it was not read. Go back to your words and shorten them."))
    draft = link.edition.draft
    if not link.may_remark:
        raise PermissionDenied(_("By this link one can read, and leave no remarks."))
    if not form.is_valid():
        return _page(request, link, form=form, status=REFUSED)
    if form.cleaned_data["key"] and form.cleaned_data["key"] not in preview_links.blocks(draft.body):
        form.data = {**form.data, "key": ""}
        form.add_error("words", _("The newsroom has just taken out what you remarked on. Send again to say it about the text as a whole."))
        return _page(request, link, form=form, status=REFUSED)
    said = {name: form.cleaned_data[name] for name in ("name", "words", "key")}
    try:
        note = preview_links.remark(link, **said)
    except preview_links.RemarkRefused as refusal:
        form.add_error("words", str(refusal))
        return _page(request, link, form=form, status=TOO_MANY)
    mine = preview_links.receipt([*preview_links.received(link, form.cleaned_data["mine"]), note])
    back = f"{reverse('guest', args=[token])}?{urlencode({'mine': mine})}#{Spot(note.key, '', None).anchor}"
    return HttpResponseRedirect(back, status=303)


def _typed(request) -> dict[str, str]:
    """The fields that were sent. Nothing is read of a body that states to be larger than any remark."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise RequestDataTooBig
    return request.POST.dict()


def _page(request, link: PreviewLink, *, form: RemarkForm | None = None, status: int = 200, sentence: str = "") -> HttpResponse:
    """The text, and under each block the way to say something about it, if the link allows it. `form` is one that was refused."""
    draft, shelf = link.edition.draft, f"{request.path}media/"
    context = {**preview.page_of(draft, shelf=shelf), "link": link, "sentence": sentence}
    if link.may_remark:
        receipt = (form.data.get("mine", "") if form else request.GET.get("mine", "")) or ""
        *blocks, whole = _spots(link, draft, receipt, form, shelf)
        context |= {"blocks": blocks, "whole": whole, "action": request.path, "refused": form}
    return render(request, "articles/guest.html", context, status=status)


def _spots(link: PreviewLink, draft: Draft, receipt: str, refused: RemarkForm | None, shelf: str) -> list[Spot]:
    """The blocks in their order, and last the text as a whole."""
    mine = preview_links.received(link, receipt)
    around, there = _around(draft, shelf), preview_links.blocks(draft.body)
    called = mine[-1].guest if mine else ""

    def spot(key: str, label: str, html: Published = NOTHING) -> Spot:
        here = refused if refused and refused.data.get("key", "") == key else None
        blank = RemarkForm(initial={"key": key, "name": called, "mine": receipt}) if label else None
        return Spot(key, label, here or blank, [note for note in mine if _place(note, there) == key], html)

    blocks = [spot(key, str(LABELS.get(block.tag, "")), body.render(richtext.serialise([block]), around)) for key, block in there.items()]
    return [*blocks, spot("", _("Remark on the text as a whole"))]


def _place(note: Note, there: dict[str, richtext.Element]) -> str:
    """A remark whose block is gone stands under the text."""
    return note.key if note.key in there else ""


def _around(draft: Draft, shelf: str) -> body.Around:
    """What the blocks need to be set one by one, as newsroom.public.composition sets them together."""
    edition = preview.as_published(draft)
    existing = composition.around(edition)
    language = languages.get(edition.language).code
    stories = {number: found for number, theirs in existing.items() if (found := switcher.nearest(theirs, language))}
    return body.Around(language, pictures.of(body.pictures_in(edition.body), language, shelf=shelf), stories)


def _ended(request) -> HttpResponse:
    """The same for all that were once open. Words that come too late are given back."""
    words = ""
    with suppress(RequestDataTooBig, TooManyFieldsSent):
        words = _typed(request).get("words", "")
    code = translation.get_language() or languages.DEFAULT
    frame = Frame(code if code in settings.NEWSROOM_LANGUAGES else settings.NEWSROOM_LANGUAGES[0])
    return render(request, "articles/guest_ended.html", {"words": words, "frame": frame}, status=410)


def _alone(response: HttpResponse) -> HttpResponse:
    """No cache keeps it, no search engine finds it, and where its links lead nobody learns where one came from."""
    return preview.unkept(response, {"Referrer-Policy": "no-referrer", "Content-Language": translation.get_language() or languages.DEFAULT})
