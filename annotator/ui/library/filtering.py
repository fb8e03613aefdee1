"""Filters of the library: asked for, kept under names for the whole project, taken up again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotator.model.errors import UserError
from annotator.model.library import (
    EVERYTHING,
    FILTERS_SETTING,
    LibraryFilter,
    saved_filters,
    with_filter,
)
from annotator.model.ops import SetSetting
from annotator.ui.session import Session
from annotator.ui.showing import show_dialog

if TYPE_CHECKING:
    from annotator.ui.library.filter_dialog import FilterDialog


class Filtering(QObject):
    """The menu of the saved filters, and the form of a new one."""

    chosen = Signal(object)
    """The LibraryFilter to show."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._widget = parent

    def members(self) -> Mapping[str, str]:
        """The members' names by id."""
        return {one.id: one.name for one in self._session.workspace.team.members}

    def saved(self) -> Mapping[str, LibraryFilter]:
        """The project's filters by name."""
        return saved_filters(self._session.workspace.setting(FILTERS_SETTING))

    def offer(self, wanted: LibraryFilter, button: QPushButton) -> None:
        """Offer the saved filters and a new one, under a button; without any, ask at once."""
        if not self.saved():
            self.ask(wanted)
            return
        menu = self.menu(wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self, wanted: LibraryFilter) -> QMenu:
        """The menu: saved filters, a new one, none, and to forget one."""
        menu = QMenu(self._widget)
        menu.setAccessibleName(self._widget.tr("Filter the documents"))
        saved = self.saved()
        for name, one in saved.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one == wanted)
            action.triggered.connect(lambda _, one=one: self.chosen.emit(one))
        menu.addSeparator()
        menu.addAction(self.tr("Choose conditions…"), lambda: self.ask(wanted))
        menu.addAction(self.tr("Show all"), lambda: self.chosen.emit(EVERYTHING))
        forgetting = menu.addMenu(self.tr("Forget a filter"))
        for name in saved:
            action = forgetting.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _, name=name: self.forget(name))
        return menu

    def ask(self, wanted: LibraryFilter) -> "FilterDialog":
        """Open the form."""
        from annotator.ui.library.filter_dialog import FilterDialog

        reads = self._session.workspace.library
        dialog = FilterDialog(wanted, reads, self.members(), self._widget)
        dialog.applied.connect(self.chosen)
        dialog.saved.connect(lambda name, one: self._keep(dialog, name, one))
        show_dialog(dialog, self._widget)
        return dialog

    def _keep(self, dialog: "FilterDialog", name: str, wanted: LibraryFilter) -> None:
        try:
            value = with_filter(self.saved(), name, wanted)
        except UserError as error:
            dialog.show_problem(str(error))
            return
        if self._session.apply(SetSetting(FILTERS_SETTING, value)) is not None:
            self.chosen.emit(wanted)
            dialog.accept()
            self._session.said.emit(self.tr("The filter “{name}” is kept.").format(name=name))

    def forget(self, name: str) -> None:
        """Take a saved filter away; undo brings it back."""
        kept = {key: one.plain() for key, one in self.saved().items() if key != name}
        self._session.apply(SetSetting(FILTERS_SETTING, kept or None))
