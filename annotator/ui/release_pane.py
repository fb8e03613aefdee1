"""The middle of the window: the open release on its page, with its header and the find bar."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Change, State
from annotator.model.spans import Span
from annotator.ui.find_bar import FindBar
from annotator.ui.form.entity_form import EntityForm
from annotator.ui.form.field_row import FieldRow
from annotator.ui.pending import Pending, Shown
from annotator.ui.reading.marks import Mark, Unmade
from annotator.ui.reading.view import ReleaseView
from annotator.ui.release_header import ReleaseHeader
from annotator.ui.session import Session
from annotator.ui.suggestions import Suggestions
from annotator.ui.theme import Theme
from annotator.workspace import OpenDocument

_HINTED_FIELDS = 6
_ONE_BY_ONE = 50
"""More suggestions than this are painted anew together."""
_SETTLED_MS = 200
"""How long a selection must stand before it counts as made, in milliseconds."""


class ReleasePane(QWidget):
    """Keeps the page and the session together: marks, selection, and taking from the text."""

    menu_requested = Signal(QPoint)

    def __init__(
        self,
        session: Session,
        suggestions: Suggestions,
        form: EntityForm,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self._form = form
        self.view = ReleaseView(theme, self)
        self.header = ReleaseHeader(session, theme)
        self.view.set_header(self.header)
        self.view.set_tooltip_provider(self._tooltip)
        self.find_bar = FindBar(self.view, self)
        self._hinted = ""
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self._offer_to_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.view, 1)
        self._wire()

    def _wire(self) -> None:
        session, view = self._session, self.view
        session.opened.connect(self._show)
        session.annotations_changed.connect(self._follow)
        session.selection_changed.connect(self._emphasise)
        self._suggestions.selection_changed.connect(self._emphasise)
        self._suggestions.updated.connect(self._follow_suggestions)
        session.document_changed.connect(lambda document: view.set_furniture(document.furniture))
        session.kinds_changed.connect(self._refill)
        for left in (self.header.left_for_text, self.find_bar.closed, self._form.left_for_text):
            left.connect(self.focus_text)
        self.header.edited.connect(lambda: view.verticalScrollBar().setValue(0))
        self.header.left_for_text.connect(self.show_caret)
        view.mark_clicked.connect(self._choose)
        view.selection_changed.connect(lambda _: self._settle.start())
        view.caret_moved.connect(lambda _: self._settle.start())
        view.context_menu_requested.connect(self._menu)
        self._form.armed_changed.connect(self._hint)

    def _marks(self) -> Unmade:
        kinds = self._session.kinds
        shown: list[Shown] = [*self._session.annotations, *self._suggestions.pending]
        known = [one for one in shown if one.kind in kinds]
        return Unmade(known, lambda one: _mark(one, kinds[one.kind]))

    def _show(self, opened: OpenDocument | None) -> None:
        if opened is None:
            self.view.set_document("")
        else:
            self.view.set_document(opened.text, self._marks(), opened.document.furniture)
        self.view.select_mark(None)

    def _refill(self) -> None:
        self.view.set_marks(self._marks())

    def _follow(self, changes: list[Change]) -> None:
        kinds = self._session.kinds
        for change in changes:
            after = change.after
            if isinstance(after, Annotation) and after.kind in kinds:
                self.view.upsert_mark(_mark(after, kinds[after.kind]))
            else:
                self.view.remove_mark(change.record.id)
        # The tag is seen before form and list are filled: the text comes first.
        self.view.repaint_now()

    def _follow_suggestions(self, gone: list[Pending], came: list[Pending]) -> None:
        if len(gone) + len(came) > _ONE_BY_ONE:
            self._refill()
            return
        for one in gone:
            self.view.remove_mark(one.id)
        for one in came:
            self.view.upsert_mark(_mark(one, self._session.kinds[one.kind]))

    def _choose(self, key: str) -> None:
        """Select the tag or the suggestion of a mark."""
        if self._suggestions.get(key) is None:
            self._session.select(key)
        else:
            self._suggestions.select(key)

    def _emphasise(self, annotation: Shown | None) -> None:
        self.view.select_mark(annotation.id if annotation else None)
        if annotation is not None:
            self.view.reveal(annotation.spans[0])

    def _tooltip(self, key: str) -> str:
        """Kind and fields of the tag under the mouse."""
        annotation = self._session.annotation(key) or self._suggestions.get(key)
        kind = self._session.kinds.get(annotation.kind) if annotation else None
        if annotation is None or kind is None:
            return ""
        held = [field for field in kind.fields if annotation.value(field.key)]
        lines = [f"{field.label}: {annotation.value(field.key)}" for field in held]
        if isinstance(annotation, Pending):
            words = self.tr("suggested · {band}").format(band=annotation.band.value)
            lines = [annotation.reason, *lines]
        else:
            words = str(annotation.state)
        return "\n".join((f"{kind.label} · {words}", *lines[:_HINTED_FIELDS]))

    def focus_text(self) -> None:
        """Put the focus into the text, at the caret."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_caret(self) -> None:
        """Scroll to where the work was: after a start, or after the fields above were edited."""
        at = min(self.view.caret(), max(len(self._session.text) - 1, 0))
        if self._session.text:
            self.view.reveal(Span(at, at + 1))

    def select_at_caret(self) -> bool:
        """Select the tag that the caret is in, the smallest first; whether there is one."""
        if keys := self._keys_at_caret():
            self._choose(self._first(keys))
        return bool(keys)

    def is_elsewhere(self, key: str) -> bool:
        """Whether the caret stands at other marks than that, or other words are selected."""
        keys = self._keys_at_caret()
        return key not in keys if keys else self.view.selection() is not None

    def _keys_at_caret(self) -> list[str]:
        """The marks that the caret is in or stands right behind, the smallest first."""
        caret = self.view.caret()
        return self.view.marks_at(caret) or self.view.marks_at(max(caret - 1, 0))

    def _first(self, keys: list[str]) -> str:
        """The first tag of the marks, or the first suggestion where there is no tag."""
        return next((key for key in keys if self._session.annotation(key)), keys[0])

    def _offer_to_form(self) -> None:
        """A field waits for words of the text: give it what was selected, or end its waiting."""
        if self._form.armed is None:
            return
        focus = QApplication.focusWidget()
        in_form = focus is not None and self._form.isAncestorOf(focus)
        if _is_selecting():
            self._settle.start()
        elif self.view.selection() is not None and (in_form or self.view.hasFocus()):
            self.give_to_form()
        elif not in_form:  # a click that selects nothing, or the words of a search
            self._form.disarm()

    def give_to_form(self) -> None:
        """Fill the field that was used last with the selection."""
        span = self._session.refined(self.view.selection())
        if self._form.shown is None or span is None:
            self._session.refused.emit(
                self.tr("Select a tag, then words in the text; they go into its field.")
            )
            return
        self._form.take_from_text(span)

    def give_to_field(self, number: int) -> None:
        """Fill the form's field of that number with the selection; without one, go to the field."""
        span = self._session.refined(self.view.selection())
        if self._form.shown is None:
            self._session.refused.emit(self.tr("Select a tag or a suggestion first."))
            return
        self._form.take_into(number, span)

    def _hint(self, row: FieldRow | None) -> None:
        if row is None:
            self._session.withdrawn.emit(self._hinted)
            return
        words = self.tr("Select words in the text to fill {field}; Esc ends that.")
        self._hinted = words.format(field=row.field.label)
        self._session.said.emit(self._hinted)

    def _menu(self, place: QPoint, _code_point: int, keys: list[str]) -> None:
        if keys and self.view.selection() is None:
            self._choose(self._first(keys))
        self.menu_requested.emit(place)

    def toggle_furniture(self) -> None:
        """Show all furniture, or fold it again."""
        self.view.set_folded(folded=not self.view.folded)

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self.view.set_theme(theme)
        self.header.show_theme(theme)


def _is_selecting() -> bool:
    """Whether a button or Shift is still held: the selection may grow."""
    shift = Qt.KeyboardModifier.ShiftModifier
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton or bool(
        QApplication.queryKeyboardModifiers() & shift
    )


def _mark(annotation: Shown, kind: Kind) -> Mark:
    if isinstance(annotation, Pending):
        return Mark(annotation.id, kind, annotation.spans, suggestion=True)
    struck = annotation.state is State.REJECTED
    return Mark(annotation.id, kind, annotation.spans, struck=struck)
