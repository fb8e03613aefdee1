"""The command line, as scripts meet it: real processes, real files, exit codes."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest

from annotator import __version__
from annotator.assets import resources
from annotator.workspace import Workspace
from exports import exporters
from tests.builders import OTHER_RELEASE, RELEASE, draft, project, tag

ROOT = Path(__file__).parents[1]


def annotator(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, where no display is."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, words)],
        cwd=cwd,
        env={
            **surroundings,
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "TMPDIR": str(cwd),
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with releases, one of them twice, and a file that is none."""
    inner = tmp_path / "mail"
    inner.mkdir()
    (tmp_path / "harbour.txt").write_text(RELEASE, encoding="utf-8")
    (inner / "dyke.txt").write_text(OTHER_RELEASE, encoding="utf-8")
    (inner / "harbour-again.txt").write_text(RELEASE, encoding="utf-8")
    (inner / "empty.txt").touch()
    return tmp_path


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A project with a release and one tag."""
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen", person="Mira Olsen"))
        return workspace.path


# import


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


# export


def test_the_formats_are_listed(tmp_path: Path) -> None:
    done = annotator("export", "--list", cwd=tmp_path)
    assert done.returncode == 0
    listed = [line.split("\t") for line in done.stdout.splitlines()]
    assert listed == [[one.key, one.suffix, one.label] for one in exporters(resources())]


def test_the_options_of_a_format_are_listed(tmp_path: Path) -> None:
    done = annotator("export", "docx", "--list", cwd=tmp_path)
    assert done.returncode == 0
    assert "title=TEXT\t\ton the title page" in done.stdout


def test_an_option_reaches_the_exporter(harbour: Path) -> None:
    target = harbour.parent / "briefing.docx"
    words = ("export", "docx", "--project", harbour, "--output", target)
    done = annotator(*words, "--option", "title=The year = good", cwd=harbour.parent)
    assert done.returncode == 0, done.stderr
    with ZipFile(target) as archive:
        assert "The year = good" in archive.read("word/document.xml").decode()


def test_a_dataset_keeps_to_the_published_schema(harbour: Path) -> None:
    done = annotator(
        "export", "json", "--project", harbour, "--output", "o.json", cwd=harbour.parent
    )
    target = harbour.parent / "o.json"
    assert done.returncode == 0, done.stderr
    dataset = json.loads(target.read_bytes())
    schema = json.loads((resources() / "schema" / "dataset-2.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(dataset)
    assert dataset["documents"][0]["annotations"][0]["spans"][0]["quote"] == "Mira Olsen"
    assert "1 documents, 1 annotations" in done.stdout


def test_a_briefing_is_written(harbour: Path) -> None:
    target = harbour.parent / "briefing.docx"
    done = annotator("--project", harbour, "export", "docx", "--output", target, cwd=harbour.parent)
    assert done.returncode == 0, done.stderr
    with ZipFile(target) as archive:
        assert "Mira Olsen" in archive.read("word/document.xml").decode()


def test_only_tags_of_the_wanted_state_are_written(harbour: Path) -> None:
    words = ("export", "json", "--project", harbour, "--output", "o.json", "--state")
    done = annotator(*words, "verified", cwd=harbour.parent)
    assert "1 documents, 0 annotations" in done.stdout
    assert annotator(*words, "finished", cwd=harbour.parent).returncode == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("export", "pdf", "--project", "harbour.pressdb", "--output", "o"), "no format “pdf”"),
        (("export", "--project", "harbour.pressdb"), "no format “”"),
        (("export", "json", "--project", "harbour.pressdb"), "Add --output PATH"),
        (("export", "json", "--output", "o.json"), "Add --project FILE"),
        (
            ("export", "json", "--project", "harbour.pressdb", "--output", "o", "--option", "a=b"),
            "knows no option “a”",
        ),
        (
            ("export", "json", "--project", "harbour.pressdb", "--output", "o", "--option", "a"),
            "Write --option KEY=VALUE",
        ),
        (("export", "json", "--project", "none.pressdb", "--output", "o"), "does not exist"),
        (("export", "json", "--project", "harbour.pressdb", "--output", "no/o"), "is not there"),
        (("import", "harbour.pressdb"), "Add --project FILE"),
        (("check", "--project", "none.pressdb"), "does not exist"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    harbour: Path, words: tuple[str, ...], reason: str
) -> None:
    done = annotator(*words, cwd=harbour.parent)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("annotator: ")
    assert reason in done.stderr


def test_what_is_no_project_is_left_alone(folder: Path) -> None:
    done = annotator("check", "--project", "harbour.txt", cwd=folder)
    assert done.returncode == 1
    assert "is not a Press Annotator project" in done.stderr
    assert (folder / "harbour.txt").read_text(encoding="utf-8") == RELEASE


# check


def test_a_sound_project_is_well(harbour: Path) -> None:
    done = annotator("check", "--project", harbour, cwd=harbour.parent)
    assert (done.returncode, done.stdout) == (0, "all is well\n")


def test_a_project_that_other_hands_changed_is_not(harbour: Path) -> None:
    file = sqlite3.connect(harbour)
    file.execute("UPDATE document SET publisher = 'somebody else'")
    file.commit()
    file.close()
    done = annotator("check", "--project", harbour, cwd=harbour.parent)
    assert done.returncode == 1
    assert done.stdout.strip()
    assert done.stdout != "all is well\n"


def test_a_second_process_is_told_who_holds_the_project(harbour: Path) -> None:
    holder = Workspace(harbour)
    try:
        done = annotator("check", "--project", harbour, cwd=harbour.parent)
    finally:
        holder.close()
    assert done.returncode == 1
    assert "harbour.pressdb is open already in Press Annotator" in done.stderr
    assert f"(process {os.getpid()})" in done.stderr
    assert annotator("check", "--project", harbour, cwd=harbour.parent).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_has_enough_ends_the_program_without_a_traceback(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "export", "--list"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""


# the program itself


def test_the_version_is_told(tmp_path: Path) -> None:
    done = annotator("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"Press Annotator {__version__}\n")


def test_unknown_words_are_refused(tmp_path: Path) -> None:
    assert annotator("publish", cwd=tmp_path).returncode == 2


def test_a_dataset_is_written_as_the_project_was(tmp_path: Path) -> None:
    path = tmp_path / "harbour.pressdb"
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(tag(document, "Mira Olsen"))
    counts = {}
    for when in ("2", "3"):
        target = tmp_path / f"{when}.json"
        words = ["export", "json", "--project", str(path), "--output", str(target)]
        assert annotator(*words, "--as-of", when, cwd=tmp_path).returncode == 0
        [only] = json.loads(target.read_text())["documents"]
        counts[when] = len(only["annotations"])
    assert counts == {"2": 0, "3": 1}
    assert annotator(*words, "--as-of", "3", "--suggestions", cwd=tmp_path).returncode == 1


# datasets


def test_a_dataset_comes_back_with_its_tags(harbour: Path) -> None:
    folder = harbour.parent
    words = ("export", "jsonl", "--project", harbour, "--output", "o.jsonl")
    assert annotator(*words, cwd=folder).returncode == 0
    done = annotator("import", "o.jsonl", "--project", "other.pressdb", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "o.jsonl: imported 1 with 1 tags, duplicates 0\n"
    again = annotator(
        "export", "jsonl", "--project", "other.pressdb", "--output", "again.jsonl", cwd=folder
    )
    assert again.returncode == 0
    assert (folder / "again.jsonl").read_bytes() == (folder / "o.jsonl").read_bytes()


def test_a_dataset_that_was_cut_is_refused_in_one_line(harbour: Path) -> None:
    folder = harbour.parent
    annotator("export", "jsonl", "--project", harbour, "--output", "o.jsonl", cwd=folder)
    whole = (folder / "o.jsonl").read_bytes()
    (folder / "o.jsonl").write_bytes(whole[: len(whole) // 2])
    done = annotator("import", "o.jsonl", "--project", "other.pressdb", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "is not whole" in done.stderr


def test_json_of_an_unknown_shape_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "note.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "x" / "a.txt").write_text(RELEASE, encoding="utf-8")
    done = annotator("import", "x", "--project", "n.pressdb", cwd=tmp_path)
    assert done.stdout == "imported 1, duplicates 0, failed 0\n"
    named = annotator("import", "x/note.json", "--project", "n.pressdb", cwd=tmp_path)
    assert named.returncode == 1
    assert named.stderr.startswith("note.json: JSON of a shape that isn’t known")
