"""What stands around a page whose view does not say: the pages of lower rooms are readers' pages, too."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from newsroom.public.frame import Frame

register = template.Library()


@register.simple_tag(takes_context=True)
def surroundings(context) -> Frame:
    """The view's own frame, else a plain one in the active language."""
    code = get_language()
    return context.get("frame") or Frame(code if code in settings.NEWSROOM_LANGUAGES else settings.NEWSROOM_LANGUAGES[0])
