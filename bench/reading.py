"""What reading a story costs, beside the bare minimum under the same server: `make bench`.

All servers are up at once and are asked in turn over kept-open connections, so that noise falls on all alike; medians of 300. Goals are
ratios: a kept page takes at most 1.3 times the floor. What the page costs when it has to be made is told beside it.
"""

import contextlib
import http.client
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.ground import server

ROUNDS = 300
GOAL_KEPT = 1.3


class Reader:
    """One kept-open connection that asks for one address."""

    def __init__(self, url: str, before: Callable[[], None] = lambda: None):
        parts = urlsplit(url)
        self._connection = http.client.HTTPConnection(parts.netloc)
        self._path = quote(parts.path, safe="/%")
        self._before = before
        self.times: list[float] = []

    def ask(self, *, count: bool = True) -> None:
        self._before()
        began = time.perf_counter()
        self._connection.request("GET", self._path)
        answer = self._connection.getresponse()
        answer.read()
        if count:
            self.times.append(time.perf_counter() - began)
        if answer.status != 200:
            raise AssertionError(f"{self._path} answered {answer.status}")

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder, contextlib.ExitStack() as stack:
        demo = server.demonstration(Path(folder))
        stack.callback(server.drop_demonstration, Path(folder))
        kept, made = (stack.enter_context(server.serving(Path(folder) / name, demo)) for name in ("kept", "made"))
        floor = stack.enter_context(_floor())
        readers = {
            "floor: 30 kB from memory": Reader(floor),
            "story, kept page": Reader(kept.story("en", "ar")["en"]),
            "story, made for each reader": Reader(made.story("en", "ar")["en"], before=lambda: _forget(made.data / "pages")),
        }
        for number in range(ROUNDS + 20):
            for reader in readers.values():
                reader.ask(count=number >= 20)  # the first rounds warm everything up
    least = readers["floor: 30 kB from memory"].median
    for name, reader in readers.items():
        print(f"{name:30} {reader.median * 1000:8.2f} ms   {reader.median / least:6.2f} × floor")
    ratio = readers["story, kept page"].median / least
    print(f"goal: a kept page at most {GOAL_KEPT} × floor: {'reached' if ratio <= GOAL_KEPT else 'MISSED'}")
    return int(ratio > GOAL_KEPT)


def _forget(pages: Path) -> None:
    for file in pages.rglob("*"):
        if file.is_file():
            file.unlink(missing_ok=True)


@contextlib.contextmanager
def _floor():
    """The bare minimum, served as `manage.py serve` serves."""
    port = server.free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--log-level", "warning", "bench.floor:application"]
    process = subprocess.Popen(command, cwd=server.ROOT, stdin=subprocess.DEVNULL)
    try:
        server.wait_until_it_answers(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(main())
