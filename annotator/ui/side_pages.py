"""The pages on the right of the window: one table, each made when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton, QVBoxLayout, QWidget

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
    """Whether its tab is always there; others are found under More and have one while shown."""


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


class SidePages(QTabWidget):
    """The entity form, always there, and behind it the pages of the table."""

    def __init__(self, window: "MainWindow", form: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pages = {page.key: page for page in side_pages()}
        self._held: dict[str, QWidget] = {}
        self._holders: list[QVBoxLayout] = []
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Form and other pages"))
        self.addTab(form, self.tr("Entity form"))
        for page in self._pages.values():
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            self._holders.append(column)
            self.setTabVisible(self.addTab(holder, page.title), page.standing)
        self._counts: dict[str, int] = {}
        self.more = self._more_button()
        self.currentChanged.connect(self._load)
        self.currentChanged.connect(self._put_away)

    def _more_button(self) -> QToolButton:
        """The button at the end of the tabs, with a menu of the pages that have none."""
        button = QToolButton(self)
        button.setObjectName("more")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("More pages"))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        self.setCornerWidget(button, Qt.Corner.TopRightCorner)
        self._name_more(button)
        return button

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for key, page in self._pages.items():
            if not page.standing:
                menu.addAction(self._titled(key)).triggered.connect(partial(self.show_page, key))

    def _name_more(self, button: QToolButton) -> None:
        waiting = sum(
            self._counts.get(key, 0) for key, page in self._pages.items() if not page.standing
        )
        button.setText(
            self.tr("More {count}").format(count=f"{waiting:,}") if waiting else self.tr("More")
        )

    def _titled(self, key: str) -> str:
        count = self._counts.get(key, 0)
        return f"{self._pages[key].title} {count:,}" if count else self._pages[key].title

    def _put_away(self, index: int) -> None:
        """Take back the tab of a page that was left and stands under More."""
        for at, page in enumerate(self._pages.values(), start=1):
            if not page.standing and at != index:
                self.setTabVisible(at, False)

    def show_form(self) -> None:
        """Show the entity form."""
        self.setCurrentIndex(0)

    def show_page(self, key: str) -> QWidget:
        """Show a page and give it; it is made if this is the first time."""
        self.setTabVisible(self._index(key), True)
        self.setCurrentIndex(self._index(key))
        self._load(self._index(key))
        return self._held[key]

    def page(self, key: str) -> QWidget | None:
        """A page if it has been made."""
        return self._held.get(key)

    def set_count(self, key: str, count: int) -> None:
        """Show on the tab how many things wait on the page; 0 shows none."""
        self._counts[key] = count
        self.setTabText(self._index(key), self._titled(key))
        self._name_more(self.more)

    def _index(self, key: str) -> int:
        return 1 + list(self._pages).index(key)

    def _load(self, index: int) -> None:
        if index < 1:
            return
        key = list(self._pages)[index - 1]
        if key not in self._held:
            self._held[key] = self._pages[key].load(self._window)
            self._holders[index - 1].addWidget(self._held[key])
            self._held[key].show()  # at once, so that it can take the focus

    def show_theme(self, theme: Theme) -> None:
        """Use another palette on the pages that paint."""
        for page in self._held.values():
            if isinstance(page, Painted):
                page.show_theme(theme)
