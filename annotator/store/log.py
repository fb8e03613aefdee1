"""The log's payload: how a revision is packed, and how its hash chains it to the one before."""

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import orjson

from annotator.model.records import Change, Mode, RowChange
from annotator.store.ids import from_blob

GENESIS = bytes(32)
"""The hash before the first revision."""

_ID = re.compile(rb'"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"')
_ID_MARK = b"\0"
"""Stands for an id in a packed payload; JSON has no such byte. The ids' 16 bytes follow it."""

_AUTHOR_MARK = b"\1"
"""Stands for the id of the revision's own author."""

_DICTIONARY = (
    b'"codebook","tenure","member","official",{"aliases":["],"name":"manner":"body":"role":"'
    b'[["document",\0,null,{"event_date":"20","furniture":[[0,],"language":"en",'
    b'"published_on":"20","publisher":"Collective Security Treaty Organization","sha256":"",'
    b'"source_address":"https://www.","source_name":".txt","title":"President of the Republic of '
    b'"}]][["annotation",\0,{"fields.value":null},{"fields.value":["","state":"submitted"verified"'
    b',"origin":"suggested:","uncertain":true,"confidence":0.,"percent"],"USD"],"kilometre"],'
    b'[["annotation",\0,null,{"author":\1,"document":\0,"fields.action":["sign"],["approve"],'
    b'["adopt",[],"fields.body":["Council"],"fields.body_source":["inferred"],"fields.date":["2019'
    b'"],"fields.instrument":["decision"],["statement"],"fields.status":["signed"],["approved"],'
    b'["adopted"],"fields.title":["Statement on ","kind":"decision","quote":"The ","spans":[[],['
    b'[["annotation",\0,null,{"author":\1,"document":\0,"fields.body":["Republic of '
    b'"],"fields.person":["Vladimir ",["fields.role":["Minister of Secretary General"],['
    b'"President"],"fields.status":["acting"],["in office"],"fields.type":["named"],"kind":'
    b'"official","quote":"President of the ","spans":[['
    b'[["annotation",\0,null,{"author":\1,"document":\0,"fields.comparator":["="],[">"],'
    b'"fields.counted":["",[],"fields.high":["fields.low":["],"fields.period":["2019"],'
    b'"fields.place":["],"fields.tier":["core"],"fields.unit":["tonne"],["count"],"fields.value":'
    b'["",[]],"kind":"statistic","quote":"more than ","spans":[['
)
"""What most payloads hold, so that small ones shrink too (zlib, RFC 1950). Part of the format."""


def payload(changes: Iterable[RowChange]) -> bytes:
    """The changes as canonical JSON `[[table, id, before, after], …]`, keys sorted."""
    rows = [[change.table, change.id, change.before, change.after] for change in changes]
    return orjson.dumps(rows, option=orjson.OPT_SORT_KEYS)


def changes_from(plain: bytes) -> tuple[RowChange, ...]:
    """The changes from what `payload` gave."""
    return tuple(RowChange(*row) for row in orjson.loads(plain))


def packed(plain: bytes, author: str) -> bytes:
    """The payload as the file keeps it: deflated, with each id as 16 bytes behind the rest.

    The id of the revision's author, which stands beside the payload, is only referred to.
    """
    own = plain.replace(f'"{author}"'.encode(), _AUTHOR_MARK)
    ids = b"".join(bytes.fromhex(found.decode().replace("-", "")) for found in _ID.findall(own))
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_DICTIONARY)
    return squeeze.compress(_ID.sub(_ID_MARK, own)) + squeeze.flush() + ids


def unpacked(blob: bytes, author: str) -> bytes:
    """The payload again. Raises zlib.error where the blob is damaged."""
    stretch = zlib.decompressobj(-15, zdict=_DICTIONARY)
    marked = (stretch.decompress(blob) + stretch.flush()).split(_ID_MARK)
    ids = stretch.unused_data
    if not stretch.eof or len(ids) != 16 * (len(marked) - 1):
        raise zlib.error("the revision is cut short")
    parts = [marked[0]]
    for number, part in enumerate(marked[1:]):
        parts.append(f'"{from_blob(ids[16 * number : 16 * number + 16])}"'.encode())
        parts.append(part)
    return b"".join(parts).replace(_AUTHOR_MARK, f'"{author}"'.encode())


class Packing:
    """`payload`, `chained` and `packed` of a revision whose rows come a few at a time.

    Memory is needed for the packed revision only. Thousands of rows repeat themselves enough for
    the fastest level of deflating.
    """

    def __init__(self, previous: bytes, header: "Header") -> None:
        self._author = f'"{header.author}"'.encode()
        self._hash = hashlib.sha256(previous + _head(header) + b"\n[")
        self._squeeze = zlib.compressobj(1, zlib.DEFLATED, -15, zdict=_DICTIONARY)
        self._packed = [self._squeeze.compress(b"[")]
        self._ids: list[bytes] = []
        self._empty = True

    def add(self, rows: list[list[object]]) -> None:
        """Take rows `[table, id, before, after]` in."""
        if not rows:
            return
        plain = orjson.dumps(rows, option=orjson.OPT_SORT_KEYS)[1:-1]
        if not self._empty:
            plain = b"," + plain
        self._empty = False
        self._hash.update(plain)
        own = plain.replace(self._author, _AUTHOR_MARK)
        parts = _ID.split(own)  # words and ids by turns
        self._ids.append(bytes.fromhex(b"".join(parts[1::2]).replace(b"-", b"").decode()))
        self._packed.append(self._squeeze.compress(_ID_MARK.join(parts[::2])))

    def finish(self) -> tuple[bytes, bytes]:
        """The revision as the file keeps it, and its hash."""
        self._hash.update(b"]")
        self._packed += [self._squeeze.compress(b"]"), self._squeeze.flush()]
        return b"".join((*self._packed, *self._ids)), self._hash.digest()


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision to be written: its header, the rows, and the texts and files that are new."""

    header: Header
    changes: tuple[Change, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)


def chained(previous: bytes, header: Header, plain: bytes) -> bytes:
    """SHA-256 over the predecessor's hash, the revision's header and its payload."""
    return hashlib.sha256(previous + _head(header) + b"\n" + plain).digest()


def _head(header: Header) -> bytes:
    return orjson.dumps([getattr(header, name) for name in Header.__slots__])


def iso_time(milliseconds: int) -> str:
    """The time as ISO 8601 in UTC, to the millisecond; empty for 0."""
    if not milliseconds:
        return ""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
