"""The labels and captions that have a column per language (django-modeltranslation's; nothing to do with the room translations)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Image, Place, Section, Tag, Topic


@register(Section)
@register(Topic)
@register(Place)
@register(Tag)
class LabelOptions(TranslationOptions):
    fields = ("name",)
    empty_values = ""


@register(Image)
class ImageOptions(TranslationOptions):
    fields = ("alt", "caption")
    empty_values = ""
