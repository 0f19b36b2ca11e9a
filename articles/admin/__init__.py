"""Stories, pictures, labels and bylines as lists. Texts are written on their own pages; nothing here deletes one."""

from . import labels, pictures, stories
from .few_languages import FewLanguages
from .locked import Locked

__all__ = ["FewLanguages", "Locked", "labels", "pictures", "stories"]
