"""What is known of the release, above its text: shown as a line, edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import FieldError
from annotator.model.ops import EDITABLE_COLUMNS, EditDocument, tidy
from annotator.model.records import BY_HAND, Document
from annotator.ui.facts import fact_titles
from annotator.ui.key_button import KeyButton
from annotator.ui.library import title_of
from annotator.ui.naming import SpokenLabel
from annotator.ui.session import Session
from annotator.ui.stylesheet import restyle
from annotator.ui.theme import Theme
from annotator.ui.wording import date_words, language_words

_TITLE_PIXELS = 22
_SOURCE_PX = 150
_ROOM_FOR_SOURCES = 480


class ReleaseHeader(QFrame):
    """Title, publisher, dates and source of the open release."""

    left_for_text = Signal()
    edited = Signal()
    """The fields are shown now."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(self.tr("About the release"))
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = QFont(self.font())
        font.setPixelSize(_TITLE_PIXELS)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._facts = QLabel(self)
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._edit = KeyButton(self.tr("Edit"), self)
        self._edit.setFlat(True)
        self._edit.setAccessibleName(self.tr("Edit what is known of the release"))
        self._edit.clicked.connect(self.begin_edit)
        self._problems: dict[str, str] = {}
        self._sources: dict[str, QLabel] = {}
        self._fields = self._make_fields()
        self._editor = self._make_editor()
        self._lay_out()
        self.show_theme(theme)
        self._show(None)
        session.opened.connect(lambda opened: self._show(opened.document if opened else None))
        session.document_changed.connect(self._show)

    def _make_fields(self) -> dict[str, QLineEdit]:
        fields = {}
        for column, label in fact_titles().items():
            field = fields[column] = QLineEdit(self)
            field.setAccessibleName(label)
            field.textEdited.connect(lambda _, column=column: self._judge(column))
        for column in ("published_on", "event_date"):
            fields[column].setPlaceholderText(self.tr("2019-11-28"))
        fields["language"].setPlaceholderText(self.tr("en, ru, …"))
        fields["handling"].setPlaceholderText(self.tr("OFFICIAL USE"))
        fields["reliability"].setPlaceholderText(self.tr("A1 (sure) to F6 (can't be judged)"))
        return fields

    def _make_editor(self) -> QWidget:
        editor = QWidget(self)
        form = QFormLayout(editor)
        form.setContentsMargins(0, 8, 0, 0)
        form.setVerticalSpacing(4)
        for column, label in fact_titles().items():
            said = self._sources[column] = QLabel(editor)
            said.setProperty("role", "muted")
            said.setFixedWidth(_SOURCE_PX)
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(self._fields[column], 1)
            line.addWidget(said)
            form.addRow(label, line)
        self._problem = SpokenLabel(editor)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        done = KeyButton(self.tr("Done  Enter"), editor)
        done.setProperty("primary", True)
        done.clicked.connect(self.finish_edit)
        cancel = KeyButton(self.tr("Cancel  Esc"), editor)
        cancel.clicked.connect(self._stop_edit)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(done)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        form.addRow("", self._problem)
        form.addRow("", buttons)
        editor.hide()
        return editor

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the fields get it, and hints say where values come from."""
        super().resizeEvent(event)
        for said in self._sources.values():
            said.setVisible(self.width() >= _ROOM_FOR_SOURCES)

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._edit, alignment=Qt.AlignmentFlag.AlignTop)
        self._rule = QFrame(self)
        self._rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(facts)
        column.addWidget(self._editor)
        column.addWidget(self._rule)

    def _show(self, document: Document | None) -> None:
        self._stop_edit()
        self._edit.setVisible(document is not None)
        self._rule.setVisible(document is not None)
        if document is None:
            self._title.setText(self.tr("No release is open"))
            self._facts.setText(
                self.tr("Choose one on the left, import some with Ctrl+O, or drop files here.")
            )
            return
        self._title.setText(title_of(document))
        facts = (
            document.publisher,
            document.author,
            self.tr("published {date}").format(date=date_words(document.published_on))
            if document.published_on
            else "",
            self.tr("event {date}").format(date=date_words(document.event_date))
            if document.event_date
            else "",
            language_words(document.language) if document.language else "",
            document.source_address,
            document.handling,
            self.tr("reliability {grade}").format(grade=document.reliability)
            if document.reliability
            else "",
            self._file_words(document),
        )
        known = "    ".join(fact for fact in facts if fact)
        self._facts.setText(known or self.tr("Publisher and dates are not known yet"))

    def _file_words(self, document: Document) -> str:
        """How the file was read, and which version of the release it is."""
        encoding = document.encoding.upper().replace("WINDOWS", "Windows")
        version = self.tr("version {n}").format(n=document.version) if document.earlier else ""
        return "    ".join(part for part in (encoding, version) if part)

    # editing

    def begin_edit(self) -> None:
        """Show the fields, the first with the focus."""
        document = self._session.document
        if document is None:
            return
        for column, field in self._fields.items():
            field.setText(getattr(document, column))
            field.setCursorPosition(0)
            self._say_source(column, document)
            self._judge(column)
        self._editor.show()
        self._edit.hide()
        self._fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _say_source(self, column: str, document: Document) -> None:
        """Where the value came from, beside it; shortened, whole in the tooltip."""
        source = document.provenance.get(column, "") if getattr(document, column) else ""
        words = self.tr("by hand") if source == BY_HAND else source
        said, field = self._sources[column], self._fields[column]
        said.setText(said.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _SOURCE_PX))
        said.setToolTip(words)
        field.setToolTip(words)
        field.setAccessibleDescription(
            self.tr("Came from: {source}").format(source=words) if words else ""
        )

    def _judge(self, column: str) -> bool:
        """Say beside the fields what can't be read; whether this one can."""
        problem = ""
        try:
            tidy(column, self._fields[column].text())
        except FieldError as error:
            problem = str(error)
        self._problems[column] = problem
        restyle(self._fields[column], invalid=bool(problem))
        said = "\n".join(dict.fromkeys(one for one in self._problems.values() if one))
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
        return not problem

    def finish_edit(self) -> None:
        """Store what was changed; an invalid date keeps the editor open."""
        document = self._session.document
        if document is None or not all(self._judge(column) for column in EDITABLE_COLUMNS):
            return
        values = {column: self._fields[column].text() for column in EDITABLE_COLUMNS}
        changed = {
            column: value for column, value in values.items() if value != getattr(document, column)
        }
        if not changed or self._session.apply(EditDocument(document.id, changed)) is not None:
            self._stop_edit()
            self.left_for_text.emit()

    def _stop_edit(self) -> None:
        self._editor.hide()
        self._edit.setVisible(self._session.document is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores, Esc leaves things as they were."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._editor.isVisible():
            self.finish_edit()
        elif event.key() == Qt.Key.Key_Escape:
            self._stop_edit()
            self.left_for_text.emit()
        else:
            super().keyPressEvent(event)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._rule.setStyleSheet(f"background: {theme.line}; border: none")
        self.setStyleSheet("ReleaseHeader { background: transparent; border: none }")
