"""The least a server can do: the same number of bytes, out of memory, under the same server."""

PAGE = b"x" * 30_000


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(PAGE)))])
    return [PAGE]
