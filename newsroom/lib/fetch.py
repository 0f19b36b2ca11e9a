"""The one way out: fetches a public page over https, and nothing else (server-side request forgery, OWASP A10:2021).

The name is resolved once; every address it has is checked; and the connection goes to the address that was checked, so
that a name cannot answer one thing to the check and another to the connection.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext_lazy as _

CONNECT_SECONDS = 5
ALL_SECONDS = 10
LENGTH = 5 * 1024 * 1024
REDIRECTS = 3
AGENT = "newsroom/1"


class FetchRefused(Exception):
    """Nothing was fetched; the text is a sentence for the person who asked. It never repeats what the other side said."""


@dataclass(frozen=True)
class Fetched:
    address: str  # after redirects
    content_type: str
    content: bytes


Resolve = Callable[[str], list[str]]
Dial = Callable[[str, str], socket.socket]


def fetch(address: str, *, resolve: Resolve | None = None, dial: Dial | None = None) -> Fetched:
    """What stands at a public https address. Raises `FetchRefused`.

    `resolve(name)` gives addresses and `dial(address, name)` an encrypted connection; tests bring their own.
    """
    deadline = time.monotonic() + ALL_SECONDS
    for _hop in range(REDIRECTS + 1):
        name, path = _target(address)
        ip = _checked(name, resolve or _resolve, deadline)
        answer = _exchange(name, ip, path, dial or _dial, deadline)
        if isinstance(answer, str):
            address = urljoin(address, answer)
            continue
        content_type, content = answer
        return Fetched(address, content_type, content)
    raise FetchRefused(_("That address leads to another one too many times."))


def _target(address: str) -> tuple[str, str]:
    """Host name and path, of https at its usual port, without a user's name."""
    try:
        parts = urlsplit(address)
        name, port = (parts.hostname or "").encode("idna").decode("ascii").rstrip("."), parts.port
    except (ValueError, UnicodeError):
        raise FetchRefused(_("That is not an address we can read.")) from None
    if parts.scheme != "https" or port not in {None, 443} or parts.username or parts.password:
        raise FetchRefused(_("Only plain https addresses can be fetched."))
    if not name or name.endswith((".onion", ".local", ".internal", ".localhost")):
        raise FetchRefused(_("That address is not on the public web."))
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return name, path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")


def _checked(name: str, resolve: Resolve, deadline: float) -> str:
    """An address of that name. One private address among them is reason enough to refuse all."""
    answers: queue.Queue = queue.Queue()
    threading.Thread(target=_answer, args=(resolve, name, answers), daemon=True).start()
    try:
        found = answers.get(timeout=max(0.01, min(CONNECT_SECONDS, deadline - time.monotonic())))
    except queue.Empty:
        found = []
    if not found:
        raise FetchRefused(_("There is no site at that address, or it cannot be found now."))
    if not all(is_public(ip) for ip in found):
        raise FetchRefused(_("That address is not on the public web."))
    return found[0]


def _answer(resolve: Resolve, name: str, answers: queue.Queue) -> None:
    """The system's resolver knows no time limit, so it is asked in a thread of its own."""
    try:
        answers.put(resolve(name))
    except (OSError, UnicodeError):
        answers.put([])


def _resolve(name: str) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)]


# Ways to write an IPv4 address, maybe a private one, as IPv6: NAT64 (RFC 6052, RFC 8215), 6to4, Teredo, and the
# long-retired "compatible" form.
_DISGUISES = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")]
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")


def is_public(ip: str) -> bool:
    """Whether an address is one of the open internet, and not of this machine, this network or no place at all."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and not _is_plain(address):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_plain(address: ipaddress.IPv6Address) -> bool:
    return not address.scope_id and address in _GLOBAL_UNICAST and not any(address in net for net in _DISGUISES)


def _dial(ip: str, name: str) -> socket.socket:
    plain = socket.create_connection((ip, 443), timeout=CONNECT_SECONDS)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=name, do_handshake_on_connect=False)


def _exchange(name: str, ip: str, path: str, dial: Dial, deadline: float) -> str | tuple[str, bytes]:
    """Asks once: gives where it redirects to, or (content type, content)."""
    try:
        connected = dial(ip, name)
    except (OSError, ValueError):
        raise FetchRefused(_("That site cannot be reached now.")) from None
    # Each read may take its time, and a thousand slow ones an hour; at the deadline the line is cut under them.
    cut = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, args=(connected,))
    cut.daemon = True
    cut.start()
    try:
        answer = _ask(connected, name, path)
    except ssl.SSLError:
        raise FetchRefused(_("That site cannot prove that it is the one it says: its certificate is not valid.")) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise FetchRefused(_("That site did not answer in time, or not as a site does.")) from None
    finally:
        cut.cancel()
        connected.close()
    if time.monotonic() >= deadline:
        raise FetchRefused(_("That site did not answer in time, or not as a site does."))
    return answer


def _cut(connected: socket.socket) -> None:
    """The plain socket's shutdown: the encrypted one's would first change what the reading thread is looking at."""
    with contextlib.suppress(OSError):  # closed already
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _ask(connected: socket.socket, name: str, path: str) -> str | tuple[str, bytes]:
    connected.settimeout(CONNECT_SECONDS)
    if isinstance(connected, ssl.SSLSocket):
        connected.do_handshake()
    connection = http.client.HTTPConnection(name)
    connection.sock = connected
    connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"})
    answer = connection.getresponse()
    if answer.status in {301, 302, 303, 307, 308} and answer.headers["Location"]:
        return answer.headers["Location"]
    if answer.status != 200:
        raise FetchRefused(_("That site says that the page is not there."))
    if answer.headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise FetchRefused(_("That site did not answer in time, or not as a site does."))
    content = answer.read(LENGTH + 1)
    if len(content) > LENGTH:
        raise FetchRefused(_("That page is too large to fetch."))
    if answer.length:
        raise FetchRefused(_("That site did not answer in time, or not as a site does."))
    return answer.headers.get_content_type(), content
