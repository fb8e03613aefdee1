"""A project of an earlier release becomes one of this release, with everything that it holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.migrations import MIGRATIONS
from annotator.store.project import SCHEMA_VERSION, create
from annotator.store.projectfile import APPLICATION_ID, backups
from tests.builders import reopened
from tests.store.tools import value

RELEASED = Path(__file__).parent / "released"
VERSIONS = range(1, SCHEMA_VERSION)


def restored(version: int, path: Path) -> Path:
    """The project of a released version, made anew from its dump."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((RELEASED / f"version-{version}.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    return path


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project as each earlier release wrote it."""
    return restored(request.param, tmp_path / "old.pressdb")


def shape(path: Path) -> dict[str, object]:
    """Tables with columns, references and indexes, and the text of triggers and views."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(_shapes(connection))


def _shapes(connection: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    listed = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for sort, name, sql in listed:
        if sort == "table" and "VIRTUAL" not in sql:
            yield f"table {name}", tuple(_table(connection, name))
        else:
            yield f"{sort} {name}", " ".join(sql.replace('"', "").split())


def _table(connection: sqlite3.Connection, name: str) -> Iterator[object]:
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    yield sorted(column[1:] for column in columns)
    yield sorted(row[2:5] for row in connection.execute(f"PRAGMA foreign_key_list({name})"))
    unique = connection.execute(f"PRAGMA index_list({name})").fetchall()
    yield sorted(
        connection.execute(f"PRAGMA index_info({index[1]})").fetchall() for index in unique
    )


def test_there_is_a_step_and_a_file_of_every_released_version() -> None:
    assert sorted(MIGRATIONS) == list(VERSIONS)
    names = sorted(path.name for path in RELEASED.iterdir())
    assert names == [f"version-{version}.sql" for version in VERSIONS]


def test_an_old_project_gets_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    create(tmp_path / "new.pressdb")
    with reopened(old):
        pass
    made, expected = shape(old), shape(tmp_path / "new.pressdb")
    assert made.keys() == expected.keys()
    for name, wanted in expected.items():
        assert made[name] == wanted, name
    assert value(old, "PRAGMA user_version") == SCHEMA_VERSION


def test_an_old_project_keeps_everything_and_can_be_undone_further(old: Path) -> None:
    with reopened(old) as workspace:
        assert workspace.check() == []
        [first, *_] = [listed.document for listed in workspace.listed(0, 9)]
        quotes = [tag.quote for tag in workspace.open_document(first.id).annotations]
        assert quotes == ["Acting Chair Mira Olsen", "340"]
        assert workspace.officials()[0].name == "Mira Olsen"
        workspace.undo()
        assert workspace.open_document(first.id).document.furniture == ()


def test_an_old_project_is_backed_up_before_it_changes(old: Path) -> None:
    with reopened(old):
        [copy] = backups(old)
    assert value(copy, "PRAGMA user_version") in VERSIONS
