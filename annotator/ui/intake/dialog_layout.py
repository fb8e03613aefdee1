"""How a dialog of the intake that asks for one thing is laid out."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout

from annotator.ui.key_button import KeyButton


def lay_out(
    dialog: QDialog, head: QLabel, middle: QLayout, said: QLabel, take: QPushButton
) -> None:
    """The question above, the choice below it, and a foot with what is said, Cancel and `take`."""
    foot = QHBoxLayout()
    foot.setSpacing(8)
    foot.addWidget(said, 1)
    cancel = KeyButton(dialog.tr("Cancel  Esc"), dialog)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    foot.addWidget(cancel)
    foot.addWidget(take)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 12)
    column.setSpacing(12)
    column.addWidget(head)
    column.addLayout(middle, 1)
    column.addLayout(foot)
