"""Letters, to look at: which went out, which wait, which were given up. Their words are for those they were written to."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import letters
from newsroom.models import Letter
from newsroom.people import access

A_PAGE = 50
SENT, WAITING, GIVEN_UP = "sent", "waiting", "given-up"
STATES = {WAITING: gettext_lazy("waiting"), GIVEN_UP: gettext_lazy("given up"), SENT: gettext_lazy("sent")}


@dataclass(frozen=True)
class Row:
    letter: Letter
    state: str

    @property
    def says(self) -> str | Promise:
        return STATES[self.state]


def listed(request):
    """The newest first; in one state, if asked."""
    access.may_look_after_people(request.user).or_forbid()
    state = request.GET.get("state", "")
    page = Paginator(_in_state(state), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Letters"), "page": page, "rows": [Row(letter, state_of(letter)) for letter in page], "states": STATES.items(),
        "state": state, "query": f"state={state}" if state in STATES else "",
    }
    return render(request, "admin/letters.html", context)


@require_POST
def try_again(request, pk):
    letter = access.letter_to_try_again(request.user, pk)
    if letters.try_again(letter):
        messages.success(request, _("It is tried again within a minute."))
    else:
        messages.warning(request, _("Nothing was done: this letter was taken up already, or has gone out."))
    return redirect("admin:newsroom_letter_changelist")


def state_of(letter: Letter) -> str:
    return SENT if letter.sent_at else GIVEN_UP if letter.given_up_at else WAITING


def _in_state(state: str):
    rows = Letter.objects.newest_first().defer("text")
    return {SENT: rows.sent, GIVEN_UP: rows.given_up, WAITING: rows.unsent}.get(state, rows.all)()
