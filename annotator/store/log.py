"""The log's payload: how a revision is packed, and how its hash chains it to the one before."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from annotator.model.records import Mode, RowChange

GENESIS = bytes(32)
"""The hash before the first revision."""

_DICTIONARY = (
    b'"codebook""tenure""member""official",{"name":"aliases":"role":"body":"manner":"'
    b'"document","source_name":"title":"publisher":"source_address":"language":"en"'
    b'"published_on":"20"event_date":"20"sha256":"furniture":[['
    b'"fields.official":"fields.instrument":["statement"],"fields.title":["fields.body":["'
    b'"fields.action":["fields.date":["201"fields.status":["adopted"],["in office"],["'
    b'"fields.person":["fields.role":["fields.body_source":["inferred"],"fields.type":["named"],'
    b'"state":"draft"submitted"verified","origin":"suggested:"uncertain":true,"confidence":0.'
    b'[["annotation","019'
    b'",null,{"author":"019","document":"019'
    b'","fields.comparator":[">"],["="],"fields.counted":["","fields.low":["'
    b'"],"fields.period":["2019"],"fields.place":[""],"fields.tier":["core"],'
    b'"fields.unit":["count"],["USD"],["percent"],"fields.value":["",["'
    b'"kind":"official"kind":"decision"kind":"statistic","quote":"more than about'
    b'","spans":[[12345,12367]]}]]'
)
"""What most payloads hold, so that small ones shrink too (zlib, RFC 1950). Part of the format."""


def payload(changes: Iterable[RowChange]) -> bytes:
    """The changes as canonical JSON `[[table, id, before, after], …]`, keys sorted."""
    rows = [[change.table, change.id, change.before, change.after] for change in changes]
    return orjson.dumps(rows, option=orjson.OPT_SORT_KEYS)


def changes_from(plain: bytes) -> tuple[RowChange, ...]:
    """The changes from what `payload` gave."""
    return tuple(RowChange(*row) for row in orjson.loads(plain))


def packed(plain: bytes) -> bytes:
    """The payload as the file keeps it."""
    squeeze = zlib.compressobj(6, zlib.DEFLATED, -15, zdict=_DICTIONARY)
    return squeeze.compress(plain) + squeeze.flush()


def unpacked(blob: bytes) -> bytes:
    """The payload again. Raises zlib.error where the blob is damaged."""
    stretch = zlib.decompressobj(-15, zdict=_DICTIONARY)
    return stretch.decompress(blob) + stretch.flush()


@dataclass(frozen=True, slots=True)
class Header:
    """What a revision says of itself beside its changes.

    `at` is in milliseconds since 1970 (UTC); `content` is the SHA-256 of the text that the
    revision is about, in hexadecimal, if it is about one.
    """

    number: int
    at: int
    author: str
    verb: str
    mode: Mode
    target: int | None = None
    content: str | None = None


def chained(previous: bytes, header: Header, plain: bytes) -> bytes:
    """SHA-256 over the predecessor's hash, the revision's header and its payload."""
    head = orjson.dumps([getattr(header, name) for name in Header.__slots__])
    return hashlib.sha256(previous + head + b"\n" + plain).digest()


def iso_time(milliseconds: int) -> str:
    """The time as ISO 8601 in UTC, to the millisecond; empty for 0."""
    if not milliseconds:
        return ""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
