"""A kind that the annotator defines in the codebook is like a built-in one, everywhere."""

import json
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from annotator.assets import resources
from annotator.model.fields import FieldType
from annotator.model.kinds import Pattern
from annotator.model.snapshot import no_progress
from annotator.ui.codebook_dialog import CodebookDialog
from annotator.ui.sheets import ShortcutSheet
from tests.ui.desk import Desk, named

FIELDS = (
    ("where", "Berth", FieldType.TEXT, ""),
    ("size", "Size", FieldType.CHOICE, "small, large"),
    ("since", "Since", FieldType.DATE, ""),
    ("depth", "Depth", FieldType.NUMBER, ""),
    ("load", "Load", FieldType.QUANTITY, ""),
    ("master", "Master", FieldType.OFFICIAL, ""),
    ("story", "Story", FieldType.LONG_TEXT, ""),
)


def open_codebook(desk: Desk) -> CodebookDialog:
    desk.press("Ctrl+B")
    return desk.dialog(CodebookDialog)


def write_kind(dialog: CodebookDialog) -> None:
    """Fill the dialog with a kind of seven fields."""
    named(dialog, QPushButton, "New kind").click()
    dialog.key.setText("mooring")
    dialog.label.setText("Mooring")
    dialog.shortcut.setText("m")
    dialog.pattern.setCurrentIndex(dialog.pattern.findData(Pattern.DOUBLE))
    table = dialog.fields
    for row, (key, label, kind, choices) in enumerate(FIELDS):
        if row:
            named(dialog, QPushButton, "Add field").click()
        for column, words in ((0, key), (1, label), (3, choices)):
            item = table.item(row, column)
            assert item is not None
            item.setText(words)
        types = table.cellWidget(row, 2)
        assert isinstance(types, QComboBox)
        types.setCurrentIndex(types.findData(kind))


@pytest.fixture
def mooring(desk: Desk) -> Desk:
    """The window after a kind was added through the codebook."""
    dialog = open_codebook(desk)
    write_kind(dialog)
    named(dialog, QPushButton, "Save kind").click()
    desk.dismiss(dialog)
    desk.window.pane.focus_text()
    return desk


def test_the_codebook_stores_the_kind(mooring: Desk) -> None:
    kind = mooring.workspace.kinds()["mooring"]
    assert (kind.label, kind.letter, kind.pattern) == ("Mooring", "M", Pattern.DOUBLE)
    assert [(one.key, one.label, one.type) for one in kind.fields] == [
        field[:3] for field in FIELDS
    ]


def test_enter_in_a_line_leaves_the_codebook_open(desk: Desk) -> None:
    dialog = open_codebook(desk)
    dialog.label.setFocus()
    desk.press("Return")
    assert dialog.isVisible()
    desk.dismiss(dialog)


def test_its_letter_tags_and_the_form_asks_for_its_fields(mooring: Desk) -> None:
    tag = mooring.tag("Portville", "M")
    assert tag.kind == "mooring"
    assert list(mooring.page.rows) == [key for key, *_ in FIELDS]
    mooring.write("where", "North quay")
    mooring.write("since", "2021-05")
    mooring.write("depth", "ten and a bit")
    mooring.press("Esc")
    held = mooring.workspace.annotation(tag.id)
    assert (held.value("where"), held.value("since")) == ("North quay", "2021-05")
    assert mooring.beside("depth")


def test_its_toolbar_button_tags(mooring: Desk) -> None:
    mooring.select("Portville")
    named(mooring.window.toolbar, QPushButton, "Tag as mooring").click()
    assert mooring.selected.kind == "mooring"


def test_the_sheet_of_keys_and_the_kind_menu_know_it(mooring: Desk) -> None:
    mooring.press("F1")
    sheet = mooring.dialog(ShortcutSheet)
    assert {"Tag as mooring", "M", "Alt+M"} <= {
        label.text() for label in sheet.findChildren(QLabel)
    }
    mooring.dismiss(sheet)
    mooring.tag("Portville", "O")
    mooring.press("Esc", "K", "M")
    assert mooring.selected.kind == "mooring"


def test_its_official_field_proposes_and_registers_people(mooring: Desk) -> None:
    mooring.tag("Portville", "M")
    mooring.write("master", "Mira Olsen")
    mooring.press("Ctrl+R", "Esc")
    tag = mooring.tag("Mira Olsen", "M")
    (official,) = mooring.workspace.officials()
    assert tag.fields["master"].official == official.id


def test_a_number_in_the_quote_is_guessed_for_it_too(mooring: Desk) -> None:
    assert mooring.tag("340", "M").value("depth") == "340"


