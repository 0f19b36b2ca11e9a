"""What is kept about a person: taken along as a file, or erased. For the person, and for an admin on their behalf."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.password_again import PasswordAgainForm
from newsroom.models import Deed, User
from newsroom.people import access, appointing, erasing, own_data
from newsroom.people.forms import EraseForm

REFUSED, TOO_LATE = 422, 409
DONE = gettext_lazy("The account is erased")


def own(request) -> HttpResponse:
    """One's own, without an appointment, too: whoever leaves may take their words along."""
    return _page(request, request.user)


@require_POST
def export_own(request) -> HttpResponseBase:
    return _export(request, request.user)


def erase_own(request) -> HttpResponse:
    answer = _erase(request, request.user)
    if answer.status_code == 200 and request.method == "POST":
        request.session.flush()
    return answer


def of_person(request, pk) -> HttpResponse:
    return _page(request, access.person_to_look_after(request.user, pk))


@require_POST
def export_of_person(request, pk) -> HttpResponseBase:
    return _export(request, access.person_to_look_after(request.user, pk))


def erase_person(request, pk) -> HttpResponse:
    return _erase(request, access.person_to_look_after(request.user, pk))


def _page(request, person: User, *, form=None, status: int = 200) -> HttpResponse:
    on_behalf = person.pk != request.user.pk
    title = _("What is kept about %(name)s") % {"name": person.shown_name} if on_behalf else _("My data")
    context = {"title": title, "person": person, "on_behalf": on_behalf, "form": form or PasswordAgainForm(asks=request.user), "last": _last_export(person)}
    return render(request, "admin/own_data.html", context, status=status)


def _export(request, person: User) -> HttpResponseBase:
    form = PasswordAgainForm(request.POST, asks=request.user)
    if not form.is_valid():
        return _page(request, person, form=form, status=REFUSED)
    appointing.write_down(Deed.Kind.EXPORTED, person, by=request.user)
    document = own_data.export(person, with_bylines=bool(form.cleaned_data["password"]))
    response = StreamingHttpResponse(document, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="newsroom-{timezone.now():%Y-%m-%d}.json"'
    return response


def _erase(request, person: User) -> HttpResponse:
    form = EraseForm(request.POST if request.method == "POST" else None, asks=request.user, person=person)
    if not form.is_valid():
        return _erase_page(request, person, form, status=REFUSED if form.is_bound else 200)
    on_behalf, name = person.pk != request.user.pk, person.shown_name
    try:
        erasing.erase(person, choice=form.cleaned_data["choice"], by=request.user)
    except appointing.Refused as refusal:
        return _erase_page(request, person, form, sentence=str(refusal), status=TOO_LATE)
    if not on_behalf:
        request.user = AnonymousUser()
    return render(request, "admin/erased.html", {"title": DONE, "on_behalf": on_behalf, "name": name})


def _erase_page(request, person: User, form: EraseForm, *, status: int, sentence: str = "") -> HttpResponse:
    on_behalf = person.pk != request.user.pk
    title = _("Erase the account of %(name)s") % {"name": person.shown_name} if on_behalf else _("Erase my account")
    context = {"title": title, "person": person, "form": form, "on_behalf": on_behalf, "sentence": sentence, "has_password": request.user.has_usable_password()}
    return render(request, "admin/erase.html", context, status=status)


def _last_export(person: User) -> Deed | None:
    return Deed.objects.about_person(person).of_kind(Deed.Kind.EXPORTED).first()
