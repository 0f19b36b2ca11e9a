"""What `make check` runs: each check to its end, then one line for each, and a failure if any failed.

An audit that did not happen is never counted as one that found nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
SAFE = {
    "NEWSROOM_PRODUCTION": "1", "NEWSROOM_ORIGIN": "https://newsroom.example", "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    "DATABASE_URL": "postgresql://newsroom@127.0.0.1/newsroom", "DEBUG": "",
}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="newsroom-check-") as folder:
        data = {"NEWSROOM_DATA": folder}
        results = {
            "lint (ruff)": _passes([TOOLS / "ruff", "check", "."]),
            "templates (djade)": _templates(),
            "types (mypy)": _passes([TOOLS / "mypy", "newsroom", "articles", "translations", "comments"], data),
            "migrations": _passes([*MANAGE, "makemigrations", "--check", "--dry-run"], data | {"DATABASE_URL": ""}),
            "deployment": _passes([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], data | SAFE),
            "known holes (pip-audit)": _audit(),
        }
    print()
    for name, answer in results.items():
        print(f"{name:26} {answer}")
    return int(any(answer == FAILED for answer in results.values()))


OK, FAILED, NOT_DONE = "ok", "FAILED", "NOT DONE: no list of known holes could be reached, so nothing was audited"


LINE = 110


def _passes(command: list, environment: dict[str, str] | None = None) -> str:
    told = " ".join([Path(command[0]).name, *map(str, command[1:])])
    print(f"\n$ {told if len(told) < LINE else told[:LINE] + '…'}", flush=True)
    done = subprocess.run(command, cwd=ROOT, env=os.environ | (environment or {}), stdin=subprocess.DEVNULL)
    return FAILED if done.returncode else OK


def _templates() -> str:
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))
    return _passes([TOOLS / "djade", "--check", "--target-version", "5.2", *files]) if files else OK


def _audit() -> str:
    """pip-audit says "all is well" where it got no advisories at all; so its answer is read package by package."""
    print("\n$ pip-audit", flush=True)
    command: list[str | Path] = [TOOLS / "pip-audit", "--requirement", "requirements.lock", "--require-hashes", "--disable-pip", "--format", "json"]
    try:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=180)
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return NOT_DONE
    holes = [f"{one['name']} {one['version']}: {hole['id']}" for one in packages for hole in one.get("vulns", [])]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if holes:
        print("\n".join(holes))
        return FAILED
    if len(skipped) == len(packages):
        return NOT_DONE
    return f"{NOT_DONE.split(':')[0]} for {', '.join(skipped)}; nothing found in the others" if skipped else OK


if __name__ == "__main__":
    sys.exit(main())
