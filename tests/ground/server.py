"""A real server: `manage.py serve` in a process of its own, on its own data folder, database and port."""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from tests.ground import postgres

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "newsroom-demo"
SECONDS_TO_START = 90


@dataclass
class Server:
    """A newsroom that is being served. `stories` are the demonstration's, one {language: address} each."""

    url: str
    data: Path
    environment: dict[str, str]
    accounts: dict[str, str] = field(default_factory=dict)
    stories: list[dict[str, str]] = field(default_factory=list)
    process: subprocess.Popen | None = None

    @property
    def log(self) -> Path:
        return self.data.with_suffix(".log")

    def start(self) -> None:
        """Serve, and wait until it answers."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", self.url.rpartition(":")[2]],
                cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )
        wait_until_it_answers(self.url, self.process, self.log)

    def kill(self) -> None:
        """As a power cut does: web, worker and all, at once, with no word of warning."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        assert self.process
        _stop(self.process)

    def rows(self, question: str) -> list[tuple]:
        """What its database answers to a question in SQL, asked past Django."""
        url = self.environment["DATABASE_URL"]
        with contextlib.closing(psycopg2.connect(url) if url else sqlite3.connect(self.data / "newsroom.sqlite3", timeout=20)) as connection:
            cursor = connection.cursor()
            cursor.execute(question)
            return cursor.fetchall()

    def manage(self, *arguments: str) -> str:
        """The output of a manage.py command run on this newsroom."""
        return _manage(self.environment, *arguments)

    def story(self, *languages: str) -> dict[str, str]:
        """A demonstration story that exists in all these languages."""
        return next(story for story in self.stories if set(languages) <= set(story))


@dataclass(frozen=True)
class Demonstration:
    """The demonstration newsroom, built once in a run and copied for each server: a data folder, and on PostgreSQL a database."""

    folder: Path
    database: str
    accounts: dict[str, str]
    stories: list[dict[str, str]]


def demonstration(shared: Path) -> Demonstration:
    """The demonstration of this run; whoever comes first builds it in `shared`, the others wait for it."""
    folder = shared / "demonstration"
    finished = shared / "demonstration.json"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not finished.exists():
            finished.write_text(_build(folder, f"newsroom_demonstration_{os.getpid()}"))
    told = json.loads(finished.read_text())
    return Demonstration(folder, told["database"], told["accounts"], told["stories"])


def _build(folder: Path, database: str) -> str:
    folder.mkdir()
    if not _on_postgres():
        database = ""
    _create_database(database)
    environment = _environment(folder, database)
    _manage(environment, "migrate", "--verbosity", "0")
    told = json.loads(_manage(environment, "demo", "--json"))
    _manage(environment, "worker", "--once")
    _manage(environment, "collectstatic", "--no-input", "--verbosity", "0")
    return json.dumps(told | {"database": database})


@contextlib.contextmanager
def serving(data: Path, demo: Demonstration | None = None, **more: str) -> Iterator[Server]:
    """Serve a copy of the demonstration, or an empty newsroom that fills itself, from the folder `data`; `more` is environment."""
    if demo:
        shutil.copytree(demo.folder, data, dirs_exist_ok=True)
    database = f"newsroom_{data.name}_{os.getpid()}".lower().replace("-", "_") if _on_postgres() else ""
    _create_database(database, template=demo.database if demo else "")
    port = free_port()
    server = Server(f"http://127.0.0.1:{port}", data, _environment(data, database) | {"PORT": str(port)} | more)
    if demo:
        server.accounts, server.stories = demo.accounts, [_there(story, server.url) for story in demo.stories]
    try:
        server.start()
        yield server
    finally:
        server.stop()
        _drop_database(database)


def drop_demonstration(shared: Path) -> None:
    """What is left of the demonstration outside its folder."""
    finished = shared / "demonstration.json"
    if finished.exists():
        _drop_database(json.loads(finished.read_text())["database"])


def _there(story: dict[str, str], url: str) -> dict[str, str]:
    """Addresses on this server, whatever origin the demonstration printed."""
    return {language: url + "/" + address.split("://", 1)[-1].split("/", 1)[-1] for language, address in story.items()}


def _environment(data: Path, database: str) -> dict[str, str]:
    url = _url_of(database) if database else ""
    return os.environ | {"NEWSROOM_DATA": str(data), "DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}


def _manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        raise AssertionError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(url: str, process: subprocess.Popen, log: Path | None = None) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The server did not come up within {SECONDS_TO_START} seconds. It said:\n{log.read_text()[-4000:] if log else ''}")


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(15)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _on_postgres() -> bool:
    return postgres.is_postgres(os.environ.get("DATABASE_URL", ""))


def _url_of(database: str) -> str:
    address, mark, rest = os.environ["DATABASE_URL"].partition("?")
    return address.rsplit("/", 1)[0] + "/" + database + mark + rest


def _create_database(name: str, template: str = "") -> None:
    if name:
        _tell_postgres(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))


def _drop_database(name: str) -> None:
    if name:
        _tell_postgres(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _tell_postgres(sentence: str) -> None:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sentence)
    finally:
        connection.close()
