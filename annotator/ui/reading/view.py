"""The release view: text, marks, selection and caret in code points, and signals for the window."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.model.spans import Span
from annotator.model.text import word_at
from annotator.ui.reading.blocks import blocks_of, covered
from annotator.ui.reading.clicks import TripleClick, next_of
from annotator.ui.reading.find import found_from, pattern_of
from annotator.ui.reading.marks import Mark, Unmade
from annotator.ui.reading.page import Page
from annotator.ui.theme import Theme

_LINEWISE = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_CTRL = Qt.KeyboardModifier.ControlModifier


class ReleaseView(Page):
    """A release on its page with marks over the text; every position is a code point.

    Read-only. The text it was given is kept as it is: what is copied or selected comes from there,
    never from the widget.
    """

    selection_changed = Signal(object)
    """The selected Span, or None."""
    caret_moved = Signal(int)
    mark_clicked = Signal(str)
    """Key of the mark that a click chose; further clicks go through those that overlap there."""
    context_menu_requested = Signal(QPoint, int, list)
    """Place on the screen, code point, keys of the marks there (the smallest first)."""
    zoom_changed = Signal(int)
    """Percent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tooltip_for: Callable[[str], str] | None = None
        self._loading = False
        self._caret_block = 0
        self._pressed_at: QPoint | None = None
        self._walking = False
        self._triple = TripleClick(
            QApplication.doubleClickInterval(), QApplication.startDragDistance()
        )
        self.setAccessibleName(self.tr("Release text"))
        self._mending = QTimer(self, singleShot=True, interval=0)
        self._mending.timeout.connect(self._mend)
        self.document().contentsChange.connect(self._watch)
        self.cursorPositionChanged.connect(self._on_caret)
        self.selectionChanged.connect(self._on_selection)

    # --- the document ----------------------------------------------------------------------

    def set_document(
        self, text: str, marks: Iterable[Mark] | Unmade = (), furniture: Sequence[Span] = ()
    ) -> None:
        """Show another text from its beginning; nothing is selected, furniture is folded."""
        self._loading = True
        self._caret_block = 0
        blocks = blocks_of(text)
        self._scene.load(text, blocks)
        self._placing.forget()
        self._layout.load(blocks, self._scene.text_map.shown())
        self._scene.furniture = tuple(furniture)
        self._scene.marks.fill(marks)
        self._layout.fold(covered(text, blocks, furniture))
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        start = self._scene.text_map.to_qt(self._first_shown())
        self.place_caret(start, start)
        self._scroll_to(0)
        self._settle()
        self.viewport().update()
        self._loading = False

    def _watch(self, _at: int, removed: int, added: int) -> None:
        """Assistive technology can write even where nothing may be written."""
        if (removed or added) and not self._loading:
            self._mending.start()

    def _mend(self) -> None:
        """Show the text again as it was given: what is stored never changes."""
        self.set_document(self.text, self._scene.marks.all(), self._scene.furniture)

    @property
    def text(self) -> str:
        """The text as it was given."""
        return self._scene.text

    def set_furniture(self, furniture: Sequence[Span]) -> None:
        """Other passages are furniture now: whole paragraphs of it fold, the rest is grey."""
        self._scene.furniture = tuple(furniture)
        self.set_folded(folded=True)

    def set_folded(self, *, folded: bool) -> None:
        """Fold all furniture that makes up whole paragraphs, or show it all in grey."""
        runs = covered(self.text, self._scene.blocks, self._scene.furniture) if folded else ()
        self._fold(runs)

    @property
    def folded(self) -> bool:
        """Whether any furniture is folded."""
        return bool(self._layout.folds)

    def _first_shown(self) -> int:
        """The code point at which the first paragraph begins that is not folded away."""
        blocks = self._scene.blocks
        shown = (at for at in range(len(blocks)) if not self._layout.is_hidden(at))
        return blocks.starts[next(shown, 0)]

    def _fold(self, runs: Iterable[range]) -> None:
        block, offset = self._anchor()
        self._layout.fold(runs)
        self._leave_fold()
        self._placing.forget()
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        self._scroll_to(self._layout.top(block) - offset)
        self._settle()
        self.viewport().update()

    # --- marks -----------------------------------------------------------------------------

    def set_marks(self, marks: Iterable[Mark] | Unmade) -> None:
        """Replace all marks."""
        self._scene.marks.fill(marks)
        self._placing.forget()
        self.viewport().update()

    def upsert_mark(self, mark: Mark) -> None:
        """Add a mark, or replace the one of its key; only its own lines are painted anew."""
        self._repaint(self._scene.marks.upsert(mark))

    def remove_mark(self, key: str) -> None:
        """Take a mark away; nothing happens where there is none."""
        self._repaint(self._scene.marks.remove(key))

    def select_mark(self, key: str | None) -> None:
        """Emphasise one mark, or none."""
        if key == self._scene.chosen:
            return
        touched = self._scene.marks.blocks_of(self._scene.chosen)
        self._scene.chosen = key
        self._repaint(touched | self._scene.marks.blocks_of(key))

    @property
    def selected_mark(self) -> str | None:
        """Key of the emphasised mark."""
        return self._scene.chosen

    def marks_at(self, code_point: int) -> list[str]:
        """Keys of the marks over the character at a code point, the smallest first."""
        return [mark.key for mark in self._scene.marks.at(code_point)]

    def _repaint(self, blocks: Iterable[int]) -> None:
        touched = list(blocks)
        for block in touched:
            self._placing.forget(block)
        self.redraw(touched)

    # --- selection and caret ---------------------------------------------------------------

    def selection(self) -> Span | None:
        """The selected passage, None where nothing is selected."""
        cursor, to_code_point = self.textCursor(), self._scene.text_map.to_code_point
        start = to_code_point(cursor.selectionStart())
        end = to_code_point(cursor.selectionEnd())
        return Span(start, end) if start < end else None

    def paragraph_at(self, code_point: int) -> tuple[int, int]:
        """The number of the paragraph that a code point lies in, and how many there are."""
        blocks = self._scene.blocks
        return blocks.number_at(code_point), blocks.paragraph_count

    def set_caret(self, code_point: int) -> None:
        """Put the caret before a code point and scroll there; nothing is selected then."""
        self._unfold_at(code_point)
        at = self._scene.text_map.to_qt(code_point)
        self.place_caret(at, at)
        self.reveal_rect(self._row_of(code_point))

    def select(self, span: Span) -> None:
        """Select a passage, also a folded one; the caret stands at its end."""
        self._unfold_at(span.start)
        text_map = self._scene.text_map
        self.place_caret(text_map.to_qt(span.start), text_map.to_qt_end(span.end))

    def reveal(self, span: Span) -> None:
        """Scroll so that the passage is comfortably visible; unfold furniture that hides it."""
        self._unfold_at(span.start)
        self.reveal_rect(self._row_of(span.start).united(self._row_of(span.end - 1)))

    def _unfold_at(self, code_point: int) -> None:
        block = self._scene.blocks.at(code_point)
        if self._layout.is_hidden(block):
            self._fold([run for run in self._layout.folds if block not in run])

    def _leave_fold(self) -> None:
        """No caret stands in what is folded: it goes on to what is shown behind, or before."""
        blocks, layout = self._scene.blocks, self._layout
        at = blocks.at(self.caret())
        if not layout.is_hidden(at):
            return
        behind = next((b for b in range(at, len(blocks)) if not layout.is_hidden(b)), None)
        before = next((b for b in range(at, -1, -1) if not layout.is_hidden(b)), None)
        if behind is not None:
            self._move_caret(blocks.starts[behind])
        elif before is not None:
            self._move_caret(blocks.ends[before])

    def _move_caret(self, code_point: int) -> None:
        """Put the caret somewhere else; what is selected grows or shrinks with it."""
        at, cursor = self._scene.text_map.to_qt(code_point), self.textCursor()
        self.place_caret(cursor.anchor() if cursor.hasSelection() else at, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from words to words: the gap between paragraphs is no line to stop at."""
        self._walking = True
        super().keyPressEvent(event)
        linewise = event.key() in _LINEWISE and not event.modifiers() & _CTRL
        blocks = self._scene.blocks
        if linewise and blocks.blank[blocks.at(self.caret())]:
            super().keyPressEvent(event)
        self._walking = False

    def _on_caret(self) -> None:
        if not self._loading:
            if self._walking or self._pressed_at is not None:
                self._leave_fold()
            else:  # assistive technology reads what is folded, and may go there
                self._unfold_at(self.caret())
            self._show_header_above()
            blocks = {self._caret_block, self._scene.blocks.at(self.caret())}
            self._caret_block = self._scene.blocks.at(self.caret())
            self.redraw(blocks)
            self.caret_moved.emit(self.caret())

    def _on_selection(self) -> None:
        before, self._scene.selection = self._scene.selection, self.selection()
        if not self._loading:
            blocks = self._scene.blocks
            for span in filter(None, (before, self._scene.selection)):
                self.redraw(blocks.over(span))
            self.selection_changed.emit(self._scene.selection)

    def _show_header_above(self) -> None:
        """With the caret in the first line, what stands above it is seen too."""
        first = self._row_of(self._first_shown())
        bottom = self._row_of(self.caret()).bottom()
        if bottom <= first.bottom() and bottom <= self.viewport().height():
            self._scroll_to(0)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the words of the stored text, no-break spaces and all."""
        copied = QMimeData()
        if (span := self.selection()) is not None:
            copied.setText(span.of(self.text))
        return copied

    # --- finding ---------------------------------------------------------------------------

    def set_find(self, needle: str) -> None:
        """Highlight every occurrence of some words, whatever their case; none for ''."""
        self._scene.needle = pattern_of(needle)
        self.viewport().update()

    def set_found(self, spans: Sequence[Span]) -> None:
        """Highlight what a search of the library has found, in reading order; () for nothing."""
        self._scene.found = spans
        self.viewport().update()

    def find_span(self, needle: str, *, forward: bool = True, from_: int = 0) -> Span | None:
        """The next occurrence behind `from_`, or the last one before it; round the ends."""
        pattern = pattern_of(needle)
        return found_from(pattern, self.text, from_, forward=forward) if pattern else None

    # --- mouse -----------------------------------------------------------------------------

    def set_tooltip_provider(self, tooltip_for: Callable[[str], str] | None) -> None:
        """Who says what is shown while the mouse rests on the mark of a key; '' for nothing."""
        self._tooltip_for = tooltip_for

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection; a third click takes the whole paragraph, one on a fold opens it."""
        place = event.position()
        self._pressed_at = place.toPoint()
        if event.button() is Qt.MouseButton.LeftButton:
            if self._triple.completed_by(event.timestamp(), _pixel(place)):
                self._select_paragraph(place)
                return
            if self._open_fold(place):
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word, by the rules of words that tags follow."""
        super().mouseDoubleClickEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_at = None
        self._triple.doubled(event.timestamp(), _pixel(event.position()))
        at = self.code_point_at(event.position())
        word = None if at is None else word_at(self.text, at)
        if word is not None:
            self.select(word)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing chooses a mark."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() is not Qt.MouseButton.LeftButton or pressed is None:
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() or self.selection() is not None:
            return
        key = next_of(self._marks_under(event.position()), self._scene.chosen)
        if key is not None:
            self.mark_clicked.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu: at the mouse, or at the caret when it came by key."""
        at: int | None = None
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            at = self.code_point_at(QPointF(self.viewport().mapFromGlobal(place)))
        else:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        at = self.caret() if at is None else at
        self.context_menu_requested.emit(place, at, self.marks_at(at))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under a resting mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        return super().viewportEvent(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        under = self._marks_under(QPointF(event.pos()))
        words = self._tooltip_for(under[0].key) if under and self._tooltip_for else ""
        if words:
            QToolTip.showText(event.globalPos(), words, self.viewport())
        else:
            QToolTip.hideText()
            event.ignore()

    def _marks_under(self, place: QPointF) -> list[Mark]:
        at = self.code_point_at(place)
        return [] if at is None else self._scene.marks.at(at)

    def _select_paragraph(self, place: QPointF) -> None:
        y = place.y() + self.verticalScrollBar().value()
        paragraph = self._scene.blocks.paragraph(self._layout.block_at(y))
        if paragraph is not None:
            self.select(paragraph)

    def _open_fold(self, place: QPointF) -> bool:
        y = place.y() + self.verticalScrollBar().value()
        block = self._layout.block_at(y)
        run = self._layout.fold_at(block)
        if run is None or y < self._layout.metrics.text_top:
            return False
        self._unfold_at(self._scene.blocks.starts[block])
        return True

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size in percent, 50 to 300, and say so."""
        before = self.zoom
        super().set_zoom(percent)
        if self.zoom != before:
            self.zoom_changed.emit(self.zoom)


def _pixel(place: QPointF) -> tuple[int, int]:
    return round(place.x()), round(place.y())
