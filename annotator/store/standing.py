"""What review's triggers keep of new tags, put in for many at once.

A bulk import puts the triggers away and does their work itself, which takes a fifth of the time.
"""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from annotator.model.plain import PlainTag
from annotator.model.records import State

_PAUSED = ("annotation_indexed", "standing_annotation_in")
_STATE = 6
_STATES = tuple(str(state) for state in State)
_WAITING = frozenset({str(State.SUBMITTED), str(State.CHANGED)})
_COUNT = (
    f"UPDATE standing SET tags = tags + ?, {', '.join(f'{one} = {one} + ?' for one in _STATES)} "
    "WHERE document_n = ?"
)
_QUEUE = """
INSERT INTO queue (state, kind, author_n, origin, annotation_n, risk)
SELECT state, kind, author_n, origin, n,
(state = 'changed') * 8 + uncertain * 2 +
CASE
WHEN origin IS NULL OR confidence IS NULL OR origin NOT LIKE 'suggested:%' THEN 0
WHEN confidence < 0.5 THEN 5
WHEN confidence < 0.75 THEN 3 ELSE 0
END
FROM annotation WHERE n > ? AND n <= ? AND state IN ('submitted', 'changed') ORDER BY n
"""


def paused(connection: Connection) -> list[str]:
    """Drop the triggers that see new tags; the statements that make them again."""
    marks = ", ".join("?" * len(_PAUSED))
    sql = f"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})"
    made = [row[0] for row in connection.exec_driver_sql(sql, _PAUSED)]
    for name in _PAUSED:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    return made


class Standings:
    """The counts of the tags that are written at once, and which of them wait for a supervisor."""

    def __init__(self) -> None:
        self._counts: list[tuple[int, ...]] = []
        self._waiting = False

    def add(self, document_n: int, tags: Sequence[PlainTag]) -> None:
        """Count the tags of a release."""
        states = Counter([row[_STATE] for row in tags])
        self._counts.append((len(tags), *(states[one] for one in _STATES), document_n))
        self._waiting = self._waiting or not _WAITING.isdisjoint(states)

    def write(self, connection: Connection, after: int, last: int) -> None:
        """Write what was counted, and queue those of the tags `(after, last]` that wait."""
        connection.exec_driver_sql(_COUNT, self._counts)
        if self._waiting:
            connection.exec_driver_sql(_QUEUE, (after, last))
