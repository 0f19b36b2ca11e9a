"""Files of strangers become bare pixels, upright and in the colours of the web, or are refused for a reason; in a process with limits."""

import io
import zipfile

import pytest
from PIL import Image as Pillow
from PIL import ImageCms, ImageDraw

from newsroom.lib import darkroom
from newsroom.lib.darkroom import limits


def encoded(picture: Pillow.Image, kind: str = "JPEG", **save) -> bytes:
    content = io.BytesIO()
    picture.save(content, kind, **save)
    return content.getvalue()


def boat(size=(400, 300)) -> Pillow.Image:
    """Something that differs from left to right and from top to bottom."""
    picture = Pillow.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, size[0] // 4, size[1] // 2), fill="red")
    pen.ellipse((size[0] // 2, size[1] // 2, size[0], size[1]), fill="navy")
    return picture


def opened(developed: darkroom.Developed) -> Pillow.Image:
    picture = Pillow.open(io.BytesIO(developed.content))
    picture.load()
    return picture


def why(raw: bytes) -> str:
    with pytest.raises(darkroom.Refused) as refusal:
        darkroom.develop(raw)
    return refusal.value.why


# What is refused


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("run.js", "alert(1)")
    return content.getvalue()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\0" * (darkroom.MOST_BYTES + 1), "bytes"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "unreadable"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "unreadable"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (encoded(boat(), "BMP"), "unreadable"),
        (encoded(boat())[:2000], "unreadable"),
        (encoded(boat(), "PNG")[:-3000], "unreadable"),
        (encoded(Pillow.new("1", (9000, 9000)), "PNG"), "pixels"),
        (encoded(boat()) + zipped(), "disguised"),
        (encoded(boat(), "PNG") + zipped(), "disguised"),
        (encoded(boat(), comment=b"%PDF-1.7"), "disguised"),
        (encoded(boat()) + b"\n<script>alert(1)</script>", "disguised"),
        (encoded(boat(), "PNG") + b"<!DOCTYPE html><p>", "disguised"),
        (encoded(boat(), comment=b"<?php system($_GET[0]); ?>"), "disguised"),
        (encoded(boat(), "WEBP") + b"<html>", "disguised"),
    ],
)
def test_it_is_refused_and_why_is_said(raw, reason):
    assert why(raw) == reason


def test_frames_without_end_are_refused():
    frames = [Pillow.new("RGB", (4, 4), ("red", "blue")[number % 2]) for number in range(darkroom.MOST_FRAMES + 2)]

    assert why(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=10)) == "frames"


def test_of_an_animation_the_first_picture_is_taken_and_it_is_said_how_many_there_were():
    frames = [Pillow.new("RGB", (8, 8), colour) for colour in ("red", "blue", "lime")]
    developed = darkroom.develop(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert (developed.frames, opened(developed).convert("RGB").getpixel((4, 4))) == (3, (255, 0, 0))


def test_what_takes_more_time_than_an_honest_picture_is_ended(monkeypatch):
    """The child is given no time at all: what an endless decoder would meet later."""
    monkeypatch.setattr(darkroom, "_HOUSE", _house_without_patience())

    assert why(encoded(boat())) == "effort"


def _house_without_patience():
    """The project's folder, in which the child meets a limit of a thousandth of a second."""
    import shutil
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp())
    house = Path(darkroom.__file__).resolve().parents[3]
    shutil.copytree(house / "newsroom" / "lib" / "darkroom", folder / "newsroom" / "lib" / "darkroom")
    for package in (folder / "newsroom", folder / "newsroom" / "lib"):
        (package / "__init__.py").touch()
    file = folder / "newsroom" / "lib" / "darkroom" / "limits.py"
    file.write_text(file.read_text().replace("_SECONDS_TO_OPEN = 1.5", "_SECONDS_TO_OPEN = 0.001"))
    return folder


def test_a_film_behind_a_photograph_is_left_behind():
    developed = darkroom.develop(encoded(boat()) + b"\0\0\0\x18ftypmp42CANARYFILM")

    assert b"CANARY" not in developed.content


# What is kept right


