"""Pages that say no, in the person's language, with a way on."""

from django.conf import settings
from django.db import DatabaseError
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import languages
from newsroom.public.frame import Bare, Frame, show

DESK = "/admin/"


def bad_request(request, exception):
    return _page(request, "400.html", {}, 400)


def forbidden(request, exception):
    """The reason is the verdict's own sentence."""
    return _page(request, "403.html", {"reason": str(exception)}, 403)


def not_found(request, exception):
    """The same answer for what does not exist and for what one may not know of."""
    return _page(request, "404.html", {}, 404)


def server_error(request):
    """Asks nothing of the database, which may be what is wrong."""
    return show(request, "500.html", {}, frame=Bare(_code()), status=500)


def csrf_failure(request, reason=""):
    said = _("Your session has ended, or cookies are off. Sign in in another tab, come back and send again.")
    return _page(request, "403.html", {"reason": said}, 403)


def _page(request, template, context, status):
    back = DESK if request.path.startswith(DESK) else Frame(_code()).front
    try:
        answer = show(request, template, {**context, "back": back}, frame=Frame(_code()), status=status)
    except DatabaseError:
        answer = show(request, template, {**context, "back": back}, frame=Bare(_code()), status=status)
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def _code() -> str:
    code = get_language() or languages.DEFAULT
    return code if code in settings.NEWSROOM_LANGUAGES else settings.NEWSROOM_LANGUAGES[0]
