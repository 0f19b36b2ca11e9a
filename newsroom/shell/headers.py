"""The headers every answer carries. The door, which answers before Django, takes them from here too."""

from __future__ import annotations

from django.conf import settings

_PUBLIC = {
    "default-src": "'none'", "img-src": "'self'", "style-src": "'self'", "script-src": "'self'", "font-src": "'self'",
    "connect-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "object-src": "'none'", "frame-ancestors": "'none'",
    "frame-src": "'none'", "manifest-src": "'self'",
}


def policy(*, desk: bool = False, nonce: str = "", framing: str = "") -> str:
    """A Content-Security-Policy. The desk also shows pictures before they are sent, and its editor's import map has a nonce.

    `framing` names the one rule of framing that a page needs: "frame-src" to hold a frame, "frame-ancestors" to stand in one.
    """
    rules = dict(_PUBLIC)
    if desk:
        rules |= {"img-src": "'self' data: blob:"}
    if framing:
        rules[framing] = "'self'"
    if nonce:
        rules["script-src"] += f" 'nonce-{nonce}'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def holding_a_frame() -> dict[str, str]:
    """For the desk's preview, which holds a page of ours in a frame. No other page does."""
    return {"Content-Security-Policy": policy(desk=True, framing="frame-src")}


def in_a_frame() -> dict[str, str]:
    """For the page in that frame: the rules of a public page, but that ours may hold it. No other page may be held."""
    return {"Content-Security-Policy": policy(framing="frame-ancestors"), "X-Frame-Options": "SAMEORIGIN"}


def common(*, desk: bool = False, nonce: str = "") -> dict[str, str]:
    """All security headers, by name."""
    headers = {
        "Content-Security-Policy": policy(desk=desk, nonce=nonce),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin" if desk else "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()",
        "X-Frame-Options": "DENY",
    }
    if settings.SECURE_HSTS_SECONDS:
        headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
    return headers
