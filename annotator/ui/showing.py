"""Showing dialogs, all in one way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget


def show_dialog(dialog: QDialog, over: QWidget) -> None:
    """Open a dialog over a window; closed, it is forgotten, and the keys go to the window again.

    Asked for by name, since where no window manager runs nobody else hands the keys on.
    """
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(over.window().activateWindow)
    dialog.open()
    dialog.activateWindow()
