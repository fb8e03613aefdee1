"""Making the full-text index anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.model.snapshot import Progress, no_progress
from annotator.store import fulltext
from annotator.store.faults import explaining
from annotator.store.projectfile import connect

_STEP = 200
"""Documents after which progress is told, and the work can be stopped."""


def reindex(path: Path, progress: Progress = no_progress) -> int:
    """Make the index anew from the texts and tags; how many releases are in it.

    One transaction on a connection of its own: the old index stays where `progress` raises. Nobody
    should write meanwhile, since a writer would wait. Raises StoreError.
    """
    with explaining(path), closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            count = _refill(connection, progress)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
    return count


def _refill(connection: sqlite3.Connection, progress: Progress) -> int:
    for _, index, _ in fulltext.FILL:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    count, last = connection.execute("SELECT count(*), max(n) FROM document").fetchone()
    release, tags, *others = (fill for _, _, fill in fulltext.FILL)
    done = at = 0
    while last is not None and at < last:
        progress(done, count)
        upto = connection.execute(
            "SELECT max(n) FROM (SELECT n FROM document WHERE n > ? ORDER BY n LIMIT ?)",
            (at, _STEP),
        ).fetchone()[0]
        done += connection.execute(release, (at, upto)).rowcount
        connection.execute(tags, (at, upto))
        at = upto
    for fill in others:
        connection.execute(fill, (0, 1 << 62))
    for _, index, _ in fulltext.FILL:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    progress(count, count)
    return int(count)
