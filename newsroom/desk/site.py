"""The desk: the Django admin, grown for newsroom work."""

from django.contrib.admin import AdminSite
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from newsroom.desk import board


class Desk(AdminSite):
    """Open to everyone who holds an appointment; its first page is the board."""

    site_header = site_title = _("The desk")
    index_title = _("What waits for you")
    enable_nav_sidebar = False
    login_form = AuthenticationForm  # whether someone may come in is their appointments' to say, not `is_staff`

    def has_permission(self, request):
        return isinstance(request.user, get_user_model()) and request.user.is_active and request.user.standing.is_anyone

    def logout(self, request, extra_context=None):
        """Signed out, and no unsent words are left in the browser, whatever its scripts did."""
        response = super().logout(request, extra_context)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response

    def index(self, request, extra_context=None):
        return super().index(request, {**(extra_context or {}), "board": board.of(request.user)})
