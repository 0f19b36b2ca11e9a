"""What the editor asks for while someone writes: pictures of the library, a new one, and our own stories by headline."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .. import access, imaging, offers, shared, writing
from ..forms import PICTURE_FACTS, PictureFactsForm, UploadForm, pictures_on_offer
from ..models import Edition, Image

FOUND = 12
MOST_ALIKE = 3


@require_GET
def pictures(request):
    """The newest, or the one of that number, with what is known of it and whether this person may change that."""
    access.may_upload(request.user).or_forbid()
    number = _number(request.GET.get("pk", ""))
    if number is None:
        return JsonResponse({"pictures": [_told(image) for image in pictures_on_offer(request.user, None)]})
    found = access.pictures_known_to(request.user).numbered([number])
    return JsonResponse({"pictures": [_told(image) | _known(image, request.user) for image in found]})


@require_POST
def upload(request):
    """One file. With `ask`, one that the library seems to have is not stored: the answer shows what is there, and the page asks.

    Who asks about "others" alone gets the picture that has these very bytes without being asked.
    """
    access.may_upload(request.user).or_forbid()
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"errors": {name: said[0] for name, said in form.errors.items()}}, status=422)
    received = form.cleaned_data["file"]
    asks = form.cleaned_data["ask"]
    there = imaging.alike(received, by=request.user) if asks else []
    if there and not (asks == "others" and there[0].digest == received.digest):
        return JsonResponse({"alike": [_told(image) | {"page": reverse("admin:articles_image_change", args=[image.pk])} for image in there[:MOST_ALIKE]]}, status=409)
    try:
        image = imaging.store(received, by=request.user)
    except imaging.PictureRefused as refusal:
        return JsonResponse({"errors": {"file": str(refusal)}}, status=507)
    facts = {name: form.cleaned_data[name] for name in PICTURE_FACTS if form.cleaned_data[name]}
    writing.describe(image, facts, by=request.user)
    return JsonResponse(_told(image) | {"offers": received.offers, "frames": received.frames, "page": offers.page(image, received.offers)})


@require_http_methods(["GET", "POST"])
def picture(request, pk):
    """A picture by its number, small: what the text area shows. A POST says who made it, and its licence."""
    if request.method == "POST":
        return _described(request, access.image_to_change(request.user, pk))
    return redirect(access.image_to_see(request.user, pk).thumb_url)


@require_GET
def stories(request):
    """Live stories whose headline holds some words, or the one of that number or address, in each language they exist in."""
    access.may_upload(request.user).or_forbid()
    number, words = _number(request.GET.get("pk", "")), request.GET.get("q", "").strip()[:100]
    live = Edition.objects.live().newest_first()
    if number is not None:
        found = live.of(number).originals()
    elif "address" in request.GET:
        found = _at(live, request.GET["address"])
    else:
        found = live.headlined(words) if words else live
    rows = found.values_list("article_id", "headline", "language")[:FOUND]
    return JsonResponse({"stories": [{"id": pk, "headline": headline, "language": language} for pk, headline, language in rows]})


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else None


def _at(live, address: str):
    """The live edition at a path of ours, as the public pages find it: by language and slug."""
    try:
        found = resolve(unquote(address))
    except Resolver404:
        return live.none()
    if found.view_name != "public:story":
        return live.none()
    return live.in_language(found.kwargs["lang"]).with_slug(found.kwargs["slug"])


def _described(request, image: Image):
    form = PictureFactsForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": {name: said[0] for name, said in form.errors.items()}}, status=422)
    facts = {name: value for name, value in form.cleaned_data.items() if value or name == "credit_link"}
    if writing.describe(image, facts, by=request.user):  # nothing is emptied: the picture may stand in a live story
        shared.changed()
    return JsonResponse(_told(image))


def _known(image: Image, user) -> dict:
    verdict = access.may_change_picture(user, image)
    return {"facts": {name: getattr(image, name) for name in PICTURE_FACTS}, "may": bool(verdict), "why": str(verdict)}


def _told(image: Image) -> dict:
    return {"id": image.pk, "thumb": image.thumb_url, "credit": image.credit, "ready": image.may_be_published}
