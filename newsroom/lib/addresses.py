"""The parts of an address, as path converters. Importing this module makes them known to Django's `path`."""

from django.urls import register_converter

from .languages import CODES
from .slugs import SlugConverter


class LanguageConverter:
    """A code of the registry; anything else is not an address of ours."""

    regex = "|".join(sorted(CODES, key=len, reverse=True))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearConverter(LanguageConverter):
    regex = "[0-9]{4}"


class TwoDigitsConverter(LanguageConverter):
    """A month or a day, always written with two digits: one story, one address."""

    regex = "[0-9]{2}"


register_converter(LanguageConverter, "language")
register_converter(YearConverter, "year")
register_converter(TwoDigitsConverter, "two")
register_converter(SlugConverter, "story")
