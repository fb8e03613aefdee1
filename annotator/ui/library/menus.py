"""The menu of the library's head: how it is sorted, how it looks, which columns it has."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from annotator.model.library import LibraryColumn
from annotator.ui.library.words import COLUMNS, order_title

if TYPE_CHECKING:
    from annotator.ui.library.panel import LibraryPanel


def _tr(words: str) -> str:
    return QCoreApplication.translate("Library", words)


def order_menu(panel: "LibraryPanel") -> QMenu:
    """The menu, with what is chosen ticked."""
    menu = QMenu(panel)
    menu.setAccessibleName(_tr("Sort, and choose columns"))
    order = panel.model.order
    group = QActionGroup(menu)
    for column in (LibraryColumn.IMPORTED, *COLUMNS[:-1]):
        action = menu.addAction(order_title(column))
        action.setCheckable(True)
        action.setChecked(column is order.column)
        group.addAction(action)
        action.triggered.connect(
            lambda _, column=column: panel.show_order(replace(panel.model.order, column=column))
        )
    menu.addSeparator()
    backwards = menu.addAction(_tr("Backwards: last first"))
    backwards.setCheckable(True)
    backwards.setChecked(order.descending)
    backwards.toggled.connect(
        lambda on: panel.show_order(replace(panel.model.order, descending=on))
    )
    menu.addSeparator()
    table = menu.addAction(_tr("Table with columns"))
    table.setCheckable(True)
    table.setChecked(panel.as_table)
    table.toggled.connect(panel.show_table)
    if panel.as_table:
        columns = menu.addMenu(_tr("Columns"))
        columns.setAccessibleName(columns.title())
        panel.table.add_columns(columns)
    return menu
