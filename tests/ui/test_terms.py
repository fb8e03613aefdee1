"""Term review: every tag of a term in one list, put right in one act with one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.model.ops import CreateOfficial, SetFields
from annotator.model.records import FieldValue, Official, State
from annotator.ui.review.terms_dialog import TermsDialog
from annotator.ui.review.terms_model import AFTER, BEFORE, WORDS
from annotator.workspace import new_id
from tests.ui.desk import Desk
from tests.ui.team import ADA, handed_in, join, release


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    """Figures of two releases that Ada handed in."""
    join(desk.workspace, ADA)
    one, two = release(desk.workspace, 1, 2), release(desk.workspace, 2, 2)
    return [
        *handed_in(desk.workspace, one, ["10 boats", "11 boats"]),
        *handed_in(desk.workspace, two, ["10 Boats".lower()]),
    ]


def terms(desk: Desk, words: str) -> TermsDialog:
    desk.press("Ctrl+Shift+W")
    dialog = desk.dialog(TermsDialog)
    dialog.words.setText(words)
    dialog.look()
    desk.bot.waitUntil(lambda: dialog._job is None)
    return dialog


def column(dialog: TermsDialog, at: int) -> list[str]:
    rows = range(dialog.model.rowCount())
    return [str(dialog.model.data(dialog.model.index(row, at))) for row in rows]


def choose(dialog: TermsDialog, act: str) -> None:
    dialog.act.setCurrentIndex(dialog.act.findText(act))


def test_tags_with_the_words_are_listed_with_what_stands_around(desk: Desk, ids: list[str]) -> None:
    dialog = terms(desk, "10  BOATS")
    assert column(dialog, WORDS) == ["10 boats", "10 boats"]
    assert column(dialog, BEFORE) == ["Office 1 counted", "Office 2 counted"]
    assert column(dialog, AFTER)[0].startswith("on day 1.")
    desk.dismiss(dialog)


def test_one_begins_with_the_words_and_sees_what_is_next_to_the_tags(desk: Desk) -> None:
    dialog = terms(desk, "boats")
    assert dialog.words.hasFocus()
    option = QStyleOptionViewItem()
    delegate = dialog.table.itemDelegateForColumn(BEFORE)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, dialog.model.index(0, BEFORE))
    assert option.textElideMode is Qt.TextElideMode.ElideLeft


def test_a_field_is_filled_in_everywhere_in_one_act(desk: Desk, ids: list[str]) -> None:
    dialog = terms(desk, "boats")
    choose(dialog, "Fill in Counted with")
    dialog.value.setText("boats")
    assert dialog.do.text() == "Do it to 3 tags"
    dialog.do.click()
    desk.bot.waitUntil(lambda: dialog._job is None)
    assert {desk.workspace.annotation(one).value("counted") for one in ids} == {"boats"}
    desk.dismiss(dialog)
    assert desk.message == "Done to 3 tags. Ctrl+Z takes all of it back."
    desk.press("Ctrl+Z")
    assert {desk.workspace.annotation(one).value("counted") for one in ids} == {""}


def test_unticked_tags_are_left_alone_and_a_return_takes_a_reason(
    desk: Desk, ids: list[str]
) -> None:
    dialog = terms(desk, "boats")
    dialog.table.setFocus()
    desk.press("Down", "Up", "Space")
    choose(dialog, "Return, because")
    assert not dialog.do.isEnabled()
    dialog.value.setText("Boats of whom?")
    dialog.do.click()
    desk.bot.waitUntil(lambda: dialog._job is None)
    states = [desk.workspace.annotation(one).state for one in ids]
    assert states == [State.SUBMITTED, State.RETURNED, State.RETURNED]
    desk.dismiss(dialog)


def test_tags_of_an_official_are_found_by_the_registry(desk: Desk) -> None:
    tag = desk.tag("Acting Chair Mira Olsen", "O")
    olsen = Official(new_id(), "Mira Olsen")
    desk.workspace.apply(CreateOfficial(olsen, None, tag.id, "person"))
    desk.workspace.apply(SetFields(tag.id, {"role": FieldValue("Chair")}))
    dialog = terms(desk, "")
    dialog.term.setCurrentIndex(dialog.term.findText("Tags of Mira Olsen"))
    desk.bot.waitUntil(lambda: dialog._job is None)
    assert column(dialog, WORDS) == ["Acting Chair Mira Olsen"]
    dialog._jump(0)
    assert desk.selected.id == tag.id
    desk.dismiss(dialog)


def test_what_the_member_may_not_do_is_said_in_the_dialog(desk: Desk, ids: list[str]) -> None:
    desk.window.work_as(ADA)
    dialog = terms(desk, "boats")
    choose(dialog, "Verify")
    dialog.do.click()
    assert "Ada Voss may not verify tags" in dialog._note.text()
    desk.dismiss(dialog)
