"""Imports: texts, Word files, pages, PDFs, and how late the window is meanwhile."""

import gc
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QTimer

from annotator.assets import resources
from annotator.intake.gathering import gathered
from annotator.intake.releases import ReleaseReader
from annotator.model.drafts import Draft, Taken, original_of
from annotator.workspace import Workspace, warm_up
from annotator.workspace.importing import BATCH, Intake
from tests.bench.data import draft, various_text
from tests.bench.figures import _window
from tests.bench.harness import Figure, repeated, timed
from tests.intake import samples

_TEXT_BYTES = 5_000
_THOUSAND = 1_000
_BATCH = 100
_AHEAD = 10**9  # seeds of texts that nothing else has
_TICK_MS = 5
_PAGES = 10
_LINES = 40
_WORDS = "The Council of the Seven Banks adopted a statement on safe navigation in the river."


def importing(folder: Path, *, quick: bool) -> list[Figure]:
    """Texts of 5 KB with hash, search for duplicates, full-text index and revision; files."""
    thousands = 2 if quick else 10
    texts = [various_text(_TEXT_BYTES, seed) for seed in range(thousands * _THOUSAND)]
    drafts = [_with_original(number, text) for number, text in enumerate(texts)]
    warm_up()
    taken = _import_all(folder / "texts.pressdb", drafts)
    bare = tuple(_bare(folder / "bare.sqlite", texts, thousands))
    size = _bytes_in_use(folder / "texts.pressdb") / (len(texts) + BATCH)
    return [
        Figure("import 1,000 texts of 5 KB", "ms", taken, bare, goal=1000 / 3),
        Figure(
            f"import, the last thousand of {thousands:,},000 beside the first",
            "ms",
            taken[-1:],
            taken[:1],
            goal_ratio=1.25,
        ),
        Figure("database, bytes in use a release of 5.3 KB, with index", "B", (size,), goal=8_600),
        *_files(folder, runs=10 if quick else 40),
        *_meanwhile(folder, texts[: _THOUSAND if quick else None]),
    ]


def _bytes_in_use(path: Path) -> int:
    """The pages of the file that hold something; merging the index leaves free ones to be used."""
    with closing(sqlite3.connect(path)) as connection:
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
    return int((pages - free) * size)


def _with_original(number: int, text: str) -> Draft:
    return replace(draft(number, text), original=original_of(text.encode(), text))


def _import_all(path: Path, drafts: Sequence[Draft]) -> tuple[float, ...]:
    """How long each thousand takes while the batch before it is still being written."""
    workspace = Workspace.create(path, author="Bench")
    intake, times = Intake(workspace), []
    for number in range(BATCH):
        ahead = _with_original(-number, various_text(_TEXT_BYTES, _AHEAD + number))
        intake.add(Taken(ahead.source_name, ahead))
    intake.write()
    with _calm():
        for first in range(0, len(drafts), _THOUSAND):

            def act(first: int = first) -> None:
                for one in drafts[first : first + _THOUSAND]:
                    intake.add(Taken(one.source_name, one))
                    if intake.full:
                        intake.write()

            times.append(timed(act))
    intake.flush()
    assert len(intake.report.imported) == len(drafts) + BATCH
    workspace.close()
    return tuple(times)


