"""Pictures and their renditions, served with headers that leave nothing to guess."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from articles.models import Placement

KINDS = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def picture(request, name):
    """A stored picture. Its name is random or its content's own hash, so it never changes under its address.

    One that stands only in texts that were withdrawn answers no more.
    """
    kind = KINDS.get(name.rsplit(".", 1)[-1])
    folder, _slash, file = name.partition("/")
    if kind is None or folder not in ("pictures", "renditions") or "/" in file or file.startswith(".") or not default_storage.exists(name):
        raise Http404
    if Placement.objects.withheld(name):
        raise Http404
    response = FileResponse(default_storage.open(name, "rb"), content_type=kind)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