def test_the_table_shows_its_columns_when_it_is_chosen(mooring: Desk) -> None:
    mooring.tag("Portville", "M")
    mooring.write("where", "North quay")
    mooring.press("Esc")
    mooring.tag("Acting Chair Mira Olsen", "O")
    choice = mooring.window.annotations._filter
    choice.setCurrentIndex(choice.findData("mooring"))
    model = mooring.window.annotations.model
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads == ["", "Quote", *(label for _, label, *_ in FIELDS), "State"]
    assert [model.index(0, column).data() for column in (0, 1, 2)] == [
        "M",
        "Portville",
        "North quay",
    ]
    assert model.rowCount() == 1


def exported(desk: Desk, key: str, target: Path) -> Path:
    exporter = next(one for one in desk.services.exporters if one.key == key)
    with desk.workspace.snapshot() as snapshot:
        exporter.write(snapshot, target, {}, no_progress)
    return target


def test_the_dataset_holds_it_and_keeps_to_its_schema(mooring: Desk) -> None:
    mooring.tag("Portville", "M")
    mooring.write("where", "North quay")
    mooring.write("depth", "12.5")
    mooring.press("Esc")
    dataset = json.loads(exported(mooring, "json", mooring.folder / "out.json").read_bytes())
    schema = json.loads((resources() / "schema" / "dataset-2.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(dataset)
    (tag,) = dataset["documents"][0]["annotations"]
    assert tag["kind"] == "mooring"
    assert tag["fields"]["depth"]["value"] == 12.5
    described = next(kind for kind in dataset["kinds"] if kind["key"] == "mooring")
    jsonschema.Draft202012Validator(described["schema"]).validate(tag["fields"])


def test_the_briefing_has_a_table_of_it(mooring: Desk) -> None:
    mooring.tag("Portville", "M")
    mooring.write("where", "North quay")
    mooring.press("Esc")
    with ZipFile(exported(mooring, "docx", mooring.folder / "out.docx")) as archive:
        words = archive.read("word/document.xml").decode()
    for expected in ("Mooring", "Berth", "North quay", "Portville"):
        assert expected in words


def test_undoing_the_kind_takes_it_out_of_the_window_and_redo_brings_it_back(
    mooring: Desk,
) -> None:
    mooring.press("Ctrl+Z")
    assert mooring.window.actions_.ids("tag.") == ("tag.official", "tag.decision", "tag.statistic")
    mooring.press("Ctrl+Y")
    assert "tag.mooring" in mooring.window.actions_.ids("tag.")


def test_it_is_there_after_reopening(mooring: Desk) -> None:
    mooring.tag("Portville", "M")
    mooring.reopen()
    mooring.press("N")
    assert mooring.window.form.head.title.text() == "Mooring"
    assert "where" in mooring.page.rows


# what the codebook refuses


@pytest.mark.parametrize(
    ("field", "words", "reason"),
    [
        ("key", "Mooring Place", "can't be a key"),
        ("label", " ", "has no label"),
        ("shortcut", "O", "belongs to Official already"),
        ("shortcut", "N", "The window uses N itself"),
        ("shortcut", "", "must be one letter"),
    ],
)
def test_the_codebook_says_what_is_wrong_and_stores_nothing(
    desk: Desk, field: str, words: str, reason: str
) -> None:
    dialog = open_codebook(desk)
    write_kind(dialog)
    getattr(dialog, field).setText(words)
    named(dialog, QPushButton, "Save kind").click()
    assert reason in dialog._problem.text()
    assert "mooring" not in desk.workspace.kinds()
    assert dialog.fields.rowCount() == len(FIELDS)


def test_a_kind_without_fields_is_refused(desk: Desk) -> None:
    dialog = open_codebook(desk)
    write_kind(dialog)
    while dialog.fields.rowCount():
        dialog.fields.selectRow(0)
        named(dialog, QPushButton, "Remove field").click()
    named(dialog, QPushButton, "Save kind").click()
    assert "has no field" in dialog._problem.text()


def test_a_kind_in_use_is_not_deleted(mooring: Desk) -> None:
    mooring.tag("Portville", "M")
    dialog = open_codebook(mooring)
    dialog.list.setCurrentRow(3)
    named(dialog, QPushButton, "Delete kind").click()
    assert dialog._problem.text()
    assert "mooring" in mooring.workspace.kinds()


def test_a_kind_that_nobody_uses_is_deleted(mooring: Desk) -> None:
    dialog = open_codebook(mooring)
    dialog.list.setCurrentRow(3)
    named(dialog, QPushButton, "Delete kind").click()
    assert "mooring" not in mooring.workspace.kinds()
    assert dialog.list.count() == 3


def test_a_built_in_kind_gets_another_label_in_the_same_way(desk: Desk) -> None:
    dialog = open_codebook(desk)
    dialog.label.setText("Person of rank")
    named(dialog, QPushButton, "Save kind").click()
    desk.dismiss(dialog)
    desk.tag("Acting Chair Mira Olsen", "O")
    assert desk.window.form.head.title.text() == "Person of rank"
    named(desk.window.toolbar, QPushButton, "Tag as person of rank")
