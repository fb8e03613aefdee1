"""What is measured. Each function makes its own project and gives its figures."""

import compileall
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import orjson
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

import annotator
import exports
from annotator.__main__ import window_services
from annotator.assets import resources
from annotator.model.ops import TagMany
from annotator.model.snapshot import no_progress
from annotator.model.spans import Span
from annotator.ui.app import calm_collector
from annotator.ui.main_window import MainWindow
from annotator.ui.palettes import LIGHT
from annotator.ui.settings import Settings
from annotator.ui.stylesheet import dress
from annotator.workspace import Workspace, warm_up
from exports import exporters
from tests.bench import data
from tests.bench.harness import Figure, interleaved, repeated, timed

SIZES = ((6_000, 50), (55_000, 500), (550_000, 5_000))
_OPEN_GOALS = (12, 20, 50)


@contextmanager
def _window(path: Path) -> Iterator[MainWindow]:
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    dress(app, LIGHT, resources())
    workspace = Workspace(path) if path.exists() else Workspace.create(path, author="Bench")
    settings = Settings(QSettings(str(path) + ".ini", QSettings.Format.IniFormat))
    services = window_services()
    services.prefill.warm_up()
    warm_up()
    calm_collector()
    window = MainWindow(workspace, services, settings, LIGHT)
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    yield window
    window.close()
    workspace.close()
    window.deleteLater()
    app.processEvents()


def start(folder: Path, *, quick: bool) -> list[Figure]:
    """Process start to the first release painted, with 10,000 releases; memory when idle."""
    path = data.project(folder, 1_000 if quick else 10_000)
    text = folder / "release.txt"
    text.write_text(data.text_of(15_000), encoding="utf-8")
    _compile()
    times, floors, memory = [], [], []
    for _ in range(5 if quick else 15):
        floors.append(float(_probe("bare", text)[0]))
        painted, idle = _probe("program", path)
        times.append(float(painted))
        memory.append(float(idle))
    return [
        Figure("process start to first document painted", "ms", tuple(times), tuple(floors),
               goal=600, goal_ratio=3.7),
        Figure("memory, window idle", "MB", tuple(memory), goal=180),
    ]  # fmt: skip


def _compile() -> None:
    """Write the bytecode that an installed program has, where Python was told to write none."""
    for module in (annotator, exports):
        for folder in module.__path__:
            compileall.compile_dir(folder, quiet=2)


