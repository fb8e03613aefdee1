"""How fast the review queue opens, and how fast the next item is shown after a decision."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.model.ops import AddMember, Verify
from annotator.ui.main_window import MainWindow
from annotator.ui.review.queue_page import ReviewPage
from annotator.workspace import Workspace, new_id
from annotator.workspace.reviewing import QueueFilter
from tests.bench import data
from tests.bench.figures import _window
from tests.bench.harness import Figure, repeated, timed

_TAGS = 50
_OPENED = 15
_DECIDED = 60

_FILL = """
WITH RECURSIVE numbers (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM numbers WHERE k < {last})
INSERT INTO annotation
    (id, document_n, start, kind, spans, quote, author_n, fields, state, uncertain, origin,
     confidence)
SELECT randomblob(16), document.n, 20 * k + 20, 'statistic',
    '[[' || (20 * k + 20) || ',' || (20 * k + 30) || ']]',
    substr(text, 20 * k + 21, 10), (SELECT max(n) FROM member), '{{}}', 'submitted', 0,
    'suggested:counted', 0.4 + (k % 6) / 10.0
FROM document JOIN content ON content.n = content_n CROSS JOIN numbers
"""
"""Tags put beside the log: half a million acts would take longer to make than to measure."""


def queue(folder: Path, *, quick: bool) -> list[Figure]:
    """The queue of 10,000 releases with 500,000 tags that all wait."""
    documents = 1_000 if quick else 10_000
    path = data.project(folder, documents, name="review")
    with closing(Workspace(path)) as workspace:
        workspace.apply(AddMember(new_id(), "Ada"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM annotation")
        connection.execute(_FILL.format(last=_TAGS - 1))
        connection.execute("UPDATE queue SET risk = abs(random()) % 20")
        connection.commit()
        connection.execute("ANALYZE")
    with _window(path) as window:
        return [*_opening(window, path), *_deciding(window)]


def _opening(window: MainWindow, path: Path) -> Iterator[Figure]:
    page = window.tabs.show_page("review")
    assert isinstance(page, ReviewPage)
    _settle(page)

    def again(_: int) -> None:
        page.refresh()
        page.view.viewport().repaint()

    with closing(sqlite3.connect(path)) as connection:
        bare = repeated(
            _OPENED,
            lambda _: connection.execute(
                "SELECT quote, risk FROM queue CROSS JOIN annotation ON n = annotation_n "
                "ORDER BY risk DESC, annotation_n LIMIT 200"
            ).fetchall(),
        )
    yield Figure("review: queue opened and painted", "ms", repeated(_OPENED, again), bare, goal=100)
    nothing = QueueFilter(kind="decision")
    times = repeated(_OPENED, lambda _: window.workspace.review.waiting(200, nothing))
    yield Figure("review: a filter that nothing passes", "ms", times, goal=100)


def _deciding(window: MainWindow) -> Iterator[Figure]:
    """From the key to the next item painted in its release, nearly always another one."""
    page = window.tabs.page("review")
    assert isinstance(page, ReviewPage)
    page.take_focus()

    def decide(_: int) -> None:
        page.decide("verify")
        window.pane.view.viewport().repaint()
        page.view.viewport().repaint()

    times, floors = [], []
    for number in range(_DECIDED):
        item = page.model.item(page.model.rowCount() - 1)
        assert item is not None
        floors.append(timed(partial(window.workspace.apply, Verify((item.work.id,)))))
        times.append(timed(partial(decide, number)))
        QApplication.processEvents()
    yield Figure(
        "review: decision to the next item shown", "ms", tuple(times), tuple(floors), goal=50
    )


def _settle(page: ReviewPage) -> None:
    """Let the rating beside the window end, which is not what is measured."""
    app = QApplication.instance()
    while page._rating._running:
        assert app is not None
        app.processEvents()
