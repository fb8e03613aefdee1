"""What Word and OpenDocument files share: XML in an archive, read without trusting it."""

import re
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Package:
    """The archive that an office file is, opened once, with the names in it."""

    archive: ZipFile
    names: frozenset[str]

    @classmethod
    def of(cls, data: bytes) -> "Package":
        """The opened file. Raises UserError where it is damaged or unfolds without end."""
        archive = opened(data)
        return cls(archive, frozenset(archive.namelist()))

    def xml(self, name: str) -> Element:
        """The root of one XML file of the archive.

        Document types are refused: they carry entities that unfold or point out of the file, and
        office programs write none. Raises UserError for those and for missing or damaged XML.
        """
        from lxml import etree

        if name not in self.names:
            raise UserError(_DAMAGED)
        source = unpacked(self.archive, self.archive.getinfo(name))
        if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
            raise UserError("an office file with XML entities. It was left unopened.")
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
            raise UserError("an office file with XML entities. It was left unopened.")
        return root

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
