"""What reading a story costs, beside the bare minimum under the same server: `make bench`.

The floor and the kept page are asked in turn over kept-open connections, so that noise falls on both alike; the page that has to be made
is asked afterwards, for beside heavy work the processor's caches are cold. Medians. The goal is a ratio: a kept page takes at most 1.3
times the floor.
"""

import contextlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.ground import server

ROUNDS, WARMING = 1000, 50
GOAL_KEPT = 1.3


class Reader:
    """One kept-open connection that asks for one address. A bare socket: a client that parses headers would measure itself."""

    def __init__(self, url: str, before: Callable[[], None] = lambda: None):
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._question = f"GET {quote(parts.path, safe='/%')} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
        self._before = before
        self.times: list[float] = []

    def ask(self, *, count: bool = True) -> None:
        self._before()
        began = time.perf_counter()
        self._socket.sendall(self._question)
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self._socket.recv(65536)
        length = int(re.search(rb"(?i)\r\ncontent-length: *(\d+)", answer)[1])
        left = end + 4 + length - len(answer)
        while left > 0:
            left -= len(self._socket.recv(min(left, 65536)))
        if count:
            self.times.append(time.perf_counter() - began)
        if not answer.startswith(b"HTTP/1.1 200"):
            raise AssertionError(f"{self._question.splitlines()[0]!r} was answered {answer[:40]!r}")

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder, contextlib.ExitStack() as stack:
        demo = server.demonstration(Path(folder))
        stack.callback(server.drop_demonstration, Path(folder))
        kept, made = (stack.enter_context(server.serving(Path(folder) / name, demo)) for name in ("kept", "made"))
        floor = stack.enter_context(_floor())
        least = Reader(floor)
        quick = Reader(kept.story("en", "ar")["en"])
        slow = Reader(made.story("en", "ar")["en"], before=lambda: _forget(made.data / "pages"))
        _ask_in_turn(least, quick, rounds=ROUNDS)
        _ask_in_turn(slow, rounds=ROUNDS // 10)
    for name, reader in {"floor: 30 kB from memory": least, "story, kept page": quick, "story, made for each reader": slow}.items():
        print(f"{name:30} {reader.median * 1000:8.2f} ms   {reader.median / least.median:6.2f} × floor")
    ratio = quick.median / least.median
    print(f"goal: a kept page at most {GOAL_KEPT} × floor: {'reached' if ratio <= GOAL_KEPT else 'MISSED'}")
    return int(ratio > GOAL_KEPT)


def _ask_in_turn(*readers: Reader, rounds: int) -> None:
    for number in range(WARMING + rounds):
        for reader in readers:
            reader.ask(count=number >= WARMING)


def _forget(pages: Path) -> None:
    for file in pages.rglob("*"):
        if file.is_file():
            file.unlink(missing_ok=True)


@contextlib.contextmanager
def _floor():
    """The bare minimum, served as `manage.py serve` serves."""
    port = server.free_port()
    options = ["--interface", "wsgi", "--port", str(port), "--blocking-threads", "8", "--workers", "1", "--log-level", "error", "--no-ws"]
    command = [sys.executable, "-m", "granian", *options, "bench.floor:application"]
    process = subprocess.Popen(command, cwd=server.ROOT, stdin=subprocess.DEVNULL)
    try:
        server.wait_until_it_answers(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(main())
