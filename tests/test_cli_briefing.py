"""Briefings by template from the command line."""

from pathlib import Path

from tests.builders import draft, project, reopened, tag
from tests.exports import docx_text
from tests.test_cli import annotator


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
