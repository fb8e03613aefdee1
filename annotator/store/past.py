"""A project as it was at an earlier revision, rebuilt from the log alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

import orjson

from annotator.model.errors import UserError
from annotator.model.handling import MARKS_SETTING, marks_of
from annotator.model.images import advanced, record_from
from annotator.model.kinds import Kind, overlaid
from annotator.model.records import (
    Annotation,
    Document,
    Member,
    Official,
    Setting,
    StateFilter,
    Tenure,
)
from annotator.model.snapshot import SnapshotDocument
from annotator.store import log
from annotator.store.faults import reading
from annotator.store.ids import from_blob
from annotator.store.plainread import Sees
from annotator.store.reader import Reader
from annotator.store.reads import authors_of

Found = TypeVar("Found")
_Images = dict[str, dict[str, dict[str, Any]]]
"""Images of rows by table and id."""


class PastSnapshot:
    """A `Snapshot` of the project behind revision `number`; the reader is inside `consistent`.

    Every row is replayed from the log, so that it needs memory for all of them; texts are read
    one at a time, since none is ever thrown away.
    """

    def __init__(
        self,
        reader: Reader,
        number: int,
        *,
        project: str,
        generator: str,
        state: StateFilter,
        sees: Sees | None = None,
    ) -> None:
        self._reader = reader
        self._sees = sees
        self._images, at, digest = _replayed(reader, number)
        self.project = project
        self.generator = generator
        self.state = state
        self.head = digest.hex()
        self.revised_at = log.iso_time(at)
        own = self._records("codebook", Kind)
        self.kinds: Mapping[str, Kind] = overlaid({kind.key: kind for kind in own})
        self.officials: tuple[Official, ...] = self._records("official", Official)
        self.tenures: tuple[Tenure, ...] = self._records("tenure", Tenure)
        self.authors: Mapping[str, str] = authors_of(self._records("member", Member))
        self._documents = self._records("document", Document)
        self.document_count = len(self._documents)
        made = {one.id: one.value for one in self._records("setting", Setting)}
        self.marks: tuple[str, ...] = marks_of(orjson.loads(made.get(MARKS_SETTING, "null")))
        self._tags: dict[str, list[Annotation]] = {}
        for tag in self._records("annotation", Annotation):
            self._tags.setdefault(tag.document, []).append(tag)

    def _records(self, table: str, wanted: type[Found]) -> tuple[Found, ...]:
        """The rows of a table in the order of their ids, which is that of their making."""
        rows = sorted(self._images.get(table, {}).items())
        made = [record_from(table, row_id, image) for row_id, image in rows]
        return tuple(record for record in made if isinstance(record, wanted))

    def documents(self) -> Iterator[SnapshotDocument]:
        """The documents in the order of the library, as they and their tags were."""
        passing, sees = self.state.states, self._sees
        for document in self._documents:
            tags = sorted(self._tags.get(document.id, ()), key=attrgetter("start", "id"))
            yield SnapshotDocument(
                document,
                self._reader.text_of(document.sha256),
                tuple(
                    tag
                    for tag in tags
                    if tag.state in passing
                    and (not sees or sees(document.id, tag.author))
                    and not tag.lies_in(document.furniture)
                ),
            )


def _replayed(reader: Reader, number: int) -> tuple[_Images, int, bytes]:
    """The images of all rows behind the revision, its time (ms since 1970) and its hash."""
    images: _Images = {}
    at, digest = 0, log.GENESIS
    with reading(reader.path):
        for author, packed, made, held in reader.connection.execute(
            "SELECT member.id, changes, at, hash FROM revision "
            "JOIN member ON member.n = author_n WHERE number <= ? ORDER BY number",
            (number,),
        ):
            for change in log.changes_from(log.unpacked(packed, from_blob(author))):
                rows = images.setdefault(change.table, {})
                after = advanced(rows.pop(change.id, None), change)
                if after is not None:
                    rows[change.id] = after
            at, digest = made, held
    return images, at, digest


def revision_at(reader: Reader, moment: int) -> int:
    """The number of the last revision made up to `moment`, in milliseconds since 1970 (UTC).

    Raises UserError where the project is younger.
    """
    with reading(reader.path):
        row = reader.connection.execute(
            "SELECT max(number) FROM revision WHERE at <= ?", (moment,)
        ).fetchone()
    if row[0] is None:
        raise UserError("The project did not exist yet at that time. Choose a later date.")
    number: int = row[0]
    return number


@contextmanager
def past_snapshot(
    path: Path, number: int, *, generator: str, state: StateFilter, sees: Sees | None = None
) -> Iterator[PastSnapshot]:
    """The project behind a revision, on a connection of its own. UserError if there is none."""
    reader = Reader(path)
    try:
        with reader.consistent():
            newest, _, _ = reader.tip()
            if not 0 < number <= newest:
                raise UserError(
                    f"The project has no revision {number}. Choose one from 1 to {newest}."
                )
            yield PastSnapshot(
                reader, number, project=path.stem, generator=generator, state=state, sees=sees
            )
    finally:
        reader.close()
