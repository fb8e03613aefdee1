"""Exported briefings in the window: stale sentences, a note that corrects them, returned files."""

import pytest
from PySide6.QtWidgets import QTableWidget

from annotator.model.ops import Delete, SetFields
from annotator.model.records import FieldValue
from annotator.ui.briefing.dialog import BriefingDialog
from annotator.ui.briefing.exported import Exported
from tests.exports import docx_text
from tests.exports.briefing.test_returning import edited, rewrite
from tests.ui.desk import Desk


def rows(table: QTableWidget) -> list[list[str]]:
    return [
        [item.text() if (item := table.item(row, at)) else "" for at in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


@pytest.fixture
def dialog(desk: Desk) -> BriefingDialog:
    """The dialog after a brief of the release, with one statistic, was exported."""
    desk.tag("340", "S")
    desk.press("Ctrl+Shift+B")
    dialog = desk.dialog(BriefingDialog)
    desk.bot.waitUntil(lambda: bool(dialog.builder.choices.releases.ticked))
    desk.bot.waitUntil(lambda: dialog.builder._job is None)
    with desk.bot.waitSignal(dialog.builder.exported):
        dialog.builder.export(desk.folder / "brief.docx")
    dialog.show_page("exported")
    desk.bot.waitUntil(lambda: dialog.exported.exports.rowCount() == 1)
    return dialog


def look_again(desk: Desk, page: Exported) -> None:
    page._looked = ()
    page.refresh()
    desk.bot.waitUntil(lambda: bool(page._looked))


def change_value(desk: Desk, value: str) -> None:
    tag = next(one for one in desk.stored if one.kind == "statistic")
    desk.workspace.apply(SetFields(tag.id, {"value": FieldValue(value)}))


def test_an_export_is_listed_and_still_holds(dialog: BriefingDialog) -> None:
    (row,) = rows(dialog.exported.exports)
    assert row[1:4] == ["Harbour Council meets", "event", ""]
    assert "still say what their tags say" in dialog.exported.said.text()
    assert not dialog.exported.note.isEnabled()


def test_sentences_of_a_tag_that_changed_are_listed(desk: Desk, dialog: BriefingDialog) -> None:
    change_value(desk, "341")
    look_again(desk, dialog.exported)
    found = rows(dialog.exported.sentences)
    assert rows(dialog.exported.exports)[0][3] == str(len(found)) == "2"
    assert found[0][0] == "stale"
    assert "340" in found[0][1]
    assert found[0][2] == "the tag says something else now"


def test_a_tag_that_is_gone_makes_its_sentences_stale(desk: Desk, dialog: BriefingDialog) -> None:
    tag = next(one for one in desk.stored if one.kind == "statistic")
    desk.workspace.apply(Delete((tag.id,)))
    look_again(desk, dialog.exported)
    assert rows(dialog.exported.sentences)[0][2] == "the tag was deleted"


def test_a_correction_note_says_what_was_told_and_what_holds(
    desk: Desk, dialog: BriefingDialog
) -> None:
    change_value(desk, "341")
    look_again(desk, dialog.exported)
    target = desk.folder / "note.docx"
    dialog.exported.write_note(target)
    desk.bot.waitUntil(lambda: "Wrote" in dialog.exported.said.text())
    assert docx_text.paragraphs(target, "Title") == ["Correction: Harbour Council meets"]
    (table,) = docx_text.tables(target)
    assert table[0][:3] == ["It said", "It should say", "Because"]
    assert "340" in table[1][0]
    assert "341" in table[1][1]


def test_a_returned_file_is_compared_sentence_by_sentence(
    desk: Desk, dialog: BriefingDialog
) -> None:
    back = desk.folder / "back.docx"
    edited(desk.folder / "brief.docx", back, rewrite(2, "Buoys: 999."))
    dialog.exported.check_returned(back)
    desk.bot.waitUntil(lambda: "unchanged:" in dialog.exported.said.text())
    (row,) = rows(dialog.exported.sentences)
    assert row[0] == "number changed"
    assert "“340” became “999”" in row[2]


def test_what_is_no_word_file_is_said(desk: Desk, dialog: BriefingDialog) -> None:
    (desk.folder / "x.docx").write_bytes(b"nothing")
    dialog.exported.check_returned(desk.folder / "x.docx")
    desk.bot.waitUntil(lambda: "can't be read as a Word file" in dialog.exported.said.text())


def test_a_project_without_exports_says_what_to_do(desk: Desk) -> None:
    desk.press("Ctrl+Shift+B")
    page = desk.dialog(BriefingDialog).exported
    desk.bot.waitUntil(lambda: "No briefing was exported yet" in page.said.text())
    assert not page.check.isEnabled()
