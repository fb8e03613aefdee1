"""What can be done with the tag or the suggestion in the form, each with its key."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from annotator.model.kinds import Kind
from annotator.ui.editing import Editing
from annotator.ui.flow import FlowLayout
from annotator.ui.form.controls import ends_with_enter
from annotator.ui.key_button import KeyButton
from annotator.ui.pending import Pending, Shown
from annotator.ui.suggestions import Suggestions


class FormButtons(QWidget):
    """The buttons under the fields, in the order of Tab; a narrow form has them in two lines."""

    def __init__(
        self,
        editing: Editing,
        suggestions: Suggestions,
        go_on: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggestions = suggestions
        self.accept = self._button(self.tr("Accept  Enter"), suggestions.accept)
        self.dismiss = self._button(self.tr("Dismiss  X"), suggestions.dismiss)
        self.onward = self._button("", go_on)
        self.onward.setToolTip(self.tr("On to the next suggestion"))
        self._name_onward(None, None)
        self.register = self._button(self.tr("Register  Ctrl+R"), editing.register)
        self.doubt = self._button(self.tr("Uncertain  U"), editing.toggle_uncertain)
        self.delete = self._button(self.tr("Delete  Del"), editing.delete)
        self.accept.setProperty("primary", True)
        line = FlowLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for button in self.all:
            line.addWidget(button)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._name_onward)

    def _name_onward(self, _: QWidget | None, focus: QWidget | None) -> None:
        """Name the key that leads on from where the focus is: a field, or the text."""
        in_field = ends_with_enter(focus)
        self.onward.setText(self.tr("Next  Enter") if in_field else self.tr("Next  Tab"))

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = KeyButton(words, self)
        button.clicked.connect(lambda _: act())
        return button

    @property
    def all(self) -> tuple[QPushButton, ...]:
        """Every button, shown or not."""
        return self.accept, self.dismiss, self.onward, self.register, self.doubt, self.delete

    def show_for(self, shown: Shown | None, kind: Kind | None, *, fresh: bool) -> None:
        """Show those that fit; `fresh` where the tag is in the making."""
        tag = shown if kind is not None and not isinstance(shown, Pending) else None
        proposed = kind is not None and isinstance(shown, Pending)
        for button in (self.accept, self.dismiss):
            button.setVisible(proposed)
        for button in (self.doubt, self.delete):
            button.setVisible(tag is not None)
        self.onward.setVisible(tag is not None and fresh and self._suggestions.count > 0)
        if tag is not None:
            words = self.tr("Certain  U") if tag.uncertain else self.tr("Uncertain  U")
            self.doubt.setText(words)
        subject = kind.subject_field() if kind else None
        held = tag.fields.get(subject.key) if tag and subject else None
        self.register.setVisible(bool(held and held.value and not held.official))
