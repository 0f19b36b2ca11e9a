"""Pictures in, and their smaller copies out. What comes in is developed in a process of its own (newsroom.lib.darkroom) before
anything of it is stored: nothing that a camera wrote ever reaches the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.lib import darkroom, plaintext

from . import access
from .models import FormerFile, Image, Rendition
from .models.image import RenditionQuerySet

MOST_BYTES, MOST_PIXELS = darkroom.MOST_BYTES, darkroom.MOST_PIXELS
WIDTHS = (320, 640, 960, 1280, 1920)
PLAIN_WIDTH = 1280  # of the one in JPEG, for a browser that reads nothing newer, and for others' sites
# The parts around the focal point, by name: (width by height, widths for our cards, width in JPEG for others' pages).
SHAPES = {"16x9": ((16, 9), (320, 640, 1280), 1280), "4x3": ((4, 3), (320, 640), 1200), "1x1": ((1, 1), (), 1080)}
SUFFIXES = {"WEBP": "webp", "JPEG": "jpg", "AVIF": "avif", "PNG": "png"}
YOUNG = timedelta(days=1)
ALIKE = 3  # bits of 64 in which a copy that was scaled or encoded anew may differ


class PictureRefused(Exception):
    """The file is not taken; the text is a sentence for the person who chose it."""


@dataclass(frozen=True)
class Received:
    """A picture as it may be stored: bytes without any metadata, upright, in sRGB.

    `offers` holds what the original's metadata says of caption, credit, copyright and date, as plain text. `frames` counts the
    pictures of an animation, of which the first was taken. `likeness` is newsroom.lib.darkroom's.
    """

    content: bytes
    format: str
    width: int
    height: int
    offers: dict[str, str] = field(default_factory=dict)
    likeness: str = ""
    frames: int = 1

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def receive(file) -> Received:
    """A file of a form (or any binary file) as a picture to store. Raises PictureRefused with a sentence."""
    try:
        picture = darkroom.develop(file.read(MOST_BYTES + 1))
    except darkroom.Refused as refusal:
        raise PictureRefused(_sentence(refusal.why)) from refusal
    except OSError as error:  # no process could be begun
        raise PictureRefused(_("The newsroom’s computer has too much to do to look at a picture just now. Nothing was stored. Try again in a minute.")) from error
    offers = {name: tidy for name, text in picture.offers.items() if (tidy := plaintext.tidy(text)[:500])}
    return Received(picture.content, picture.format, picture.width, picture.height, offers, picture.likeness, picture.frames)


def _sentence(why: str) -> str:
    return {
        "empty": _("The file is empty. Choose another."),
        "bytes": _("The file is larger than %(most)s MB. Make it smaller, or choose another.") % {"most": MOST_BYTES // 1024**2},
        "pixels": _("The picture has more than %(most)s million pixels. Make it smaller.") % {"most": MOST_PIXELS // 1_000_000},
        "frames": _("This animation has more than %(most)s pictures. Save the one you want as a picture of its own.") % {"most": darkroom.MOST_FRAMES},
        "disguised": _("This file is a picture and something else besides: a page, a document, an archive or a program. Save the picture anew with a program for pictures, and send that."),
        "heic": _("This is a HEIC picture, which this newsroom cannot read. Share it from the telephone as JPEG, or set its camera to “most compatible”."),
        "effort": _("This picture takes more work to open than an honest one of its size. Save it anew as JPEG or PNG, and send that."),
    }.get(why) or _("This is not a picture we can read, or it is damaged. We take JPEG, PNG, WebP, AVIF, GIF and TIFF.")


def known(received: Received, *, by) -> Image | None:
    """The picture with exactly these bytes, if it stands and this person may see it: whoever holds a copy learns nothing by sending it."""
    return access.pictures_known_to(by).with_digest(received.digest).first()


def alike(received: Received, *, by) -> list[Image]:
    """Pictures this person may see that are the same to the eye: the very same bytes first, then copies in another size or file."""
    same = known(received, by=by)
    likely = [pk for pk, likeness in access.pictures_known_to(by).likenesses() if _differ(likeness, received.likeness) <= ALIKE] if received.likeness else []
    images = {image.pk: image for image in Image.objects.numbered(likely).for_choosing()}
    return [*([same] if same else []), *(image for pk, image in sorted(images.items()) if not same or pk != same.pk)]


def _differ(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def store(received: Received, *, by, **words) -> Image:
    """A new Image of received bytes; the same bytes again give the picture that they may see already. Raises PictureRefused where the disk is full."""
    there = known(received, by=by)
    if there:
        return there
    image = Image(digest=received.digest, likeness=received.likeness, uploaded_by=by, **words)
    image.width, image.height = received.width, received.height
    with _kept(image, f"picture.{SUFFIXES[received.format]}", received.content):
        image.save()
    return image


@contextlib.contextmanager
def _kept(row: Image | Rendition, name: str, content: bytes) -> Iterator[None]:
    """The file of a row that is saved within; where that fails, no file stays. A crash in between leaves one, which is swept."""
    try:
        row.file.save(name, ContentFile(content, name), save=False)
    except OSError as error:  # whatever half of it is there is swept; the row still names the file it had
        raise PictureRefused(_("The picture could not be stored: the newsroom’s disk is full, or cannot be written. Nothing of it was kept. Tell whoever runs the newsroom, and send it again later.")) from error
    try:
        yield
    except BaseException:
        _discard(row)
        raise


@transaction.atomic
def focus(image: Image, point: tuple[float, float]) -> None:
    """Move the focal point (from 0 to 1, from left and top). Its parts are made anew; pages that name the old ones find the whole."""
    image.focal_x, image.focal_y = point
    image.save(update_fields=["focal_x", "focal_y"])
    _retire(image, Rendition.objects.of(image).shaped())
    Image.objects.order_renditions(image.pk)


@transaction.atomic
def replace(image: Image, received: Received) -> None:
    """Another file for the same picture: larger, or with somebody made unrecognisable. The old one is deleted, and pages that name it
    find the new one. Raises PictureRefused where the disk is full.
    """
    old = (image.file.storage, image.file.name or "")
    _retire(image, Rendition.objects.of(image), also=[old])
    image.digest, image.likeness, image.width, image.height = received.digest, received.likeness, received.width, received.height
    with _kept(image, f"picture.{SUFFIXES[received.format]}", received.content):
        image.save(update_fields=["file", "digest", "likeness", "width", "height"])
    Image.objects.order_renditions(image.pk)


def _retire(image: Image, renditions: RenditionQuerySet, also: Iterable[tuple[Storage, str]] = ()) -> None:
    """Renditions, and other files, that are not shown any more: their names are remembered, their files deleted once that is sure."""
    files = [*((rendition.file.storage, rendition.file.name or "") for rendition in renditions), *also]
    FormerFile.objects.keep(image, [name for _storage, name in files])
    renditions.delete()
    transaction.on_commit(lambda: _delete(files))


@transaction.atomic
def delete(image: Image) -> None:
    """A picture that stands in nothing, and its files: as if it had never come."""
    files = _files(image)
    image.delete()
    transaction.on_commit(lambda: _delete(files))


def _files(image: Image) -> list[tuple[Storage, str]]:
    rows: list[Image | Rendition] = [image, *image.renditions.all()]
    return [(row.file.storage, row.file.name or "") for row in rows]


def _delete(files: Iterable[tuple[Storage, str]]) -> None:
    """What a full or broken disk keeps from this, the hourly sweep does."""
    for storage, name in files:
        with contextlib.suppress(OSError):
            storage.delete(name)


def discard(image: Image) -> None:
    """The files of a picture that was taken down; its rows stay, so that their addresses can say that it is gone."""
    _delete(_files(image))


def _discard(row: Image | Rendition) -> None:
    with contextlib.suppress(OSError, ValueError):
        row.file.storage.delete(row.file.name or "")


def wanted(image: Image) -> list[darkroom.Order]:
    """Every print that pages offer of a picture: narrower ones of the whole, one in JPEG, and the shapes of cards around its focal point."""
    widths = [width for width in WIDTHS if width < image.width] or [image.width]
    orders = [darkroom.Order(width, kind) for kind in settings.PICTURE_FORMATS for width in widths]
    orders.append(darkroom.Order(min(PLAIN_WIDTH, image.width), "JPEG"))
    for ratio, for_cards, for_others in SHAPES.values():
        most = darkroom.part_of((image.width, image.height), ratio)[0]
        for width in sorted({min(width, most) for width in for_cards}):
            orders += [darkroom.Order(width, kind, ratio, image.focal_point) for kind in settings.PICTURE_FORMATS]
        orders.append(darkroom.Order(min(for_others, most), "JPEG", ratio, image.focal_point))
    return orders


def _shape(order: darkroom.Order) -> str:
    return f"{order.ratio[0]}x{order.ratio[1]}" if order.ratio else ""


def make_renditions(image: Image) -> int:
    """The prints that pages offer and that are not there yet; how many were missing and are made now.

    Raises darkroom.Refused where the stored file was damaged, PictureRefused where the disk is full.
    """
    there = {(rendition.width, rendition.format, rendition.shape) for rendition in image.renditions.all()}
    missing = [order for order in wanted(image) if (order.width, SUFFIXES[order.format], _shape(order)) not in there]
    if not missing:
        return 0
    with image.file.open("rb") as file:
        content = file.read()
    for made in darkroom.enlarge(content, missing):
        _keep_rendition(image, made)
    return len(missing)


def _keep_rendition(image: Image, made: darkroom.Print) -> None:
    suffix = SUFFIXES[made.order.format]
    rendition = Rendition(image=image, width=made.order.width, height=made.height, format=suffix, shape=_shape(made.order))
    with _kept(rendition, f"{hashlib.sha256(made.content).hexdigest()[:24]}.{suffix}", made.content), transaction.atomic():
        rendition.save()


def sweep() -> int:
    """Delete files that no row names any more: what a crash in an upload left, what was replaced or taken down. Young ones may belong to an upload under way. How many."""
    swept = 0
    for folder, named in (("pictures", Image.objects.standing().files()), ("renditions", Rendition.objects.standing().files())):
        try:
            names = {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
        except FileNotFoundError:
            continue
        for name in names - set(named):
            if default_storage.get_modified_time(name) < timezone.now() - YOUNG:
                default_storage.delete(name)
                swept += 1
    return swept
