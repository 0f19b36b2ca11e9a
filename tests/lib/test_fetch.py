"""The one way out to the network. No test here touches it."""

import socket
import threading
import time

import pytest

from newsroom.lib import fetch as fetching
from newsroom.lib.fetch import FetchRefused, fetch, is_public

PUBLIC = "93.184.215.14"


def site(*answers):
    """Dials a made-up site that gives these answers, one a connection; notes whom it was dialled for."""
    waiting = list(answers)

    def dial(ip, name):
        ours, theirs = socket.socketpair()
        dial.calls.append((ip, name))
        threading.Thread(target=serve, args=(theirs, waiting.pop(0)), daemon=True).start()
        return ours

    def serve(line, answer):
        dial.asked.append(line.recv(65536))
        try:
            for part in [answer] if isinstance(answer, bytes) else answer:
                line.sendall(part)
        except OSError:
            pass
        line.close()

    dial.calls, dial.asked = [], []
    return dial


def page(content=b"<p>hi</p>", *, status="200 OK", headers=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(content)}\r\n{headers}\r\n".encode() + content


def everywhere(*found):
    return lambda name: list(found or [PUBLIC])


def moved(to):
    return page(b"", status="302 Found", headers=f"Location: {to}\r\n")


def test_a_public_page_is_fetched_from_the_address_that_was_checked():
    dial = site(page())

    fetched = fetch("https://Example.org/ሰላም?q=é x", resolve=everywhere(), dial=dial)

    assert (fetched.content, fetched.content_type) == (b"<p>hi</p>", "text/html")
    assert dial.calls == [(PUBLIC, "example.org")]
    assert dial.asked[0].startswith(b"GET /%E1%88%B0%E1%88%8B%E1%88%9D?q=%C3%A9%20x HTTP/1.1\r\nHost: example.org\r\n")
    assert b"Accept-Encoding: identity" in dial.asked[0]
    assert b"Cookie" not in dial.asked[0]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "https://user:pw@example.org/", "https://example.org:8443/", "https://", "",
        "https://x.onion/", "https://printer.local/", "https://[::1", "https://example.org:99999/", "javascript:alert(1)", "//example.org/", "https://a..b/",
    ],
)
def test_anything_but_a_plain_https_address_is_refused_before_anyone_is_asked(address):
    def nobody(*_arguments):
        raise AssertionError("asked")

    with pytest.raises(FetchRefused):
        fetch(address, resolve=nobody, dial=nobody)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "240.0.0.1",
        "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1",
        "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "::127.0.0.1", "fec0::1", "not an address", "",
    ],
)
def test_an_address_that_is_not_of_the_open_internet_is_refused(ip):
    assert not is_public(ip)
    with pytest.raises(FetchRefused):
        fetch("https://example.org/", resolve=everywhere(ip), dial=site())
    with pytest.raises(FetchRefused):
        fetch("https://example.org/", resolve=everywhere(PUBLIC, ip), dial=site())


@pytest.mark.parametrize("ip", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_one_of_the_open_internet_is_not(ip):
    assert is_public(ip)


@pytest.mark.parametrize("name", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])
def test_however_a_private_address_is_spelt_the_resolver_says_what_it_is(name):
    with pytest.raises(FetchRefused):
        fetch(f"https://{name}/", dial=site())


def test_a_name_that_changes_its_answer_is_asked_once():
    answers = [[PUBLIC], ["127.0.0.1"]]
    dial = site(page())

    fetch("https://example.org/", resolve=lambda name: answers.pop(0), dial=dial)

    assert dial.calls == [(PUBLIC, "example.org")]


class TestRedirects:
    def test_are_followed_and_each_is_checked_anew(self):
        dial = site(moved("/two"), moved("https://other.example/three"), page())

        assert fetch("https://example.org/one", resolve=everywhere(), dial=dial).address == "https://other.example/three"
        assert [name for _ip, name in dial.calls] == ["example.org", "example.org", "other.example"]

    @pytest.mark.parametrize("to", ["https://169.254.169.254/latest/", "http://example.org/", "https://inside.example/", "file:///etc/passwd", "gopher://x/"])
    def test_to_where_we_do_not_go_are_refused(self, to):
        inside = {"inside.example": ["10.0.0.1"], "169.254.169.254": ["169.254.169.254"]}

        with pytest.raises(FetchRefused):
            fetch("https://example.org/", resolve=lambda name: inside.get(name, [PUBLIC]), dial=site(moved(to)))

    def test_without_end_are_refused(self):
        with pytest.raises(FetchRefused, match="too many"):
            fetch("https://example.org/", resolve=everywhere(), dial=site(*[moved("/again")] * 4))


class TestASiteThatMeansUsHarm:
    def test_sends_no_end_of_content(self):
        endless = [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 65536] * 200]

        with pytest.raises(FetchRefused, match="too large"):
            fetch("https://example.org/", resolve=everywhere(), dial=site(endless))

    @pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
    def test_sends_drop_by_drop(self, monkeypatch, beginning):
        monkeypatch.setattr(fetching, "ALL_SECONDS", 0.3)

        def drops():
            yield beginning
            while True:
                time.sleep(0.02)
                yield b"a"

        began = time.monotonic()
        with pytest.raises(FetchRefused, match="in time"):
            fetch("https://example.org/", resolve=everywhere(), dial=site(drops()))
        assert time.monotonic() - began < 2

    def test_sends_what_would_unfold_without_end(self):
        with pytest.raises(FetchRefused):
            fetch("https://example.org/", resolve=everywhere(), dial=site(page(headers="Content-Encoding: gzip\r\n")))

    @pytest.mark.parametrize("answer", [b"", b"SSH-2.0\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", page(status="404 <b>Not</b>"), page(status="500 Oops")])
    def test_answers_nonsense_and_nothing_of_it_is_repeated(self, answer):
        with pytest.raises(FetchRefused) as refused:
            fetch("https://example.org/", resolve=everywhere(), dial=site(answer))

        assert "<b>" not in str(refused.value)

    def test_has_a_name_server_that_never_answers(self, monkeypatch):
        monkeypatch.setattr(fetching, "CONNECT_SECONDS", 0.1)

        with pytest.raises(FetchRefused):
            fetch("https://example.org/", resolve=lambda name: time.sleep(1), dial=site())

    def test_is_not_there(self):
        def refused(ip, name):
            raise ConnectionRefusedError

        with pytest.raises(FetchRefused):
            fetch("https://example.org/", resolve=everywhere(), dial=refused)
