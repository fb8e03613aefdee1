"""Tags that found no certain place in a new version: placed by hand, or let go of."""

from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.ops import DropOrphan, PlaceOrphan, tag_of
from annotator.model.records import Orphan
from annotator.model.spans import Span
from annotator.model.text import snapped
from annotator.ui.key_button import KeyButton
from annotator.ui.reading.view import ReleaseView
from annotator.ui.session import Session

_AROUND = 48
_GAP = 6
_NEAR = (32, 16)
_GROWN = 60
"""How much longer the words may have become that stand in the place of a tag's."""
_ROLE = Qt.ItemDataRole


class OrphansPanel(QWidget):
    """The open release's tags without a place, with the words that stood around them."""

    def __init__(self, session: Session, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._orphans: list[Orphan] = []
        self.empty = QLabel(self.tr("Every tag of this release has its place."), self)
        self.help = QLabel(
            self.tr(
                "The new text does not have these words, or not just once. Select the right words "
                "in the text and press Shift+T, or let the tag go."
            ),
            self,
        )
        for label in (self.empty, self.help):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
            label.setProperty("inset", True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Tags without a place"))
        self.list.setWordWrap(True)
        self.list.setSpacing(_GAP)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.currentRowChanged.connect(self._look)
        self.place = KeyButton(self.tr("Place on the selection  Shift+T"), self)
        self.place.setProperty("primary", True)
        self.place.clicked.connect(self.place_here)
        self.drop = KeyButton(self.tr("Let it go"), self)
        self.drop.clicked.connect(self.let_go)
        self._lay_out()
        session.opened.connect(lambda _: self.refresh())
        session.committed.connect(lambda _: self.refresh())
        self.refresh()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.place)
        foot.addWidget(self.drop)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.help)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addStretch(0)

    def refresh(self) -> None:
        """Read the list anew."""
        document = self._session.document
        found = self._session.workspace.intake.orphans(document.id) if document else ()
        if list(found) == self._orphans and self.list.count() == len(found):
            self._show_state()
            return
        row = max(self.list.currentRow(), 0)
        self._orphans = list(found)
        self.list.blockSignals(True)
        self.list.clear()
        for orphan in self._orphans:
            self.list.addItem(self._item(orphan))
        self.list.setCurrentRow(min(row, len(self._orphans) - 1))
        self.list.blockSignals(False)
        self._show_state()

    def _show_state(self) -> None:
        some = bool(self._orphans)
        for widget in (self.list, self.help, self.place, self.drop):
            widget.setVisible(some)
        self.empty.setVisible(not some)

    def _item(self, orphan: Orphan) -> QListWidgetItem:
        tag = tag_of(orphan)
        kind = self._session.kinds.get(tag.kind)
        label = kind.label if kind else tag.kind
        around = f"{_cut(orphan.before, end=True)}[{tag.quote}]{_cut(orphan.after)}"
        item = QListWidgetItem(f"{label} · “{tag.quote}”\n…{' '.join(around.split())}…")
        item.setData(_ROLE.AccessibleTextRole, f"{label}: {tag.quote}")
        return item

    @property
    def chosen(self) -> Orphan | None:
        """The tag that is placed next."""
        row = self.list.currentRow()
        return self._orphans[row] if 0 <= row < len(self._orphans) else None

    def _look(self, _row: int) -> None:
        """Select the words in the text that are most like the place where the tag stood."""
        if (orphan := self.chosen) and (span := likeliest_place(self._session.text, orphan)):
            self._view.select(span)
            self._view.reveal(span)

    def place_here(self) -> None:
        """Give the chosen tag the passage that is selected in the text."""
        orphan = self.chosen
        span = self._session.refined(self._view.selection())
        if orphan is None:
            self._session.refused.emit(self.tr("No tag waits for a place in this release."))
        elif span is None:
            self._session.refused.emit(self.tr("Select the words that the tag belongs to first."))
        elif self._session.apply(PlaceOrphan(orphan.id, (span,))) is not None:
            self._session.select(orphan.id)

    def let_go(self) -> None:
        """Drop the chosen tag; undo brings it back."""
        if orphan := self.chosen:
            self._session.apply(DropOrphan(orphan.id))


def _cut(words: str, *, end: bool = False) -> str:
    """The words nearest to the tag, none of them cut in two."""
    if len(words) <= _AROUND:
        return words
    if end:
        return words[-_AROUND:].partition(" ")[2]
    return words[:_AROUND].rpartition(" ")[0]


def likeliest_place(text: str, orphan: Orphan) -> Span | None:
    """Where the tag's words stand in the text, beside the most of the words it stood beside."""
    quote = tag_of(orphan).quote
    best, found = -1, None
    at = text.find(quote)
    while quote and at >= 0:
        before, after = text[max(at - len(orphan.before), 0) : at], text[at + len(quote) :]
        near = _alike(before[::-1], orphan.before[::-1]) + _alike(after, orphan.after)
        if near > best:
            best, found = near, Span(at, at + len(quote))
        at = text.find(quote, at + 1)
    return found or _between(text, orphan, len(quote))


def _between(text: str, orphan: Orphan, size: int) -> Span | None:
    """What stands now between the words that stood before and behind the tag."""
    for near in _NEAR:
        before, after = orphan.before[-near:], orphan.after[:near]
        start = text.find(before) if before else -1
        if start < 0:
            continue
        start += len(before)
        end = text.find(after, start, start + size + _GROWN + near) if after else -1
        if end > start:
            return Span(start, end)
        if start < len(text):  # the words behind it have changed, too
            return snapped(text, Span(start, min(start + size, len(text))))
    return None


def _alike(one: str, other: str) -> int:
    """How many characters at the start are alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
