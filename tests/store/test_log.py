"""The log: packed small, chained by hashes, and closed to change."""

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.records import Mode, RowChange
from annotator.store import log
from annotator.store.ids import from_blob, new_id
from tests.builders import project
from tests.store.conftest import fill

AUTHOR = "01a21004-666c-75e2-a9a0-17bfc39bee55"
IDS = st.sampled_from([AUTHOR, *(new_id() for _ in range(4)), "not-an-id", ""])
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(codec="utf-8"))
    | IDS,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)
ROWS = st.none() | st.dictionaries(st.text("abf.", max_size=4), PLAIN, max_size=3)
CHANGES = st.lists(st.builds(RowChange, st.text("abc", max_size=5), IDS, ROWS, ROWS), max_size=4)
HEADER = log.Header(7, 1_620_000_000_123, AUTHOR, "tag", Mode.DO, None, "ab" * 32)


@given(CHANGES)
def test_changes_come_back_from_the_packed_payload(changes: list[RowChange]) -> None:
    plain = log.payload(changes)
    blob = log.packed(plain, AUTHOR)
    assert log.unpacked(blob, AUTHOR) == plain
    assert log.changes_from(plain) == tuple(changes)


@given(CHANGES)
def test_a_packed_payload_that_is_cut_short_is_refused(changes: list[RowChange]) -> None:
    blob = log.packed(log.payload(changes), AUTHOR)
    for end in range(len(blob)):
        with pytest.raises(zlib.error):
            log.unpacked(blob[:end], AUTHOR)


def test_words_that_look_like_the_marks_of_ids_stay_words() -> None:
    nasty = [RowChange("a", AUTHOR, None, {"quote": f'\0\1 "{AUTHOR}" \\"{new_id()}\\"'})]
    plain = log.payload(nasty)
    assert log.unpacked(log.packed(plain, AUTHOR), AUTHOR) == plain


def test_the_payload_does_not_depend_on_the_order_of_columns() -> None:
    one = RowChange("a", "b", None, {"x": 1, "y": 2})
    other = RowChange("a", "b", None, {"y": 2, "x": 1})
    assert log.payload([one]) == log.payload([other])


@pytest.mark.parametrize(
    "other",
    [
        replace(HEADER, number=8),
        replace(HEADER, at=1),
        replace(HEADER, author=new_id()),
        replace(HEADER, verb="delete"),
        replace(HEADER, mode=Mode.UNDO),
        replace(HEADER, target=3),
        replace(HEADER, content=None),
    ],
)
def test_the_hash_depends_on_every_part_of_the_header(other: log.Header) -> None:
    assert log.chained(log.GENESIS, other, b"[]") != log.chained(log.GENESIS, HEADER, b"[]")


def test_the_hash_depends_on_the_payload_and_on_the_hash_before() -> None:
    first = log.chained(log.GENESIS, HEADER, b"[]")
    assert log.chained(log.GENESIS, HEADER, b"[1]") != first
    assert log.chained(first, HEADER, b"[]") != first


def test_times_are_utc_to_the_millisecond() -> None:
    assert log.iso_time(1_620_000_000_123) == "2021-05-03T00:00:00.123Z"
    assert log.iso_time(0) == ""


@pytest.mark.parametrize("table", ["revision", "content"])
@pytest.mark.parametrize("act", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_a_revision_and_a_text_can_be_neither_changed_nor_removed(
    path: Path, table: str, act: str
) -> None:
    column = {"revision": "verb", "content": "text"}[table]
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changes"):
            connection.execute(act.format(table, column))
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_every_act_is_chained_to_the_one_before(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        fill(workspace)
        path = workspace.path
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT number, at, verb, mode, content.sha256, changes, hash FROM revision "
            "LEFT JOIN content ON content.n = content_n ORDER BY number"
        ).fetchall()
        (blob,) = connection.execute("SELECT id FROM member").fetchone()
    author, previous = from_blob(blob), log.GENESIS
    for number, at, verb, mode, content, packed, stored in rows:
        text = content and content.hex()
        header = log.Header(number, at, author, verb, Mode(mode), None, text)
        assert log.chained(previous, header, log.unpacked(packed, author)) == stored
        previous = stored
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
