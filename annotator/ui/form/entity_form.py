"""The form over the selected tag: quote, fields, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.model.fields import FieldType
from annotator.model.kinds import Kind
from annotator.model.records import Change, FieldValue
from annotator.model.registry import known_as
from annotator.model.spans import Span
from annotator.ui.editing import Editing
from annotator.ui.form.buttons import FormButtons
from annotator.ui.form.field_row import FieldRow
from annotator.ui.form.head import FormHead
from annotator.ui.form.pages import KindPage, Pages
from annotator.ui.pending import Pending, Shown
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions
from annotator.ui.theme import Theme


class EntityForm(QFrame):
    """Shows the selected tag or suggestion and stores fields as they are filled in.

    Filling in a field of a suggestion accepts it with that change.
    """

    left_for_text = Signal()
    """Esc: the focus should go back to the text."""
    armed_changed = Signal(object)
    """The FieldRow that takes the next selection in the text, or None."""

    def __init__(
        self,
        session: Session,
        suggestions: Suggestions,
        editing: Editing,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self._editing = editing
        self._annotation: Shown | None = None
        self._pages: dict[str, KindPage] = {}
        self._armed: FieldRow | None = None
        self._used: FieldRow | None = None
        self._arming = True
        self._made = ""
        self.setAccessibleName(self.tr("Entity form"))
        self.setObjectName("entity-form")
        self._build(theme)
        session.annotations_changed.connect(self._note_made)
        session.selection_changed.connect(self.show_annotation)
        suggestions.selection_changed.connect(self.show_annotation)
        suggestions.retold.connect(self.head.show_grounds)
        session.kinds_changed.connect(self._rebuild)
        session.registry_changed.connect(self._offer_names)
        self.show_annotation(None)

    def _build(self, theme: Theme) -> None:
        self.head = FormHead(self._session, theme, self)
        self._stack = Pages(self)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self._empty)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._stack)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        self._buttons = FormButtons(self._editing, self._suggestions, self._leave_onward, self)
        column.addWidget(self._buttons)

    # showing

    def show_annotation(self, annotation: Shown | None) -> None:
        """Show a tag or a suggestion, or the invitation to make one."""
        if self._annotation and (annotation is None or annotation.id != self._annotation.id):
            self._leave_rows()
        self._annotation = annotation
        kind = self._session.kinds.get(annotation.kind) if annotation else None
        self.head.show_head(annotation, kind)
        fresh = annotation is not None and annotation.id == self._made
        self._buttons.show_for(annotation, kind, fresh=fresh)
        if annotation is None or kind is None:
            self._empty.setText(self._invitation())
            self._stack.setCurrentWidget(self._empty)
            return
        page = self._page(kind)
        said = ""
        for key, row in page.rows.items():
            value = annotation.fields.get(key, FieldValue(""))
            evidence = self._evidence(value)
            row.show_value(value, evidence if evidence != said else "")
            said = evidence
        self._stack.setCurrentWidget(page)

    def _invitation(self) -> str:
        """How a tag is made, with the keys of the project's kinds."""
        keys = ", ".join(
            self.tr("{letter} for {kind}").format(letter=kind.letter, kind=kind.label.lower())
            for kind in self._session.kinds.values()
        )
        return self.tr(
            "Select words in the release, then press {keys}.\n\n"
            "N and P go through the tags, Enter opens the one at the caret here.\n\n"
            "Tab goes to the next suggestion, Enter accepts it, X dismisses it.\n\n"
            "Alt and a digit lead to a field. There Enter goes on to the next suggestion, "
            "Esc back to the text.\n\n"
            "Ctrl+Enter hands in what you have tagged, and opens the next release."
        ).format(keys=keys)

    def _evidence(self, value: FieldValue) -> str:
        """Where the value comes from, in words."""
        if value.official:
            names = {one.id: one.name for one in self._session.officials}
            name = names.get(value.official, "?")
            words = self.tr("In the registry as {name}").format(name=name)
            return self.tr("In the registry") if name == value.value else words
        if value.span and (words := value.span.of(self._session.text)) != value.value:
            return self.tr("From “{words}” in the text").format(words=words)
        return ""

    def _page(self, kind: Kind) -> KindPage:
        page = self._pages.get(kind.key)
        if page is None:
            page = KindPage(kind, self._stack)
            for row in page.rows.values():
                row.stored.connect(self._store)
                row.entered.connect(self._arm)
                row.finished.connect(self._go_on)
            self._pages[kind.key] = page
            self._stack.addWidget(page)
            self._order_tabs(page)
            self._offer_names()
        return page

    def _order_tabs(self, page: KindPage) -> None:
        """Tab goes through the fields before the buttons, although a page is made later."""
        before: QWidget | None = self._buttons.accept.previousInFocusChain()
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for row in page.rows.values():
            if before is not None:
                self.setTabOrder(before, row.control)
            before = row.control

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with the tag or the suggestion, in the order of Tab."""
        return self._buttons.all

    def _rebuild(self) -> None:
        """Make the pages anew: the codebook has changed."""
        self.disarm()
        self._used = None
        self._stack.setCurrentWidget(self._empty)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.show_annotation(self._session.selected or self._suggestions.selected)

    def _offer_names(self) -> None:
        names = [name for official in self._session.officials for name in official.names]
        for page in self._pages.values():
            for row in page.rows.values():
                if row.field.type is FieldType.OFFICIAL:
                    row.offer(names)

    # editing

    def _current_page(self) -> KindPage | None:
        page = self._stack.currentWidget()
        return page if isinstance(page, KindPage) else None

    def _store(self, key: str, value: FieldValue) -> None:
        if self._annotation is None:
            return
        kind = self._session.kinds[self._annotation.kind]
        if kind.field(key).type is FieldType.OFFICIAL:
            official = known_as(value.value, self._session.officials)
            value = FieldValue(value.value, value.span, official.id if official else None)
        if isinstance(self._annotation, Pending):
            self._suggestions.accept_with(self._annotation, {key: value})
        else:
            self._session.set_field(self._annotation.id, key, value)

    def flush(self) -> None:
        """Store what is still only typed."""
        if page := self._current_page():
            for row in page.rows.values():
                row.store()

    def _note_made(self, changes: list[Change]) -> None:
        """Remember which tag was made last."""
        made = [one.record.id for one in changes if one.before is None]
        self._made = made[-1] if made else self._made

    def _go_on(self, row: FieldRow) -> None:
        """Enter: take the value, and go on to the next suggestion where a tag is in the making.

        A suggestion becomes a tag by that. From the form of an older tag Enter leads to the text,
        and a value that can't be read keeps the focus, so that nobody leaves it unseen.
        """
        self.flush()
        if row.problem:
            words = self.tr("{problem} It is kept as you typed it; Esc leaves it so.")
            self._session.refused.emit(words.format(problem=row.problem))
        else:
            self._leave_onward()

    def _leave_onward(self) -> None:
        self.disarm()
        self.left_for_text.emit()
        if isinstance(self._annotation, Pending):
            self._suggestions.accept()
        elif self._annotation is not None and self._annotation.id == self._made:
            self._suggestions.select_behind(self._annotation)

    def _leave_rows(self) -> None:
        self.flush()
        if page := self._current_page():
            for row in page.rows.values():
                row.reset()
        self.disarm()
        self._used = None

    def focus_first(self) -> None:
        """Put the focus into the first field; selecting in the text still makes new tags."""
        if page := self._current_page():
            self._arming = False
            next(iter(page.rows.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._arming = True

    # taking from the text

    def _arm(self, row: FieldRow) -> None:
        self._used = row
        if self._arming:
            self._armed = row
            self.armed_changed.emit(row)

    def disarm(self) -> None:
        """No field waits for words of the text any more."""
        if self._armed is not None:
            self._armed = None
            self.armed_changed.emit(None)

    @property
    def armed(self) -> FieldRow | None:
        """The field that takes the next selection made in the text with the mouse."""
        return self._armed

    @property
    def shown(self) -> Shown | None:
        """The tag or suggestion in the form."""
        return self._annotation

    def take_from_text(self, span: Span) -> None:
        """Fill the field that was used last with a passage, and put the focus back into it."""
        page = self._current_page()
        if page is None or self._annotation is None:
            return
        row = self._armed or self._used or next(iter(page.rows.values()))
        row.take(span, span.of(self._session.text))
        row.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_into(self, number: int, span: Span | None) -> None:
        """Fill the field of that number (from 1) with a passage, or put the focus into it.

        A passage leaves the focus where it is, in the text.
        """
        page = self._current_page()
        rows = list(page.rows.values()) if page and self._annotation else []
        if number > len(rows):
            return
        row = rows[number - 1]
        if span is None:
            self._arming = False
            row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._arming = True
        else:
            row.take(span, span.of(self._session.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.disarm()
            self.left_for_text.emit()
        else:
            super().keyPressEvent(event)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self.head.show_theme(theme)
        self.show_annotation(self._annotation)
