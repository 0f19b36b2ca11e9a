"""A yes, or a no that carries its reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class Verdict:
    """True when allowed; else false, and its text is the sentence that says why not.

    The same sentence explains a disabled button and the page that refuses.
    """

    yes: Verdict

    def __init__(self, sentence: str = "", *, allowed: bool = False):
        self.sentence = sentence
        self.allowed = allowed

    def __bool__(self) -> bool:
        return self.allowed

    def __str__(self) -> str:
        return str(self.sentence)

    def __repr__(self) -> str:
        return "Verdict.yes" if self.allowed else f"Verdict({str(self)!r})"

    def or_forbid(self) -> Verdict:
        """Itself when a yes; raises PermissionDenied with the sentence when a no."""
        if not self.allowed:
            raise PermissionDenied(str(self))
        return self


Verdict.yes = Verdict(allowed=True)
