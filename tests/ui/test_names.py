"""Every page and whatever a command opens is told to assistive technology, also what comes later.

A new page or dialog is tried here without further ado: pages by their table, dialogs by the table
of commands.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.model.ops import Say, Submit
from annotator.model.records import Member, Role
from annotator.ui.crash import CrashDialog
from annotator.ui.intake.diff import DifferencesDialog
from annotator.ui.intake.mapping import MappingDialog
from annotator.ui.intake.report import ReportDialog
from annotator.ui.key_button import KeyButton
from annotator.ui.naming import name_choice
from annotator.ui.palettes import LIGHT
from annotator.ui.progress import ProgressDialog
from annotator.ui.review.members_dialog import ChooseMember
from annotator.ui.side_pages import side_pages
from annotator.workspace import ImportReport, new_id
from annotator.workspace.importing import Outcome, Result
from tests.ui.desk import Desk
from tests.ui.heard import RULES, interface, name_of, wrong
from tests.ui.team import ADA, handed_in, join, release

PAGES = [page.key for page in side_pages()]
ELSEWHERE = frozenset({"quit", "open_project", "delete_document", "next_document", "undo"})
"""Commands that leave what is looked at."""


@pytest.fixture
def busy_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window with something on each of its pages; nobody chooses a file."""
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    first = desk.tag("Acting Chair Mira Olsen", "O")
    desk.press("Ctrl+R")
    document = desk.window.session.document
    assert document is not None
    desk.workspace.apply(Say(new_id(), document.id, "Which session is it?", first.id))
    desk.workspace.apply(Submit((first.id,)))
    join(desk.workspace, ADA)
    handed_in(desk.workspace, release(desk.workspace, 1, 3), ["10 boats", "11 boats"])
    return desk


@pytest.mark.parametrize("key", PAGES)
def test_every_page_of_the_window_is_told(busy_desk: Desk, key: str) -> None:
    busy_desk.window.tabs.show_page(key)
    QApplication.processEvents()
    assert wrong(busy_desk.window) == []


def test_whatever_a_command_opens_is_told(busy_desk: Desk) -> None:
    """A dialog that waits for an answer gets it from a timer, after it was looked at."""
    window, told, opened = busy_desk.window, list[str](), 0

    def look() -> None:
        nonlocal opened
        for shown in QApplication.topLevelWidgets():
            if shown.isVisible() and shown is not window:
                opened += not isinstance(shown, QMenu)
                told.extend(f"{action}: {one}" for one in wrong(shown))
                shown.close()

    for action in [spec.id for spec in window.actions_.specs if spec.id not in ELSEWHERE]:
        window.session.step(1, 0)
        QTimer.singleShot(0, look)
        window.actions_[action].trigger()
        QApplication.processEvents()
        look()
    told.extend(wrong(window))
    assert told == []
    assert opened > 12


def _report(parent: QWidget) -> QDialog:
    made = ImportReport()
    made.outcomes.append(Outcome("a.txt", Result.FAILED, "It is empty."))
    return ReportDialog(made, "", LIGHT, parent)


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "crash": lambda parent: CrashDialog(ValueError("no"), parent),
    "differences": lambda parent: DifferencesDialog(
        ("one", "two"), ("Boats came.", "Ships came."), LIGHT, parent
    ),
    "import report": _report,
    "mapping": lambda parent: MappingDialog(
        b"title,text\nOne,Boats came.\n", "list.csv", {}, LIGHT, parent
    ),
    "progress": lambda parent: ProgressDialog("Import", "Reading", parent),
    "who are you": lambda _: ChooseMember(
        (Member("1", "Inga Berg", (Role.ANNOTATOR,)), Member("2", "Ada Voss", (Role.SUPERVISOR,))),
        "1",
    ),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_that_the_program_opens_by_itself_is_told(qtbot: QtBot, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DIALOGS[name](parent)
    qtbot.addWidget(dialog)
    dialog.show()
    assert wrong(dialog) == []


# the rules themselves


def test_what_is_told_wrongly_is_found(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    line = QHBoxLayout(panel)
    report = QLabel("Three files were not read.", panel)
    report.setAccessibleName("Report")
    table = QTableWidget(1, 1, panel)
    table.setHorizontalHeaderLabels([""])
    table.setAccessibleName("Rows")
    for part in (QLineEdit(), QPushButton("Go  G"), QPushButton("✕"), QComboBox(), report, table):
        line.addWidget(part)
    panel.show()
    told = wrong(panel)
    for words in RULES:
        assert any(one.endswith(words) for one in told) or "dialog" in words, words


def test_a_button_is_called_by_its_words_and_described_by_its_key(qtbot: QtBot) -> None:
    button = KeyButton("Accept  Enter")
    qtbot.addWidget(button)
    assert name_of(interface(button)) == "Accept"
    assert button.accessibleDescription() == "Enter"
    button.setText("Certain")
    assert (name_of(interface(button)), button.accessibleDescription()) == ("Certain", "")


def test_a_choice_is_told_by_a_label_that_is_not_seen(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    choice = QComboBox(panel)
    name_choice(choice, "Kind")
    panel.show()
    assert wrong(panel) == []
    assert not any(label.isVisible() for label in panel.findChildren(QLabel))


# Tab


@pytest.mark.parametrize("action", ["members", "codebook", "terms", "export", "briefing", "assign"])
def test_tab_comes_out_of_every_part_of_a_dialog(busy_desk: Desk, action: str) -> None:
    busy_desk.window.actions_[action].trigger()
    dialog = busy_desk.dialog(QDialog)
    seen: list[QWidget] = []
    while (focus := busy_desk.focus) not in seen:
        seen.append(focus)
        busy_desk.press("Tab")
    assert focus is seen[0]
    stops = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert [one.text() for one in stops if one not in seen] == []
