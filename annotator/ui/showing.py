"""Showing dialogs, all in one way."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

_TITLE_BAR = 40


def show_dialog(dialog: QDialog, over: QWidget) -> None:
    """Open a dialog over a window; closed, it is forgotten, and the keys go to the window again.

    It is never larger than the screen: what stands at its foot could not be reached.

    Asked for by name, since where no window manager runs nobody else hands the keys on.
    """
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
        room = over.screen().availableSize() - QSize(0, _TITLE_BAR)
        dialog.resize(dialog.size().boundedTo(room))
    dialog.finished.connect(over.window().activateWindow)
    dialog.open()
    dialog.activateWindow()
