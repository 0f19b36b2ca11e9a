"""A small press: pictures printed ink by ink, with the edges, the grain and the slight misfit of a screen print."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Colour = tuple[int, int, int]

PAPER: Colour = (246, 240, 228)
EDGE = 8  # pixels
FINE = 2  # stencils are cut at twice the size, so that their edges are smooth


class Stencil:
    """One ink's stencil: what is drawn on it prints, what is cut out of it does not. Measures are pixels of the print."""

    def __init__(self, width: int, height: int):
        self.width, self.height = width, height
        self.sheet = Image.new("L", (width * FINE, height * FINE))
        self.pen = ImageDraw.Draw(self.sheet)

    def shape(self, points: Sequence[Point], *, cut: bool = False) -> None:
        self.pen.polygon(_fine(points), fill=0 if cut else 255)

    def block(self, left: float, top: float, right: float, bottom: float, *, cut: bool = False) -> None:
        self.pen.rectangle(_fine([(left, top), (right, bottom)]), fill=0 if cut else 255)

    def disc(self, x: float, y: float, radius: float, *, tall: float = 1, cut: bool = False) -> None:
        corners = [(x - radius, y - radius * tall), (x + radius, y + radius * tall)]
        self.pen.ellipse(_fine(corners), fill=0 if cut else 255)

    def line(self, points: Sequence[Point], width: float, *, cut: bool = False) -> None:
        self.pen.line(_fine(points), fill=0 if cut else 255, width=round(width * FINE), joint="curve")

    def stroke(self, points: Sequence[Point], width: float, *, end: float = 0, cut: bool = False) -> None:
        """A line that thins from `width` at its first point to `end` at its last, as from a brush."""
        for step, (x, y) in enumerate(points):
            self.disc(x, y, (width + (end - width) * step / max(1, len(points) - 1)) / 2, cut=cut)


def _fine(points: Sequence[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def curve(start: Point, bend: Point, end: Point, steps: int = 40) -> list[Point]:
    """Points of the quadratic Bézier curve from `start` to `end`."""
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
        )
        for t in (step / steps for step in range(steps + 1))
    ]


class Print:
    """A picture on the press. Inks go on in the order of their calls; the same seed gives the same picture."""

    def __init__(self, seed: int, *, width: int = 1600, height: int = 1067, paper: Colour = PAPER):
        self.width, self.height = width, height
        self.chance = random.Random(seed)  # noqa: S311 - drawing, not secrecy
        self.sheet = Image.new("RGB", (width, height), paper)

    def ink(self, colour: Colour, draw: Callable[[Stencil], object], *, over: bool = False) -> None:
        """Cut a stencil with `draw` and print it: opaque, or where `over`, so that what lies below shines through."""
        stencil = Stencil(self.width, self.height)
        draw(stencil)
        mask = stencil.sheet.reduce(FINE)
        left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
        spot = (max(0, left - 4), max(0, top - 4), min(self.width, right + 4), min(self.height, bottom + 4))
        mask = self._pressed(mask.crop(spot))
        x, y = spot[0] + self.chance.randint(-3, 3), spot[1] + self.chance.randint(-2, 2)
        here = (x, y, x + mask.width, y + mask.height)
        if over:
            below = self.sheet.crop(here)
            self.sheet.paste(ImageChops.multiply(below, Image.new("RGB", below.size, colour)), (x, y), mask)
        else:
            self.sheet.paste(colour, here, mask)

    def _pressed(self, mask: Image.Image) -> Image.Image:
        """A stencil as it comes off the press: its edges run a little, and the ink lies unevenly."""
        grain, mottle = _textures(self.width, self.height)
        x, y = self.chance.randint(0, self.width - mask.width), self.chance.randint(0, self.height - mask.height)
        here = (x, y, x + mask.width, y + mask.height)
        rough = ImageChops.add(_softened(mask), mottle.crop(here), offset=-128)
        rough = rough.point([max(0, min(255, (value - 100) * 5)) for value in range(256)])
        return ImageChops.multiply(rough, grain.crop(here))

    def ridge(self, level: float, height: float, *, waves: int = 5) -> list[Point]:
        """The outline of hills: from the left edge to the right, and down around the foot of the sheet."""
        parts = [(self.chance.uniform(0.5, waves), self.chance.uniform(0, math.tau), 1 / (1 + number)) for number in range(4)]
        whole = sum(share for _wave, _phase, share in parts)
        top = [
            (x, level - height * sum(share * math.sin(wave * math.tau * x / self.width + phase) for wave, phase, share in parts) / whole)
            for x in range(-20, self.width + 21, 10)
        ]
        return [*top, (self.width + 20, self.height + 20), (-20, self.height + 20)]

    def scatter(self, number: int, left: float, top: float, right: float, bottom: float) -> Iterator[Point]:
        for _ in range(number):
            yield self.chance.uniform(left, right), self.chance.uniform(top, bottom)

    def jpeg(self) -> bytes:
        """The finished picture, trimmed of the edge where inks that slipped leave a gap."""
        trimmed = self.sheet.crop((EDGE, EDGE, self.width - EDGE, self.height - EDGE))
        content = io.BytesIO()
        trimmed.save(content, "JPEG", quality=84)
        return content.getvalue()


@cache
def _textures(width: int, height: int) -> tuple[Image.Image, Image.Image]:
    """Grain, for ink that did not take everywhere, and mottle around 128, for edges that run."""
    chance = random.Random(1450)  # noqa: S311
    noise = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    clouds = Image.frombytes("L", (width // 40, height // 40), chance.randbytes((width // 40) * (height // 40)))
    uneven = clouds.resize((width, height), Image.Resampling.BICUBIC).point([225 + value * 30 // 255 for value in range(256)])
    specks = _softened(noise).point([120 if value < 53 else 205 if value < 74 else 255 for value in range(256)])
    small = Image.frombytes("L", (width // 3, height // 3), chance.randbytes((width // 3) * (height // 3)))
    mottle = small.resize((width, height), Image.Resampling.BICUBIC).point([98 + value * 60 // 255 for value in range(256)])
    return ImageChops.multiply(specks, uneven), mottle


def _softened(image: Image.Image) -> Image.Image:
    """Each pixel mixed with the three before and above it."""
    across = Image.blend(image, image.crop((-1, 0, image.width - 1, image.height)), 0.5)
    return Image.blend(across, across.crop((0, -1, across.width, across.height - 1)), 0.5)
