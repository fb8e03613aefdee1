"""Exports on the command line."""

import json
from pathlib import Path
from zipfile import ZipFile

import jsonschema

from annotator.assets import resources
from exports import exporters
from tests.builders import draft, project, tag
from tests.cli.running import annotator


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
