"""What pictures cost: `make bench`.

Five widths in WebP of a photograph of 12 megapixels, by the darkroom, beside the barest loop on Pillow that does the same (draft mode,
each from the one before), both in a process of their own; processor time, the median of five, taken in turns. Goals: at most 1.3 times
the loop, at most 100 MB. And every picture of ../shared/testdata: the dearest refusal may take 2 seconds and 150 MB.
"""

import io
import json
import os
import random
import statistics
import subprocess
import sys
from pathlib import Path

from PIL import Image

HOUSE = Path(__file__).resolve().parents[1]
PICTURES = HOUSE.parent / "shared" / "testdata" / "images"
WIDTHS, ROUNDS = (320, 640, 960, 1280, 1920), 5
TIMES, MEGABYTES, REFUSAL_SECONDS, REFUSAL_MEGABYTES = 1.3, 100, 2.0, 150
BARE = """
import io, sys
from PIL import Image
picture = Image.open(io.BytesIO(sys.stdin.buffer.read()))
picture.draft("RGB", (1920, 1440))
picture.load()
for width in (1920, 1280, 960, 640, 320):
    picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    content = io.BytesIO()
    picture.save(content, "WEBP", quality=78, method=4)
"""


def main() -> int:
    photograph = _photograph()
    bare, ours = [], []
    for _round in range(ROUNDS):
        bare.append(_cost([sys.executable, "-c", BARE], photograph))
        ours.append(_cost([sys.executable, "-m", "newsroom.lib.darkroom.child"], b'{"job": "enlarge", "orders": ' + _orders() + b"}\n" + photograph))
    times = statistics.median(seconds for seconds, _peak, _said in ours) / statistics.median(seconds for seconds, _peak, _said in bare)
    peak = max(megabytes for _seconds, megabytes, _said in ours)
    print(f"five widths of 12 megapixels   {times:5.2f} times the bare loop (at most {TIMES})   {peak:4.0f} MB (at most {MEGABYTES})")
    missed = times > TIMES or peak > MEGABYTES
    return int(_refusals() or missed)


def _refusals() -> bool:
    """Whether any cost more than it should."""
    if not PICTURES.is_dir():
        print("The pictures of ../shared/testdata are not here: no refusal to measure.")
        return False
    costs = {path.name: _cost([sys.executable, "-m", "newsroom.lib.darkroom.child"], b'{"job": "develop"}\n' + path.read_bytes()) for path in sorted(PICTURES.rglob("*")) if path.is_file()}
    refused = {name: cost for name, cost in costs.items() if b'"refused"' in cost[2]}
    seconds, megabytes = max(cost[0] for cost in refused.values()), max(cost[1] for cost in refused.values())
    print(f"{len(costs)} files, {len(refused)} refused    at most {seconds:5.2f} s (at most {REFUSAL_SECONDS})   {megabytes:4.0f} MB (at most {REFUSAL_MEGABYTES})")
    return seconds > REFUSAL_SECONDS or megabytes > REFUSAL_MEGABYTES


def _cost(command: list[str], sent: bytes) -> tuple[float, float, bytes]:
    """(processor seconds, megabytes at the peak, what it said) of one process."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=HOUSE) as process:
        process.stdin.write(sent)
        process.stdin.close()
        said = process.stdout.read()
        _pid, _status, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said[:200]


def _orders() -> bytes:
    return json.dumps([{"width": width, "format": "WEBP", "ratio": None, "focal": (0.5, 0.5)} for width in WIDTHS]).encode()


def _photograph() -> bytes:
    """Clouds of noise: as hard to decode and to encode as leaves and water are."""
    chance = random.Random(7)
    small = Image.frombytes("RGB", (500, 375), chance.randbytes(500 * 375 * 3)).resize((4000, 3000), Image.Resampling.BICUBIC)
    content = io.BytesIO()
    small.save(content, "JPEG", quality=85)
    return content.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
