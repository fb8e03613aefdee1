"""One quiet style sheet for Fusion: a grid of 4 pixels, controls 28 to 32 high, radius 6."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from annotator.ui.theme import Theme, load_faces, ui_font

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QDockWidget, QStatusBar, QToolBar { background: $chrome; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QToolBar { border: none; border-bottom: 1px solid $line; padding: 4px 12px; spacing: 8px; }
QStatusBar { border-top: 1px solid $line; color: $muted; min-height: 24px; }
QStatusBar QLabel { color: $muted; padding: 0 8px; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[inset="true"] { padding: 8px 16px; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="key"] {
    color: $muted; background: $chrome; border: 1px solid $line; border-radius: 4px; padding: 0 4px;
}
QLabel[role="error"] { color: $error; }

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox, QDateEdit {
    background: $paper; color: $text; border: 1px solid $outline; border-radius: 6px;
    padding: 0 8px; min-height: 28px; selection-background-color: $selection;
    selection-color: $text; placeholder-text-color: $muted;
}
QPlainTextEdit { padding: 4px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $text; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateEdit:focus {
    border: 2px solid $accent; padding: 0 7px;
}
QPlainTextEdit:focus { padding: 3px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    color: $disabled; background: $chrome; border-color: $line;
}
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] {
    border-color: $error; background: $error_ground;
}
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/chevron.svg"); width: 12px; height: 12px; }
QSpinBox, QDateEdit { min-height: 26px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QComboBox QAbstractItemView {
    background: $paper; border: 1px solid $border; outline: none; padding: 4px;
    selection-background-color: $row; selection-color: $text;
}

QPushButton, QToolButton {
    background: $paper; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 0 12px; min-height: 26px;
}
QToolButton { padding: 0 8px; }
QToolButton[flat="true"], QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $pressed; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px; }
QToolButton:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $pressed; color: $disabled; border: none; }
QPushButton[chip="true"] {
    background: $paper; color: $muted; border: 1px solid $line; border-radius: 11px;
    padding: 0 9px; min-height: 20px;
}
QPushButton[chip="true"]:hover { background: $hover; }
QPushButton[chip="true"]:checked { background: $row; color: $accent; border-color: $accent; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 0 8px; min-height: 18px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; }
QCheckBox::indicator, QRadioButton::indicator,
QListView::indicator, QTableView::indicator, QTreeView::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; background: $paper;
}
QCheckBox::indicator, QListView::indicator, QTableView::indicator, QTreeView::indicator {
    border-radius: 4px;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked,
QTreeView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$variant.svg");
}
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
    width: 12px; height: 12px; border: 2px solid $accent;
}
QCheckBox::indicator:checked:focus { border-color: $text; }
QRadioButton::indicator:checked:focus {
    width: 6px; height: 6px; border: 5px solid $text;
}

QListView, QTableView, QTreeView {
    background: $paper; border: 2px solid transparent; outline: none; gridline-color: $line;
    selection-background-color: $row; selection-color: $text;
}
QListView:focus, QTableView:focus, QTreeView:focus, QTextBrowser:focus, QScrollArea:focus {
    border: 2px solid $accent;
}
#library, #hits { background: $chrome; }
QTableView::item, QListView::item { padding: 0 8px; border: none; }
QTableView::item { border-bottom: 1px solid $line; }
QTableView::item:selected, QListView::item:selected { background: $row; color: $text; }
QTableView::item:selected {
    border-top: 1px solid $accent; border-bottom: 1px solid $accent;
}
QListView::item:selected { border-left: 3px solid $accent; padding-left: 5px; }
QHeaderView { background: $chrome; border: none; qproperty-defaultAlignment: 129; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QHeaderView::section {
    text-align: left;
    background: $chrome; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 0 8px; min-height: 28px; font-weight: 400;
}
QTableCornerButton::section { background: $chrome; border: none; }

QTabWidget::pane { border: none; }
QTabWidget::tab-bar { left: 12px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-radius: 6px;
    padding: 0 9px; margin: 8px 2px 0 0; min-height: 28px;
}
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { background: $pressed; color: $text; }
QTabBar::tab:selected:focus { color: $accent; border: 2px solid $accent; padding: 0 7px; }
QTabBar::scroller { width: 48px; }
QTabBar QToolButton { padding: 0; border: none; background: $chrome; min-height: 28px; }
QTabBar QToolButton:hover { background: $hover; }
QTabBar QToolButton::left-arrow {
    image: url("$icons/chevron-left.svg"); width: 12px; height: 12px;
}
QTabBar QToolButton::right-arrow {
    image: url("$icons/chevron-right.svg"); width: 12px; height: 12px;
}

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
ReleaseView QScrollBar { background: $desk; }
QScrollBar::handle { background: $outline; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $paper; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 0 24px 0 12px; min-height: 28px; border-radius: 6px; }
QMenu::item:selected { background: $row; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $chrome; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QToolTip {
    background: $paper; color: $text; border: 1px solid $border; padding: 4px 8px;
}
QProgressBar { background: $pressed; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
""")


def style_sheet(theme: Theme, icons: Path) -> str:
    """The style sheet of the whole application in the theme's colours; `icons` is their folder.

    Widgets ask for a variant by a dynamic property: `role` (`muted`, `heading`, `error`) on a
    label, `inset` on a label that stands in a panel without a border of its own (the sheet takes
    contents margins of labels away), `primary` and `flat` on a button, `invalid` on a field.
    """
    variant = "dark" if theme.dark else "light"
    return _SHEET.substitute(asdict(theme), icons=icons.as_posix(), variant=variant)


def dress(app: QApplication, theme: Theme, resources: Path) -> None:
    """Give the whole application the theme: Fusion, palette, face and style sheet.

    `resources` is the folder with the faces and the drawings that are used.
    """
    load_faces(resources / "faces")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(theme.palette())
    app.setFont(ui_font())
    app.setStyleSheet(style_sheet(theme, resources / "icons"))


def restyle(widget: QWidget, **properties: bool | str) -> None:
    """Give a widget other variants of the style sheet; costs nothing where they are the same."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
