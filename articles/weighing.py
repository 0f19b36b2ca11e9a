"""How much a change of a live text weighs: what is proposed to an editor and why, and what may not pass as a typing mistake."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib import plaintext
from newsroom.lib.weighing import FACTUAL, Reason, weighed

from . import history
from .models import Draft

MOST_NAMED = 6  # words of one kind; more of them nobody reads
LONGEST = 60

KINDS: dict[str, str | Promise] = {
    "figure": gettext_lazy("Figures"), "name": gettext_lazy("Names"), "negation": gettext_lazy("Words that deny"), "link": gettext_lazy("Links"),
    "paragraph": gettext_lazy("Whole paragraphs"), "picture": gettext_lazy("Pictures"), "words": gettext_lazy("Words"),
}

NAMES: dict[str, str | Promise] = {"typo": gettext_lazy("a typing mistake"), "meaning": gettext_lazy("the meaning"), "facts": gettext_lazy("the facts")}


@dataclass(frozen=True)
class Because:
    """One reason, as it is shown: the words of a kind that went and came, shortened; none where they would say nothing."""

    kind: str
    gone: tuple[str, ...]
    came: tuple[str, ...]
    is_cut: bool

    @classmethod
    def of(cls, reason: Reason) -> Because:
        gone, came = ([plaintext.excerpt(words, LONGEST) for words in side if words] for side in (reason.gone, reason.came))
        if reason.kind == "picture":
            gone = came = []  # they are numbers
        return cls(reason.kind, tuple(gone[:MOST_NAMED]), tuple(came[:MOST_NAMED]), max(len(gone), len(came)) > MOST_NAMED)

    @property
    def name(self) -> str | Promise:
        return KINDS[self.kind]

    def __str__(self) -> str:
        gone, came = (", ".join(f"\u2068{words}\u2069" for words in side) for side in (self.gone, self.came))
        if gone and came:
            return _("%(kind)s: “%(gone)s” became “%(came)s”") % {"kind": self.name, "gone": gone, "came": came}
        if gone:
            return _("%(kind)s: “%(words)s” went") % {"kind": self.name, "words": gone}
        return _("%(kind)s: “%(words)s” came") % {"kind": self.name, "words": came} if came else str(self.name)


@dataclass(frozen=True)
class Proposal:
    """A weight with its reasons. `names_unseen`: in this script names cannot be told from other words."""

    weight: str
    reasons: tuple[Because, ...]
    names_unseen: bool

    @property
    def name(self) -> str | Promise:
        return NAMES[self.weight]

    @property
    def no_typo(self) -> str:
        """Why it is no mere typing mistake, with the words; "" where it may be one."""
        told = [str(reason) for reason in self.reasons if reason.kind in FACTUAL]
        return _("A typing mistake changes none of these. %(words)s. Choose another weight, or say why it is one all the same.") % {"words": "; ".join(told)} if told else ""


def of(draft: Draft) -> Proposal | None:
    """What the change of a live text in hand seems to weigh; None where readers have nothing yet."""
    edition = draft.edition
    if edition.published_at is None:
        return None
    found = weighed(history.compared(edition, edition.words, draft.words), edition.language)
    return Proposal(found.weight, tuple(map(Because.of, found.reasons)), found.names_unseen)
