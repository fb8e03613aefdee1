"""Reading what was exported."""

from typing import TYPE_CHECKING, Any

import orjson

from annotator.model.errors import UserError
from annotator.model.exported import ExportRecord, told_from
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob

if TYPE_CHECKING:
    from annotator.store.reads import Reads

_EXPORTED = "SELECT id, made_at, template, title, file, head, options, told FROM exported"


class ExportReads:
    """Part of a reader, on its connection."""

    def __init__(self, reader: "Reads") -> None:
        self._reader = reader

    def all(self) -> tuple[ExportRecord, ...]:
        """Every export, in the order of their making."""
        with reading(self._reader.path):
            rows = self._reader.connection.execute(f"{_EXPORTED} ORDER BY n").fetchall()
            return tuple(_record(row) for row in rows)

    def one(self, export_id: str) -> ExportRecord:
        """One export. UserError where there is none."""
        with reading(self._reader.path):
            row = self._reader.connection.execute(
                f"{_EXPORTED} WHERE id = ?", (to_blob(export_id),)
            ).fetchone()
        if row is None:
            raise UserError("This export is not recorded in the project.")
        return _record(row)


def _record(row: tuple[Any, ...]) -> ExportRecord:
    made_at, template, title, file, head = row[1:6]
    options, told = orjson.loads(row[6]), told_from(orjson.loads(row[7]))
    return ExportRecord(from_blob(row[0]), made_at, template, title, file, head, options, told)
