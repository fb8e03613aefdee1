"""How soon suggestions come, and how late the window is meanwhile."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.assets import resources
from annotator.model.drafts import Draft
from annotator.model.suggestion import Context
from annotator.suggest.pipeline import Suggester
from annotator.ui.main_window import MainWindow
from tests.bench import data
from tests.bench.figures import _window
from tests.bench.harness import Figure, repeated, timed

_SIZE = 15_000
_PATIENCE = 10.0
"""Seconds after which suggestions are no longer waited for."""


def suggesting(folder: Path, *, quick: bool) -> list[Figure]:
    """A release of 15,000 characters opened until its suggestions are shown; the rules alone."""
    runs = 5 if quick else 20
    text = data.text_of(_SIZE)
    suggester = Suggester.load(resources())
    with _window(folder / "suggesting.pressdb") as window:
        workspace = window.workspace
        ids = [
            workspace.import_draft(Draft(f"Release {n}\n\n{text}", f"{n}.txt")).id
            for n in range(runs)
        ]
        window.suggestions.start()
        seen = [_opened(window, document) for document in ids]
    alone = repeated(runs, lambda _: timed(lambda: suggester.suggest(Context(text))))
    return [
        Figure("open 15,000 characters to suggestions shown", "ms",
               tuple(shown for shown, _ in seen), goal=100),
        Figure("the window late meanwhile, at most", "ms",
               tuple(late for _, late in seen), goal_p99=50),
        Figure("rules over 15,000 characters", "ms", alone),
    ]  # fmt: skip


def longest_away(act: Callable[[], object], done: Callable[[], bool]) -> float:
    """The longest that the event loop was away, in milliseconds, from the act until it is done."""
    app = QApplication.instance()
    assert app is not None
    beats: list[float] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start()
    app.processEvents()
    act()
    began = time.perf_counter()
    while not done():
        app.processEvents()
        if time.perf_counter() - began > _PATIENCE:
            raise TimeoutError("it was never done")
    app.processEvents()
    beat.stop()
    return 1000 * max((later - one for one, later in pairwise(beats)), default=0.0)


def _opened(window: MainWindow, document: str) -> tuple[float, float]:
    """Milliseconds until the suggestions are shown, and the longest the event loop was away."""
    app = QApplication.instance()
    assert app is not None
    shown: list[float] = []
    beats: list[float] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    told = window.suggestions.updated.connect(lambda *_: shown.append(time.perf_counter()))
    began = time.perf_counter()
    window.open_document(document)
    app.processEvents()
    beat.start()
    while not shown and time.perf_counter() - began < _PATIENCE:
        app.processEvents()
    app.processEvents()
    beat.stop()
    window.suggestions.updated.disconnect(told)
    if not shown:
        raise TimeoutError("no suggestions came")
    late = max((later - one for one, later in pairwise(beats)), default=0.0)
    return 1000 * (shown[0] - began), 1000 * late
