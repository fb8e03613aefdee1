"""`annotator search` and `annotator reindex`: the library asked without a window."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.model.errors import Cancelled
from annotator.workspace.searching import reindexed, searching
from tests.builders import OTHER_RELEASE, draft, project, tag


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft(title="Harbour Council meets"))
        workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt", title="Dyke Board approves"))
        workspace.apply(tag(document, "340", "statistic", value="340", unit="count"))
        return workspace.path


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_releases_are_listed_with_the_match_in_brackets(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--project", str(path), "boards"]) == 0
    head, line = said(capsys)
    assert head == "1 release"
    assert line.startswith("Dyke Board approves\tThe Dyke [Board] approved its budget")


def test_tags_are_listed_with_their_quote(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--project", str(path), "kind:statistic", "value>300"]) == 0
    head, line = said(capsys)
    assert head == "1 tag"
    assert line.startswith("Harbour Council meets [statistic]\ttag: ")
    assert "[340]" in line


def test_nothing_found_is_told_by_the_exit_code(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--project", str(path), "nowhere"]) == 1
    assert said(capsys) == ["0 releases"]


def test_what_was_probably_meant_is_said_where_nothing_is_found(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--project", str(path), "Borad"]) == 1
    assert said(capsys) == ["0 releases", "did you mean: Board (1)"]


def test_a_query_that_can_not_be_read_is_said_in_one_line(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "--project", str(path), "colour:red"]) == 1
    assert "no place to search in" in capsys.readouterr().err


def test_the_index_is_made_anew(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for index in ("release_index", "tag_index"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        connection.commit()
    assert main(["search", "--project", str(path), "board"]) == 1
    assert main(["reindex", "--project", str(path)]) == 0
    assert main(["search", "--project", str(path), "board"]) == 0
    assert main(["search", "--project", str(path), "quote:340"]) == 0
    assert "indexed 2 releases" in said(capsys)


def test_a_reindexing_that_is_stopped_leaves_the_old_index(path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        reindexed(path, stop)
    with searching(path) as search:
        assert search.find("board").count == 1
