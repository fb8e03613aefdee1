"""Reading what waits for a supervisor, and what is known of it from the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.model.permissions import TAGGING
from annotator.model.records import Annotation, Mode, State, Statement
from annotator.model.review import SAME, SETTLED
from annotator.store import log
from annotator.store.faults import reading
from annotator.store.ids import from_blob, to_blob
from annotator.store.reader import Reader
from annotator.store.rows import ANNOTATION_COLUMNS, annotation_from
from annotator.store.team_rows import statement_from

_ITEM = f"{ANNOTATION_COLUMNS}, document.id, document.title, document.source_name"
_JOINED = "JOIN document ON document.n = annotation.document_n"

_LOOKED_AT = 20_000
"""Tags that are looked at for the rules that they come from: all would take half a second."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What is shown of the queue; empty shows all. `origin` is a rule as tags hold it."""

    author: str = ""
    state: State | None = None
    kind: str = ""
    origin: str = ""
    document: str = ""


EVERYTHING = QueueFilter()
"""All that waits."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A tag in the queue with its release's title and what its row says of its risk."""

    annotation: Annotation
    title: str
    risk: float = 0


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of waiting tags from elsewhere, by id: the authors' and the tags' own."""

    verified_of: Mapping[str, int]
    accepted_together: Mapping[str, int]


class QueueReader:
    """Reads the review queue. Every method may raise StoreError."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def count(self, chosen: QueueFilter = EVERYTHING) -> int:
        """How many tags wait."""
        where, values = _conditions(chosen)
        return self._first(f"SELECT count(*) FROM queue{where}", values)

    def waiting(self, limit: int, chosen: QueueFilter = EVERYTHING) -> tuple[Waiting, ...]:
        """The riskiest tags that wait, those of one risk in the order of their making.

        The queue is filtered in its own index; only what is shown is looked up.
        """
        where, values = _conditions(chosen)
        return self._items(
            f"SELECT {_ITEM}, chosen.risk FROM (SELECT annotation_n, risk FROM queue{where} "
            "ORDER BY risk DESC, annotation_n LIMIT ?) AS chosen "
            f"CROSS JOIN annotation ON annotation.n = chosen.annotation_n {_JOINED} "
            "ORDER BY chosen.risk DESC, chosen.annotation_n",
            (*values, limit),
        )

    def returned(self, author: str, limit: int) -> tuple[Waiting, ...]:
        """The tags that came back to a member, release by release."""
        return self._items(
            f"SELECT {_ITEM}, 0 FROM standing "
            "CROSS JOIN annotation ON annotation.document_n = standing.document_n "
            f"{_JOINED} WHERE standing.returned > 0 AND annotation.state = 'returned' "
            "AND annotation.author_n = (SELECT n FROM member WHERE id = ?) "
            "ORDER BY annotation.document_n, start LIMIT ?",
            (to_blob(author), limit),
        )

    def tags(self, ids: Iterable[str]) -> tuple[Waiting, ...]:
        """Tags by their ids, whatever their state, as far as they are there."""
        found: list[Waiting] = []
        for one in ids:
            found += self._items(
                f"SELECT {_ITEM}, 0 FROM annotation {_JOINED} WHERE annotation.id = ?",
                (to_blob(one),),
            )
        return tuple(found)

    def _items(self, sql: str, values: tuple[Any, ...]) -> tuple[Waiting, ...]:
        known = {n: from_blob(blob) for n, blob in self._rows("SELECT n, id FROM member")}
        return tuple(
            Waiting(
                annotation_from(row, from_blob(row[-4]), known), row[-3] or row[-2], float(row[-1])
            )
            for row in self._rows(sql, values)
        )

    def statements(self, limit: int) -> tuple[tuple[Statement, str], ...]:
        """What was stated to have nothing to tag and waits, with the release's title."""
        rows = self._rows(
            "SELECT statement.id, document.id, author.id, from_place, to_place, statement.state, "
            "NULL, statement.reason, coalesce(nullif(title, ''), source_name) FROM statement "
            "JOIN document ON document.n = statement.document_n "
            "JOIN member AS author ON author.n = author_n "
            "WHERE statement.state = 'submitted' ORDER BY statement.n LIMIT ?",
            (limit,),
        )
        return tuple((statement_from(row[:8]), row[8]) for row in rows)

    def origins(self) -> tuple[str, ...]:
        """The rules that waiting tags come from."""
        rows = self._rows(
            "SELECT DISTINCT origin FROM (SELECT origin FROM queue ORDER BY risk DESC LIMIT ?) "
            "WHERE origin IS NOT NULL ORDER BY 1",
            (_LOOKED_AT,),
        )
        return tuple(row[0] for row in rows)

    def all_origins(self) -> tuple[str, ...]:
        """The rules that the newest tags come from, whatever their state."""
        rows = self._rows(
            "SELECT DISTINCT origin FROM (SELECT origin FROM annotation ORDER BY n DESC LIMIT ?) "
            "WHERE origin IS NOT NULL ORDER BY 1",
            (_LOOKED_AT,),
        )
        return tuple(row[0] for row in rows)

    def handed_in(self) -> tuple[str, ...]:
        """Ids of all tags that were ever handed to review and are there: all but drafts."""
        rows = self._rows("SELECT id FROM annotation WHERE state != 'draft'")
        return tuple(from_blob(row[0]) for row in rows)

    # what the log says

    def background(self) -> Background:
        """What is known of authors and of bulk acts; long in a large project: for a worker."""
        verified = self._rows(
            "SELECT member.id, count(*) FROM annotation JOIN member ON member.n = author_n "
            "WHERE state = 'verified' GROUP BY author_n"
        )
        together: dict[str, int] = {}
        for ids in self._touched(("accept many", "tag many")):
            together.update(dict.fromkeys(ids, len(ids)))
        return Background({from_blob(one): count for one, count in verified}, together)

    def corrected(self) -> frozenset[str]:
        """Ids of the tags that a supervisor returned, rejected or amended; for a worker."""
        amended: set[str] = set()
        marks = ", ".join("?" for _ in TAGGING)
        rows = self._rows(
            f"SELECT number, changes, member.id FROM revision JOIN member ON member.n = author_n "
            f"WHERE verb IN ({marks}) AND mode = 'do' AND author_n IN "
            "(SELECT n FROM member WHERE roles IS NULL OR roles LIKE '%supervisor%')",
            TAGGING,
        )
        undone = self._undone()
        for number, packed, author in rows:
            if number in undone:
                continue
            for change in log.changes_from(log.unpacked(packed, from_blob(author))):
                if change.table == "annotation" and change.before and change.after:
                    amended.add(change.id)
        own = {
            from_blob(row[0])
            for row in self._rows(
                "SELECT annotation.id FROM annotation JOIN member ON member.n = author_n "
                "WHERE roles IS NULL OR roles LIKE '%supervisor%'"
            )
        }
        returned = {one for ids in self._touched(("return", "reject")) for one in ids}
        # Settling a difference rejects, too; of two that are the same, none was wrong.
        rejected = self._rows(
            "SELECT id FROM annotation WHERE state = 'rejected' AND reason NOT LIKE ?",
            (f"{SETTLED}%{SAME}",),
        )
        returned |= {from_blob(row[0]) for row in rejected}
        return frozenset(returned | (amended - own))

    def _touched(self, verbs: tuple[str, ...]) -> Iterable[list[str]]:
        """The tags that each act of these verbs touched, but for those that were taken back."""
        marks = ", ".join("?" for _ in verbs)
        rows = self._rows(
            "SELECT number, changes, member.id FROM revision JOIN member ON member.n = author_n "
            f"WHERE verb IN ({marks}) AND mode = 'do'",
            verbs,
        )
        undone = self._undone()
        for number, packed, author in rows:
            if number in undone:
                continue
            changes = log.changes_from(log.unpacked(packed, from_blob(author)))
            yield [change.id for change in changes if change.table == "annotation"]

    def _undone(self) -> frozenset[int]:
        """Numbers of the acts that are taken back as things stand."""
        off: set[int] = set()
        taken_back: dict[int, int] = {}
        for number, mode, target in self._rows(
            "SELECT number, mode, target FROM revision WHERE target IS NOT NULL ORDER BY number"
        ):
            again = mode == str(Mode.REDO)
            (off.discard if again else off.add)(target)
            if target in taken_back:  # to take back a taking back does the act again
                (off.add if again else off.discard)(taken_back[target])
            if mode == str(Mode.DO):
                taken_back[number] = target
        return frozenset(off)

    def verified_as(self, annotation: Annotation) -> dict[str, object] | None:
        """The columns that were changed since the tag was last verified, as they were then.

        None where it never was.
        """
        rows = self._rows(
            "SELECT verb, mode, changes, member.id FROM revision "
            "JOIN member ON member.n = author_n "
            "WHERE content_n = (SELECT content_n FROM document WHERE id = ?) ORDER BY number DESC",
            (to_blob(annotation.document),),
        )
        then: dict[str, object] = {}
        for _, _, packed, author in rows:
            for change in log.changes_from(log.unpacked(packed, from_blob(author))):
                if change.id != annotation.id:
                    continue
                if change.after and change.after.get("state") == str(State.VERIFIED):
                    return then
                then.update(change.before or {})
        return None

    def _rows(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with reading(self._reader.path):
            return self._reader.connection.execute(sql, tuple(values)).fetchall()

    def _first(self, sql: str, values: Iterable[Any] = ()) -> int:
        row = self._rows(sql, values)[0]
        return int(row[0])


def _conditions(chosen: QueueFilter) -> tuple[str, tuple[Any, ...]]:
    """What the queue's own columns must be."""
    parts: list[tuple[str, Any]] = []
    if chosen.author:
        parts.append(("author_n = (SELECT n FROM member WHERE id = ?)", to_blob(chosen.author)))
    if chosen.state is not None:
        parts.append(("state = ?", str(chosen.state)))
    if chosen.kind:
        parts.append(("kind = ?", chosen.kind))
    if chosen.origin:
        parts.append(("origin = ?", chosen.origin))
    if chosen.document:
        parts.append((_IN_DOCUMENT, to_blob(chosen.document)))
    where = " WHERE " + " AND ".join(words for words, _ in parts) if parts else ""
    return where, tuple(value for _, value in parts)


_IN_DOCUMENT = (
    "annotation_n IN (SELECT annotation.n FROM annotation WHERE document_n = "
    "(SELECT document.n FROM document WHERE id = ?))"
)
