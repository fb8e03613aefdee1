"""A table comes in by a mapping of its columns, which is remembered."""

from pathlib import Path

from PySide6.QtCore import Qt

from annotator.ui.intake.mapping import MappingDialog
from annotator.ui.intake.report import ReportDialog
from tests.ui.desk import Desk

TABLE = (
    "Überschrift;Inhalt;Tag\nRat tagt;Der Rat tagte am Montag im Hafen.;4.5.2021\n"
    "Lotsen;Die Lotsen wurden gewählt.;5.5.2021\nLeer;;\n"
)


def asked(desk: Desk, words: str = TABLE, encoding: str = "utf-8") -> MappingDialog:
    file: Path = desk.folder / "a.csv"
    file.write_bytes(words.encode(encoding))
    desk.window.importer.import_paths([file])
    return desk.dialog(MappingDialog)


def choose(dialog: MappingDialog, column: str, header: str) -> None:
    box = dialog.fields[column]
    box.setCurrentIndex(box.findData(header))


def test_nothing_is_imported_before_the_text_column_is_known(desk: Desk) -> None:
    dialog = asked(desk)
    assert not dialog.take.isEnabled()
    assert "Choose the column" in dialog.said.text()
    choose(dialog, "text", "Inhalt")
    assert dialog.take.isEnabled()
    assert dialog.said.text() == "2 of the first 3 rows have a text."
    header = dialog.table.model().headerData(1, Qt.Orientation.Horizontal)
    assert header == "Inhalt → Text"


def test_each_row_is_a_release_and_the_empty_one_is_told(desk: Desk) -> None:
    dialog = asked(desk)
    for column, header in (("text", "Inhalt"), ("title", "Überschrift"), ("published_on", "Tag")):
        choose(dialog, column, header)
    dialog.take.click()
    assert desk.workspace.document_count() == 3
    first = desk.workspace.listed(1, 1)[0].document
    assert (first.title, first.published_on) == ("Rat tagt", "2021-05-04")
    assert first.provenance["title"] == "column “Überschrift”"
    assert desk.dialog(ReportDialog).lines() == [
        "a.csv#3\tfailed\trow 3 has no text in “Inhalt”.\n"
    ]


def test_the_mapping_is_remembered_for_tables_of_the_same_columns(desk: Desk) -> None:
    dialog = asked(desk)
    choose(dialog, "text", "Inhalt")
    choose(dialog, "title", "Überschrift")
    dialog.take.click()
    desk.dialog(ReportDialog).close()
    again = asked(desk, TABLE.replace("Montag", "Dienstag"))
    assert again.mapping == {"text": "Inhalt", "title": "Überschrift"}


def test_another_encoding_is_shown_at_once(desk: Desk) -> None:
    dialog = asked(desk, TABLE, "windows-1252")
    assert dialog.columns[0] == "Überschrift"
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("koi8-r"))
    assert dialog.columns[0] != "Überschrift"


def test_leaving_it_imports_nothing(desk: Desk) -> None:
    asked(desk).reject()
    assert desk.workspace.document_count() == 1


def test_what_is_no_table_is_told(desk: Desk) -> None:
    file = desk.folder / "a.jsonl"
    file.write_text("[1]\n")
    desk.window.importer.import_paths([file])
    assert "without a list of releases" in desk.window.status.message.text()
