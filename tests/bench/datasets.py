"""Datasets: written and read back, beside the barest way of moving the same bytes."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import orjson

from annotator.assets import resources
from annotator.intake.annotated.dataset import read_dataset
from annotator.model.annotated import Annotated
from annotator.model.plain import PlainDocument, PlainTag
from annotator.model.records import Document
from annotator.model.snapshot import Exporter, no_progress
from annotator.model.text import digest
from annotator.workspace import Workspace
from exports import exporters
from tests.bench import data
from tests.bench.harness import Figure, timed

TAGS = 50
_COLUMNS = "id, kind, spans, quote, state, origin, uncertain, fields"


def datasets(folder: Path, *, quick: bool) -> list[Figure]:
    """JSON Lines at two sizes with the memory it takes; import; Parquet."""
    formats = {one.key: one for one in exporters(resources())}
    figures = []
    for count in (200, 1_000) if quick else (1_000, 10_000):
        path = tagged(folder, count)
        figures += _lines(path, formats["jsonl"], count, 2 if quick else 5)
    figures.append(_memory(path, count))
    figures.append(_import(path.with_suffix(".jsonl"), min(count, 1_000), 1 if quick else 3))
    with Workspace(path).snapshot() as snapshot:
        took = timed(lambda: formats["parquet"].write(snapshot, folder / "o.zip", {}, no_progress))
    figures.append(
        Figure(f"{count:,} documents with {TAGS} tags to Parquet", "ms", (took,), goal=30_000)
    )
    return figures


def tagged(folder: Path, count: int) -> Path:
    """A project of so many releases of 4 KB with 50 tags each."""
    path = folder / f"tagged-{count}.pressdb"
    workspace = Workspace.create(path, author="Bench")
    workspace.import_annotated(Annotated("bench", _documents(count), count))
    workspace.close()
    return path


def _documents(count: int) -> Iterator[PlainDocument]:
    for number in range(count):
        text = f"Release {number}.\n\n" + data.text_of(4_000, number)
        document = Document(
            "",
            digest(text),
            f"release-{number}.txt",
            title=f"Release {number} of the Council of the Seven Banks",
            publisher="Council of the Seven Banks",
            language="en",
            published_on="2021-10-14",
        )
        yield PlainDocument(document, text, [_tag(text, at) for at in range(TAGS)])


def _tag(text: str, number: int) -> PlainTag:
    kind = ("official", "decision", "statistic")[number % 3]
    start = number * (len(text) // (TAGS + 1))
    values = data.FIELDS[kind]
    fields = {key: [value] for key, value in values.items()}
    first = next(iter(fields))
    fields[first] = [values[first], [start, start + 4]]  # type: ignore[list-item]
    quote = text[start : start + 21]
    span = [start, start + len(quote)]
    return ("", kind, [span], quote, "", fields, "draft", "manual", None, False, "", "", "")


def _lines(path: Path, exporter: Exporter, count: int, runs: int) -> list[Figure]:
    """Time for each document, beside SQLite's rows dumped by orjson as they are."""
    target = path.with_suffix(".jsonl")
    workspace = Workspace(path)
    bare = sqlite3.connect(path)

    def act() -> None:
        with workspace.snapshot() as snapshot:
            exporter.write(snapshot, target, {}, no_progress)

    times, floors = [], []
    for _ in range(runs):
        floors.append(timed(partial(_bare_dump, bare, path.with_suffix(".floor"))) / count)
        times.append(timed(act) / count)
    bare.close()
    workspace.close()
    return [
        Figure(f"JSON Lines, each of {count:,} documents with {TAGS} tags", "ms",
               tuple(times), tuple(floors), goal=0.2, goal_ratio=2.0)
    ]  # fmt: skip


def _bare_dump(connection: sqlite3.Connection, target: Path) -> None:
    documents = (
        "SELECT d.n, d.id, source_name, title, publisher, language, published_on, content.text "
        "FROM document d JOIN content ON content.n = content_n ORDER BY d.id"
    )
    tags = f"SELECT {_COLUMNS} FROM annotation WHERE document_n = ? ORDER BY start"
    names = _COLUMNS.split(", ")
    with target.open("wb") as file:
        for n, row_id, *facts in connection.execute(documents).fetchall():
            entries = [
                {
                    **dict(zip(names, row, strict=True)),
                    "id": row[0].hex(),
                    "spans": orjson.loads(row[2]),
                    "fields": orjson.loads(row[7]),
                }
                for row in connection.execute(tags, (n,)).fetchall()
            ]
            file.write(orjson.dumps([row_id.hex(), facts, entries]) + b"\n")
        file.flush()
        os.fsync(file.fileno())


_PROBE = """
import resource, sys
from pathlib import Path
from annotator.assets import resources
from annotator.model.snapshot import no_progress
from annotator.workspace import Workspace
from exports import exporters
jsonl = {one.key: one for one in exporters(resources())}["jsonl"]
workspace = Workspace(Path(sys.argv[1]))
with workspace.snapshot() as snapshot:
    next(iter(snapshot.documents()))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    jsonl.write(snapshot, Path(sys.argv[2]), {}, no_progress)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def _memory(path: Path, count: int) -> Figure:
    """How much more memory the process takes at its peak, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(path), str(path.with_suffix(".probe"))],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return Figure(f"memory for JSON Lines of {count:,} documents", "MB", (float(done.stdout),),
                  goal=50)  # fmt: skip


def _import(dataset: Path, count: int, runs: int) -> Figure:
    """Time for each document, beside the lines parsed and bare rows inserted with one index."""
    small = dataset.with_name("small.jsonl")
    with dataset.open("rb") as whole:
        lines = whole.readlines()
    kept = lines[1 : count + 1]
    manifest = {"counts": {"documents": count, "annotations": count * TAGS}, "sha256": ""}
    small.write_bytes(
        b"".join((lines[0], *kept, lines[-2], orjson.dumps({"manifest": manifest}) + b"\n"))
    )
    times, floors = [], []
    for number in range(runs):
        floors.append(timed(partial(_bare_import, small, number)) / count)
        workspace = Workspace.create(small.with_name(f"in-{number}.pressdb"), author="Bench")
        source = read_dataset(small)
        times.append(timed(partial(workspace.import_annotated, source)) / count)
        workspace.close()
    return Figure(f"import, each of {count:,} documents with {TAGS} tags, quotes checked", "ms",
                  tuple(times), tuple(floors), goal=0.4)  # fmt: skip


def _bare_import(dataset: Path, number: int) -> None:
    bare = sqlite3.connect(dataset.with_name(f"floor-{number}.sqlite"), isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE document (n INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("CREATE TABLE tag (id BLOB UNIQUE, document_n INT, start INT, row TEXT)")
    bare.execute("CREATE INDEX place ON tag (document_n, start)")
    bare.execute("BEGIN")
    with dataset.open("rb") as lines:
        for at, line in enumerate(lines):
            entry = orjson.loads(line)
            if "text" in entry:
                bare.execute("INSERT INTO document VALUES (?, ?)", (at, entry["text"]))
                bare.executemany(
                    "INSERT INTO tag VALUES (?, ?, ?, ?)",
                    [
                        (
                            bytes.fromhex(one["id"].replace("-", "")),
                            at,
                            one["spans"][0]["start"],
                            orjson.dumps(one).decode(),
                        )
                        for one in entry["annotations"]
                    ],
                )
    bare.execute("COMMIT")
    bare.close()
