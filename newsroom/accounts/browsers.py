"""What kind of browser somebody uses, in two words: all that is kept of what a browser says about itself."""

from __future__ import annotations

# The first that is found: those who pretend to be another stand before the one they pretend to be.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
)


def in_words(user_agent: str) -> str:
    """"Firefox · Linux"; "" where nothing is recognised."""
    return " · ".join(filter(None, [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]))


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in known if mark in user_agent), "")