def test_eight_ways_to_hold_a_camera_give_one_picture():
    upright = boat((64, 48))
    for orientation, turn in {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.items():
        exif = Pillow.Exif()
        exif[0x0112] = orientation
        developed = darkroom.develop(encoded(upright.transpose(Pillow.Transpose(turn)), "PNG", exif=exif))

        assert opened(developed).convert("RGB").tobytes() == upright.tobytes(), orientation


def test_another_colour_space_becomes_the_webs():
    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    green = Pillow.new("RGB", (16, 16), (40, 160, 90))
    as_lab = ImageCms.profileToProfile(green, srgb, lab, outputMode="LAB")

    red, middle, blue = opened(darkroom.develop(encoded(as_lab, "TIFF"))).convert("RGB").getpixel((8, 8))
    assert abs(red - 40) < 8
    assert abs(middle - 160) < 8
    assert abs(blue - 90) < 8


def test_a_profile_of_its_own_colours_is_applied_and_not_kept():
    """A profile whose red and blue are changed over, made of the bytes of the common one."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    swapped = bytes(profile).replace(b"rXYZ", b"tmp!").replace(b"bXYZ", b"rXYZ").replace(b"tmp!", b"bXYZ")
    picture = encoded(Pillow.new("RGB", (8, 8), (250, 10, 10)), "PNG", icc_profile=swapped)

    shown = opened(darkroom.develop(picture))
    assert "icc_profile" not in shown.info
    assert shown.getpixel((4, 4))[2] > 200 > shown.getpixel((4, 4))[0]


def test_deep_greys_stay_greys():
    ramp = Pillow.new("I;16", (256, 4))
    for x in range(256):
        for y in range(4):
            ramp.putpixel((x, y), x * 257)

    shown = opened(darkroom.develop(encoded(ramp, "PNG"))).convert("L")
    assert [shown.getpixel((x, 1)) for x in (0, 128, 255)] == [0, 128, 255]


def test_what_is_see_through_stays_so_and_what_is_not_needs_no_alpha():
    assert opened(darkroom.develop(encoded(Pillow.new("RGBA", (8, 8), (255, 0, 0, 7)), "WEBP", lossless=True))).getpixel((0, 0))[3] == 7
    assert opened(darkroom.develop(encoded(Pillow.new("RGBA", (8, 8), "red"), "PNG"))).mode == "RGB"
    assert opened(darkroom.develop(encoded(boat().quantize(16), "GIF", transparency=0))).mode in ("RGB", "RGBA")


def test_larger_than_we_keep_it_is_made_smaller():
    developed = darkroom.develop(encoded(boat((6000, 1500))))

    assert (developed.width, developed.height) == (limits.LONGEST_SIDE, 1024)


def test_a_copy_of_a_picture_looks_like_it_and_another_does_not():
    original, smaller = darkroom.develop(encoded(boat((800, 600)))), darkroom.develop(encoded(boat((800, 600)).resize((320, 240)), "WEBP"))
    turned = darkroom.develop(encoded(boat((800, 600)).transpose(Pillow.Transpose.ROTATE_180)))

    def distance(one, other):
        return (int(one.likeness, 16) ^ int(other.likeness, 16)).bit_count()

    assert distance(original, smaller) <= 3 < distance(original, turned)
    assert darkroom.develop(encoded(Pillow.new("RGB", (80, 60), "white"))).likeness == ""


# What the metadata offers


def offered(**tags) -> dict:
    exif = Pillow.Exif()
    for tag, value in tags.items():
        exif[int(tag[1:], 16)] = value.encode()
    return darkroom.develop(encoded(boat(), exif=exif)).offers


def test_words_in_any_script_are_offered_as_they_were_meant():
    assert offered(x010E="شباك تجف على الجدار", x013B="آسيا جعفري")["caption"] == "شباك تجف على الجدار"


def test_what_a_camera_says_by_itself_is_not():
    assert offered(x010E="???? ???") == {}
    assert offered(x010E="OLYMPUS DIGITAL CAMERA", x0132="2003:12:04 06:46:52") == {"date": "2003-12-04"}


# Prints


@pytest.mark.parametrize(("size", "focal", "colour"), [((600, 300), (0.1, 0.5), "red"), ((600, 300), (0.9, 0.5), "blue"), ((300, 900), (0.5, 0.05), "red"), ((300, 900), (0.5, 0.95), "blue")])
def test_a_part_follows_the_focal_point(size, focal, colour):
    """Red where the light comes from, blue at the other end: in a portrait as in a landscape."""
    picture = Pillow.new("RGB", size, "white")
    pen, (width, height) = ImageDraw.Draw(picture), size
    pen.rectangle((0, 0, width // 3, height) if width > height else (0, 0, width, height // 3), fill="red")
    pen.rectangle((width * 2 // 3, 0, width, height) if width > height else (0, height * 2 // 3, width, height), fill="blue")

    (made,) = darkroom.enlarge(encoded(picture, "PNG"), [darkroom.Order(120, "WEBP", (1, 1), focal)])

    shown = Pillow.open(io.BytesIO(made.content)).convert("RGB")
    found = shown.getpixel((20 if focal[0] < 0.5 else 100, 20 if focal[1] < 0.5 else 100))
    assert shown.size == (120, 120)
    assert (found[0] > 200 > found[2]) if colour == "red" else (found[2] > 200 > found[0])


def test_prints_come_in_the_order_they_were_wanted():
    orders = [darkroom.Order(64, "JPEG"), darkroom.Order(300, "WEBP"), darkroom.Order(128, "WEBP", (16, 9)), darkroom.Order(100, "AVIF")]

    prints = darkroom.enlarge(encoded(boat()), orders)

    for order, made in zip(orders, prints, strict=True):
        with Pillow.open(io.BytesIO(made.content)) as shown:
            assert (shown.format, shown.size) == (order.format, (order.width, made.height))
    assert prints[2].height == 72


def test_a_damaged_file_of_ours_gives_no_print():
    with pytest.raises(darkroom.Refused):
        darkroom.enlarge(encoded(boat())[:500], [darkroom.Order(64, "WEBP")])
