"""The head of the form: what kind of tag it is, how it stands, its quote, why it is suggested."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.model.kinds import Kind
from annotator.ui.form.quote import QuoteLabel
from annotator.ui.pending import Pending, Shown
from annotator.ui.session import Session
from annotator.ui.theme import Theme


class FormHead(QWidget):
    """Three lines of words, of which a suggestion has all and an empty form the first."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.title = QLabel(self)
        self.state = QLabel(self)
        self.state.setProperty("role", "muted")
        self.quote = QuoteLabel(theme, self)
        self.reason = QLabel(self)
        self.reason.setProperty("role", "muted")
        self.reason.setWordWrap(True)
        self.reason.setAccessibleDescription(self.tr("Why this is suggested"))
        line = QHBoxLayout()
        line.addWidget(self.title)
        line.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.quote)
        column.addWidget(self.reason)

    def show_head(self, annotation: Shown | None, kind: Kind | None) -> None:
        """Show what a tag or a suggestion is, or that nothing is selected."""
        shown = annotation is not None and kind is not None
        for label in (self.state, self.quote):
            label.setVisible(shown)
        self.reason.setVisible(shown and isinstance(annotation, Pending))
        if annotation is None or kind is None:
            self.title.setText(self.tr("No tag selected"))
            self.title.setStyleSheet("")
            return
        color = self._theme.kind_color(kind)
        self.title.setText(kind.label)
        self.title.setStyleSheet(f"font-weight: 600; color: {color}")
        self.quote.show_quote(self._session.text, annotation, color)
        if isinstance(annotation, Pending):
            self.show_grounds(annotation)
        else:
            self.state.setText(f"· {annotation.state}{self._doubt(annotation)}")

    def show_grounds(self, pending: Pending) -> None:
        """Show how sure the suggestion is, and why it is made."""
        words = self.tr("· suggested · {band}").format(band=pending.band.value)
        self.state.setText(words + self._doubt(pending))
        self.reason.setText(pending.reason)

    def _doubt(self, annotation: Shown) -> str:
        return self.tr(" · uncertain") if annotation.uncertain else ""

    def show_theme(self, theme: Theme) -> None:
        """Use another palette from the next head on."""
        self._theme = theme
        self.quote.show_theme(theme)
