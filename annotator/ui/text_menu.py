"""The menu of the text: what can be done with the words, the tag or the suggestion there."""

from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui.actions import Actions

_TAG = ("enter", "take", "fragment", "change_kind", "uncertain", "register", "delete")
_SUGGESTION = ("enter", "dismiss", "accept_sure")
_ALWAYS = ("find", "commands")


class TextMenu(QMenu):
    """Actions of the window's table; it goes away when it is hidden."""

    def __init__(self, actions: Actions, parent: QWidget, *, tag: bool, suggestion: bool) -> None:
        """`tag` and `suggestion` say whether one is selected."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("What can be done here"))
        about = _SUGGESTION if suggestion else ()
        of_tag = _TAG if tag else ()
        for action_id in (*about, *actions.ids("tag."), *of_tag, *_ALWAYS):
            self.addAction(actions[action_id])
        self.aboutToHide.connect(self.deleteLater)
