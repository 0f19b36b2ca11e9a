"""XLIFF 1.2 (OASIS, 2008), as far as one story in one pair of languages needs it: bytes out, bytes in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree

from . import inline
from .inline import XLIFF

MOST_BYTES = 5 * 1024 * 1024
MOST_DEPTH = 60


class NotReadable(Exception):
    """The file cannot be taken in; the message says why."""


@dataclass(frozen=True)
class Unit:
    """A block: its key, kind, and both sides as inner HTML."""

    key: str
    kind: str
    source: str
    target: str = ""
    is_confirmed: bool = False
    left_out_because: str = ""


@dataclass(frozen=True)
class File:
    """One story on its way; `name` tells whose translation it is, `version` what the draft was when it left."""

    name: str
    version: int
    source_language: str
    target_language: str
    units: list[Unit]


@dataclass(frozen=True)
class Returned:
    """What came back: targets by key, as XML; which marks their numbers mean, only the house knows."""

    name: str
    version: int
    target_language: str
    targets: dict[str, etree._Element]
    confirmed: frozenset[str]


def written(file: File) -> bytes:
    root = etree.Element(f"{{{XLIFF}}}xliff", version="1.2", nsmap={None: XLIFF})
    element = _sub(root, "file", original=file.name, datatype="html")
    element.set("source-language", file.source_language)
    element.set("target-language", file.target_language)
    element.set("build-num", str(file.version))
    body = _sub(element, "body")
    for unit in file.units:
        _unit(body, unit)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _unit(body: etree._Element, unit: Unit) -> None:
    element = _sub(body, "trans-unit", id=unit.key, resname=unit.key, restype=f"x-{unit.kind}")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    marks = inline.marks_of(unit.source, unit.target)
    inline.out(unit.source, marks, _sub(element, "source"))
    if unit.target:
        element.set("approved", "yes" if unit.is_confirmed else "no")
        inline.out(unit.target, marks, _sub(element, "target", state="final" if unit.is_confirmed else "translated"))
    if unit.left_out_because:
        _sub(element, "note").text = unit.left_out_because


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XLIFF}}}{name}", **attributes)


def read(data: bytes) -> Returned:
    """What a file brings back. No entities, no document type, no network; at most 5 MB. Raises NotReadable."""
    element = _root(data).find(f"{{{XLIFF}}}file")
    if element is None:
        raise NotReadable(_("This is no XLIFF 1.2: it has no <file> in it."))
    version = element.get("build-num", "")
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        raise NotReadable(_("This file does not say which state of the translation it was made from. Export it anew, here."))
    targets, confirmed = {}, set()
    for unit in element.iter(f"{{{XLIFF}}}trans-unit"):
        target = unit.find(f"{{{XLIFF}}}target")
        if target is not None:
            targets[unit.get("id", "")] = target
            if unit.get("approved") == "yes":
                confirmed.add(unit.get("id", ""))
    return Returned(element.get("original", ""), int(version), element.get("target-language", ""), targets, frozenset(confirmed))


def _root(data: bytes) -> etree._Element:
    if len(data) > MOST_BYTES:
        raise NotReadable(_("The file is too large: 5 MB at most."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NotReadable(_("This is not well-formed XML: %(fault)s.") % {"fault": str(fault)[:200]}) from None
    if root.getroottree().docinfo.doctype:
        raise NotReadable(_("The file has a document type of its own (DOCTYPE). Take it out; XLIFF needs none."))
    if root.tag != f"{{{XLIFF}}}xliff":
        raise NotReadable(_("This is no XLIFF 1.2. Export it as XLIFF 1.2 and try again."))
    if any(_depth(element) > MOST_DEPTH for element in root.iter()):
        raise NotReadable(_("The file is nested too deeply."))
    return root


def _depth(element: etree._Element) -> int:
    return sum(1 for _ancestor in element.iterancestors()) if len(element) == 0 else 0
