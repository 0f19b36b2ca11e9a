"""The notices' words have a column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Notice


@register(Notice)
class NoticeOptions(TranslationOptions):
    fields = ("title", "text", "link_text")
    empty_values = ""
