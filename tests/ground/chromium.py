"""Finds a Chromium, or fetches one: from the system's packages as root on Debian, else by the browser library's own installer."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The headless shell first: it draws no window around its pages, and opens them three times as fast.
KNOWN = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
BROWSERS = ("chromium-headless-shell", "chromium")  # of the system's packages, the first that there is
FONTS = ("fonts-noto-core", "fonts-noto-cjk")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)
WHAT_TO_INSTALL = (
    "There is no Chromium for the browser tests, and none could be fetched. Install one (on Debian: apt install chromium\n"
    "fonts-noto-core fonts-noto-cjk), or name it: make test NEWSROOM_BROWSER=/path/to/chromium. To run the other tests all the same,\n"
    "say so: make test NEWSROOM_TEST_WITHOUT_BROWSER=1 skips what needs a browser."
)
WITHOUT_FONTS = (
    "The fonts of many scripts may be missing here, so the browser shows boxes for them (Arabic, Bengali, Burmese, Chinese, Khmer, Thai …).\n"
    "On Debian: apt install fonts-noto-core fonts-noto-cjk."
)


def find() -> str | None:
    """The path of a Chromium that is here, or None."""
    named = os.environ.get("NEWSROOM_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    for name in KNOWN:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def fetch() -> str | None:
    """The path of a Chromium, fetched if there is none yet; None where that did not work."""
    if os.environ.get("NEWSROOM_BROWSER"):
        return find()
    if _is_debian_root():
        _install(*(name for name in FONTS if not _is_installed(name)))
        for name in BROWSERS:
            if find() is None:
                _install(name)
    path = find()
    if path is None:
        print("Fetching the browser library's own Chromium …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdin=subprocess.DEVNULL)
        path = find()
    if path and not _has_fonts():
        print(WITHOUT_FONTS, file=sys.stderr)
    return path


def _is_debian_root() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get")) and bool(shutil.which("dpkg-query"))


def _is_installed(package: str) -> bool:
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True)
    return asked.stdout.strip() == "install ok installed"


def _install(*names: str) -> None:
    if not names:
        return
    print(f"Installing {', '.join(names)} from the system's packages …", flush=True)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names], **quiet)


def _has_fonts() -> bool:
    asked = shutil.which("fc-list") and subprocess.run(["fc-list", ":lang=my"], capture_output=True, text=True)
    return bool(asked and asked.stdout.strip())
