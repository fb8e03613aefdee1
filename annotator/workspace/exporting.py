"""Keeping what was exported, recalling it, and comparing it with what comes back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.briefing import value_hash
from annotator.model.claims import Names
from annotator.model.errors import UserError
from annotator.model.exported import ExportRecord, Told
from annotator.model.ops import RecordExport
from annotator.model.recall import Find, Stale, stale
from annotator.model.records import Annotation
from annotator.model.returning import Returned, Verdict, beside, compare
from annotator.model.snapshot import ExportReport
from annotator.store.ids import new_id
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from annotator.workspace.core import Workspace


def now_in_utc() -> str:
    """The time, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def keep_export(workspace: "Workspace", report: ExportReport) -> None:
    """Keep the sentences of a briefing that was exported; other exports leave no record."""
    if report.record is not None:
        made = replace(report.record, id=new_id(), made_at=now_in_utc(), file=str(report.target))
        workspace.apply(RecordExport(made))


@dataclass(frozen=True, slots=True)
class Recalled:
    """An export with those of its sentences that have gone stale."""

    record: ExportRecord
    stale: tuple[Stale, ...]


def recalled(path: Path) -> tuple[Recalled, ...]:
    """Every export of the project, the newest first; safe on any thread."""
    with _reading(path) as reader:
        find = _finder(reader)
        records = reversed(reader.exported.all())
        return tuple(Recalled(one, stale(one, find)) for one in records)


def compared(
    path: Path, record: ExportRecord, returned: Returned, given_names: frozenset[str]
) -> tuple[Verdict, ...]:
    """What became of the export's sentences in the file that came back; safe on any thread."""
    with _reading(path) as reader:
        officials = reader.officials()
        find = _finder(reader)
        evidence = {one.key: _words(one, find) for one in record.told}
        quotes = _quotes(record.told, find)
    names = Names.of(given_names, (name for one in officials for name in one.names))
    found = compare(record.told, returned.statements, names, evidence)
    return found + beside(record.title, quotes, returned, names)


@contextmanager
def _reading(path: Path) -> Iterator[Reader]:
    reader = Reader(path)
    try:
        with reader.consistent():
            yield reader
    finally:
        reader.close()


def _finder(reader: Reader) -> Find:
    """Gives the annotation of an id as the file has it now, None where it is gone."""

    def find(annotation: str) -> Annotation | None:
        try:
            return reader.annotation(annotation)
        except UserError:
            return None

    return find


_SHOWN = 2
"""So many quotes a note shows."""


def _quotes(told: Iterable[Told], find: Find) -> dict[str, bool]:
    """The quotes of all tags that say what they said at the export, and whether a note has each."""
    found: dict[str, bool] = {}
    for one in told:
        for key, was in zip(one.annotations, one.hashes, strict=True):
            tag = find(key)
            if tag is not None and value_hash(tag) == was:
                noted = len(one.annotations) <= _SHOWN
                found[tag.quote] = found.get(tag.quote, False) or noted
    return found


def _words(told: Told, find: Find) -> str:
    """The words of a sentence's tags: quote, and date or period."""
    tags = [tag for key in told.annotations if (tag := find(key)) is not None]
    return ". ".join(f"{tag.quote}. {tag.value('date')} {tag.value('period')}" for tag in tags)
