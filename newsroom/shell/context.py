"""What every template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from newsroom.lib import languages
from newsroom.public.frame import Frame


def shell(request):
    code = get_language() or languages.DEFAULT
    return {
        "language": languages.LANGUAGES.get(code, languages.LANGUAGES[languages.DEFAULT]),
        "direction": languages.direction(code),
        "origin": settings.ORIGIN,
        "outlet": settings.OUTLET,
        "frame": SimpleLazyObject(lambda: Frame(code)),  # for pages of rooms below that stand in the public frame
    }
