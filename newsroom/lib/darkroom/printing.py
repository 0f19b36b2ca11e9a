"""Smaller copies of a picture of ours, and the parts of it that other shapes ask for."""

from __future__ import annotations

import io

from PIL import Image

from .shapes import part_of

FORMATS = ("JPEG", "PNG")  # what we store
_SAVED = {"WEBP": {"quality": 78, "method": 4}, "JPEG": {"quality": 80, "progressive": True}, "AVIF": {"quality": 60, "speed": 9}}


def enlarge(raw: bytes, orders: list[dict]) -> tuple[dict, bytes]:
    """Heights and lengths in the order of `orders`, and the prints one after the other."""
    with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
        whole = picture.size
        needed = max(_needed(whole, order) for order in orders)
        picture.draft(None, (needed, max(1, needed * picture.height // picture.width)))
        picture.load()
        current = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    done: dict[int, tuple[int, bytes]] = {}
    for place in sorted(range(len(orders)), key=lambda place: _needed(whole, orders[place]), reverse=True):
        order = orders[place]
        if order["ratio"]:
            current = _to_width(current, whole, min(_needed(whole, order), current.width))
            shown = _cropped(current, order)
        else:
            current = shown = _to_width(current, whole, order["width"])  # each from the one before: half the time of each from the whole
        content = io.BytesIO()
        paper = _on_white(shown) if order["format"] == "JPEG" else shown
        paper.save(content, order["format"], **_SAVED[order["format"]])
        done[place] = (shown.height, content.getvalue())
    prints = [done[place] for place in range(len(orders))]
    return {"prints": [(height, len(content)) for height, content in prints]}, b"".join(content for _height, content in prints)


def _needed(whole: tuple[int, int], order: dict) -> int:
    """How wide the whole picture has to be for this print."""
    if not order["ratio"]:
        return order["width"]
    return -(-order["width"] * whole[0] // part_of(whole, order["ratio"])[0])


def _to_width(picture: Image.Image, whole: tuple[int, int], width: int) -> Image.Image:
    if width == picture.width:
        return picture
    return picture.resize((width, max(1, round(whole[1] * width / whole[0]))), Image.Resampling.LANCZOS)


def _cropped(picture: Image.Image, order: dict) -> Image.Image:
    """The part around the focal point, as far as the edges allow."""
    across, down = part_of(picture.size, order["ratio"])
    left = min(max(round(order["focal"][0] * picture.width - across / 2), 0), picture.width - across)
    top = min(max(round(order["focal"][1] * picture.height - down / 2), 0), picture.height - down)
    part = picture.crop((left, top, left + across, top + down))
    size = (order["width"], max(1, round(order["width"] * order["ratio"][1] / order["ratio"][0])))
    return part if part.size == size else part.resize(size, Image.Resampling.LANCZOS)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