@contextmanager
def _calm() -> Iterator[None]:
    """As the program after its start: the collector looks at what is new, and less often."""
    gc.collect()
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def _bare(path: Path, texts: Sequence[str], thousands: int) -> Iterator[float]:
    """SQLite alone: the text and its words in FTS5, a hundred in a transaction."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "CREATE TABLE content (n INTEGER PRIMARY KEY, text TEXT NOT NULL);"
            "CREATE VIRTUAL TABLE word USING fts5(text, content = '', "
            "tokenize = 'unicode61 remove_diacritics 2');"
        )
        for thousand in range(thousands):

            def act(first: int = thousand * _THOUSAND) -> None:
                for start in range(first, first + _THOUSAND, _BATCH):
                    rows = list(enumerate(texts[start : start + _BATCH], start=start + 1))
                    connection.executemany("INSERT INTO content VALUES (?, ?)", rows)
                    connection.executemany("INSERT INTO word (rowid, text) VALUES (?, ?)", rows)
                    connection.commit()

            yield timed(act)


def _files(folder: Path, runs: int) -> list[Figure]:
    """Files of each format from their bytes to the disk, one after the other."""
    reader = ReleaseReader.load(resources())
    workspace = Workspace.create(folder / "files.pressdb", author="Bench")

    def taken(data: bytes, name: str) -> None:
        intake = Intake(workspace)
        for one in reader(data, name):
            assert one.draft is not None, one.problem
            words = f"{one.draft.text}\n{name}\n"  # each is a text of its own
            intake.add(replace(one, draft=replace(one.draft, text=words)))
        intake.flush()

    page = _page()
    ten = samples.pdf([[(60, 800 - 15 * line, _WORDS) for line in range(_LINES)]] * _PAGES)
    text = various_text(_TEXT_BYTES, 2 * _AHEAD).encode()
    taken(page, "warm.html")

    def figure(name: str, data: bytes, suffix: str, goal: float | None, runs: int) -> Figure:
        label = name.replace(" ", "-")
        times = repeated(runs, lambda number: taken(data, f"{label}-{number}{suffix}"))
        return Figure(name, "ms", times, goal=goal)

    found = [
        figure("import a text file of 5 KB, alone", text, ".txt", None, runs),
        _words(folder, 1_000 if runs > 10 else 200),
        figure("import a web page of 60 KB", page, ".html", 60.0, runs),
        figure("import a PDF of 10 pages", ten, ".pdf", 300.0, max(3, runs // 8)),
    ]
    workspace.close()
    return found


def _words(folder: Path, count: int) -> Figure:
    """Word files of 3 KB text each, read by processes, from the folder to the disk."""
    inbox = folder / "word"
    inbox.mkdir()
    for number in range(count):
        (inbox / f"{number:04}.docx").write_bytes(_word(number))
    workspace = Workspace.create(folder / "word.pressdb", author="Bench")
    files = sorted(inbox.iterdir())
    read = gathered(files, ReleaseReader.load(resources()), resources())
    took = timed(lambda: workspace.import_files(read, count))
    assert workspace.document_count() == count
    workspace.close()
    return Figure("import a Word file, among many", "ms", (took / count,), goal=2.0)


def _word(number: int) -> bytes:
    text = various_text(3_000, number).split("\n\n")
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in text)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return samples.archive({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _page() -> bytes:
    links = "".join(f'<li><a href="/{n}">Story {n} of the river</a></li>' for n in range(300))
    body = "".join(f"<p>{various_text(400, n)}</p>" for n in range(100))
    page = f"<html><head><title>Council</title></head><body><nav><ul>{links}</ul></nav>"
    return f"{page}<article><h1>Council meets</h1>{body}</article></body></html>".encode()


def _meanwhile(folder: Path, texts: Sequence[str]) -> list[Figure]:
    """An import of files into an open window: its pace, and how late a timer of 5 ms comes."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for number, text in enumerate(texts):
        (inbox / f"{number:05}.txt").write_text(text, encoding="utf-8")
    path = folder / "window.pressdb"
    Workspace.create(path, author="Bench").close()
    late: list[float] = []
    with _window(path) as window:
        last = perf_counter()

        def tick() -> None:
            nonlocal last
            now = perf_counter()
            late.append((now - last) * 1000 - _TICK_MS)
            last = now

        timer = QTimer(window, interval=_TICK_MS)
        timer.timeout.connect(tick)
        timer.start()
        took = timed(lambda: window.importer.import_paths([inbox]))
        timer.stop()
        assert window.workspace.document_count() == len(texts)
    name = f"window's thread, latest of all during an import of {len(texts):,} files"
    return [
        Figure(name, "ms", (max(late),), goal=50.0),
        Figure("window, import 1,000 text files of 5 KB", "ms", (took / len(texts) * 1000,)),
    ]
