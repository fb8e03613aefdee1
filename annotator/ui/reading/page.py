"""The page in its scroll area: a text widget that lays out lazily and paints its own marks."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTextCursor,
    QTextLine,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.ui.reading.layout import PageLayout
from annotator.ui.reading.metrics import PageMetrics
from annotator.ui.reading.painter import PagePainter
from annotator.ui.reading.placing import Placing
from annotator.ui.reading.scene import Scene
from annotator.ui.theme import Theme, reading_font, ui_font

ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Percent."""

_ON_CHARACTER = QTextLine.CursorPosition.CursorOnCharacter
_POINTS = 72
"""An inch has so many points."""

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_LEAPS = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WALKING = frozenset((*_ARROWS, *_LEAPS))
_FONT_CHANGES = frozenset({QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange})


class Page(QTextEdit):
    """Scrolling, zooming and painting of the page; knows no marks' meaning and sends no signal.

    It stays a text widget, so that caret, selection and assistive technology work as everywhere;
    text is never read back from it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 100
        self._sans = ui_font()
        self._header: QWidget | None = None
        self._stale = QRegion()
        self._settling = False
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its room stays: the column of a short release stands where that of a long one does.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self._show_bar(0, 0)  # no change of the range tells of the first one
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._scene = Scene(theme)
        self._layout = PageLayout(self.document(), self._fitting_metrics())
        self._placing = Placing(self._scene, self._layout)
        self._painter = PagePainter(self._scene, self._layout, self._placing)
        self._set_face(self._layout.metrics.font)
        self.document().setDocumentLayout(self._layout)
        self._layout.grown = self._keep_place
        self.verticalScrollBar().valueChanged.connect(self._settle)

    # --- measures --------------------------------------------------------------------------

    @property
    def zoom(self) -> int:
        """Size of the text in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size in percent, 50 to 300; what stands at the top stays there."""
        self._zoom = max(ZOOM_STEPS[0], min(percent, ZOOM_STEPS[-1]))
        self._measure_anew()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        smaller = (step for step in reversed(ZOOM_STEPS) if step < self._zoom)
        self.set_zoom(next(smaller, ZOOM_STEPS[0]))

    def zoom_reset(self) -> None:
        """Back to 100 %."""
        self.set_zoom(100)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._scene.theme = theme
        self.viewport().update()

    def set_header(self, widget: QWidget | None) -> None:
        """Let a widget stand above the text, as wide as the column, and scroll with it."""
        if self._header is not None and self._header is not widget:
            self._header.setParent(None)
        self._header = widget
        if widget is not None:
            widget.setParent(self.viewport())
            widget.show()
        self._measure_anew()

    def viewportEvent(self, event: QEvent) -> bool:
        """Make room when the header says that it needs another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._measure_anew()
        return super().viewportEvent(event)

    def _set_face(self, font: QFont) -> None:
        """Let Qt lay out in a face, its size in points: in pixels Qt would tell none of it."""
        told = QFont(font)
        told.setPointSizeF(font.pixelSize() * _POINTS / self.logicalDpiY())
        self.document().setDefaultFont(told)

    def _fitting_metrics(self) -> PageMetrics:
        font, width = reading_font(self._zoom), self.viewport().width()
        bare = PageMetrics.fitting(font, self._sans, viewport_width=width, header_height=0)
        return bare.under(_height_for(self._header, bare.column))

    def _measure_anew(self) -> None:
        block, offset = self._anchor()
        metrics = self._fitting_metrics()
        if metrics == self._layout.metrics:
            return
        scale = metrics.line_height / self._layout.metrics.line_height
        self._layout.set_metrics(metrics)
        self._set_face(metrics.font)
        self._placing.forget()
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        at_top = self.verticalScrollBar().value() == 0
        if not at_top:
            self._scroll_to(self._layout.top(block) - offset * scale)
        self._settle()
        self.viewport().update()

    def _show_bar(self, first: int, last: int) -> None:
        """The handle is not seen where there is nothing to scroll."""
        self.verticalScrollBar().setEnabled(first < last)

    # --- scrolling -------------------------------------------------------------------------

    def _anchor(self) -> tuple[int, float]:
        """The block at the top of the view, and how far it lies below the top."""
        y = self.verticalScrollBar().value()
        block = self._layout.block_at(y)
        return block, self._layout.top(block) - y

    def _scroll_to(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    def _settle(self) -> None:
        """Lay out what is in view; where guesses were wrong, what was seen stays where it was."""
        if self._settling:
            return
        self._settling = True
        layout, bar = self._layout, self.verticalScrollBar()
        y, height = bar.value(), self.viewport().height()
        first, last = layout.block_at(y), layout.block_at(y + height)
        known = next((at for at in range(first, last + 1) if layout.is_laid(at)), first)
        offset = layout.top(known) - y
        grown = self._lay_view(first, y + height)
        if grown:
            layout.documentSizeChanged.emit(layout.documentSize())
            self._scroll_to(layout.top(known) - offset)
            self._lay_view(layout.block_at(bar.value()), bar.value() + height)
            self.viewport().update()
        first, last = layout.block_at(bar.value()), layout.block_at(bar.value() + height)
        layout.trim(first, last)
        layout.place(first, last)
        self._placing.keep(first, last)
        self._place_header()
        self._settling = False

    def _lay_view(self, block: int, bottom: float) -> bool:
        """Lay out from a block on down to a height; whether any height was not as guessed."""
        layout = self._layout
        grown = False
        while block < len(layout.blocks) and layout.top(block) <= bottom:
            grown = bool(layout.lay(block)) or grown
            block += 1
        return grown

    def _keep_place(self, block: int, grown: float) -> None:
        """A block was laid out that may be out of view: what is in view must not move."""
        if self._settling:
            return
        self._settling = True
        bar = self.verticalScrollBar()
        y = bar.value()
        self._layout.documentSizeChanged.emit(self._layout.documentSize())
        if self._layout.top(block) + self._layout.height(block) - grown <= y:
            self._scroll_to(y + grown)
        self._settling = False

    def _place_header(self) -> None:
        if self._header is None:
            return
        metrics = self._layout.metrics
        y = metrics.header_top - self.verticalScrollBar().value()
        self._header.setGeometry(metrics.left, y, metrics.column, metrics.header_height)

    def reveal_rect(self, rect: QRectF) -> None:
        """Scroll so that a part of the page is comfortably visible, where it is not already."""
        height = self.viewport().height()
        margin = min(height / 4, 3 * self._layout.metrics.line_height)
        y = self.verticalScrollBar().value()
        if rect.top() - margin >= y and rect.bottom() + margin <= y + height:
            return
        self._scroll_to(rect.top() - height / 3)

    # --- Qt's events -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what of the page is exposed."""
        self._settle()
        self._stale = self._stale.subtracted(event.region())
        y = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.translate(0, -y)
        self._scene.caret = self.caret() if self.hasFocus() else None
        self._painter.paint(painter, QRectF(event.rect()).translated(0, y))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column's measure and centre it."""
        super().resizeEvent(event)
        self._measure_anew()
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the reading face whatever font the application gets."""
        super().changeEvent(event)
        if event.type() in _FONT_CHANGES:
            self._set_face(self._layout.metrics.font)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk round what is folded away.

        Only keys do: a cursor of that kind never comes to an end where assistive technology asks
        it for a word of a folded paragraph.
        """
        walking = event.key() in _WALKING
        if walking:
            self._go_round_folds(going=True)
        super().keyPressEvent(event)
        if walking:
            self._go_round_folds(going=False)

    def _go_round_folds(self, *, going: bool) -> None:
        cursor = self.textCursor()
        cursor.setVisualNavigation(going)
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.redraw([self._scene.blocks.at(self.caret())])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.redraw([self._scene.blocks.at(self.caret())])

    # --- places ----------------------------------------------------------------------------

    def caret(self) -> int:
        """The code point before which the caret stands."""
        return self._scene.text_map.to_code_point(self.textCursor().position())

    def code_point_at(self, place: QPointF) -> int | None:
        """The code point of the character under a place of the viewport, None beside the text."""
        metrics = self._layout.metrics
        y = place.y() + self.verticalScrollBar().value()
        number = self._layout.block_at(y)
        block = self._layout.block(number)
        x = place.x() - metrics.left
        row = int((y - self._layout.top(number)) // metrics.line_height)
        line = block.layout().lineAt(row) if 0 <= row < block.layout().lineCount() else None
        if line is None or not line.naturalTextRect().left() <= x < line.naturalTextRect().right():
            return None
        within = line.xToCursor(x, _ON_CHARACTER)
        return self._scene.text_map.to_code_point(block.position() + within)

    def _row_of(self, code_point: int) -> QRectF:
        """The line that a code point stands on, in page coordinates."""
        block = self._scene.blocks.at(code_point)
        within = self._scene.text_map.to_qt(code_point) - self._layout.block(block).position()
        return self._layout.row_rect(block, within)

    def block_rect(self, block: int) -> QRectF:
        """Where a block lies in the viewport, from edge to edge, its neighbours' gaps included."""
        y = self._layout.top(block) - self.verticalScrollBar().value()
        gap = self._layout.metrics.gap
        height = self._layout.height(block) + 2 * gap
        return QRectF(0, y - gap, self.viewport().width(), height)

    def redraw(self, blocks: Iterable[int]) -> None:
        """Let these blocks be painted anew, as far as they are seen."""
        view = self.viewport().rect()
        for block in blocks:
            rect = self.block_rect(block).toAlignedRect() & view
            if not rect.isEmpty():
                self._stale = self._stale.united(rect)
                self.viewport().update(rect)

    def repaint_now(self) -> None:
        """Paint at once what `redraw` has asked for."""
        stale, self._stale = self._stale, QRegion()
        if not stale.isEmpty():
            self.viewport().repaint(stale)

    def place_caret(self, anchor: int, position: int) -> None:
        """Select from one position to another in Qt's counting; equal ones set the caret."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def _height_for(header: QWidget | None, width: int) -> int:
    """How high the header stands at that width, 0 where there is none."""
    if header is None:
        return 0
    height = header.heightForWidth(width) if header.hasHeightForWidth() else -1
    return height if height >= 0 else header.sizeHint().height()
