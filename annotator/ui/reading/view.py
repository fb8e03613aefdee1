"""The release view: marks over the text, what is found in it, the mouse, signals for the window."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.model.spans import Span
from annotator.model.text import word_at
from annotator.ui.reading.clicks import TripleClick, next_of
from annotator.ui.reading.find import found_from, pattern_of
from annotator.ui.reading.marks import Mark, Unmade
from annotator.ui.reading.text_page import TextPage
from annotator.ui.theme import Theme


class ReleaseView(TextPage):
    """A release on its page with marks over the text; every position is a code point."""

    mark_clicked = Signal(str)
    """Key of the mark that a click chose; further clicks go through those that overlap there."""
    context_menu_requested = Signal(QPoint, int, list)
    """Place on the screen, code point, keys of the marks there (the smallest first)."""
    zoom_changed = Signal(int)
    """Percent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tooltip_for: Callable[[str], str] | None = None
        self._pressed_at: QPoint | None = None
        self._triple = TripleClick(
            QApplication.doubleClickInterval(), QApplication.startDragDistance()
        )
        self.setAccessibleName(self.tr("Release text"))

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

    # --- finding ---------------------------------------------------------------------------

    def set_find(self, needle: str) -> None:
        """Highlight every occurrence of some words, whatever their case; none for ''."""
        self._scene.needle = pattern_of(needle)
        self.viewport().update()

    def set_found(self, spans: Sequence[Span]) -> None:
        """Highlight what a search of the library has found, in reading order; () for nothing."""
        self._scene.found = spans
        self.viewport().update()

    def find_places(self, needle: str, most: int) -> tuple[int, ...]:
        """Where the words begin, at most so many places, in reading order."""
        pattern = pattern_of(needle)
        found = pattern.finditer(self.text) if pattern else ()
        return tuple(hit.start() for hit in islice(found, most))

    def find_span(self, needle: str, *, forward: bool = True, from_: int = 0) -> Span | None:
        """The next occurrence behind `from_`, or the last one before it; round the ends."""
        pattern = pattern_of(needle)
        return found_from(pattern, self.text, from_, forward=forward) if pattern else None

    # --- mouse -----------------------------------------------------------------------------

    def set_tooltip_provider(self, tooltip_for: Callable[[str], str] | None) -> None:
        """Who says what is shown while the mouse rests on the mark of a key; '' for nothing."""
        self._tooltip_for = tooltip_for

    def _is_moved_by_hand(self) -> bool:
        return super()._is_moved_by_hand() or self._pressed_at is not None

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
