"""Briefings by template from the command line."""

from pathlib import Path

from annotator.model.ops import SetFields
from annotator.model.records import FieldValue
from tests.builders import draft, project, reopened, tag
from tests.cli.running import annotator
from tests.exports import docx_text


def made(folder: Path) -> Path:
    with project(folder) as workspace:
        document = workspace.import_draft(draft(title="Harbour Council meets"))
        workspace.apply(tag(document, "340", "statistic", value="340", counted="buoys"))
        return workspace.path


def test_a_template_and_its_language_are_options_and_the_export_is_kept(tmp_path: Path) -> None:
    path = made(tmp_path)
    options = ["--option", "template=event", "--option", "language=ru"]
    done = annotator(
        "export", "docx", "--project", path, "--output", "b.docx", *options, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "Статистика" in docx_text.paragraphs(tmp_path / "b.docx", "Heading1")
    with reopened(path) as workspace:
        (record,) = workspace.exported()
        assert record.options == {"template": "event", "language": "ru"}
        assert record.file.endswith("b.docx")


def test_a_final_briefing_of_unproven_words_fails_with_the_list(tmp_path: Path) -> None:
    path = made(tmp_path)
    options = ["--option", "template=event", "--option", "status=final"]
    options += ["--option", "text=They found 12 more."]
    done = annotator(
        "export", "docx", "--project", path, "--output", "b.docx", *options, cwd=tmp_path
    )
    assert done.returncode == 1
    assert "Figure “12” in “They found 12 more.”: no verified tag has this number" in done.stderr
    assert not (tmp_path / "b.docx").exists()


def test_the_full_record_leaves_no_record_of_sentences(tmp_path: Path) -> None:
    path = made(tmp_path)
    annotator("export", "docx", "--project", path, "--output", "b.docx", cwd=tmp_path)
    with reopened(path) as workspace:
        assert workspace.exported() == ()


def test_recall_lists_stale_sentences_and_returned_compares_a_file(tmp_path: Path) -> None:
    path = made(tmp_path)
    words = ("--project", path, "--output", "b.docx", "--option", "template=event")
    annotator("export", "docx", *words, cwd=tmp_path)
    same = annotator("returned", "b.docx", "--project", path, cwd=tmp_path)
    assert (same.returncode, "number changed 0" in same.stdout) == (0, True), same.stderr
    fresh = annotator("recall", "--project", path, cwd=tmp_path)
    assert (fresh.returncode, fresh.stdout.splitlines()[-1]) == (0, "1 exported, 0 sentences stale")
    with reopened(path) as workspace:
        document = workspace.listed(0, 1)[0].document.id
        (one,) = workspace.open_document(document).annotations
        workspace.apply(SetFields(one.id, {"value": FieldValue("341")}))
    late = annotator("recall", "--project", path, cwd=tmp_path)
    assert late.returncode == 1
    assert "stale: Buoys: 340. (the tag says something else now)" in late.stdout


def test_a_file_of_another_project_is_said(tmp_path: Path) -> None:
    path = made(tmp_path)
    words = ("--project", path, "--output", "b.docx", "--option", "template=event")
    annotator("export", "docx", *words, cwd=tmp_path)
    (tmp_path / "other").mkdir()
    other = made(tmp_path / "other")
    done = annotator("returned", "b.docx", "--project", other, cwd=tmp_path)
    assert done.returncode == 1
    assert "No export of this project is recorded" in done.stderr
