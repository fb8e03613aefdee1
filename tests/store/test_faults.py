"""A disk that refuses: what is said, and that what was saved stays saved."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import ArgumentError, ResourceClosedError

from annotator.model.errors import ConflictError, StoreError
from annotator.store.faults import explained, explaining
from annotator.store.reader import Reader
from annotator.store.writer import Writer, explaining_driver
from annotator.workspace import Workspace
from tests.builders import draft, project, reopened, tag
from tests.store.tools import fill_up

LONG = "A long line of a long release.\n" * 4_000


def refused(workspace: Workspace, act: Callable[[], object], reason: str) -> None:
    """The act raises, and neither the project nor what it may undo has changed."""
    history, undoable = workspace.history(99), workspace.undoable
    heard: list[object] = []
    workspace.subscribe(heard.append)
    with pytest.raises(StoreError, match=reason):
        act()
    assert workspace.history(99) == history
    assert workspace.undoable == undoable
    assert heard == []
    assert workspace.check() == []


def test_a_full_disk_loses_the_act_and_nothing_before_it(full_disk: Path) -> None:
    with project(full_disk) as workspace:
        document = workspace.import_draft(draft())
        filler = fill_up(full_disk)
        refused(
            workspace,
            lambda: workspace.import_draft(draft(LONG, "long.txt")),
            r"The disk with .*harbour\.pressdb is full\. Your last act was not saved, everything "
            r"before it was\. Free some space and do it again\.",
        )
        filler.unlink()
        workspace.import_draft(draft(LONG, "long.txt"))
        workspace.apply(tag(document, "Mira Olsen"))
        assert workspace.check() == []


def test_a_project_that_may_not_grow_is_full(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        workspace.import_draft(draft())
        engine = workspace._project.writer._engine
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        refused(workspace, lambda: workspace.import_draft(draft(LONG, "long.txt")), "is full")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1000}")
        workspace.import_draft(draft(LONG, "long.txt"))
        assert workspace.document_count() == 2


def test_a_disk_that_becomes_read_only_loses_the_act_and_nothing_before_it(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        with workspace._project.writer._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        refused(
            workspace,
            lambda: workspace.apply(tag(document, "Mira Olsen")),
            "can't be written: the file or its folder is read-only",
        )


def test_another_program_that_writes_is_waited_for_and_then_named_as_the_reason(
    path: Path,
) -> None:
    with reopened(path) as workspace, closing(sqlite3.connect(path)) as other:
        engine = workspace._project.writer._engine
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")
        refused(workspace, workspace.undo, "is being used by another program. Close it there")
        other.rollback()
        workspace.undo()


def test_a_project_that_vanishes_beneath_the_reader_can_t_be_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"can't be opened\. Check that its folder exists"):
        Reader(tmp_path / "gone.pressdb")


def test_what_sqlite_says_beyond_that_is_passed_on_with_the_file_s_name(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(StoreError, match=r"gone\.pressdb could not be read or written: no such tab"),
        explaining(tmp_path / "gone.pressdb"),
    ):
        connection.execute("SELECT x FROM nowhere")


def test_an_error_without_a_code_is_passed_on_too(tmp_path: Path) -> None:
    error = explained(sqlite3.ProgrammingError("Cannot operate on a closed database"), tmp_path)
    assert isinstance(error, StoreError)
    assert "closed database" in str(error)


def test_a_row_that_another_one_needs_is_a_conflict(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with (
            pytest.raises(ConflictError, match="something made since builds on it"),
            explaining(path),
        ):
            connection.execute("DELETE FROM member")


def test_a_mistake_of_the_program_s_own_is_not_passed_off_as_the_disk_s(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError), explaining_driver(tmp_path):
        raise ArgumentError("a mistake")
    with pytest.raises(ResourceClosedError), explaining_driver(tmp_path):
        raise ResourceClosedError("a mistake")


def test_a_writer_whose_file_is_gone_closes_in_peace(path: Path) -> None:
    writer = Writer(path)
    path.unlink()
    writer.close()
