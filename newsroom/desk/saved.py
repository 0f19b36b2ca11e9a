"""Ways of looking at the board that a person keeps under a name. They are nobody else's to see."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom.models import SavedView

from .board import Filters

MOST = 20  # they stand in one line above the board
REFUSED = 422


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name of this view"), max_length=60,
        error_messages={"required": gettext_lazy("Give the view a name, such as “Arabic” or “My section”.")},
    )

    def __init__(self, data=None, *, views: list[SavedView], filters: Filters):
        super().__init__(data, auto_id="view-%s", label_suffix="")
        self.views, self.filters = views, filters

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if any(view.name.casefold() == name.casefold() for view in self.views):
            raise forms.ValidationError(taken(name))
        return name

    def clean(self):
        if not self.filters:
            self.add_error("name", _("Choose a language, a section or a writer first: a view of everything is the board itself."))
        if len(self.views) >= MOST:
            self.add_error("name", _("You keep %(number)s views already. Delete one you no longer use.") % {"number": MOST})


def taken(name: str) -> str:
    return _("You have a view called “%(name)s” already. Choose another name, or delete that one first.") % {"name": name}


def shown(user, filters: Filters) -> dict:
    """What the board says of a person's views: each with its address, and which of them this one is."""
    views = list(SavedView.objects.of(user))
    open_now = next((view for view in views if filters and Filters.of(view.filters) == filters), None)
    return {
        "views": [{"name": view.name, "url": Filters.of(view.filters).address, "current": view == open_now} for view in views],
        "view_now": open_now, "view_form": NameForm(views=views, filters=filters),
    }


@require_POST
def keep(request):
    filters = Filters.of(request.POST)
    form = NameForm(request.POST, views=list(SavedView.objects.of(request.user)), filters=filters)
    if form.is_valid() and _kept(form, request.user):
        messages.success(request, _("Kept as “%(name)s”.") % {"name": form.cleaned_data["name"]})
        return redirect(filters.address)
    page = admin.site.index(request, {"filters": filters, "view_form": form})
    page.status_code = REFUSED
    return page


def _kept(form: NameForm, user) -> bool:
    """Another window may have been quicker."""
    try:
        with transaction.atomic():
            SavedView.objects.create(user=user, name=form.cleaned_data["name"], filters=form.filters.chosen)
    except IntegrityError:
        form.add_error("name", taken(form.cleaned_data["name"]))
        return False
    return True


@require_POST
def delete(request, pk):
    view = SavedView.objects.of(request.user).numbered(pk).first()
    if view is None:
        raise Http404
    view.delete()
    messages.success(request, _("The view “%(name)s” is deleted. Nothing else is.") % {"name": view.name})
    return redirect("admin:index")
