"""A Chromium whose pages are watched: what a page logs as an error, forbids itself, or asks of a stranger fails the test."""

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, sync_playwright

from tests.ground import chromium

HERE = ("data:", "blob:", "about:")


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


class Pages:
    """Opens pages of one server, watches them, and closes them all at the end."""

    def __init__(self, browser: Browser, url: str):
        self._browser = browser
        self._host = urlsplit(url).netloc
        self._url = url
        self._contexts: list[BrowserContext] = []
        self._visited: set[str] = set()
        self._faults: list[str] = []
        self._forgiven: list[str] = []

    def open(self, width: int = 1280, height: int = 900, lang: str = "en", js: bool = True, scheme: str = "light", **more) -> Page:
        """A page in a browser of its own: no cookie, no memory. Addresses may be given from the slash on."""
        context = self._browser.new_context(
            base_url=self._url, viewport={"width": width, "height": height}, locale=lang, java_script_enabled=js,
            color_scheme=scheme, **more,
        )
        context.set_default_timeout(15_000)
        context.on("request", self._see_request)
        context.on("console", self._see_console)
        context.on("weberror", lambda error: self._faults.append(f"script error: {error.error}"))
        context.on("page", _as_slow_as_a_hand)
        self._contexts.append(context)
        return context.new_page()

    def forgive(self, pattern: str) -> None:
        """A fault that this test causes on purpose, as a regular expression."""
        self._forgiven.append(pattern)

    @property
    def faults(self) -> list[str]:
        return [fault for fault in self._faults if not any(re.search(pattern, fault) for pattern in self._forgiven)]

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _see_request(self, request: Request) -> None:
        if request.is_navigation_request():
            self._visited.add(request.url)
        if not request.url.startswith(HERE) and urlsplit(request.url).netloc != self._host:
            self._faults.append(f"asked a stranger: {request.url}")

    def _see_console(self, message: ConsoleMessage) -> None:
        refused_page = "Failed to load resource" in message.text and message.location.get("url") in self._visited
        if message.type == "error" and not refused_page:  # a 404 that a test went to is no fault of the page
            self._faults.append(f"console: {message.text} ({message.location.get('url')})")


# An editor learns where the caret went a moment after the key that moved it, and takes the focus a moment after a button gave it.
SETTLED = "() => new Promise(done => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 200) })"


def settle(page: Page) -> None:
    """Until the page has seen what was done to it."""
    with contextlib.suppress(Error):  # it was left by that very key
        page.evaluate(SETTLED)


def _as_slow_as_a_hand(page: Page) -> None:
    """Single keys, with which a caret is moved, come one after the other, not all in the same instant."""
    keyboard = page.keyboard
    press, type_words = keyboard.press, keyboard.type

    def pressed(key: str, **more) -> None:
        settle(page)
        press(key, **more)
        settle(page)

    def typed(words: str, **more) -> None:
        settle(page)
        type_words(words, **more)

    keyboard.press = pressed  # type: ignore[method-assign]
    keyboard.type = typed  # type: ignore[method-assign]


def sign_in(page: Page, username: str, password: str) -> Page:
    """Through the form, as a person does."""
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(username)
    page.locator("input[name=password]").fill(password)
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url(lambda address: "/login" not in address)
    return page
