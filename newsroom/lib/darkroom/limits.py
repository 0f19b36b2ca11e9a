"""How much a picture may ask of us, and how the child is held to it.

An honest photograph of 12 megapixels takes half a second of processor time and some 150 MB; one of 50 takes four seconds.
Until its size is known, a file has the time in which an honest one says it.
"""

from __future__ import annotations

import contextlib
import signal

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
MOST_FRAMES = 1000
LONGEST_SIDE = 4096  # pixels of what is stored; a print asks for no more
BENCHES = 2  # children at work at once in one process of the server
PATIENCE = 60  # seconds by the clock, however busy the machine is

_MOST_MEMORY = 900 * 1024**2  # bytes of address space, of which an idle child has some 150
_SECONDS_TO_OPEN = 1.5  # of processor time, the start of the child among them
_SECONDS_A_MEGAPIXEL = 0.3


def hold() -> None:
    """Set the limits of this process: no file written, no memory beyond an honest picture's, and the time to say its size."""
    if resource is not None:  # where there is none (Windows), the clock is what ends a child
        for what, most in ((resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, _MOST_MEMORY)):
            with contextlib.suppress(ValueError, OSError):  # a stricter limit of the machine's own stands
                resource.setrlimit(what, (most, most))
    _allow(_SECONDS_TO_OPEN)


def allow_for(pixels: int) -> None:
    """The size is known and honest: so is the time it takes."""
    _allow(_SECONDS_TO_OPEN + _SECONDS_A_MEGAPIXEL * pixels / 1_000_000)


def _allow(seconds: float) -> None:
    """So much processor time from now. The signal ends the process where nobody handles it, also in the middle of a decoder."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
