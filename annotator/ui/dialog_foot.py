"""The foot of a dialog that asks for one thing: Cancel, and the act, which Enter does."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.key_button import KeyButton


def dialog_foot(
    dialog: QDialog,
    act: QPushButton,
    *,
    said: QLabel | None = None,
    also: QPushButton | None = None,
) -> QHBoxLayout:
    """`act` at the right, Cancel beside it; at the left what is `said`, or what can be done `also`.

    Whoever makes `act` connects it.
    """
    cancel = KeyButton(dialog.tr("Cancel  Esc"), dialog)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    QWidget.setTabOrder(cancel, act)
    act.setProperty("primary", True)
    act.setDefault(True)
    foot = QHBoxLayout()
    foot.setSpacing(8)
    if also is not None:
        also.setAutoDefault(False)
        foot.addWidget(also)
    if said is not None:
        foot.addWidget(said, 1)
    else:
        foot.addStretch(1)
    foot.addWidget(cancel)
    foot.addWidget(act)
    return foot
