"""Pictures in: decoded, freed of all that a camera wrote, turned upright, and encoded anew before anything is stored.

Only the pixels and the colour profile pass. What the metadata offers (caption, credit, date) is read first and offered
to the person, never applied unasked; the location is not even offered.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import warnings
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps, IptcImagePlugin

from newsroom.lib import plaintext

from .models import Image, Rendition

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF")
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 4096  # what is stored; a print asks for no more
WIDTHS = (320, 640, 960, 1280, 1920)
IPTC = {"caption": (2, 120), "credit": (2, 110), "creator": (2, 80), "copyright": (2, 116)}
EXIF_DATE, EXIF_DESCRIPTION, EXIF_ARTIST, EXIF_COPYRIGHT = 0x0132, 0x010E, 0x013B, 0x8298


class PictureRefused(Exception):
    """The file is not taken; the text is a sentence for the person who chose it."""


@dataclass(frozen=True)
class Received:
    """A picture as it may be stored: bytes without any metadata but the colour profile.

    `offers` holds what the original's metadata says of caption, credit, copyright and date, as plain text.
    """

    content: bytes
    format: str
    width: int
    height: int
    offers: dict[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def receive(file) -> Received:
    """A file of a form (or any binary file) as a picture to store. Raises PictureRefused with a sentence."""
    raw = file.read(MOST_BYTES + 1)
    if not raw:
        raise PictureRefused(_("The file is empty. Choose another."))
    if len(raw) > MOST_BYTES:
        raise PictureRefused(_("The file is larger than %(most)s MB. Make it smaller, or choose another.") % {"most": MOST_BYTES // 1024**2})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _received(raw)
    except PictureRefused:
        raise
    except Exception as error:  # Pillow raises whatever a broken file makes it raise: none of it is our person's fault
        raise PictureRefused(_("This is not a picture we can read, or it is damaged. We take JPEG, PNG, WebP, AVIF, GIF and TIFF.")) from error


def _received(raw: bytes) -> Received:
    with Pillow.open(io.BytesIO(raw), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise PictureRefused(_("The picture has more than %(most)s million pixels. Make it smaller.") % {"most": MOST_PIXELS // 1_000_000})
        kind = picture.format or ""
        offers = _offers(picture)
        profile = picture.info.get("icc_profile")
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    pixels = _srgb(upright, profile)
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Pillow.Resampling.LANCZOS)
    content = io.BytesIO()
    lossless = kind in ("PNG", "GIF") or (pixels.mode in ("RGBA", "LA", "L") and kind != "JPEG")
    if lossless:
        pixels.save(content, "PNG", optimize=True)
    else:
        pixels.convert("RGB").save(content, "JPEG", quality=88, progressive=True)
    return Received(content.getvalue(), "PNG" if lossless else "JPEG", pixels.width, pixels.height, offers)


def _srgb(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """The bare pixels in sRGB: a new picture, so that nothing of the old one's metadata can come along."""
    alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if profile and not alpha:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken profile: the pixels as they are
            own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB") or picture
    pixels = picture.convert("RGBA" if alpha else "RGB")
    bare = Pillow.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    return bare


def _offers(picture: Pillow.Image) -> dict[str, str]:
    """Caption, credit, copyright and date, from IPTC, XMP and EXIF; damaged metadata offers nothing."""
    found: dict[str, str] = {}
    for read in (_from_iptc, _from_xmp, _from_exif):
        try:
            for name, text in read(picture).items():
                tidy = plaintext.tidy(text)[:500]
                if tidy:
                    found.setdefault(name, tidy)
        except Exception:  # noqa: S112 - whatever broken metadata raises, the picture itself may be sound
            continue
    return found


def _from_iptc(picture) -> dict[str, str]:
    record = IptcImagePlugin.getiptcinfo(picture) or {}
    texts = {name: _decoded(record[key]) for name, key in IPTC.items() if key in record}
    if "creator" in texts:
        texts.setdefault("credit", texts.pop("creator"))
    return texts


def _decoded(value) -> str:
    raw = value[0] if isinstance(value, list) else value
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _from_xmp(picture) -> dict[str, str]:
    description = _first(picture.getxmp(), "Description") if hasattr(picture, "getxmp") else None
    wanted = {"caption": "description", "credit": "Credit", "copyright": "rights"}
    found = {name: _first(description, key) for name, key in wanted.items()}
    if not found["credit"]:
        found["credit"] = _first(description, "creator")
    return {name: _text(value) for name, value in found.items() if value}


def _first(tree, key):
    """The first value under `key`, anywhere in a tree of dicts and lists."""
    waiting = [tree]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            if key in node:
                return node[key]
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return None


def _text(value) -> str:
    while isinstance(value, dict | list):
        value = (value.get("text") or next(iter(value.values()), "")) if isinstance(value, dict) else (value[0] if value else "")
    return str(value)


def _from_exif(picture) -> dict[str, str]:
    exif = picture.getexif()
    wanted = {"caption": EXIF_DESCRIPTION, "credit": EXIF_ARTIST, "copyright": EXIF_COPYRIGHT, "date": EXIF_DATE}
    return {name: str(exif[tag]) for name, tag in wanted.items() if tag in exif}


def store(received: Received, *, by, **words) -> Image:
    """A new Image of received bytes; the same bytes again give the picture that is there."""
    known = Image.objects.standing().with_digest(received.digest).first()
    if known:
        return known
    image = Image(digest=received.digest, uploaded_by=by, **words)
    name = f"picture.{'png' if received.format == 'PNG' else 'jpg'}"
    image.file.save(name, ContentFile(received.content, name), save=False)  # nameless, Django would not measure it
    image.save()
    return image


def make_renditions(image: Image) -> int:
    """The widths a page offers, narrower than the picture itself, as WebP; how many were missing and are made now."""
    missing = [width for width in WIDTHS if width < image.width and width not in {r.width for r in image.renditions.all()}]
    if not missing:
        return 0
    with image.file.open("rb") as file, Pillow.open(file, formats=FORMATS) as picture:
        picture.draft("RGB", (max(missing), max(missing) * picture.height // picture.width))
        picture.load()
        current = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    for width in sorted(missing, reverse=True):  # each from the one before: half the time of each from the whole
        current = current.resize((width, max(1, round(image.height * width / image.width))), Pillow.Resampling.LANCZOS)
        content = io.BytesIO()
        current.save(content, "WEBP", quality=78, method=4)
        _keep_rendition(image, current.size, content.getvalue())
    return len(missing)


def _keep_rendition(image: Image, size: tuple[int, int], content: bytes) -> None:
    name = f"{hashlib.sha256(content).hexdigest()[:24]}.webp"
    rendition = Rendition(image=image, width=size[0], height=size[1])
    rendition.file.save(name, ContentFile(content), save=False)
    Rendition.objects.bulk_create([rendition], ignore_conflicts=True)
