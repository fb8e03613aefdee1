"""Drafts: what an importer makes of a file, before it is a document."""

from dataclasses import dataclass, field

from annotator.model.spans import Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed piece of metadata and where it came from, in words ("<meta> og:title")."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A release as an importer reads it; `text` is already normalised (LF, NFC).

    `metadata` holds proposals by the document's column: title, publisher, author, source_address,
    language, published_on, event_date. `furniture` are spans that are not part of the release.
    """

    text: str
    source_name: str
    media_type: str = "text/plain"
    encoding: str = ""
    metadata: dict[str, Proposal] = field(default_factory=dict)
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """One release of a file or archive: its draft, or in a line why there is none."""

    name: str
    draft: Draft | None = None
    problem: str = ""
