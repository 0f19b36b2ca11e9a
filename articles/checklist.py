"""What is looked at before a text is submitted: what is needed (articles.gate), then what would be better. The gate alone stops anybody."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import regex
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.lib import languages, plaintext, richtext

from . import gate
from .models import Draft, Image

HEADLINE_WIDTH = 70  # Latin letters: what search engines and most readers of feeds show in one line
COLUMN = 608  # pixels: --measure of static/css/tokens.css, the column a story is read in
SHOWN_ADDRESS = 60
SHOWN_LINKS = 10
ADDRESS_OF_OURS = "/admin/"
# The fields in the order in which they stand on the page.
ORDER = ("headline", "summary", "body", "lead_image", "lead_alt", "lead_caption", "credit", "lead_link", "section", "topics")

_EXTENSION = r"\.(?:jpe?g|jpe|jfif|png|gif|webp|hei[cf]|avif|tiff?|bmp|svg|dng|raw|cr2|nef|psd|pdf)"
_CAMERA = r"_?(?:dsc[fn]?|img|imgp|mg|pxl|mvimg|gopr|dji|cimg|sam|pano|wp|vid|fb_img|received|scan|screenshot)"
# "image" in the languages whose telephones and computers name files by it.
_WORDS = r"image|img|photo|pic|picture|file|foto|imagen|imagem|immagine|bild|photograph|untitled|unnamed|صورة|عکس|تصویر|图片|图像|圖片|照片|画像|写真|사진|이미지|фото|изображение|зображення|εικόνα|תמונה|चित्र|ছবি|ภาพ|hình|gambar|picha|resim"
_FILE_NAMES = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf".*\S{_EXTENSION}",
        rf"{_CAMERA}[\s_-]*\d[\d\s_()~.-]*(?:[_-]\w+)?",
        rf"(?:{_WORDS})[\s_-]*\(?\p{{Nd}}*\)?",
        r"(?:whatsapp|telegram|signal|viber)[ _-](?:image|photo|video)\b.*\d.*",
        r"(?:screen ?shot|screenshot|screen capture|bildschirmfoto|captura de pantalla|capture d['’]écran|снимок экрана|لقطة شاشة)[\s_-].*\d.*",
        r"(?=.*\d)[\d\s_:.-]{6,}",  # a date and an hour, or a number
        r"(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*",  # a fingerprint
        r"(?=.*\p{Latin})[\w.-]+_[\w.-]+",  # words tied by underlines
        r"(?=.*\d)[a-z0-9]+(?:-[a-z0-9]+){3,}|[a-z0-9]+(?:-[a-z0-9]+){4,}",  # or by many hyphens
    )
)


@dataclass(frozen=True)
class Item:
    """One thing to mend: a sentence that says what and how, and its place: a field, and in the text a block.

    `key` and `block` are the block's key and number; `href` is the address in question, where it is a link's.
    """

    says: str
    field: str
    key: str = ""
    block: int | None = None
    href: str = ""
    needed: bool = False


def look(draft: Draft) -> list[Item]:
    """All there is to mend: what is needed first, each part in reading order, nothing twice. A constant number of queries."""
    needed = [_placed(lack, draft.body) for lack in gate.text_and_pictures(draft)]
    better = [*_headline(draft), *_pictures(draft), *_links(draft), *_quotations(draft), *_labels(draft)]
    by_place = sorted(better, key=lambda item: (_rank(item), -1 if item.block is None else item.block))
    return list({(item.says, item.field, item.key): item for item in [*sorted(needed, key=_rank), *by_place]}.values())


def looks_like_a_file_name(text: str) -> bool:
    """Whether an alternative text is what a camera, a telephone or an editor called the file."""
    return any(pattern.fullmatch(text.strip()) for pattern in _FILE_NAMES)


def width(text: str) -> int:
    """How much room a line takes, in Latin letters: those of Chinese, Japanese and Korean take two, marks take none."""
    return sum(2 if unicodedata.east_asian_width(letter[0]) in "WF" else 1 for letter in regex.findall(r"\X", text))


def _rank(item: Item) -> int:
    return ORDER.index(item.field) if item.field in ORDER else len(ORDER)


# What is needed


def _placed(lack: str, body: str) -> Item:
    """A sentence of the gate at its field; one about a picture in the text, which the gate calls by its number, at that picture."""
    field = getattr(lack, "field", "")
    numbers = regex.findall(r"\d+", lack) if field == "body" else []
    for block, figure in _figures(body, "data-image") if numbers else ():
        if figure.attributes["data-image"] in numbers:
            return Item(str(lack), field, figure.key, block, needed=True)
    return Item(str(lack), field, needed=True)


# What would be better


def _headline(draft: Draft) -> Iterator[Item]:
    taken = width(draft.headline)
    if taken <= HEADLINE_WIDTH:
        return
    said = _("The headline takes the room of %(taken)s letters; searches and feeds cut it after about %(most)s. Shorten it.")
    if taken > len(regex.findall(r"\X", draft.headline)):
        said = _("The headline takes the room of %(taken)s letters, where one of Chinese, Japanese or Korean takes two; searches and feeds cut it after about %(most)s. Shorten it.")
    yield Item(said % {"taken": taken, "most": HEADLINE_WIDTH}, "headline")


def _pictures(draft: Draft) -> Iterator[Item]:
    """The lead picture, then those placed in the text: what is said of them to those who do not see them, and their size."""
    lead = draft.edition.article.lead_image_id
    placed = list(_figures(draft.body, "data-image"))
    numbers = {int(figure.attributes["data-image"]) for _block, figure in placed} | ({lead} if lead else set())
    known = Image.objects.standing().numbered(numbers).described(draft.edition.language) if numbers else {}
    if lead in known:
        pixels, decorative, alt, caption = known[lead]
        fault = "" if decorative else _alt_fault(draft.lead_alt or alt, draft.lead_caption or caption)
        if fault:
            yield Item(_of_lead(fault, draft), "lead_alt")
        if pixels < COLUMN:
            yield Item(_("The lead picture is %(width)s pixels wide, and the column of a story %(column)s. Choose a larger one.") % {"width": pixels, "column": COLUMN}, "lead_image")
    for block, figure in placed:
        number = int(figure.attributes["data-image"])
        if number not in known:
            continue  # the gate says so
        pixels, decorative, alt, caption = known[number]
        words = figure.find("figcaption")
        written = figure.attributes.get("data-alt", "") or alt
        fault = "" if decorative else _alt_fault(written, richtext.text_of(words.children) if words else caption)
        if fault:
            yield Item(_of_placed(fault, number, written, draft), "body", figure.key, block)
        if pixels < COLUMN:
            said = _("Picture %(number)s is %(width)s pixels wide, and the column of a story %(column)s. Place a larger one.")
            yield Item(said % {"number": number, "width": pixels, "column": COLUMN}, "body", figure.key, block)


def _alt_fault(alt: str, caption: str) -> str:
    if not alt.strip():
        return "none"
    if looks_like_a_file_name(alt):
        return "file"
    return "caption" if _bare(alt) == _bare(caption) else ""


def _of_lead(fault: str, draft: Draft) -> str:
    said = {
        "none": _("The lead picture has no alternative text in %(language)s. Say what it shows, for those who do not see it."),
        "file": _("The alternative text of the lead picture looks like the name of a file. Say what the picture shows."),
        "caption": _("The alternative text of the lead picture repeats its caption, and both are read out. Say what the picture shows."),
    }
    return said[fault] % {"language": _apart(languages.own_name(draft.edition.language))}


def _of_placed(fault: str, number: int, alt: str, draft: Draft) -> str:
    said = {
        "none": _("Picture %(number)s has no alternative text in %(language)s. Say what it shows, for those who do not see it."),
        "file": _("The alternative text of picture %(number)s, “%(alt)s”, looks like the name of a file. Say what the picture shows."),
        "caption": _("The alternative text of picture %(number)s repeats its caption, and both are read out. Say what the picture shows."),
    }
    return said[fault] % {"number": number, "alt": _apart(plaintext.excerpt(alt, SHOWN_ADDRESS)), "language": _apart(languages.own_name(draft.edition.language))}


def _links(draft: Draft) -> Iterator[Item]:
    faulty = [(link, why) for link in richtext.links(draft.body) if (why := _nowhere(link.href))]
    for link, why in faulty[:SHOWN_LINKS]:
        yield Item(why, "body", link.key, link.block, link.href)
    for link, _why in faulty[SHOWN_LINKS : SHOWN_LINKS + 1]:  # of a page pasted with all its links the rest is one line
        more = len(faulty) - SHOWN_LINKS
        said = ngettext("%(count)s more link leads nowhere.", "%(count)s more links lead nowhere.", more) % {"count": more}
        yield Item(said, "body", link.key, link.block, link.href)
    if why := _nowhere(draft.edition.article.lead_link):
        yield Item(why, "lead_link")


def _nowhere(href: str) -> str:
    """A sentence about an address that leads no reader anywhere."""
    said = {
        richtext.TWICE: _("The link “%(address)s” begins twice. Take one of the two beginnings away."),
        richtext.NO_HOST: _("The link “%(address)s” names no site. Write the whole address."),
        richtext.NO_DOT: _("The link “%(address)s” names no site: there is no dot in its name. Write the whole address."),
        richtext.BAD_HOST: _("The link “%(address)s” leads nowhere: no site has such a name. Copy the address again."),
        richtext.SAMPLE: _("The link “%(address)s” is an example, and leads nowhere. Write the address that is meant."),
        richtext.PRIVATE: _("The link “%(address)s” opens on your own computer or network only. Write the public address."),
        "desk": _("The link “%(address)s” leads to this desk, where readers cannot go. Link to the published page."),
    }
    why = "desk" if _leads_to_the_desk(href) else richtext.nowhere(href)
    return said[why] % {"address": _apart(plaintext.excerpt(href, SHOWN_ADDRESS))} if why else ""


def _leads_to_the_desk(href: str) -> bool:
    if href.startswith("/"):
        return href.startswith(ADDRESS_OF_OURS)
    try:
        parts, ours = urlsplit(href), urlsplit(settings.ORIGIN)
    except ValueError:
        return False
    return parts.netloc.lower() == ours.netloc.lower() and parts.path.startswith(ADDRESS_OF_OURS)


def _quotations(draft: Draft) -> Iterator[Item]:
    for block, figure in _figures(draft.body, "data-quotation"):
        source = figure.find("figcaption")
        if source is None or not richtext.text_of(source.children).strip():
            words = plaintext.excerpt(richtext.text_of(figure.children), 40)
            yield Item(_("The quotation “%(words)s” has no source. Say below it who said it, and where.") % {"words": _apart(words)}, "body", figure.key, block)


def _labels(draft: Draft) -> Iterator[Item]:
    article = draft.edition.article
    if draft.edition.is_original and not article.topics.exists() and not article.places.exists():
        yield Item(_("The story has no topic and no place. Tick one, so that readers who follow it find the story."), "topics")


def _figures(body: str, kind: str) -> Iterator[tuple[int, richtext.Element]]:
    """(number of the block, from 0; figure) of each figure of a kind. Figures stand on the page alone."""
    blocks = [node for node in richtext.parse(body) if isinstance(node, richtext.Element)]
    return ((number, block) for number, block in enumerate(blocks) if block.tag == "figure" and kind in block.attributes)


def _bare(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return regex.findall(r"[\p{L}\p{N}\p{M}]+", text.casefold())


def _apart(text: str) -> str:
    """A piece of another direction inside a sentence (Unicode's isolates, UAX #9): the sentence keeps its order around it."""
    return f"\u2068{text}\u2069"
