"""Makes .venv and installs one lock file into it, when either is missing or changed. Standard library only: it runs first."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
OLDEST = (3, 11)


def main(lock_name: str) -> int:
    if sys.version_info < OLDEST:
        return _say(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed; {sys.executable} is {sys.version.split()[0]}.")
    lock = ROOT / lock_name
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not _is_usable():
        _make()
    stamp = ENVIRONMENT / f".installed-{lock_name}"
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    if problem := _install(lock):
        return _say(problem)
    stamp.write_text(wanted)
    return 0


def _is_usable() -> bool:
    """Whether .venv runs, here, and is of the Python that was asked for. A moved or copied one does not, or is not."""
    ask = "import pip, sys; print(sys.prefix, *sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer == f"{ENVIRONMENT} {sys.version_info[0]} {sys.version_info[1]}"


def _make() -> None:
    print(f"Making .venv with Python {sys.version.split()[0]} …", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    venv.create(ENVIRONMENT, with_pip=True, symlinks=True)


def _install(lock: Path) -> str:
    """Installs what the lock names, each file by its hash. Answers with what went wrong, or ""."""
    count = sum(1 for line in lock.read_text().splitlines() if line[:1].isalnum())
    print(f"Installing {count} packages from {lock.name} …", flush=True)
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes", "-r", lock],
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PIP_REQUIRE_VIRTUALENV": "1", "PIP_ROOT_USER_ACTION": "ignore"},
    )
    if done.returncode:
        return f"The packages of {lock.name} could not be installed; pip's own words are above. Is the network there?"
    return ""


def _say(problem: str) -> int:
    print(problem, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
