"""What is measured of library and search."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.model.library import LibraryColumn, LibraryFilter, LibraryOrder
from annotator.workspace import Workspace
from annotator.workspace.searching import searching
from tests.bench import data
from tests.bench.figures import _window
from tests.bench.harness import Figure, interleaved
from tests.bench.shelves import Words, lengthen_log, shelf

QUERIES = (
    "council", "the", '"the council"', "secur*", "studies", "совета", "решение", "police minister",
    "council NOT river", "report OR minister", "publisher:7", "title:100", "the of and",
)  # fmt: skip
"""Rare and common words, phrases, prefixes, Russian forms, operators, places."""
_PAGE = 50


def search(folder: Path, *, quick: bool) -> list[Figure]:
    """Count and first page with snippets, as the window asks for them."""
    small, large = (2_000, 10_000) if quick else (10_000, 100_000)
    runs = 4 if quick else 20
    figures = []
    for count, tags, goals in ((small, 5, (15, 30)), (large, 0, (60, None))):
        path = shelf(folder / f"search-{count}.pressdb", count, tags=tags)
        times, floors = _searched(path, runs)
        name = (
            f"search {count:,} releases: count and first 50 with snippets"
            if goals[1]
            else f"search {count:,} releases: first page"
        )
        figures.append(Figure(name, "ms", times, floors, goal=goals[0], goal_p99=goals[1]))
    return figures


def _searched(path: Path, runs: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The times, a connection and all, and beside them a bare count of FTS5."""
    bare = sqlite3.connect(path)

    def act(number: int) -> None:
        with searching(path) as asked:
            found = asked.find(QUERIES[number % len(QUERIES)])
            asked.page(found, 0, _PAGE)

    def floor(number: int) -> None:
        word = QUERIES[number % 2]
        bare.execute(
            "SELECT count(*) FROM release_index WHERE release_index MATCH ?", (word,)
        ).fetchone()

    with closing(bare):
        for number in range(len(QUERIES)):
            act(number)
        return interleaved(runs * len(QUERIES), act, floor)


def shelves(folder: Path, *, quick: bool) -> list[Figure]:
    """A list of 100,000 documents: scrolled, filtered and sorted."""
    count = 10_000 if quick else 100_000
    path = shelf(folder / "list.pressdb", count, size=400)
    bare = sqlite3.connect(path)
    with _window(path) as window, closing(bare):
        view, model = window.library.view, window.library.model
        top = view.verticalScrollBar().maximum()

        def frame(number: int) -> None:
            view.verticalScrollBar().setValue((number * 7919 * 13) % top)
            view.viewport().repaint()

        def floor(number: int) -> None:
            bare.execute(
                "SELECT title, publisher FROM document WHERE n BETWEEN ? AND ? + 100",
                (number * 100 % count, number * 100 % count),
            ).fetchall()

        frame(0)
        times, floors = interleaved(40 if quick else 200, frame, floor)
        late: list[float] = []
        wanted = (LibraryFilter(language="ru"), LibraryFilter(publisher="Publisher 7"))
        orders = (LibraryColumn.TITLE, LibraryColumn.EVENT, LibraryColumn.STATE)
        acts: list[Callable[[], None]] = [
            *(lambda one=one: window.library.show_filter(one) for one in wanted),
            lambda: window.library.show_filter(LibraryFilter()),
            *(lambda one=one: window.library.show_order(LibraryOrder(one)) for one in orders),
            lambda: window.library.show_order(LibraryOrder()),
        ]
        for act in acts * (1 if quick else 3):
            late += _lateness(act, lambda: not model.reads)
    name = f"list of {count:,} documents"
    return [
        Figure(f"scrolling a {name}, a frame", "ms", times, floors, goal=16, goal_p99=16),
        Figure(f"filtering and sorting a {name}, the window is late", "ms", tuple(late),
               goal_p99=50),
    ]  # fmt: skip


def _lateness(act: Callable[[], None], done: Callable[[], bool]) -> list[float]:
    """How long the window's thread was held up at most, from the act until it is done."""
    app = QApplication.instance()
    assert app is not None
    worst = 0.0
    beat = QTimer(interval=0)
    beat.start()
    last = time.perf_counter()
    act()
    for _ in range(20_000):
        app.processEvents()
        now = time.perf_counter()
        worst, last = max(worst, (now - last) * 1000), now
        if done():
            break
        time.sleep(0.001)  # a desktop would wait for events here
    app.processEvents()
    worst = max(worst, (time.perf_counter() - last) * 1000)
    beat.stop()
    return [worst]


def next_document(folder: Path, *, quick: bool) -> list[Figure]:
    """The next document, painted, beside a long log and beside a short one."""
    count, revisions = (1_000, 100_000) if quick else (10_000, 1_000_000)
    short = shelf(folder / "short.pressdb", count, size=2_000)
    long = Path(shutil.copy(short, folder / "long.pressdb"))
    lengthen_log(short, 100)
    lengthen_log(long, revisions)
    runs = 20 if quick else 60
    with _window(short) as beside_short, _window(long) as beside_long:

        def step(window: object) -> Callable[[int], None]:
            def act(_: int) -> None:
                window.library.open_next(1)  # type: ignore[attr-defined]
                window.pane.view.viewport().repaint()  # type: ignore[attr-defined]

            return act

        for window in (beside_short, beside_long):
            window.open_last_place()
            for _ in range(3):
                step(window)(0)
        times, floors = interleaved(runs, step(beside_long), step(beside_short))
    return [
        Figure(f"next document of {count:,}, log of {revisions:,}; floor: log of 100", "ms",
               times, floors, goal=50, goal_ratio=1.2)
    ]  # fmt: skip


def bare_bytes(folder: Path, *, quick: bool) -> list[Figure]:
    """The file's growth for each bare release of 5.2 KB with its index and its revision."""
    count = 1_000 if quick else 10_000
    path = folder / "bare.pressdb"
    words = Words()
    workspace = Workspace.create(path, author="Bench")
    workspace.close()
    before = path.stat().st_size
    workspace = Workspace(path)
    size = 0
    for number in range(count):
        text = words.text(5_100, russian=number % 5 == 0)
        size += len(text.encode())
        workspace.import_draft(data.draft(number, text))
    workspace.close()
    bytes_each = (path.stat().st_size - before) / count
    return [
        Figure("database, bytes a bare document of 5.2 KB, index included", "bytes",
               (bytes_each,), (size / count,), goal=8_400)
    ]  # fmt: skip


LIBRARY = (search, shelves, next_document, bare_bytes)
