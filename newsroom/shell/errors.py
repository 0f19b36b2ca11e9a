"""Pages that say no, in the person's language, with a way on."""

import re

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
    """The reason is the verdict's own sentence; the admin's forms refuse without one."""
    return _page(request, "403.html", {"reason": str(exception) or _("None of your appointments opens this. An admin can appoint you.")}, 403)


def not_found(request, exception):
    """The same answer for what does not exist and for what one may not know of; an unknown language is named."""
    return _page(request, "404.html", {"unknown_language": _unknown_language(request.path)}, 404)


def gone(request):
    """What was here and was taken away for good."""
    return _page(request, "410.html", {}, 410)


def not_by_address(request):
    """An address that takes what a form sends, typed into a browser or called back from its history."""
    return _page(request, "405.html", {}, 405)


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


def _unknown_language(path: str) -> str:
    """What an address gives as its language and this newsroom does not have; "" where it has it, or means something else."""
    first = path[1:].split("/", 1)[0]
    return first if re.fullmatch(r"[a-z]{2,3}(-[a-z]{4})?", first) and first not in settings.NEWSROOM_LANGUAGES else ""


def _code() -> str:
    code = get_language() or languages.DEFAULT
    return code if code in settings.NEWSROOM_LANGUAGES else settings.NEWSROOM_LANGUAGES[0]
