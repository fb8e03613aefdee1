"""Reading what was said to findings."""

from typing import TYPE_CHECKING

from annotator.model.errors import UserError
from annotator.model.rulings import Ruling
from annotator.store.faults import reading
from annotator.store.ids import to_blob
from annotator.store.rows import ruling_from

if TYPE_CHECKING:
    from annotator.store.reads import Reads

_RULING = (
    "SELECT ruling.id, rule, sentence, outcome, evidence, member.id, note "
    "FROM ruling JOIN member ON member.n = author_n"
)


class RulingReads:
    """Part of a reader, on its connection."""

    def __init__(self, reader: "Reads") -> None:
        self._reader = reader

    def all(self) -> tuple[Ruling, ...]:
        """Every ruling, in the order of their making."""
        with reading(self._reader.path):
            rows = self._reader.connection.execute(f"{_RULING} ORDER BY ruling.n").fetchall()
            return tuple(ruling_from(row) for row in rows)

    def find(self, finding_id: str) -> Ruling | None:
        """The ruling on a finding, None where it is open."""
        with reading(self._reader.path):
            row = self._reader.connection.execute(
                f"{_RULING} WHERE ruling.id = ?", (to_blob(finding_id),)
            ).fetchone()
            return None if row is None else ruling_from(row)

    def one(self, finding_id: str) -> Ruling:
        """The ruling on a finding. UserError where there is none."""
        found = self.find(finding_id)
        if found is None:
            raise UserError("The ruling is no longer in the project. Undo may bring it back.")
        return found
