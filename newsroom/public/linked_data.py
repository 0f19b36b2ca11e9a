"""What a story says of itself to machines: schema.org's NewsArticle."""

from __future__ import annotations

from django.conf import settings

from articles.models import Edition

from . import addresses
from .cards import Link, Part, Picture, Story
from .switcher import Address


def news_article(edition: Edition, story: Story, editions: dict[str, Address]) -> dict:
    url = addresses.whole(edition.get_absolute_url())
    original = editions.get(edition.article.original_language)
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": edition.headline,
        "description": edition.summary,
        "inLanguage": edition.language,
        "datePublished": story.published.iso,
        "dateModified": (story.updated or story.published).iso,
        "author": people(story.authors),
        "publisher": publisher(),
        "isAccessibleForFree": True,
    }
    if story.editors:
        said["editor"] = people(story.editors)
    if story.photographers:
        said["contributor"] = people(story.photographers)
    if story.licence:
        said["license"] = story.licence.url
    if story.section:
        said["articleSection"] = story.section.text
    if story.lead and not story.lead.is_withheld:
        whole = {"caption": story.lead.caption} if story.lead.caption else {}
        said["image"] = [_image(story.lead) | whole, *(_image(part) for part in story.lead.parts)]
    if not edition.is_original:
        said["translator"] = people(story.translators)
        if original:
            origin = addresses.whole(original.url)
            said["translationOfWork"] = {"@type": "NewsArticle", "@id": origin, "url": origin, "headline": original.headline, "inLanguage": original.language}
    else:
        others = [address for code, address in editions.items() if code != edition.language]
        if others:
            said["workTranslation"] = [
                {"@type": "NewsArticle", "@id": addresses.whole(other.url), "inLanguage": other.language} for other in others
            ]
    return said


def _image(shown: Picture | Part) -> dict:
    return {"@type": "ImageObject", "url": addresses.whole(shown.src), "width": shown.width, "height": shown.height}


def publisher() -> dict:
    return {"@type": "NewsMediaOrganization", "name": str(settings.OUTLET), "url": settings.ORIGIN + "/"}


def people(names: tuple[Link, ...]) -> list[dict]:
    return [{"@type": "Person", "name": name.text, "url": addresses.whole(name.url)} for name in names]
