"""What the editor asks for while someone writes: pictures of the library, a new one, and our own stories by headline."""

from __future__ import annotations

from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from .. import access, imaging, writing
from ..forms import PICTURE_FACTS, UploadForm, pictures_on_offer
from ..models import Edition, Image

FOUND = 12


@require_GET
def pictures(request):
    access.may_upload(request.user).or_forbid()
    return JsonResponse({"pictures": [_told(image) for image in pictures_on_offer(None)]})


@require_POST
def upload(request):
    access.may_upload(request.user).or_forbid()
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"errors": {name: said[0] for name, said in form.errors.items()}}, status=422)
    image = imaging.store(form.cleaned_data["file"], by=request.user)
    facts = {name: form.cleaned_data[name] for name in PICTURE_FACTS if form.cleaned_data[name]}
    writing.describe(image, facts, by=request.user)
    return JsonResponse(_told(image) | {"offers": form.cleaned_data["file"].offers})


@require_GET
def picture(request, pk):
    """A picture by its number, small: what the text area shows."""
    access.may_upload(request.user).or_forbid()
    image = Image.objects.standing().numbered([pk]).for_choosing().first()
    if image is None:
        raise Http404
    return redirect(image.thumb_url)


@require_GET
def stories(request):
    """Live stories whose headline holds some words, or the one of that number, in each language they exist in."""
    access.may_upload(request.user).or_forbid()
    number, words = request.GET.get("pk", ""), request.GET.get("q", "").strip()[:100]
    live = Edition.objects.live().newest_first()
    if number.isascii() and number.isdigit() and len(number) < 12:
        found = live.of(int(number)).originals()
    else:
        found = live.headlined(words) if words else live
    rows = found.values_list("article_id", "headline", "language")[:FOUND]
    return JsonResponse({"stories": [{"id": pk, "headline": headline, "language": language} for pk, headline, language in rows]})


def _told(image: Image) -> dict:
    return {"id": image.pk, "thumb": image.thumb_url, "credit": image.credit, "ready": image.may_be_published}
