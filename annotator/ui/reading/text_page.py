"""A release's text on its page: folds, selection and caret, every position a code point."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.model.spans import Span
from annotator.ui.reading.blocks import blocks_of, covered
from annotator.ui.reading.marks import Mark, Unmade
from annotator.ui.reading.page import Page
from annotator.ui.theme import Theme

_LINEWISE = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_CTRL = Qt.KeyboardModifier.ControlModifier


class TextPage(Page):
    """A text that is shown, folded, selected and copied, and never changed.

    It is kept as it was given: what is copied or selected comes from there, never from the widget.
    """

    selection_changed = Signal(object)
    """The selected Span, or None."""
    caret_moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._loading = False
        self._caret_block = 0
        self._walking = False
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
        self._caret_block = self._scene.blocks.at(self.caret())
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

    def _is_moved_by_hand(self) -> bool:
        """Whether a key (or in a subclass the mouse) moves the caret just now."""
        return self._walking

    def _on_caret(self) -> None:
        if not self._loading:
            if self._is_moved_by_hand():
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
