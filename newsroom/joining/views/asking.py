"""A stranger asks to write or translate: the form, and the address confirmed. No session, no cookie, no account."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comments import limits
from newsroom.models import Application
from newsroom.public.frame import Frame, show, spoken_here

from .. import applying, stamps
from ..forms import ApplicationForm

MOST_BYTES = 128 * 1024  # 4,000 letters of four bytes each, percent-encoded, and all languages chosen twice, have less
REFUSED, GONE, TOO_MUCH, TOO_MANY, SEE_OTHER = 422, 410, 413, 429, 303


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request, lang):
    """`?want=translate` chooses what the link already said."""
    spoken_here(lang)
    if request.method != "POST":
        wanted = request.GET.get("want", "")
        return _form_page(request, ApplicationForm(lang, initial={"kind": wanted if wanted in Application.Kind.values else "", "languages": [lang]}))
    refuse_strangers(request)
    try:
        filled = ApplicationForm(lang, _typed(request))
    except (RequestDataTooBig, TooManyFieldsSent):
        return _form_page(request, ApplicationForm(lang), TOO_MUCH, _("This is far more than the form can hold, so it was not read. Go back to your words and shorten them."))
    if not filled.is_valid():
        return _form_page(request, filled, REFUSED)
    try:
        applying.ask(sender=limits.sender(request), **filled.said)
    except applying.TooMany as refusal:
        return _form_page(request, filled, TOO_MANY, str(refusal))
    return _see(request, "join:sent", lang)


@require_safe
def sent(request, lang):
    """The same for everybody: what happened is in the mail."""
    spoken_here(lang)
    return show(request, "joining/sent.html", {}, frame=Frame(lang))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, lang, token):
    """Programs that look into mail open links: only the button on the page confirms."""
    spoken_here(lang)
    application = applying.found(token)
    if application is None:
        return _private(request, "joining/no_link.html", lang, status=GONE)
    if request.method == "POST":
        refuse_strangers(request)
        applying.confirm(token, seen=request.POST.get("seen", ""))  # written anew meanwhile: it is shown again
        return _see(request, "join:confirm", lang, token)
    rows = applying.unconfirmed(token)
    return _private(request, "joining/confirm.html", lang, rows=rows, seen=applying.digest(rows), application=application)


def refuse_strangers(request) -> None:
    """Another site may not send it in somebody's name. "null" is no other site: a page that gives no referrer gives no origin either."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    ours = {None, "null", settings.ORIGIN, f"{request.scheme}://{request.get_host()}"}
    if origin not in ours or site not in (None, "same-origin", "none"):
        raise PermissionDenied(_("This was sent from another site. Please fill in the form on our own page."))


def _typed(request) -> QueryDict:
    """Nothing is read of a body that states to be larger than any form of ours."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise RequestDataTooBig
    return request.POST


def _form_page(request, filled: ApplicationForm, status: int = 200, sentence: str = "") -> HttpResponse:
    lang = filled.language
    return _private(request, "joining/join.html", lang, status, form=filled, sentence=sentence, stamp=stamps.form_stamp(lang))


def _private(request, template: str, lang: str, status: int = 200, **context) -> HttpResponse:
    """For whoever asked: kept by no cache, and where its links lead nobody learns where one came from."""
    response = render(request, template, {**context, "frame": Frame(lang)}, status=status)
    response.headers["Cache-Control"], response.headers["Referrer-Policy"] = "no-store", "no-referrer"
    if template != "joining/join.html":
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _see(request, name: str, *arguments) -> HttpResponse:
    response = redirect(name, *arguments)
    response.status_code = SEE_OTHER
    return response
