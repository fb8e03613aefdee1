"""How a dialog of the intake that asks for one thing is laid out."""

from PySide6.QtWidgets import QDialog, QLabel, QLayout, QPushButton, QVBoxLayout

from annotator.ui.dialog_foot import dialog_foot


def lay_out(
    dialog: QDialog, head: QLabel, middle: QLayout, said: QLabel, take: QPushButton
) -> None:
    """The question above, the choice below it, and a foot with what is said, Cancel and `take`."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 12)
    column.setSpacing(12)
    column.addWidget(head)
    column.addLayout(middle, 1)
    column.addLayout(dialog_foot(dialog, take, said=said))
