"""What Word and OpenDocument files share: XML in an archive, read without trusting it."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeAlias
from zipfile import ZipFile

from annotator.intake.archive import opened, unpacked
from annotator.model.drafts import Proposal
from annotator.model.errors import UserError

Element: TypeAlias = Any  # lxml's elements; the library carries no types

_DC = "{http://purl.org/dc/elements/1.1/}"
_INITIAL_CREATOR = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator"
_MADE_BY_PROGRAM = re.compile(
    r"(?:microsoft|untitled|document\d*$|python-docx|scanned|print|безымянный|lenovo|dell|acer|asus"
    r"|hp\b|pc\b|user|admin|windows|\S+\.(?:docx?|pdf|rtf|odt)$)", re.IGNORECASE
)  # fmt: skip
_LONGEST = 300
_DAMAGED = "a damaged office file. Save it again in its program."
_ENTITIES = "an office file with XML entities. It was left unopened."
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Longer than lxml lets a text be, and of no use here.
_PICTURES = re.compile(rb"(?<=<)((?:\w+:)?(?:binary-data|binaryData|binData)\b[^<>]*>)[^<]+")
_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
# "Strict" files of newer programs, and Word's XML of 2003, have the same elements by other names.
_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://schemas.microsoft.com/office/word/2003/wordml",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
)  # fmt: skip


def parsed(source: bytes) -> Element:
    """The root of an XML file that is not trusted.

    Document types are refused: they carry entities that unfold or point out of the file, and
    office programs write none. Raises UserError for those and for damaged XML.
    """
    from lxml import etree

    if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
        raise UserError(_ENTITIES)
    for other, usual in _NAMESPACES:
        source = source.replace(other, usual)
    source = _PICTURES.sub(rb"\1", source)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError(_DAMAGED) from error
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:  # in an encoding that hid it above
        raise UserError(_ENTITIES)
    return root


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an office file: entries of the archive that it is, opened once.

    `flat` are the roots of a file that has all its parts in one XML file.
    """

    archive: ZipFile | None
    names: frozenset[str]
    flat: Mapping[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> "Package":
        """The opened file. Raises UserError where it is damaged or unfolds without end."""
        if data.startswith(b"PK"):
            archive = opened(data)
            return cls(archive, frozenset(archive.namelist()))
        parts = {
            part.get(f"{_FLAT}name", "").lstrip("/"): held[0]
            for part in parsed(data).iter(f"{_FLAT}part")
            if (held := part.find(f"{_FLAT}xmlData")) is not None and len(held)
        }
        return cls(None, frozenset(parts), parts)

    def bytes(self, name: str) -> bytes:
        """The content of a part. Raises UserError where it is missing or damaged."""
        if self.archive is None or name not in self.names:
            raise UserError(_DAMAGED)
        return unpacked(self.archive, self.archive.getinfo(name))

    def xml(self, name: str) -> Element:
        """The root of one XML part. Raises UserError where it is missing, damaged or unsafe."""
        return self.flat[name] if name in self.flat else parsed(self.bytes(name))

    def related(self, name: str) -> tuple[tuple[str, str, str], ...]:
        """What a part refers to: id, the last word of the type ("header"), and the part's name."""
        place = PurePosixPath(name)
        root = self.optional(str(place.parent / "_rels" / f"{place.name}.rels"))
        found = () if root is None else root.iter(_RELATIONS)
        return tuple(
            (
                one.get("Id", ""),
                one.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", place.parent, one.get("Target", "")))[1:],
            )
            for one in found
        )

    def optional(self, name: str) -> Element | None:
        """The root of a part that a file may lack, None where it does."""
        return self.xml(name) if name in self.names else None


def properties(root: Element | None) -> dict[str, Proposal]:
    """Title and author from the file's properties, names that programs give left out."""
    if root is None:
        return {}
    found = {
        "title": _text(root, f"{_DC}title"),
        "author": _text(root, _INITIAL_CREATOR) or _text(root, f"{_DC}creator"),
    }
    return said(found, "document properties")


def said(found: dict[str, str], where: str) -> dict[str, Proposal]:
    """The properties that a person wrote, without the names that programs and machines put in."""
    return {
        column: Proposal(value, f"{where}: {column}")
        for column, value in found.items()
        if value and not _MADE_BY_PROGRAM.match(value)
    }


def _text(root: Element, tag: str) -> str:
    found = next(root.iter(tag), None)
    return " ".join((found.text or "").split())[:_LONGEST] if found is not None else ""
