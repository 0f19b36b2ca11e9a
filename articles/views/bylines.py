"""Bylines on the desk: one's own, behind the password; hiding one everywhere, at once; what that reached; showing it again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .. import access, bylines, hiding, telling
from ..byline_forms import HolderForm
from ..models import Contributor, Credit, Edition, Hiding
from ..password_again import PasswordAgainForm
from .writing import REFUSED

OPEN_FOR = 600  # seconds after the password was typed in which one's own bylines are shown
OPENED_AT = "bylines_opened_at"


@never_cache
def own(request):
    """One's own bylines. A desk left open, or a phone that was taken, shows no list of them: the password comes first."""
    form = PasswordAgainForm(request.POST if request.method == "POST" else None, asks=request.user, needed=True)
    if form.is_valid():
        request.session[OPENED_AT] = timezone.now().timestamp()
        return redirect("stories:bylines")
    is_open = timezone.now().timestamp() - request.session.get(OPENED_AT, 0) < OPEN_FOR
    rows = [_row(one) for one in access.every_byline_of(request.user).in_order_of_name()] if is_open else []
    context = {"title": _("Your bylines"), "form": form, "is_open": is_open, "rows": rows, "has_password": request.user.has_usable_password()}
    return render(request, "articles/bylines.html", context, status=REFUSED if form.is_bound else 200)


@require_POST
def close(request):
    """Put the list away before its time."""
    request.session.pop(OPENED_AT, None)
    return redirect("stories:bylines")


@require_safe
@never_cache
def byline(request, pk):
    return _page(request, access.byline_to_know(request.user, pk))


@never_cache
def hide(request, pk):
    """The page says first what it will reach; the press does it."""
    found = access.byline_to_hide(request.user, pk)
    if request.method == "POST" or found.hidden_at:
        return _hide(request, found)
    reached, left = hiding.looked_at(found)
    context = {
        "byline": found, "title": _("Hide this byline everywhere, now"), "reached": telling.reached(reached), "left": _left(request.user, left),
    }
    return render(request, "articles/_hide.html", context)


def _hide(request, found: Contributor):
    """Whoever comes second is told so, and sees what the first one reached if that is theirs to see."""
    try:
        if found.hidden_at:
            raise hiding.Overtaken(_("Somebody was quicker: this byline is hidden already."))
        hiding.hide(found, by=request.user)
    except hiding.Overtaken as overtaken:
        messages.warning(request, str(overtaken))
    else:
        messages.success(request, _("Hidden. No page shows this byline any more."))
    is_theirs = access.hiding_to_read(request.user, found) is not None
    return redirect("stories:byline-hidden", found.pk) if is_theirs else redirect("admin:index")


@require_safe
@never_cache
def hidden(request, pk):
    """What hiding it reached, and what is left to be done by hand."""
    return _hidden_page(request, access.byline_to_know(request.user, pk))


@never_cache
def show(request, pk):
    found = access.byline_to_show(request.user, pk)
    form = PasswordAgainForm(request.POST if request.method == "POST" else None, asks=request.user, needed=True)
    if not form.is_valid():
        return _hidden_page(request, found, form=form, status=REFUSED if form.is_bound else 200)
    try:
        hiding.show(found, by=request.user)
    except hiding.Overtaken as overtaken:
        messages.warning(request, str(overtaken))
    else:
        messages.success(request, _("It stands again where it stood. Words that somebody changed in the meantime stay as they are."))
    return redirect("stories:byline", found.pk)


@require_POST
def give(request, pk):
    """Say whose byline it is, or that it is nobody's."""
    found = access.byline_to_give(request.user, pk)
    form = HolderForm(request.POST, people=get_user_model().objects)
    if not form.is_valid():
        return _page(request, found, holder_form=form, status=REFUSED)
    bylines.give(found, form.person, by=request.user)
    messages.success(request, _("Kept. It is written down that this was changed."))
    return redirect("stories:byline", found.pk)


def _page(request, found: Contributor, *, holder_form: HolderForm | None = None, status: int = 200):
    holder = access.holder_of(request.user, found)
    context = {
        "byline": found, "title": found.name, "row": _row(found), "may_hide": access.may_hide_byline(request.user, found),
        "may_give": access.may_give_byline(request.user), "holder": holder, "may_rename": access.may_rename_byline(request.user, found),
        "holder_form": holder_form or HolderForm(people=None, initial={"username": holder.get_username() if holder else ""}),
    }
    return render(request, "articles/byline.html", context, status=status)


def _hidden_page(request, found: Contributor, *, form: PasswordAgainForm | None = None, status: int = 200):
    done = access.hiding_to_read(request.user, found)
    may_show = access.may_show_byline(request.user, found)
    context = {
        "byline": found, "title": _("This byline is hidden") if found.hidden_at else _("What hiding this byline reached"), "hiding": done,
        "reached": telling.reached(done.reached) if done else [], "left": _left(request.user, done.left) if done else [],
        "may_show": may_show, "form": form or PasswordAgainForm(asks=request.user, needed=True), "has_password": request.user.has_usable_password(),
        "waits": done is not None and done.reacted_at is None, "times": _times(request.user, found),
    }
    return render(request, "articles/hidden.html", context, status=status)


def _times(user, found: Contributor) -> list[Hiding]:
    """Every time it was hidden and shown, for those who may know who asked for it."""
    return list(Hiding.objects.of(found).newest_first()) if user.standing.is_admin or access.is_own_byline(user, found) else []


def _row(found: Contributor) -> dict:
    rows = list(Credit.objects.of_contributor(found).where())
    live = [language for _edition, language, published_at, withdrawn_at in rows if published_at and not withdrawn_at]
    return {"byline": found, "texts": len(rows), "live": len(live), "languages": sorted(set(live)), "address": _public_address(found, live)}


def _public_address(found: Contributor, live: list[str]) -> str:
    """Where readers find it: in the person's own language, else in the one it stands in most."""
    if not live or found.hidden_at:
        return ""
    here = get_language()
    language = here if here in live else max(sorted(set(live)), key=live.count)
    return reverse("public:list", kwargs={"lang": language, "kind": "by", "slug": found.slug})


def _left(user, left: list[dict]) -> list[telling.Left]:
    """What a person must change by hand, with the way to each text that this one may open."""
    keys = {key for row in left for key in row.get("editions", ())}
    known = {edition.pk: edition for edition in access.editions_known_to(user).any_of(keys).with_hand()}
    seen = {edition.pk: edition for edition in Edition.objects.live().any_of(keys)}
    return telling.left(left, known, seen)
