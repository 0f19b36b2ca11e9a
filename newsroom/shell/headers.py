"""The headers every answer carries. The door, which answers before Django, takes them from here too."""

from __future__ import annotations

from django.conf import settings

_PUBLIC = {
    "default-src": "'none'", "img-src": "'self'", "style-src": "'self'", "script-src": "'self'", "font-src": "'self'",
    "connect-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "object-src": "'none'", "frame-ancestors": "'none'",
    "frame-src": "'none'", "manifest-src": "'self'",
}


def policy(*, desk: bool = False, nonce: str = "") -> str:
    """A Content-Security-Policy. The desk also shows pictures before they are sent, and its editor's import map has a nonce."""
    rules = dict(_PUBLIC)
    if desk:
        rules |= {"img-src": "'self' data: blob:", "frame-ancestors": "'self'", "frame-src": "'self'"}
    if nonce:
        rules["script-src"] += f" 'nonce-{nonce}'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def common(*, desk: bool = False, nonce: str = "") -> dict[str, str]:
    """All security headers, by name."""
    headers = {
        "Content-Security-Policy": policy(desk=desk, nonce=nonce),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin" if desk else "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()",
        "X-Frame-Options": "SAMEORIGIN" if desk else "DENY",
    }
    if settings.SECURE_HSTS_SECONDS:
        headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
    return headers