def _probe(what: str, path: Path) -> list[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.start_probe", what, str(path)]
    done = subprocess.run(
        [*command, str(time.monotonic_ns())],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.split()


def opening(folder: Path, *, quick: bool) -> list[Figure]:
    """A release opened and painted, form and list filled."""
    figures = []
    runs = 8 if quick else 40
    with _window(folder / "opening.pressdb") as window:
        small = data.tagged(window.workspace, 500, 2)
        for (size, tags), goal in zip(SIZES, _OPEN_GOALS, strict=True):
            document = data.tagged(window.workspace, size, tags)
            text = window.workspace.open_document(document).text
            bare = QTextEdit()
            bare.resize(790, 820)
            bare.show()

            def act(_: int, document: str = document) -> None:
                window.open_document(document)
                window.session.step(1, 0)
                _paint()

            def floor(_: int, text: str = text, bare: QTextEdit = bare) -> None:
                window.session.open(small)
                bare.setPlainText(text)
                bare.viewport().repaint()

            def bare_only(_: int, text: str = text, bare: QTextEdit = bare) -> None:
                bare.setPlainText(text)
                bare.viewport().repaint()

            act(0)
            times, floors = [], []
            for number in range(runs):
                floors.append(timed(partial(bare_only, number)))
                floor(number)
                times.append(timed(partial(act, number)))
            bare.close()
            figures.append(
                Figure(f"document open and painted, {tags:,} tags in {size // 1000} KB", "ms",
                       tuple(times), tuple(floors), goal=goal)
            )  # fmt: skip
    return figures


def _paint() -> None:
    """Paint everything that waits for it."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def tagging(folder: Path, *, quick: bool) -> list[Figure]:
    """A key pressed to the tag painted, and to the commit; in small and in large releases."""
    runs = 40 if quick else 300
    with _window(folder / "tagging.pressdb") as window:
        large, large_rest = _keyed(window, 1_000_000, 5_000, runs)
        small, small_rest = _keyed(window, 6_000, 50, min(runs, 150))
        commits = _commits(window.workspace, folder, runs)
    return [
        Figure("key to painted tag, 1 MB with 5,000 tags", "ms", large, small,
               goal=4, goal_p99=8, goal_ratio=1.5),
        Figure("the same with form and list painted", "ms", large_rest, small_rest,
               goal_p99=16, goal_ratio=1.5),
        commits,
    ]  # fmt: skip


def _keyed(
    window: MainWindow, size: int, tags: int, runs: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Times to the tag painted, and to form and list painted as well."""
    window.open_document(data.tagged(window.workspace, size, tags))
    view = window.pane.view
    app = QApplication.instance()
    assert app is not None
    painted: list[float] = []
    paint = view.paintEvent

    def paint_and_tell(event: QPaintEvent) -> None:
        paint(event)
        painted.append(time.perf_counter())

    view.paintEvent = paint_and_tell  # type: ignore[method-assign]
    step = max(len(window.session.text) // (runs + 2), 12)
    times: list[float] = []
    rest: list[float] = []
    for number in range(runs):
        at = min((number + 1) * step, len(window.session.text) - 12)
        view.setFocus()
        view.select(Span(at, at + 9))
        view.reveal(Span(at, at + 9))
        app.processEvents()
        painted.clear()
        begun = time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_S)
        times.append((painted[0] - begun) * 1000)
        app.processEvents()
        rest.append((time.perf_counter() - begun) * 1000)
    view.paintEvent = paint  # type: ignore[method-assign]
    return tuple(times), tuple(rest)


def _commits(workspace: Workspace, folder: Path, runs: int) -> Figure:
    """An op applied, beside one bare row committed by sqlite3 with the same settings."""
    bare = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, words TEXT)")
    text = data.text_of(200_000, seed=11)
    document = workspace.import_draft(data.draft(3, text)).id

    def act(number: int) -> None:
        workspace.apply(data.tag_at(document, text, number * 30, "statistic"))

    def floor(_: int) -> None:
        bare.execute("BEGIN")
        bare.execute("INSERT INTO row (words) VALUES (?)", ("x" * 300,))
        bare.execute("COMMIT")

    times, floors = interleaved(runs, act, floor)
    bare.close()
    return Figure("key to committed (WAL, FULL, revision row)", "ms", times, floors,
                  goal=6, goal_p99=12)  # fmt: skip


def growth(folder: Path, *, quick: bool) -> list[Figure]:
    """A commit with 10,000 releases beside the same with 1,000."""
    runs = 100 if quick else 400
    few = Workspace(data.project(folder, 200 if quick else 1_000, name="few"))
    many = Workspace(data.project(folder, 2_000 if quick else 10_000, name="many"))
    text = data.text_of(60_000, seed=13)
    places = [(one, one.import_draft(data.draft(9, text)).id) for one in (many, few)]

    def act(which: int, number: int) -> None:
        workspace, document = places[which]
        workspace.apply(data.tag_at(document, text, number * 25, "statistic"))

    times, floors = interleaved(runs, lambda n: act(0, n), lambda n: act(1, n))
    for workspace, _ in places:
        workspace.close()
    return [Figure("commit at 10,000 documents against 1,000", "ms", times, floors, goal_ratio=1.2)]


def scrolling(folder: Path, *, quick: bool) -> list[Figure]:
    """A frame of scrolling through 1 MB with 5,000 tags."""
    with _window(folder / "scrolling.pressdb") as window:
        window.open_document(data.tagged(window.workspace, 1_000_000, 5_000))
        view = window.pane.view
        bar = view.verticalScrollBar()
        bare = QTextEdit()
        bare.resize(790, 820)
        bare.setPlainText(window.session.text)
        bare.show()
        frames = 100 if quick else 600

        def frame(number: int) -> None:
            bar.setValue(number * 40)
            view.viewport().repaint()

        def floor(number: int) -> None:
            bare.verticalScrollBar().setValue(number * 40)
            bare.viewport().repaint()

        times, floors = interleaved(frames, frame, floor)
        bare.close()
    return [Figure("scrolling 1 MB with 5,000 tags, a frame", "ms", times, floors, goal_p99=8)]


def bulk(folder: Path, *, quick: bool) -> list[Figure]:
    """Undo of a bulk act of 1,000 tags, and the file's growth for each tag."""
    path = folder / "bulk.pressdb"
    workspace = Workspace.create(path, author="Bench")
    text = data.text_of(120_000)
    document = workspace.import_draft(data.draft(1, text)).id
    workspace.apply(TagMany(data.tags_of(document, text, 1_000)))
    times = []
    for _ in range(3 if quick else 10):
        times.append(timed(workspace.undo))
        workspace.redo()
    workspace.close()
    return [
        Figure("undo of a bulk act of 1,000 tags", "ms", tuple(times), goal=200),
        Figure("database, bytes a tag with its revision", "bytes",
               (_bytes_a_tag(folder),), goal=400),
    ]  # fmt: skip


def _bytes_a_tag(folder: Path, tags: int = 2_000) -> float:
    """Tags made one by one, each with its own revision."""
    path = folder / "bytes.pressdb"
    workspace = Workspace.create(path, author="Bench")
    text = data.text_of(200_000)
    document = workspace.import_draft(data.draft(1, text)).id
    workspace.close()
    before = path.stat().st_size
    workspace = Workspace(path)
    for one in data.tags_of(document, text, tags):
        workspace.apply(one)
    workspace.close()
    return (path.stat().st_size - before) / tags


def writing(folder: Path, *, quick: bool) -> list[Figure]:
    """A briefing with a table of 200 rows, one with 20 tables; a dataset beside a bare dump."""
    runs = 3 if quick else 10
    word, dataset = (
        {one.key: one for one in exporters(resources())}[key] for key in ("docx", "json")
    )
    one = _project(folder / "table.pressdb", documents=1, tags=200, kinds=("statistic",))
    many = _project(
        folder / "tables.pressdb", documents=10, tags=20, kinds=("statistic", "decision")
    )
    figures = []
    for workspace, name, goal in (
        (one, "a 200 x 6 table in the briefing", 150),
        (many, "briefing of 200 paragraphs and 20 tables", 300),
    ):

        def act(_: int, workspace: Workspace = workspace) -> None:
            with workspace.snapshot() as snapshot:
                word.write(snapshot, folder / "out.docx", {}, no_progress)

        act(0)
        figures.append(Figure(name, "ms", repeated(runs, act), goal=goal))
    figures.append(_dataset(dataset, many, folder, runs))
    one.close()
    many.close()
    return figures


def _project(path: Path, *, documents: int, tags: int, kinds: tuple[str, ...]) -> Workspace:
    workspace = Workspace.create(path, author="Bench")
    for number in range(documents):
        text = f"Release {number}\n\n" + data.text_of(tags * 80, number)
        document = workspace.import_draft(data.draft(number, text)).id
        step = len(text) // (tags + 1)
        made = (
            data.tag_at(document, text, at * step, kinds[at % len(kinds)]) for at in range(tags)
        )
        workspace.apply(TagMany(tuple(made)))
    return workspace


def _dataset(exporter: object, workspace: Workspace, folder: Path, runs: int) -> Figure:
    target = folder / "out.json"

    def act(_: int) -> None:
        with workspace.snapshot() as snapshot:
            exporter.write(snapshot, target, {}, no_progress)  # type: ignore[attr-defined]

    act(0)
    plain = orjson.loads(target.read_bytes())

    def floor(_: int) -> None:
        (folder / "floor.json").write_bytes(orjson.dumps(plain))

    times, floors = interleaved(runs, act, floor)
    return Figure("JSON dataset of 10 documents with 20 tags", "ms", times, floors)


ALL = (start, opening, tagging, growth, scrolling, bulk, writing)
"""The benchmarks, in the order of the table."""
