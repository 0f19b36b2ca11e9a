"""Runs every test: all of them on SQLite, then those that ask a database on PostgreSQL. What `make test` ends in."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.ground import chromium, postgres

ROOT = Path(__file__).resolve().parent.parent.parent
SOME_FAILED = 1  # pytest's number for it
PURE = ("tests/lib", "tests/architecture")  # nothing in these asks a database


def main(chosen: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    browser = chromium.fetch()
    if browser is None and os.environ.get("NEWSROOM_TEST_WITHOUT_BROWSER") != "1":
        print(chromium.WHAT_TO_INSTALL, file=sys.stderr)
        return 1
    found = {"NEWSROOM_BROWSER": browser} if browser else {}
    failed = _pytest("SQLite", chosen, {"DATABASE_URL": "", **found})
    try:
        with postgres.running() as url:
            pure = [f"--ignore={path}" for path in PURE if not chosen]
            failed |= _pytest("PostgreSQL", [*chosen, *pure], {"DATABASE_URL": url, **found})
    except postgres.NoPostgres as problem:
        print(problem, file=sys.stderr)
        failed = True
    passed = "All tests passed, on SQLite and on PostgreSQL" + (", but none in a browser: those were skipped." if browser is None else ".")
    print("Some tests failed." if failed else passed, flush=True)
    return int(failed)


def _pytest(database: str, arguments: list[str], environment: dict[str, str]) -> bool:
    """Whether the tests failed on that database.

    What failed is tried once more, alone: a browser that shares two cores with everything else is sometimes slower than a test
    expects. It is printed when that happens; what is wrong fails again.
    """
    print(f"\n== The tests on {database} ==", flush=True)
    began = time.monotonic()
    workers = str(max(2, min(os.cpu_count() or 2, 8)))
    failed = _run(["-n", workers, "--dist", "loadgroup", *arguments], environment)
    if failed == SOME_FAILED:
        print(f"\n== {database}: what failed, once more, alone ==", flush=True)
        failed = _run(["--last-failed", "--last-failed-no-failures", "none", *arguments], environment)
    print(f"== {database}: {time.monotonic() - began:.0f} seconds ==", flush=True)
    return failed != 0


def _run(arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-ra", *arguments]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=os.environ | environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
