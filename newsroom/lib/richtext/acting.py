"""What acts instead of saying something, and so stands in no story."""

import re

_ACTS = re.compile(
    r"""<\s*(?:script|iframe|object|embed|svg|style|form)\b|<[a-z][^<>]*[\s"'/]on[a-z]+\s*=|<[a-z][^<>]*=\s*["']?\s*javascript:""", re.IGNORECASE
)


def acts(html: str) -> bool:
    """Whether HTML as it came holds a script, a frame or the like: `clean` leaves them out, and whoever sent them should be told.

    Looks inside tags alone: a text that speaks of "on = off" or of &lt;script&gt; says only words.
    """
    return _ACTS.search(html) is not None
