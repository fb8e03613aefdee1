"""The library: all releases as one list, read a page at a time."""

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.records import Document
from annotator.ui.session import Session
from annotator.ui.theme import Theme
from annotator.ui.wording import counted, date_words
from annotator.workspace import Listed

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PAGE = 100
_PAGES_HELD = 40
_REFRESH_MS = 150
_PADDING = 12
_FACTS_GAP = 4
_TITLE_LINES = 2


class LibraryModel(QAbstractListModel):
    """The releases in the order of import; a page is read when a row of it is first shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._workspace = session.workspace
        self._pages: OrderedDict[int, list[Listed]] = OrderedDict()
        self._count = self._workspace.document_count()

    def refresh(self) -> None:
        """Read anew: releases have come or gone, or their counts have changed."""
        count = self._workspace.document_count()
        self._pages.clear()
        if count == self._count:
            self.dataChanged.emit(self.index(0), self.index(max(count - 1, 0)))
            return
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def listed(self, row: int) -> Listed:
        """What the library knows of a row."""
        number, at = divmod(row, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._workspace.listed(number * _PAGE, _PAGE)
            while len(self._pages) > _PAGES_HELD:
                self._pages.popitem(last=False)
        return page[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return None
        listed = self.listed(index.row())
        if role == _ROLE.DisplayRole:
            return title_of(listed.document)
        tags = counted(listed.tags, self.tr("tag"), self.tr("tags"))
        return ", ".join((title_of(listed.document), *facts_of(listed.document), tags))


def title_of(document: Document) -> str:
    """The title, or the name of the file it came from."""
    return document.title or document.source_name


def facts_of(document: Document) -> tuple[str, ...]:
    """Publisher, date and language, as far as known."""
    day = date_words(document.event_date or document.published_on)
    facts = (document.publisher, day, document.language)
    return tuple(fact for fact in facts if fact)


class ReleaseDelegate(QStyledItemDelegate):
    """Draws a release: its title on two lines, below it what is known, and its tags."""

    def __init__(self, model: LibraryModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        return QSize(160, line * (_TITLE_LINES + 1) + _FACTS_GAP + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.theme.paper if chosen else self.theme.chrome))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._accent())
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(self.theme.line)
        )
        listed = self._model.listed(index.row())
        inner = rect.adjusted(16, _PADDING, -12, -_PADDING)
        line = option.fontMetrics.lineSpacing()
        lines = wrapped(title_of(listed.document), option.font, inner.width(), _TITLE_LINES)
        self._draw_title(painter, option.font, lines, inner)
        inner.setTop(inner.top() + len(lines) * line + _FACTS_GAP)
        self._draw_facts(painter, option.fontMetrics, listed, inner)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._accent())
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def _accent(self) -> QColor:
        return QColor(self.theme.accent)

    def _draw_title(self, painter: QPainter, font: QFont, lines: list[str], inner: QRect) -> None:
        painter.setPen(QColor(self.theme.text))
        painter.setFont(font)
        height = painter.fontMetrics().lineSpacing()
        for number, words in enumerate(lines):
            box = QRect(inner.left(), inner.top() + number * height, inner.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_facts(
        self, painter: QPainter, metrics: QFontMetrics, listed: Listed, inner: QRect
    ) -> None:
        box = QRect(inner.left(), inner.top(), inner.width(), metrics.lineSpacing() + 1)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self.theme.muted))
        tags = (
            counted(listed.tags, self.tr("tag"), self.tr("tags")) if listed.tags else self.tr("new")
        )
        width = metrics.horizontalAdvance(tags)
        facts = " · ".join(facts_of(listed.document))
        room = inner.width() - width - 8
        elided = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | flags, elided)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | flags, tags)


def wrapped(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """The text on at most so many lines of `width` pixels, the last one elided."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    parts: list[str] = []
    while len(parts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        whole = layout.text()
        end = line.textStart() + line.textLength()
        parts.append(
            whole[line.textStart() :] if len(parts) == lines - 1 else whole[line.textStart() : end]
        )
    layout.endLayout()
    if parts:
        parts[-1] = QFontMetrics(font).elidedText(parts[-1], Qt.TextElideMode.ElideRight, width)
    return parts


class LibraryView(QListView):
    """The list; Enter or a click opens a release."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Documents"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current release."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LibraryPanel(QWidget):
    """The list under its title and count; an empty library says how to begin."""

    document_chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = LibraryModel(session)
        self.model.setParent(self)
        self.view = LibraryView(self)
        self._delegate = ReleaseDelegate(self.model, theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setModel(self.model)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._empty = QLabel(
            self.tr("No releases yet. Import press releases with Ctrl+O, or drop them here."), self
        )
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._lay_out()
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        # A moment later and once for many acts: a tag must not wait for the list to be counted.
        self._late = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._late.timeout.connect(self.refresh)
        session.annotations_changed.connect(lambda _: self._late.start())
        session.library_changed.connect(self.refresh)
        session.closed.connect(self._late.stop)
        session.opened.connect(lambda _: self._mark_open())
        self._show_count()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Documents"), self)
        title.setProperty("role", "heading")
        title.setBuddy(self.view)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 8)
        head.addWidget(title, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self._count.setText(f"{count:,}")
        self._empty.setVisible(count == 0)

    def refresh(self) -> None:
        """Show the list and its counts as they are now."""
        self.model.refresh()
        self._show_count()
        self._mark_open()

    def _open(self, index: QModelIndex) -> None:
        self.document_chosen.emit(self.model.listed(index.row()).document.id)

    def open_next(self, by: int) -> None:
        """Open the release so many lines further down."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self._open(self.model.index(row))

    def _mark_open(self) -> None:
        document = self._session.document
        if document is None:
            self.view.clearSelection()
            return
        index = self.model.index(self._session.workspace.position(document.id))
        if index != self.view.currentIndex() or not self.view.selectionModel().hasSelection():
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._delegate.theme = theme
        self.view.viewport().update()
