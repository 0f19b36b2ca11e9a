"""Pictures and their renditions, served with headers that leave nothing to guess."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import access, preview_links
from articles.models import Image

from .errors import gone

KINDS = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
FOLDERS = ("pictures", "renditions")
# A file never changes under its name, but it may stop answering: caches that many share ask again.
FOR_READERS = "public, max-age=31536000, s-maxage=300, immutable"
FORMER = "public, max-age=300"
FOR_THE_DESK = "private, max-age=3600"


@require_safe
def picture(request, name):
    """A picture that stands in a text that readers see; a name it once had leads to what it has now.

    One that was taken down is gone; of all others nothing is said.
    """
    there, former = Image.objects.with_file(_checked(name)), Image.objects.with_former_file(name)
    if there.before_readers().exists():
        return served(name, FOR_READERS)
    if image := former.before_readers().first():
        return _at_its_name_now(image)
    if there.taken_down().exists() or former.taken_down().exists():
        return gone(request)
    raise Http404


def _at_its_name_now(image: Image) -> HttpResponse:
    file = (image.renditions.plain().first() or image).file
    response = HttpResponseRedirect(file.url)
    response.headers["Cache-Control"] = FORMER
    return response


@require_safe
def for_the_desk(request, name):
    """A picture of the library, or of a text that is not out, for those who may see it."""
    access.picture_file(request.user, _checked(name))
    return served(name, FOR_THE_DESK)


@require_safe
def for_a_guest(request, token, name):
    """A picture of the one text that a preview link shows, while it shows it."""
    link = preview_links.found(token)
    if link is None or preview_links.state_of(link) != preview_links.State.OPEN:
        raise Http404
    if not Image.objects.with_file(_checked(name)).standing().numbered(preview_links.pictures(link)).exists():
        raise Http404
    response = served(name, "no-store")
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def desk_shelf() -> str:
    """Where the addresses of pictures on the desk begin."""
    return reverse("desk:media", args=["-"]).removesuffix("-")


def served(name: str, lasting: str) -> FileResponse:
    """The file, to be kept by caches as `lasting` says. Who may have it was asked before."""
    if not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name, "rb"), content_type=KINDS[_suffix(name)])
    response.headers["Cache-Control"] = lasting
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _checked(name: str) -> str:
    """A name as we give it; of any other there is nothing."""
    folder, _slash, file = name.partition("/")
    if _suffix(name) not in KINDS or folder not in FOLDERS or "/" in file or file.startswith("."):
        raise Http404
    return name


def _suffix(name: str) -> str:
    return name.rsplit(".", 1)[-1]
