"""Rows of the log as they are written; without SQLAlchemy, since the window needs it at once."""

from collections.abc import Sequence
from typing import Any

from annotator.model.images import row_change
from annotator.store import log
from annotator.store.ids import to_blob
from annotator.store.log import Entry, Header


def revisions_of(entries: Sequence[Entry], previous: bytes) -> list[dict[str, Any]]:
    """The rows of the log for the entries, which follow the revision of that hash."""
    rows = []
    for entry in entries:
        plain = log.payload(row_change(change) for change in entry.changes)
        previous = log.chained(previous, entry.header, plain)
        squeezed = log.packed(plain, entry.header.author)
        rows.append(header_row(entry.header) | {"changes": squeezed, "hash": previous})
    return rows


def header_row(header: Header) -> dict[str, Any]:
    """What a revision says of itself, as the log's columns."""
    return {
        "number": header.number,
        "at": header.at,
        "author": to_blob(header.author),
        "verb": header.verb,
        "mode": str(header.mode),
        "target": header.target,
        "content": bytes.fromhex(header.content) if header.content else None,
    }
