"""Many rows go in by one statement, and the full-text index has every one of them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.model.drafts import Draft, Taken
from annotator.workspace import Workspace
from annotator.workspace.importing import Intake

COUNT = 230


def imported(path: Path) -> list[str]:
    """Make a project of releases that come in few transactions; the statements of those."""
    workspace = Workspace.create(path, author="Ada")
    statements: list[str] = []
    workspace._project.writer.trace(statements.append)
    intake = Intake(workspace)
    for number in range(COUNT):
        text = f"Release number{number} of the harbour office."
        intake.add(Taken(f"release-{number}.txt", Draft(text, f"release-{number}.txt")))
        if intake.full:
            intake.write()
    intake.flush()
    workspace._project.writer.trace(None)
    workspace.close()
    return statements


def test_releases_of_a_transaction_go_in_by_one_statement(tmp_path: Path) -> None:
    told = imported(tmp_path / "many.pressdb")
    assert len({one for one in told if one.startswith("INSERT INTO document ")}) == 3


def test_each_release_of_a_transaction_is_found_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "many.pressdb"
    imported(path)
    sql = "SELECT count(*) FROM release_index WHERE release_index MATCH ?"
    with closing(sqlite3.connect(path)) as connection:
        counts = [
            connection.execute(sql, (words,)).fetchone()[0]
            for words in ("harbour", *(f"number{number}" for number in (0, 99, 100, 229)))
        ]
    assert counts == [COUNT, 1, 1, 1, 1]
