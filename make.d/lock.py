"""Writes both lock files again: hashes for every platform, no address of any registry."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE: list[str | Path] = [
    Path(sys.executable).with_name("uv"), "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--upgrade",
    "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet",
]


def main() -> int:
    for arguments in (["-o", "requirements.lock"], ["--group", "dev", "-c", "requirements.lock", "-o", "requirements-dev.lock"]):
        done = subprocess.run([*COMPILE, *arguments], cwd=ROOT)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
