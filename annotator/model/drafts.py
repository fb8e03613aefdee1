"""Drafts: what an importer makes of a file, before it is a document."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from annotator.model.spans import Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed piece of metadata and where it came from, in words ("<meta> og:title")."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a file as they are kept: deflated (RFC 1951), under their SHA-256.

    `packed` is empty where they are the text's own bytes in UTF-8, which are stored already.
    """

    sha256: str
    packed: bytes = b""


def original_of(data: bytes, text: str) -> Original:
    """What is kept of a file that became `text`."""
    name = hashlib.sha256(data).hexdigest()
    if data == text.encode("utf-8", "surrogatepass"):
        return Original(name)
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Original(name, squeeze.compress(data) + squeeze.flush())


@dataclass(frozen=True, slots=True)
class Draft:
    """A release as an importer reads it; `text` is already normalised (LF, NFC).

    `metadata` holds proposals by the document's column: title, publisher, author, source_address,
    language, published_on, event_date. `furniture` are spans that are not part of the release.
    """

    text: str
    source_name: str
    encoding: str = ""
    metadata: dict[str, Proposal] = field(default_factory=dict)
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """One release of a file or archive: its draft, or in a line why there is none."""

    name: str
    draft: Draft | None = None
    problem: str = ""


Read: TypeAlias = Callable[[bytes, str], Iterable[Taken]]
"""What makes drafts of a file's bytes and name: one of a file, several of an archive."""
