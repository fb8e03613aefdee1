"""The Word file as a package: our template with its places filled, the same bytes every time."""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from annotator.model.errors import StoreError
from exports.archives import entry
from exports.briefing.markup import escaped

_BODY = b"<w:p><w:r><w:t>{{body}}</w:t></w:r></w:p>"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself."""

    title: str
    subject: str
    author: str
    description: str
    at: datetime | None
    language: str = "en-GB"

    def xml(self) -> str:
        """The part docProps/core.xml."""
        values = {
            "dc:title": self.title,
            "dc:subject": self.subject,
            "dc:creator": self.author,
            "dc:description": self.description,
            "dc:language": self.language,
            "cp:lastModifiedBy": self.author,
        }
        inside = "".join(f"<{tag}>{escaped(text)}</{tag}>" for tag, text in values.items())
        if self.at is not None:
            time = f"{self.at:%Y-%m-%dT%H:%M:%SZ}"
            inside += "".join(
                f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{time}</dcterms:{tag}>'
                for tag in ("created", "modified")
            )
        return f"{_XML}<cp:coreProperties {_CORE_NAMESPACES}>{inside}</cp:coreProperties>"


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into the template's places; `links` are addresses by relationship id."""

    body: Iterable[bytes]
    notes: Iterable[bytes]
    links: Mapping[str, str]
    places: Mapping[str, str]
    properties: Properties
    extra: "Extra | None" = None


@dataclass(frozen=True, slots=True)
class Extra:
    """What a file has beyond the template: parts, their types and relations, note links.

    `swapped` are pieces of the template's own parts in place of which others stand.
    """

    parts: Mapping[str, bytes] = field(default_factory=dict)
    types: str = ""
    relations: str = ""
    note_links: Mapping[str, str] = field(default_factory=dict)
    swapped: tuple[tuple[str, str], ...] = ()


class Template:
    """The briefing's template, read into memory."""

    def __init__(self, path: Path) -> None:
        """Read the template. Raises StoreError where it is missing or damaged."""
        try:
            with zipfile.ZipFile(path) as package:
                self._parts = {name: package.read(name) for name in package.namelist()}
        except (OSError, zipfile.BadZipFile) as error:
            raise StoreError(
                f"The template {path.name} can't be read: {error}. Install the program again."
            ) from error

    def write(self, file: BinaryIO, filling: Filling) -> None:
        """Write the filled template to `file`, part by part."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._parts.items():
                _add(package, name, self._filled(name, content, filling))
            for name, content in _more(filling.extra).items():
                _add(package, name, (content,))

    def _filled(self, name: str, content: bytes, filling: Filling) -> Iterable[bytes]:
        extra = filling.extra or Extra()
        for old, new in extra.swapped:
            content = content.replace(old.encode(), new.encode())
        match name:
            case "[Content_Types].xml":
                return _around(content, b"</Types>", (extra.types.encode(),))
            case "word/document.xml":
                return _around(content, _BODY, filling.body, keep=False)
            case "word/footnotes.xml":
                return _around(content, b"</w:footnotes>", filling.notes)
            case "word/_rels/document.xml.rels":
                links = [_relation(key, to).encode() for key, to in filling.links.items()]
                return _around(content, b"</Relationships>", (*links, extra.relations.encode()))
            case "docProps/core.xml":
                return (filling.properties.xml().encode(),)
            case _:
                return (_placed(content, filling.places),)


def _add(package: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> None:
    with package.open(entry(name), "w", force_zip64=True) as part:
        for chunk in chunks:
            part.write(chunk)


def _more(extra: Extra | None) -> Mapping[str, bytes]:
    if extra is None:
        return {}
    if not extra.note_links:
        return extra.parts
    links = "".join(_relation(key, to) for key, to in extra.note_links.items())
    relations = f'{_XML}<Relationships xmlns="{_RELATIONS}">{links}</Relationships>'
    return {**extra.parts, "word/_rels/footnotes.xml.rels": relations.encode()}


def _around(
    content: bytes, place: bytes, chunks: Iterable[bytes], *, keep: bool = True
) -> Iterable[bytes]:
    before, _, after = content.partition(place)
    yield before
    yield from chunks
    yield (place if keep else b"") + after


def _placed(content: bytes, places: Mapping[str, str]) -> bytes:
    for name, text in places.items():
        content = content.replace(b"{{%b}}" % name.encode(), escaped(text).encode())
    return content


def _relation(key: str, address: str) -> str:
    return (
        f'<Relationship Id="{key}" Type="{_HYPERLINK}" Target="{escaped(address)}" '
        'TargetMode="External"/>'
    )
