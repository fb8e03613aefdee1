"""Small dialogs that only show something: the keys, and what the program is."""

import platform
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.ui.actions import Actions, ActionSpec, plain

_COLUMNS = 3
Menu: TypeAlias = tuple[str, list[ActionSpec]]


def _with_close(dialog: QDialog, content: QWidget) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(content, 1)
    column.addWidget(buttons)


class ShortcutSheet(QDialog):
    """All actions that have keys, by menu, in columns of about the same length."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(1120, 640)
        content = QWidget(self)
        columns = QHBoxLayout(content)
        columns.setSpacing(32)
        for menus in _columns(_menus(actions)):
            columns.addLayout(self._column(menus, content), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        area.setAccessibleName(self.tr("Keys"))
        _with_close(self, area)

    @staticmethod
    def _column(menus: list[Menu], parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        row = 0
        for menu, specs in menus:
            heading = QLabel(plain(menu), parent)
            heading.setProperty("role", "heading")
            heading.setMinimumHeight(32)
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignBottom)
            for below, spec in enumerate(specs, start=1):
                words = QLabel(plain(spec.text), parent)
                words.setWordWrap(True)  # else the last column stands outside the window
                grid.addWidget(words, row + below, 0)
                keys = QLabel("  or  ".join(spec.keys), parent)
                keys.setProperty("role", "muted")
                keys.setWordWrap(True)
                grid.addWidget(keys, row + below, 1)
            row += len(specs) + 1
        grid.setRowStretch(row, 1)
        return grid


def _menus(actions: Actions) -> list[Menu]:
    with_keys = (spec for spec in actions.specs if spec.keys)
    return [(menu, list(specs)) for menu, specs in groupby(with_keys, key=lambda one: one.menu)]


def _columns(menus: list[Menu]) -> list[list[Menu]]:
    """The menus in three columns, none cut in two."""
    total = sum(len(specs) + 1 for _, specs in menus)
    columns: list[list[Menu]] = [[]]
    filled = 0
    for menu, specs in menus:
        if columns[-1] and filled + len(specs) / 2 > total / _COLUMNS * len(columns):
            columns.append([])
        columns[-1].append((menu, specs))
        filled += len(specs) + 1
    return columns


def _space(document: QTextDocument) -> None:
    """Put air between paragraphs, which Qt's Markdown sets tight, and more above headings."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        if cursor.currentTable() is None:
            shape.setTopMargin(16 if shape.headingLevel() else 0)
            shape.setBottomMargin(8 if block.textList() is None else 4)
            cursor.setBlockFormat(shape)
        block = block.next()


class ManualDialog(QDialog):
    """The user's manual; its links lead through it."""

    def __init__(self, manual: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Manual"))
        self.resize(820, 760)
        page = QTextBrowser(self)
        page.setAccessibleName(self.tr("Manual"))
        page.setOpenExternalLinks(False)
        page.setSearchPaths([str(manual.parent)])
        page.setMarkdown(manual.read_text(encoding="utf-8"))
        page.document().setDocumentMargin(24)
        _space(page.document())
        _with_close(self, page)


class AboutDialog(QDialog):
    """Name, version, where the data lies."""

    def __init__(self, project: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Press Annotator"))
        words = QLabel(
            self.tr(
                "<h3>Press Annotator {version}</h3>"
                "<p>Officials, decisions and statistics out of press releases, each with its "
                "quote.</p><p>This project: {project}</p><p>Python {python}, Qt {qt}. "
                "Free software under the MIT licence.</p>"
            ).format(
                version=__version__,
                project=project,
                python=platform.python_version(),
                qt=qVersion(),
            ),
            self,
        )
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setMinimumWidth(420)
        _with_close(self, words)
