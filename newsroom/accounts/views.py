"""A person's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles import access
from newsroom.lib.roles import LABELS

from .forms import ProfileForm


def profile(request):
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=request.user)
    if form.is_valid():
        person = form.save()
        with override(person.interface_language or None):
            messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    context = {
        "form": form, "title": _("Your account"), "bylines": access.bylines_of(request.user),
        "appointments": [(LABELS[one.role], one.language, one.ends_at) for one in request.user.appointments.in_force()],
    }
    return render(request, "admin/account.html", context, status=422 if form.is_bound else 200)


class ChangePassword(PasswordChangeView):
    """The old password first; every other session of this person ends."""

    template_name = "admin/password.html"
    success_url = reverse_lazy("accounts:profile")
    extra_context = {"title": gettext_lazy("Change your password")}

    def form_valid(self, form):
        messages.success(self.request, _("Your password is changed. Wherever else you were signed in, you are signed out."))
        return super().form_valid(form)
