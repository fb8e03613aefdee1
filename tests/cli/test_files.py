"""Tables and original files on the command line."""

import json
from pathlib import Path

import pytest

from annotator.__main__ import main

CSV = "head;body;day\nCouncil meets;The council met on Monday.;4.5.2021\nEmpty;;\n"


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "harbour.pressdb"


def test_a_table_is_imported_by_the_columns_that_are_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "a.csv"
    table.write_text(CSV, encoding="utf-8")
    columns = ["--column", "text=body", "--column", "title=head", "--column", "published_on=day"]
    assert run("import", "--project", project, table, *columns) == 1
    said = capsys.readouterr()
    assert said.out == "imported 1, duplicates 0, failed 1\n"
    assert "a.csv#2: row 2 has no text" in said.err
    assert run("original", "--project", project, "--all", "--output", tmp_path / "out") == 0
    [row] = (tmp_path / "out").iterdir()
    assert json.loads(row.read_text("utf-8"))["head"] == "Council meets"


def test_usual_names_need_no_option(project: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.jsonl"
    table.write_text('{"title": "A", "text": "The council met."}\n', encoding="utf-8")
    assert run("import", "--project", project, table) == 0


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        ("text=words", "no column “words”"),
        ("colour=body", "“colour” is nothing of a release"),
        ("title=head", "Which column holds the text"),
    ],
)
def test_a_wrong_column_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], column: str, reason: str
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("head;words of it\nA;The council met.\n".replace("words of it", "w"))
    assert run("import", "--project", project, table, "--column", column) == 1
    assert reason in capsys.readouterr().err


def test_originals_come_out_byte_for_byte_under_names_of_their_own(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, words in (("one", "Совет заседал в порту.\r\n"), ("two", "Лоцманы выбраны.\r\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_bytes(words.encode("cp1251"))
    run("import", "--project", project, tmp_path / "one", tmp_path / "two")
    assert run("original", "--project", project, "--all", "--output", tmp_path / "out") == 0
    names = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert names == ["a (2).txt", "a.txt"]
    kept = {one.read_bytes() for one in (tmp_path / "out").iterdir()}
    assert kept == {(tmp_path / name / "a.txt").read_bytes() for name in ("one", "two")}


def test_which_originals_has_to_be_said(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("The council met.")
    run("import", "--project", project, tmp_path / "a.txt")
    assert run("original", "--project", project, "--output", tmp_path / "out") == 1
    assert "Which originals" in capsys.readouterr().err


def test_files_of_other_kinds_in_a_folder_are_passed_over_and_counted(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The council met.")
    (folder / "a.txt.json").write_text('{"id": 1}')
    assert run("import", "--project", project, folder) == 0
    said = capsys.readouterr()
    assert said.out.startswith("imported 1,")
    assert "passed over as of other kinds: 1" in said.err


def test_json_of_an_unknown_shape_is_refused_by_name(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text('{"id": 1}')
    assert run("import", "--project", project, tmp_path / "a.json") == 1
    assert "JSON of a shape that isn’t known" in capsys.readouterr().err
