"""Small dialogs that only show something: the keys, and what the program is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.ui.actions import Actions

_ROWS_A_COLUMN = 16


def _with_close(dialog: QDialog, content: QWidget) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(content, 1)
    column.addWidget(buttons)


class ShortcutSheet(QDialog):
    """All actions that have keys, by menu."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(880, 600)
        content = QWidget(self)
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        lines = self._lines(actions)
        for at, (words, keys, heading) in enumerate(lines):
            row, column = at % _ROWS_A_COLUMN, 2 * (at // _ROWS_A_COLUMN)
            label = QLabel(words, content)
            if heading:
                label.setProperty("role", "heading")
            grid.addWidget(label, row, column)
            key = QLabel(keys, content)
            key.setProperty("role", "muted")
            grid.addWidget(key, row, column + 1)
        grid.setRowStretch(_ROWS_A_COLUMN, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        _with_close(self, area)

    @staticmethod
    def _lines(actions: Actions) -> list[tuple[str, str, bool]]:
        lines: list[tuple[str, str, bool]] = []
        menu = ""
        for spec in actions.specs:
            if not spec.keys:
                continue
            if spec.menu != menu:
                menu = spec.menu
                lines.append((menu.replace("&", ""), "", True))
            lines.append((spec.text.replace("&", ""), "  or  ".join(spec.keys), False))
        return lines


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
