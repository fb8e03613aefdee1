"""Taking what importers read into a project, and the report of what became of it."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeAlias

from annotator.model.drafts import Draft, Taken
from annotator.model.errors import DuplicateError, FieldError, UserError
from annotator.model.ops import EDITABLE_COLUMNS, ImportDocument, Op, tidy
from annotator.model.records import Document
from annotator.model.snapshot import Progress, no_progress
from annotator.model.text import digest
from annotator.store.ids import new_id

Read: TypeAlias = Callable[[bytes, str], Iterable[Taken]]
"""What makes drafts of a file's bytes and name: one of a file, several of an archive."""


class Applying(Protocol):
    """The part of a workspace that an import needs."""

    def apply(self, op: Op, /) -> object:
        """Do what the op says, in one transaction."""


@dataclass(slots=True)
class ImportReport:
    """What became of each release of an import; the reason beside those that are not in."""

    imported: list[Document] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The counts: `imported 3, duplicates 1, failed 0`."""
        return (
            f"imported {len(self.imported)}, duplicates {len(self.duplicates)}, "
            f"failed {len(self.failed)}"
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each file that is not in, with the reason."""
        return tuple(f"{name}: {why}" for name, why in (*self.failed, *self.duplicates))


def import_draft(workspace: Applying, draft: Draft) -> Document:
    """Take what an importer read into the library. UserError where it is there already.

    A proposed date that is none is left out.
    """
    known = {}
    for column in EDITABLE_COLUMNS:
        if proposal := draft.metadata.get(column):
            with suppress(FieldError):
                known[column] = tidy(column, proposal.value)
    bare = Document(new_id(), digest(draft.text), draft.source_name, furniture=draft.furniture)
    document = replace(bare, **known)  # type: ignore[arg-type]
    workspace.apply(ImportDocument(document, draft.text))
    return document


def import_files(
    workspace: Applying,
    files: Sequence[Path],
    read: Read,
    progress: Progress = no_progress,
    report: ImportReport | None = None,
) -> ImportReport:
    """Take files into the library, each a transaction of its own.

    A file that can't be read or is a duplicate is reported and the others go on; `progress`
    may raise Cancelled, then what is in stays in, and a `report` that was given names it.
    """
    report = report or ImportReport()
    for done, file in enumerate(files):
        progress(done, len(files))
        try:
            data = file.read_bytes()
        except OSError as error:
            report.failed.append((file.name, f"can’t be read ({error.strerror})"))
            continue
        for taken in read(data, file.name):
            _take_in(workspace, taken, report)
    progress(len(files), len(files))
    return report


def _take_in(workspace: Applying, taken: Taken, report: ImportReport) -> None:
    if taken.draft is None:
        report.failed.append((taken.name, taken.problem))
        return
    try:
        report.imported.append(import_draft(workspace, taken.draft))
    except DuplicateError as error:
        report.duplicates.append((taken.name, str(error)))
    except UserError as error:
        report.failed.append((taken.name, str(error)))
