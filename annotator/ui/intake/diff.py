"""Two versions of a release as one text: what went is struck out, what came is underlined."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.differences import Piece, Sign, differences
from annotator.ui.key_button import KeyButton
from annotator.ui.theme import Theme, blended, reading_font
from annotator.ui.wording import counted

_TINT = 0.18


class DifferencesDialog(QDialog):
    """Shows the differences and goes through them by key; offers to take the new version."""

    def __init__(
        self,
        names: tuple[str, str],
        texts: tuple[str, str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """`names` and `texts` are those of the earlier and of the new release."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("What differs"))
        self.resize(880, 640)
        self._theme = theme
        self._places: list[tuple[int, int]] = []
        self._at = -1
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(reading_font())
        self.text.document().setDocumentMargin(24)
        self.text.setAccessibleName(self.tr("The text with its differences"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.where = QLabel(self)
        self.where.setProperty("role", "muted")
        self._write(differences(*texts))
        self._lay_out(names)
        for keys, by in ((("N", "F3"), 1), (("P", "Shift+F3"), -1)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(lambda by=by: self.step(by))
        self.step(1)

    def _lay_out(self, names: tuple[str, str]) -> None:
        head = QLabel(
            self.tr(
                "<b>{new}</b> beside <b>{old}</b>. "
                "<s>Struck out</s>: only in the earlier one. "
                "<u>Underlined</u>: only in the new one."
            ).format(old=_escaped(names[0]), new=_escaped(names[1])),
            self,
        )
        head.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.where, 1)
        for words, by in ((self.tr("Previous  P"), -1), (self.tr("Next  N"), 1)):
            button = KeyButton(words, self)
            button.setEnabled(bool(self._places))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, by=by: self.step(by))
            foot.addWidget(button)
        close = KeyButton(self.tr("Keep both  Esc"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        take = KeyButton(self.tr("Take as new version  V"), self)
        take.setProperty("primary", True)
        take.setAutoDefault(False)
        take.clicked.connect(self.accept)
        QShortcut(QKeySequence("V"), self).activated.connect(self.accept)
        foot.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        column.addLayout(foot)

    def _write(self, pieces: tuple[Piece, ...]) -> None:
        """All pieces as one text; a change of words that replaces others is one place."""
        cursor = QTextCursor(self.text.document())
        formats = {sign: self._format(sign) for sign in Sign}
        before = Sign.SAME
        for piece in pieces:
            start = cursor.position()
            cursor.insertText(piece.text, formats[piece.sign])
            if piece.sign is Sign.NEW and before is Sign.GONE:
                self._places[-1] = (self._places[-1][0], cursor.position())
            elif piece.sign is not Sign.SAME:
                self._places.append((start, cursor.position()))
            before = piece.sign

    def _format(self, sign: Sign) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.text))
        if sign is Sign.GONE:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(self._theme.error))
            look.setBackground(QColor(self._theme.error_ground))
        elif sign is Sign.NEW:
            look.setFontUnderline(True)
            look.setForeground(QColor(self._theme.good))
            look.setBackground(QColor(blended(self._theme.good, self._theme.paper, _TINT)))
        return look

    @property
    def count(self) -> int:
        """How many places differ."""
        return len(self._places)

    def step(self, by: int) -> None:
        """Select the next or the previous place that differs, round and round."""
        if not self._places:
            self.where.setText(self.tr("The words are the same."))
            return
        self._at = (self._at + by) % len(self._places)
        start, end = self._places[self._at]
        cursor = self.text.textCursor()
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        self.where.setText(
            self.tr("{at} of {count}").format(
                at=self._at + 1,
                count=counted(self.count, self.tr("difference"), self.tr("differences")),
            )
        )
        self.where.setAccessibleName(self.where.text())


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
