"""The desk: the Django admin, grown for newsroom work."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from newsroom.accounts.signing_in import SignIn
from newsroom.desk import board, days, saved


class Desk(AdminSite):
    """Open to everyone who holds an appointment; its first page is the board."""

    site_header = site_title = _("The desk")
    index_title = _("What waits for you")
    enable_nav_sidebar = False

    def get_urls(self):
        """Without the admin's own way to change a password: there is one, on one's account. Without its way to a row's public page, which
        tells the address of what is not published; and without its lists of rows by their beginnings, which no form of ours asks for."""
        without = ("password_change", "password_change_done", "view_on_site", "autocomplete")
        return [one for one in super().get_urls() if getattr(one, "name", None) not in without]

    def login(self, request, extra_context=None):
        """The one way in: a password alone opens nothing where there is a second factor."""
        return SignIn.as_view(extra_context=extra_context)(request)

    def has_permission(self, request):
        """Whether someone may come in is their appointments' to say, not `is_staff`."""
        return isinstance(request.user, get_user_model()) and request.user.is_active and request.user.standing.is_anyone

    def admin_view(self, view, cacheable=False):
        """Whoever is signed in and holds no appointment any more is told so where a page's own script asks: signing in again would not help."""
        guarded = super().admin_view(view, cacheable)

        def told(request, *args, **names):
            if request.method == "POST" and "X-CSRFToken" in request.headers and request.user.is_authenticated and not self.has_permission(request):
                return JsonResponse({"sentence": _("Your appointment has ended, so nothing can be saved here. What you typed is still on this page: copy it, or write to the newsroom.")}, status=403)
            return guarded(request, *args, **names)

        return update_wrapper(told, guarded)

    def logout(self, request, extra_context=None):
        """Signed out, and no unsent words are left in the browser, whatever its scripts did."""
        response = super().logout(request, extra_context)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response

    def app_index(self, request, app_label, extra_context=None):
        """There is one first page, the board."""
        return redirect("admin:index")

    def index(self, request, extra_context=None):
        """The board, narrowed as the address says."""
        given = extra_context or {}
        filters = given.get("filters") or board.Filters.of(request.GET)
        return super().index(request, {"board": board.of(request.user, filters), "today": days.today(), **saved.shown(request.user, filters), **given})
