"""The process in which pictures are decoded: an order as a line of JSON and the file's bytes in, a line of JSON and bytes out."""

from __future__ import annotations

import json
import sys
import warnings

from . import limits

limits.hold()  # before a single byte of the file is read

from . import developing, printing  # noqa: E402 - Pillow, already under the limits


def main() -> int:
    warnings.simplefilter("ignore")
    order = json.loads(sys.stdin.buffer.readline())
    raw = sys.stdin.buffer.read()
    try:
        said, content = developing.develop(raw) if order["job"] == "develop" else printing.enlarge(raw, order["orders"])
    except developing.Refusal as refusal:
        said, content = {"refused": str(refusal)}, b""
    except MemoryError:
        said, content = {"refused": "effort"}, b""
    except Exception:  # Pillow raises whatever a broken file makes it raise
        said, content = {"refused": "unreadable"}, b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
