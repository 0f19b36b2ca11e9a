"""The door in front of Django: a kept page is answered from its file in microseconds, with the full set of headers.

It also lets only so many requests with a body in at once, so that slow senders cannot hold every thread.
"""

from __future__ import annotations

import os
from email.utils import formatdate
from threading import BoundedSemaphore

from django.conf import settings

from newsroom.shell.headers import common

from . import store

THREADS = int(os.environ.get("NEWSROOM_THREADS") or 8)


class Door:
    """WSGI in, WSGI out."""

    def __init__(self, application, *, bodies: int = max(1, THREADS - 2)):
        self.application = application
        self.bodies = BoundedSemaphore(bodies)
        self.headers = list(common().items())
        self.hosts = {host.strip("[]") for host in settings.ALLOWED_HOSTS}

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            if (answer := self.kept(environ, start_response)) is not None:
                return answer
            return self.application(environ, start_response)
        if not self.bodies.acquire(blocking=False):
            start_response("503 Service Unavailable", [("Retry-After", "5"), ("Content-Type", "text/plain; charset=utf-8"), *self.headers])
            return [b"Too many are sending at once. Please try again in a few seconds.\n"]
        try:
            return self.application(environ, start_response)
        finally:
            self.bodies.release()

    def kept(self, environ, start_response):
        """The kept page's answer, or None where there is none."""
        if environ.get("QUERY_STRING") or _host(environ) not in self.hosts:
            return None
        try:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None
        file = store.file_of(path)
        if file is None:
            return None
        zipped = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        try:
            with open(f"{file}.gz" if zipped else file, "rb") as page:
                facts = os.fstat(page.fileno())
                content = page.read()
        except OSError:
            return None
        tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        headers = [
            ("Content-Type", store.CONTENT_TYPES[file.name]), ("ETag", tag), ("Last-Modified", formatdate(facts.st_mtime, usegmt=True)),
            ("Cache-Control", "public, max-age=0, must-revalidate"), ("Vary", "Accept-Encoding"), *self.headers,
        ]
        if tag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", headers[1:])
            return [b""]
        if zipped:
            headers.append(("Content-Encoding", "gzip"))
        start_response("200 OK", [*headers, ("Content-Length", str(len(content)))])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else content]


def _host(environ) -> str:
    host = environ.get("HTTP_HOST", "")
    return host.rsplit(":", 1)[0].strip("[]") if not host.endswith("]") else host.strip("[]")
