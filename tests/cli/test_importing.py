"""Releases on the command line: files and folders come in."""

from pathlib import Path

from annotator.workspace import Workspace
from tests.builders import RELEASE
from tests.cli.running import annotator


def test_files_and_folders_come_in_and_the_closing_line_counts_them(folder: Path) -> None:
    done = annotator("import", "harbour.txt", "mail", "--project", "news.pressdb", cwd=folder)
    assert done.stdout == "imported 2, duplicates 1, failed 1\n"
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in told] == ["empty.txt", "harbour-again.txt"]
    workspace = Workspace(folder / "news.pressdb")
    names = [listed.document.source_name for listed in workspace.listed(0, 9)]
    workspace.close()
    assert names == ["harbour.txt", "dyke.txt"]


def test_an_import_without_failures_ends_well_also_with_duplicates(folder: Path) -> None:
    words = ("--project", "news.pressdb", "import", "harbour.txt")
    assert annotator(*words, cwd=folder).returncode == 0
    again = annotator(*words, cwd=folder)
    assert (again.returncode, again.stdout) == (0, "imported 0, duplicates 1, failed 0\n")


def test_a_file_that_is_not_there_fails_and_the_others_come_in(folder: Path) -> None:
    done = annotator("import", "gone.txt", "harbour.txt", "--project", "n.pressdb", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "imported 1, duplicates 0, failed 1\n")
    assert done.stderr.startswith("gone.txt: ")


def test_json_of_an_unknown_shape_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "note.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "x" / "a.txt").write_text(RELEASE, encoding="utf-8")
    done = annotator("import", "x", "--project", "n.pressdb", cwd=tmp_path)
    assert done.stdout == "imported 1, duplicates 0, failed 0\n"
    named = annotator("import", "x/note.json", "--project", "n.pressdb", cwd=tmp_path)
    assert named.returncode == 1
    assert named.stderr.startswith("note.json: JSON of a shape that isn’t known")
