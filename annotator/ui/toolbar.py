"""The bar above everything: project, a button for each kind, commands and export."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolBar, QWidget

from annotator.model.kinds import Kind
from annotator.ui.actions import Actions, key_text
from annotator.ui.key_button import KeyButton
from annotator.ui.session import Session
from annotator.ui.theme import Theme

_SWATCH = 10


def swatch(color: str, ratio: float = 1.0) -> QIcon:
    """A small rounded square in a kind's colour."""
    picture = QPixmap(round(_SWATCH * ratio), round(_SWATCH * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(color))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(0, 0, _SWATCH, _SWATCH, 2, 2)
    painter.end()
    return QIcon(picture)


class ToolBar(QToolBar):
    """Buttons for what is done most, each with its key."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget, search: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._theme = theme
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Tools"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        content = QWidget(self)
        line = QHBoxLayout(content)
        line.setContentsMargins(4, 2, 4, 2)
        line.setSpacing(8)
        name = QLabel(session.workspace.path.stem, content)
        name.setProperty("role", "heading")
        suffix = QLabel(session.workspace.path.suffix, content)
        suffix.setProperty("role", "muted")
        line.addWidget(name)
        line.addWidget(suffix)
        line.addWidget(search)
        line.addStretch(1)
        self._kinds = QHBoxLayout()
        self._kinds.setSpacing(8)
        line.addLayout(self._kinds)
        line.addStretch(1)
        line.addWidget(self._button("commands"))
        line.addWidget(self._button("export", primary=True))
        self.addWidget(content)
        session.kinds_changed.connect(self._fill)
        session.opened.connect(lambda _: self._enable())
        self._fill()

    def _button(self, action_id: str, *, primary: bool = False) -> QPushButton:
        action = self._actions[action_id]
        words = action.text().replace("&", "")
        button = KeyButton(f"{words}   {key_text(action)}", self)
        button.setAccessibleName(words.rstrip("…"))
        button.setProperty("primary", primary)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        return button

    def _fill(self) -> None:
        while item := self._kinds.takeAt(0):
            if widget := item.widget():
                widget.hide()  # it goes only when nothing else runs, an import perhaps
                widget.deleteLater()
        for kind in self._session.kinds.values():
            self._kinds.addWidget(self._kind_button(kind))
        self._enable()

    def _kind_button(self, kind: Kind) -> QPushButton:
        words = self.tr("Tag as {kind}").format(kind=kind.label.lower())
        button = KeyButton(f"{kind.label}   {kind.letter}", self)
        button.setIconSize(QSize(_SWATCH, _SWATCH))
        button.setIcon(swatch(self._theme.kind_color(kind), self.devicePixelRatioF()))
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({kind.letter})")
        # No focus by click: the selection in the text must keep the keys.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _: self._tag_as(kind.key))
        return button

    def _tag_as(self, kind_key: str) -> None:
        """Looked up at the click: a changed codebook makes new actions."""
        self._actions[f"tag.{kind_key}"].trigger()

    def _enable(self) -> None:
        for at in range(self._kinds.count()):
            item = self._kinds.itemAt(at)
            if item and (widget := item.widget()):
                widget.setEnabled(self._session.document is not None)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self._fill()
