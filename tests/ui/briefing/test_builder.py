"""The builder: what is chosen is shown as a page, checked, and exported."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.model.ops import EditDocument, SetFields
from annotator.model.records import FieldValue
from annotator.ui.briefing.dialog import BriefingDialog
from tests.exports import docx_text
from tests.ui.desk import Desk


@pytest.fixture
def dialog(desk: Desk) -> BriefingDialog:
    """The builder over a release with a statistic that nobody has verified."""
    desk.tag("340", "S")
    desk.press("Ctrl+Shift+B")
    dialog = desk.dialog(BriefingDialog)
    settle(desk, dialog)
    return dialog


def settle(desk: Desk, dialog: BriefingDialog) -> None:
    builder = dialog.builder
    builder.refresh()
    desk.bot.waitUntil(lambda: builder._job is None and not builder._later.isActive())


def page(dialog: BriefingDialog) -> str:
    return dialog.builder.page.toPlainText()


def choose(desk: Desk, dialog: BriefingDialog, template: str) -> None:
    combo = dialog.builder.choices.template
    combo.setCurrentIndex(combo.findData(template))
    settle(desk, dialog)


def test_the_open_release_is_ticked_and_its_brief_is_shown(
    desk: Desk, dialog: BriefingDialog
) -> None:
    desk.bot.waitUntil(lambda: bool(dialog.builder.choices.releases.ticked))
    assert dialog.builder.choices.releases.said.text() == "1 of 1 ticked"
    assert "Harbour Council meets" in page(dialog)
    assert "DRAFT" in page(dialog)


def test_tab_goes_down_the_rows_as_they_are_seen(desk: Desk, dialog: BriefingDialog) -> None:
    choices = dialog.builder.choices
    choices.template.setFocus()
    names = []
    for _ in range(8):
        desk.press("Tab")
        names.append(desk.focus.accessibleName() or desk.focus.text())  # type: ignore[attr-defined]
    assert names == [
        "Status",
        "Title",
        "Filter the releases",
        "Releases of the briefing",
        "Tick what is shown",
        "Untick all",
        "From",
        "To",
    ]


def test_what_no_verified_tag_proves_is_listed(dialog: BriefingDialog) -> None:
    assert dialog.builder.verdict.text().startswith("Not proven by verified tags:")
    assert "340" in dialog.builder.verdict.text()


def test_words_of_the_officer_are_shown_and_checked(desk: Desk, dialog: BriefingDialog) -> None:
    dialog.builder.choices.text.setPlainText("It took 77 days.")
    settle(desk, dialog)
    assert "It took 77 days." in page(dialog)
    assert "“77”" in dialog.builder.verdict.text()


def test_each_template_has_its_sections(desk: Desk, dialog: BriefingDialog) -> None:
    choose(desk, dialog, "tracker")
    assert dialog.builder.choices.sections.chosen[:3] == ("text", "tracker", "by_body")
    assert "Decisions and next steps" in page(dialog)


def test_a_section_is_moved_with_the_keyboard_and_left_out_by_its_tick(
    desk: Desk, dialog: BriefingDialog
) -> None:
    sections = dialog.builder.choices.sections
    sections.list.setCurrentRow(1)
    sections.list.setFocus()
    QTest.keyClick(sections.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert sections.chosen[:2] == ("text", "summary")
    sections.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert sections.chosen[0] == "summary"


def test_headings_can_be_russian(desk: Desk, dialog: BriefingDialog) -> None:
    language = dialog.builder.choices.language
    language.setCurrentIndex(language.findData("ru"))
    settle(desk, dialog)
    assert "Статистика" in page(dialog)


def test_the_filter_and_the_buttons_choose_releases(desk: Desk, dialog: BriefingDialog) -> None:
    releases = dialog.builder.choices.releases
    releases.filter.setText("nothing like it")
    assert releases._shown.rowCount() == 0
    releases.filter.setText("harbour")
    releases._none.click()
    assert releases.said.text() == "All 1, since none is ticked"
    releases._all.click()
    assert len(releases.ticked) == 1


def test_a_briefing_is_written_and_kept_as_exported(desk: Desk, dialog: BriefingDialog) -> None:
    target = desk.folder / "brief.docx"
    with desk.bot.waitSignal(dialog.builder.exported):
        dialog.builder.export(target)
    assert docx_text.paragraphs(target, "Title") == ["Harbour Council meets"]
    (record,) = desk.workspace.exported()
    assert (record.template, record.file) == ("event", str(target))
    assert any("340" in told.text for told in record.told)
    assert str(target) in dialog.builder.verdict.text()


def test_a_final_briefing_that_is_not_proven_is_refused(desk: Desk, dialog: BriefingDialog) -> None:
    status = dialog.builder.choices.status
    status.setCurrentIndex(status.findData("final"))
    dialog.builder.choices.text.setPlainText("It took 77 days.")
    dialog.builder.export(desk.folder / "final.docx")
    desk.bot.waitUntil(lambda: "Nothing was exported" in dialog.builder.verdict.text())
    assert not (desk.folder / "final.docx").exists()
    assert desk.workspace.exported() == ()


def test_no_file_is_asked_for_where_a_final_briefing_would_be_refused(
    desk: Desk, dialog: BriefingDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_: QWidget, title: str, *_more: str) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    status = dialog.builder.choices.status
    status.setCurrentIndex(status.findData("final"))
    dialog.builder.choices.text.setPlainText("It took 77 days.")
    settle(desk, dialog)
    dialog.builder.word.click()
    assert asked == []
    assert "choose a draft" in dialog.builder.verdict.text()
    assert "“77”" in dialog.builder.verdict.text()
    status.setCurrentIndex(status.findData("draft"))
    settle(desk, dialog)
    dialog.builder.word.click()
    assert len(asked) == 1


def test_a_day_that_is_none_is_said(desk: Desk, dialog: BriefingDialog) -> None:
    dialog.builder.choices.first.setText("soon")
    settle(desk, dialog)
    assert "The period can't be read" in dialog.builder.verdict.text()
    dialog.builder.choices.first.clear()
    dialog.builder.choices.as_of.setText("whenever")
    dialog.builder.refresh()
    assert "whenever" in dialog.builder.verdict.text()


def test_closing_lets_go_of_what_is_being_made(desk: Desk, dialog: BriefingDialog) -> None:
    dialog.builder.refresh()
    dialog.reject()
    desk.bot.waitUntil(lambda: not dialog.isVisible())


def test_everything_has_an_accessible_name(dialog: BriefingDialog) -> None:
    choices = dialog.builder.choices
    for widget in (
        choices.template,
        choices.title,
        choices.first,
        choices.last,
        choices.officials,
        choices.as_of,
        choices.mark,
        choices.text,
        choices.releases.view,
        choices.sections.list,
        dialog.builder.page,
    ):
        assert widget.accessibleName()


def test_the_order_of_marks_is_the_projects(desk: Desk, dialog: BriefingDialog) -> None:
    dialog.builder.set_marks("ДСП\n СЕКРЕТНО \n\nДСП")
    assert desk.workspace.setting("briefing.marks") == ["ДСП", "СЕКРЕТНО"]
    combo = dialog.builder.choices.mark
    assert [combo.itemText(at) for at in range(combo.count())] == ["", "ДСП", "СЕКРЕТНО"]
    dialog.builder.set_marks("")
    assert desk.workspace.setting("briefing.marks") is None


def test_a_release_with_a_higher_mark_is_said_in_place_of_the_page(
    desk: Desk, dialog: BriefingDialog
) -> None:
    document = desk.window.session.document
    assert document is not None
    desk.workspace.apply(EditDocument(document.id, {"handling": "SECRET"}))
    settle(desk, dialog)
    assert "carry a higher handling mark" in dialog.builder.verdict.text()
    dialog.builder.choices.mark.setCurrentText("SECRET")
    settle(desk, dialog)
    assert "SECRET" in page(dialog)


def test_the_same_briefing_can_be_made_as_of_an_earlier_revision(
    desk: Desk, dialog: BriefingDialog
) -> None:
    number = desk.workspace.history(1)[0].number
    (tag,) = desk.stored
    desk.workspace.apply(SetFields(tag.id, {"value": FieldValue("341")}))
    settle(desk, dialog)
    assert "341" in page(dialog)
    dialog.builder.choices.as_of.setText(str(number))
    settle(desk, dialog)
    assert "341" not in page(dialog)
