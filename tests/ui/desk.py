"""An annotator at the window: what a person can do with keys and mouse, and what they then see."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.model.records import Annotation
from annotator.model.spans import Span
from annotator.ui.app import open_window
from annotator.ui.form.field_row import FieldRow
from annotator.ui.form.pages import KindPage
from annotator.ui.main_window import MainWindow, Services
from annotator.ui.palettes import LIGHT
from annotator.ui.settings import Settings
from annotator.workspace import Workspace
from tests.builders import RELEASE, draft

Child = TypeVar("Child", bound=QObject)


@dataclass
class Desk:
    """The open window on a project in a folder of its own; `close` and `reopen` as at work."""

    bot: QtBot
    services: Services
    folder: Path
    text: str = RELEASE
    workspace: Workspace = field(init=False)
    window: MainWindow = field(init=False)

    # opening and closing

    @property
    def path(self) -> Path:
        return self.folder / "harbour.pressdb"

    def settings(self) -> Settings:
        return Settings(QSettings(str(self.folder / "window.ini"), QSettings.Format.IniFormat))

    def begin(self, *, empty: bool = False) -> None:
        """A new project, with the release unless it is to be empty."""
        self.workspace = Workspace.create(self.path, author="Inga Berg")
        if not empty:
            self.workspace.import_draft(draft(self.text, title="Harbour Council meets"))
        self._show()

    def open(self) -> None:
        """The project as after a restart."""
        self.workspace = Workspace(self.path)
        self._show()

    def _show(self) -> None:
        self.window = open_window(self.workspace, self.services, self.settings(), LIGHT)
        self.activate()

    def activate(self) -> None:
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)

    @property
    def is_open(self) -> bool:
        return hasattr(self, "window") and isValid(self.window)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.workspace.close()

    def reopen(self) -> None:
        self.close()
        self.open()

    # keys

    @property
    def focus(self) -> QWidget:
        """What the keys go to."""
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *keys: str) -> None:
        """Press keys one after another, each where the focus is then: `"Ctrl+F"`, `"O"`."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))

    def type_in(self, words: str) -> None:
        """Type words, letter by letter, where the focus is."""
        for letter in words:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                no_key, no_modifier = 0, Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(self.focus, QKeyEvent(kind, no_key, no_modifier, letter))

    # the release

    def span(self, words: str, *, nth: int = 0) -> Span:
        """Where the words stand, the `nth` time."""
        start = -1
        for _ in range(nth + 1):
            start = self.window.session.text.index(words, start + 1)
        return Span(start, start + len(words))

    def select(self, words: str, *, nth: int = 0) -> Span:
        """Select words of the release, with the focus in it."""
        span = self.span(words, nth=nth)
        self.window.pane.focus_text()
        self.window.pane.view.select(span)
        return span

    def put_caret(self, words: str, *, nth: int = 0) -> None:
        """Put the caret before words of the release, with the focus in it."""
        self.window.pane.focus_text()
        self.window.pane.view.set_caret(self.span(words, nth=nth).start)

    def drag_over(self, words: str) -> Span:
        """Select words that stand on one line with the mouse."""
        view, span = self.window.pane.view, self.span(words)
        view.reveal(span)
        left, right = self._place(span.start), self._place(span.end)
        viewport, button = view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(viewport, button, Qt.KeyboardModifier.NoModifier, left)
        QTest.mouseMove(viewport, right)
        QTest.mouseRelease(viewport, button, Qt.KeyboardModifier.NoModifier, right)
        return span

    def _place(self, code_point: int) -> QPoint:
        """The pixel between a code point and the one before it."""
        view, before = self.window.pane.view, self.window.pane.view.textCursor()
        view.blockSignals(True)
        view.set_caret(code_point)
        place = view.cursorRect().center()
        view.setTextCursor(before)
        view.blockSignals(False)
        return place

    def tag(self, words: str, key: str, *, nth: int = 0) -> Annotation:
        """Select words, press the kind's key; the tag as it is stored."""
        self.select(words, nth=nth)
        self.press(key)
        return self.selected

    # what is seen

    @property
    def selected(self) -> Annotation:
        """The selected tag as it is stored."""
        chosen = self.window.session.selected
        assert chosen is not None, self.message
        return self.workspace.annotation(chosen.id)

    @property
    def stored(self) -> tuple[Annotation, ...]:
        """The tags of the open release as they are stored, in reading order."""
        document = self.window.session.document
        assert document is not None
        found = self.workspace.open_document(document.id).annotations
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def quotes(self) -> list[str]:
        return [one.quote for one in self.stored]

    @property
    def message(self) -> str:
        """What the status line says."""
        return self.window.status.message.text()

    # the form

    @property
    def page(self) -> KindPage:
        """The form's rows."""
        return next(one for one in self.window.form.findChildren(KindPage) if one.isVisible())

    def row(self, key: str) -> FieldRow:
        return self.page.rows[key]

    def shown(self, key: str) -> str:
        """What the form shows in a field."""
        return self.row(key).control.text()

    def beside(self, key: str) -> str:
        """What is said under a field, empty where nothing is."""
        note = self.row(key)._note
        return note.text() if note.isVisible() else ""

    def go_to(self, key: str) -> None:
        """Tab through the form to a field."""
        control = self.row(key).control
        for _ in range(2 * len(self.page.rows) + 24):
            if control.hasFocus():
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {key}")

    def write(self, key: str, words: str) -> None:
        """Tab to a field and replace what it holds."""
        self.go_to(key)
        self.press("Ctrl+A")
        self.type_in(words)

    # dialogs

    def dialog(self, kind: type[Child]) -> Child:
        """The open dialog of that class."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]  # type: ignore[attr-defined]
        assert found, f"no {kind.__name__} is open"
        if isinstance(found[-1], QDialog):
            found[-1].activateWindow()
            self.bot.waitUntil(found[-1].isActiveWindow)
        return found[-1]

    def dismiss(self, dialog: QDialog) -> None:
        """Close a dialog; a desktop then gives the focus back to the window."""
        dialog.reject()
        self.activate()


def named(parent: QWidget, kind: type[Child], name: str) -> Child:
    """The widget of that accessible name or those words, ampersands and keys aside.

    A label's name is its text; what it is for is its description.
    """
    for child in parent.findChildren(kind):
        if isinstance(child, QWidget) and name in names_of(child):
            return child
    raise AssertionError(f"no {kind.__name__} is called {name}")


def names_of(widget: QWidget) -> set[str]:
    words = {widget.accessibleName()}
    if isinstance(widget, QLabel):
        words.add(widget.accessibleDescription())
    if isinstance(widget, QPushButton | QLabel):
        plain = widget.text().replace("&", "")
        words |= {plain, plain.partition("  ")[0]}
    return words


def text_of(widget: QWidget) -> str:
    """What a field of a dialog holds."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit | QLabel)
    return widget.text()
