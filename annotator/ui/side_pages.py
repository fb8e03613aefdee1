"""The pages on the right of the window: one table, each made when it is first shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@runtime_checkable
class Painted(Protocol):
    """A page that paints with the palette's colours itself."""

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""


@dataclass(frozen=True, slots=True)
class SidePage:
    """A page by its key, its title on the tab, and how it is made."""

    key: str
    title: str
    load: Callable[["MainWindow"], QWidget]
    standing: bool = True
    """Whether it has a tab of its own; the others share the last one."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("SidePages", words)


def _history(window: "MainWindow") -> QWidget:
    from annotator.ui.history_panel import HistoryPanel

    return HistoryPanel(window.session, window)


def _findings(window: "MainWindow") -> QWidget:
    from annotator.ui.findings.page import FindingsPage
    from annotator.ui.findings.watch import watch_of

    return FindingsPage(window, watch_of(window))


def _review(window: "MainWindow") -> QWidget:
    from annotator.ui.review.queue_page import ReviewPage

    return ReviewPage(window)


def _compare(window: "MainWindow") -> QWidget:
    from annotator.ui.review.compare_page import ComparePage

    return ComparePage(window)


def _comments(window: "MainWindow") -> QWidget:
    from annotator.ui.review.comments_page import CommentsPage

    return CommentsPage(window)


def _orphans(window: "MainWindow") -> QWidget:
    from annotator.ui.intake.orphans import OrphansPanel

    return OrphansPanel(window.session, window.pane.view, window)


def _registry(window: "MainWindow") -> QWidget:
    from annotator.ui.registry.page import RegistryPage

    return RegistryPage(window)


def _dashboard(window: "MainWindow") -> QWidget:
    from annotator.ui.dashboard.page import DashboardPage

    return DashboardPage(window)


def side_pages() -> tuple[SidePage, ...]:
    """Every page behind the entity form, in the order of the tabs."""
    return (
        SidePage("registry", _tr("Registry"), _registry),
        SidePage("review", _tr("Review"), _review),
        SidePage("compare", _tr("Compare"), _compare, standing=False),
        SidePage("comments", _tr("Comments"), _comments, standing=False),
        SidePage("orphans", _tr("Without a place"), _orphans, standing=False),
        SidePage("findings", _tr("Findings"), _findings, standing=False),
        SidePage("history", _tr("History"), _history),
        SidePage("dashboard", _tr("Dashboard"), _dashboard, standing=False),
    )


class _Place(QWidget):
    """Where a page will be once it is made."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def take(self, page: QWidget) -> None:
        """Hold the page, and show it at once, so that it can take the focus."""
        self._column.addWidget(page)
        page.show()


class SideTabs(QTabBar):
    """Where there is not room for all titles, the last one is shortened before the others."""

    def __init__(self, pages: QTabWidget) -> None:
        super().__init__(pages)
        self._pages = pages

    def minimumTabSizeHint(self, index: int) -> QSize:
        """How far a title may be shortened."""
        last, room = self.count() - 1, self._pages.width()
        others = sum(self.tabSizeHint(at).width() for at in range(last))
        fits = others + super().minimumTabSizeHint(last).width() <= room
        return (
            self.tabSizeHint(index) if fits and index < last else super().minimumTabSizeHint(index)
        )


class SidePages(QTabWidget):
    """The entity form, always there, and behind it the pages of the table.

    Pages that are not used all day share the last tab: it lists them, and bears the name of the
    one that is shown.
    """

    def __init__(self, window: "MainWindow", form: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pages = {page.key: page for page in side_pages()}
        self._places: dict[str, _Place] = {}
        self._held: dict[str, QWidget] = {}
        self._counts: dict[str, int] = {}
        self.setTabBar(SideTabs(self))
        self.setDocumentMode(True)
        # Titles are shortened where counts make them long: arrows would hide whole tabs.
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Form and other pages"))
        self.addTab(form, self.tr("Entity form"))
        self._stack = QStackedWidget(self)
        self.more = MorePages(self)
        self.more.chosen.connect(self.show_page)
        self._stack.addWidget(self.more)
        for page in self._pages.values():
            self._add(page)
        self._last = self.addTab(self._stack, self.tr("More"))
        self.setTabToolTip(self._last, self.tr("Another click lists the pages again"))
        self._name()
        self.currentChanged.connect(self._show)
        self.tabBarClicked.connect(self._list)

    def _add(self, page: SidePage) -> None:
        holder = self._places[page.key] = _Place(self)
        if page.standing:
            self.addTab(holder, page.title)
        else:
            self._stack.addWidget(holder)

    def show_form(self) -> None:
        """Show the entity form."""
        self.setCurrentIndex(0)

    def show_page(self, key: str) -> QWidget:
        """Show a page and give it; it is made if this is the first time."""
        holder = self._places[key]
        if self._pages[key].standing:
            self.setCurrentWidget(holder)
        else:
            self._stack.setCurrentWidget(holder)
            self.setCurrentIndex(self._last)
        return self._load(key)

    def page(self, key: str) -> QWidget | None:
        """A page if it has been made."""
        return self._held.get(key)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait on the page; 0 shows none."""
        self._counts[key] = count
        self._name()

    def _name(self) -> None:
        """Give the tabs their titles and counts."""
        for key, page in self._pages.items():
            if page.standing:
                self.setTabText(self.indexOf(self._places[key]), self._titled(key))
        others = [key for key, page in self._pages.items() if not page.standing]
        self.more.show_pages({key: self._titled(key) for key in others})
        shown = self._shown()
        waiting = sum(self._counts.get(key, 0) for key in others)
        counted = self.tr("More {count}").format(count=f"{waiting:,}")
        unnamed = counted if waiting else self.tr("More")
        self.setTabText(self._last, self._titled(shown) if shown else unnamed)

    def _titled(self, key: str) -> str:
        count = self._counts.get(key, 0)
        return f"{self._pages[key].title} {count:,}" if count else self._pages[key].title

    def _shown(self) -> str:
        """The key of the page that the last tab shows, empty while it lists them."""
        if self.currentIndex() != self._last:
            return ""
        shown = self._stack.currentWidget()
        return next((key for key, at in self._places.items() if at is shown), "")

    def _show(self, index: int) -> None:
        for key, place in self._places.items():
            if self._pages[key].standing and self.indexOf(place) == index:
                self._load(key)
        if index != self._last:
            self._stack.setCurrentWidget(self.more)
        self._name()

    def _list(self, index: int) -> None:
        """A click on the last tab while it shows a page lists the pages again."""
        if index == self._last == self.currentIndex():
            self._stack.setCurrentWidget(self.more)
            self._name()

    def _load(self, key: str) -> QWidget:
        if key not in self._held:
            self._held[key] = self._pages[key].load(self._window)
            self._places[key].take(self._held[key])
        self._name()
        return self._held[key]

    def show_theme(self, theme: Theme) -> None:
        """Use another palette on the pages that paint."""
        for page in self._held.values():
            if isinstance(page, Painted):
                page.show_theme(theme)


class MorePages(QWidget):
    """A list of pages, each a button with what waits there."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addStretch(1)

    def show_pages(self, titles: Mapping[str, str]) -> None:
        """Show these titles by the pages' keys."""
        for key, title in titles.items():
            if key not in self.buttons:
                button = QPushButton(self)
                button.clicked.connect(partial(self.chosen.emit, key))
                self._column.insertWidget(len(self.buttons), button)
                self.buttons[key] = button
            self.buttons[key].setText(title)
