"""The tables of stories."""

from .article import Article, CommentPolicy
from .credit import Contributor, Credit, Hiding, Holder
from .draft import Draft
from .edition import Edition
from .image import FormerFile, Image, Licence, Rendition
from .listing import Listing, Placement
from .note import Correction, Note
from .presence import Presence
from .preview import PreviewLink
from .release import Opening, Release
from .review import Review
from .revision import Revision, Transition, Weight
from .taxonomy import Place, Section, Tag, TaggedArticle, Topic, name_column
from .words import WORDS

__all__ = [
    "WORDS", "Article", "CommentPolicy", "Contributor", "Correction", "Credit", "Draft", "Edition", "FormerFile", "Hiding", "Holder", "Image", "Licence",
    "Listing", "Note", "Opening", "Place", "Placement", "Presence", "PreviewLink", "Release", "Rendition", "Review", "Revision", "Section", "Tag", "TaggedArticle", "Topic",
    "Transition", "Weight", "name_column",
]
