"""A stranger's file, developed: looked at, decoded, upright, in sRGB, no larger than we keep, and bare of all else."""

from __future__ import annotations

import contextlib
import io
import warnings

from PIL import Image, ImageCms, UnidentifiedImageError

from . import disguises, limits, offers

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF"]
with contextlib.suppress(ImportError):  # the extra "heif": what telephones write
    import pillow_heif

    pillow_heif.register_heif_opener()
    FORMATS.append("HEIF")

_TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_ORIENTATION = 0x0112
_SEE_THROUGH = {"RGBA", "LA", "PA", "RGBa", "La"}
_PLAIN = 6  # a likeness with fewer set or unset bits says nothing


class Refusal(Exception):
    """The reason, as newsroom.lib.darkroom.Refused names it."""


def develop(raw: bytes) -> tuple[dict, bytes]:
    """What is known of the picture, and its new bytes. Raises Refusal, or what Pillow raises."""
    Image.MAX_IMAGE_PIXELS = limits.MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        picture = Image.open(io.BytesIO(raw), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refusal("pixels") from error
    except UnidentifiedImageError as error:
        raise Refusal("heic" if _is_heic(raw) else "unreadable") from error
    if disguises.wears_one(raw):
        raise Refusal("disguised")
    kind = "JPEG" if picture.format == "MPO" else picture.format or ""
    if picture.width * picture.height > limits.MOST_PIXELS:
        raise Refusal("pixels")
    frames = getattr(picture, "n_frames", 1)  # counted within the time for opening
    if frames > limits.MOST_FRAMES:
        raise Refusal("frames")
    limits.allow_for(picture.width * picture.height)
    picture.seek(0)
    if kind == "JPEG" and max(picture.size) > limits.LONGEST_SIDE:
        picture.draft(None, (limits.LONGEST_SIDE, limits.LONGEST_SIDE))
    try:
        picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refusal("pixels") from error
    told = offers.read(picture)
    bare = _bare(picture)
    content = io.BytesIO()
    lossless = kind in ("PNG", "GIF") or bare.mode == "RGBA"
    if lossless:
        bare.save(content, "PNG")
    else:
        bare.save(content, "JPEG", quality=88, progressive=True)
    known = {"format": "PNG" if lossless else "JPEG", "width": bare.width, "height": bare.height, "frames": frames}
    return known | {"likeness": likeness(bare), "offers": told}, content.getvalue()


def _is_heic(raw: bytes) -> bool:
    """What telephones write, where the extra that reads it is not installed."""
    return raw[4:8] == b"ftyp" and raw[8:12] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels alone, RGB or RGBA: a new picture, so that nothing of the old one's metadata can come along."""
    turn = _TURNED.get(picture.getexif().get(_ORIENTATION, 1)) if hasattr(picture, "getexif") else None  # after decoding: TIFF turns itself
    profile = picture.info.get("icc_profile")
    pixels = _eight_bits(picture)
    if max(pixels.size) > limits.LONGEST_SIDE:
        pixels = pixels.copy()
        pixels.thumbnail((limits.LONGEST_SIDE, limits.LONGEST_SIDE), Image.Resampling.LANCZOS)
    pixels = _srgb(pixels, profile)
    if turn is not None:
        pixels = pixels.transpose(turn)
    bare = Image.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    return bare


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Palettes, bits, deep greys and floats as plain bands of eight bits, see-through where it was."""
    if picture.mode in ("P", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "PA" else "RGB")
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
    if picture.mode in ("I", "F"):
        low, high = (float(value) for value in picture.getextrema())  # type: ignore[arg-type]  # of one band
        if picture.mode == "I" and low >= 0 and high <= 0xFFFF:
            low, high = (0, 0xFFFF) if high > 0xFF else (0, 0xFF)
        scale = 255 / (high - low) if high > low else 0.0
        return picture.point(lambda value: value * scale + -low * scale).convert("L")
    if picture.mode == "1":
        return picture.convert("L")
    return picture.convert({"RGBa": "RGBA", "La": "LA"}.get(picture.mode, picture.mode))


def _srgb(pixels: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours of the web. A profile that is broken, or of another kind of picture, leaves the pixels as they are."""
    alpha = pixels.getchannel("A") if pixels.mode in _SEE_THROUGH else None
    colours = pixels.convert(pixels.mode.rstrip("Aa")) if alpha else pixels
    srgb = ImageCms.createProfile("sRGB")
    if colours.mode == "LAB":
        colours = ImageCms.profileToProfile(colours, ImageCms.createProfile("LAB"), srgb, outputMode="RGB") or colours
    elif profile:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            colours = ImageCms.profileToProfile(colours, own, srgb, outputMode="RGB") or colours
    colours = colours.convert("RGB")
    if alpha and alpha.histogram()[255] < alpha.width * alpha.height:
        colours.putalpha(alpha)
    return colours


def likeness(picture: Image.Image) -> str:
    """A difference hash: whether each of 64 cells is brighter than the one at its right. Alike in copies that were scaled or encoded anew.

    Source of the method: Neal Krawetz, "Kind of Like That", 2013.
    """
    flat = picture
    if picture.mode == "RGBA":
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture.getchannel("A"))
    cells = flat.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = [cells[9 * row + column] > cells[9 * row + column + 1] for row in range(8) for column in range(8)]
    if not _PLAIN <= sum(bits) <= 64 - _PLAIN:
        return ""
    return f"{sum(bit << place for place, bit in enumerate(bits)):016x}"
