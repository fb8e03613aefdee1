"""Taking what importers read into a project, and the report of what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from annotator.model.drafts import Draft, Taken
from annotator.model.errors import AnnotatorError, DuplicateError, FieldError, UserError
from annotator.model.likeness import ALIKE, likeliest, likeness, sketch
from annotator.model.ops import EDITABLE_COLUMNS, ImportDocument, Op, tidy
from annotator.model.records import Document
from annotator.model.snapshot import Progress, no_progress
from annotator.model.text import digest
from annotator.store.ids import new_id
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from annotator.store.intake import IntakeReads
    from annotator.workspace.ledger import Writing

BATCH = 100
"""Releases that are written in one transaction."""
STEP = 1_000
"""Releases of an import that undo takes back at once."""
_LONGEST_SOURCE = 120


class Importing(Protocol):
    """The part of a workspace that an import needs."""

    intake: "IntakeReads"

    def apply(self, op: Op, /) -> object:
        """Do what the op says, in one transaction."""

    def start_all(self, ops: Sequence[Op], /, *, after: int | None = None) -> "Writing | None":
        """Begin to do what several ops say, in one transaction."""

    def settle(self) -> None:
        """Wait for what `start_all` began."""


class Result(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    ALIKE = "alike"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    NOTED = "noted"
    """Nothing became of it: something is to be known of a file that is in."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one release of an import.

    `document` is the new release, `other` the one that it repeats or is much like, `likeness` the
    share of words they have in common; `reason` is a line for people, empty where all is plain.
    """

    name: str
    result: Result
    reason: str = ""
    document: Document | None = None
    other: Document | None = None
    likeness: float = 0.0


@dataclass(slots=True)
class ImportReport:
    """What became of each release of an import; the reason beside those that are not in."""

    outcomes: list[Outcome] = field(default_factory=list)
    passed_over: int = 0
    """Files of a folder that are of no kind that is read."""

    def of(self, *results: Result) -> list[Outcome]:
        """The releases with one of these results."""
        return [one for one in self.outcomes if one.result in results]

    @property
    def imported(self) -> list[Document]:
        """The releases that came in."""
        return [one.document for one in self.outcomes if one.document is not None]

    @property
    def alike(self) -> list[Outcome]:
        """The releases that came in and are much like an earlier one."""
        return self.of(Result.ALIKE)

    @property
    def duplicates(self) -> list[Outcome]:
        """What the library has already."""
        return self.of(Result.DUPLICATE)

    @property
    def failed(self) -> list[Outcome]:
        """What can't be read."""
        return self.of(Result.FAILED)

    @property
    def summary(self) -> str:
        """The counts: `imported 3, duplicates 1, failed 0`."""
        near = f", near duplicates {len(self.alike)}" if self.alike else ""
        return (
            f"imported {len(self.imported)}, duplicates {len(self.duplicates)}, "
            f"failed {len(self.failed)}{near}"
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each file with something to say: what failed first, then what is known."""
        told = (*self.failed, *self.duplicates, *self.alike)
        return tuple(f"{one.name}: {one.reason}" for one in told)


def document_of(draft: Draft) -> Document:
    """The document that a draft becomes. A proposed date that is none is left out."""
    known: dict[str, str] = {}
    provenance: dict[str, str] = {}
    for column in EDITABLE_COLUMNS:
        if proposal := draft.metadata.get(column):
            with suppress(FieldError):
                known[column] = tidy(column, proposal.value)
                provenance[column] = proposal.source[:_LONGEST_SOURCE]
    made = Document(
        new_id(),
        digest(draft.text),
        draft.source_name,
        furniture=draft.furniture,
        original=draft.original.sha256 if draft.original else "",
        encoding=draft.encoding,
        provenance=provenance,
    )
    return made.with_facts(known)


def import_op(draft: Draft) -> ImportDocument:
    """The act that takes a draft into the library."""
    packed = draft.original.packed if draft.original else b""
    return ImportDocument(document_of(draft), draft.text, packed)


def import_draft(workspace: Importing, draft: Draft) -> Document:
    """Take what an importer read into the library. UserError where it is there already."""
    op = import_op(draft)
    workspace.apply(op)
    return op.document


def import_files(
    workspace: Importing,
    files: Iterable[Iterable[Taken]],
    total: int,
    progress: Progress = no_progress,
    report: ImportReport | None = None,
) -> ImportReport:
    """Take in what was read of so many files, some in each transaction, all of it one undo step.

    A release that can't be read or is a duplicate is reported and the others go on; `progress`
    may raise Cancelled, then what was read is in whole, and a `report` that was given names it.
    """
    intake = Intake(workspace, report)
    try:
        for done, several in enumerate(files):
            progress(done, total)
            for taken in several:
                intake.add(taken)
            if intake.full:
                intake.write()
    finally:
        intake.flush()
    progress(total, total)
    return intake.report


def most_alike(project: Path, document: Document) -> Document | None:
    """The other release of a project that is most like this one, None where none is much like it.

    On a connection of its own: for a worker.
    """
    reader = Reader(project)
    try:
        text = reader.text(document.id)
        others = [one for one in reader.intake.alike(sketch(text)) if one.id != document.id]
        shares = [(likeness(reader.text(one.id), text), one) for one in others]
    finally:
        reader.close()
    best = max(shares, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= ALIKE else None


@dataclass(slots=True)
class _Batch:
    """Releases of one transaction, and how to find them before it is on the disk."""

    ops: list[ImportDocument] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Where their outcomes stand in the report."""
    by_text: dict[str, Document] = field(default_factory=dict)
    by_hash: dict[int, list[int]] = field(default_factory=dict)
    writing: "Writing | None" = None

    def add(self, op: ImportDocument, place: int) -> None:
        for one in sketch(op.text):
            self.by_hash.setdefault(one, []).append(len(self.ops))
        self.by_text[op.document.sha256] = op.document
        self.ops.append(op)
        self.places.append(place)

    def alike(self, sketched: tuple[int, ...]) -> Iterator[tuple[Document, str]]:
        for at in likeliest(sketched, self.by_hash):
            yield self.ops[at].document, self.ops[at].text


class Intake:
    """An import under way: takes one release after the other, and writes them in batches.

    While one batch is being written, by a thread of its own, the next one is gathered.
    """

    def __init__(self, workspace: Importing, report: ImportReport | None = None) -> None:
        self._workspace = workspace
        self.report = report if report is not None else ImportReport()
        self._gathered = _Batch()
        self._started = _Batch()
        self._after: int | None = None
        self._in_step = 0
        self._versions = workspace.intake.has_versions()

    def add(self, taken: Taken) -> None:
        """Take a release; what is there already, or can't be read, is reported at once."""
        draft = taken.draft
        if draft is None:
            self.report.outcomes.append(Outcome(taken.name, Result.FAILED, taken.problem))
            return
        op = import_op(draft)
        earlier = self._earlier(op.document)
        if earlier is not None:
            outcome = _duplicate(taken.name, earlier, op.document.sha256)
            self.report.outcomes.append(outcome)
            return
        judged = self._judged(taken.name, op)
        self._gathered.add(op, len(self.report.outcomes))
        self.report.outcomes.append(judged)

    @property
    def waiting(self) -> bool:
        """Whether anything is gathered that nobody has begun to write."""
        return bool(self._gathered.ops)

    @property
    def full(self) -> bool:
        """Whether there is enough for a transaction: time for `write`."""
        return len(self._gathered.ops) >= BATCH

    def _earlier(self, document: Document) -> Document | None:
        for batch in (self._gathered, self._started):
            if known := batch.by_text.get(document.sha256):
                return known
        return self._workspace.intake.known(
            document.sha256, document.original, versions=self._versions
        )

    def _judged(self, name: str, op: ImportDocument) -> Outcome:
        """The outcome of a new release: much like another one, or not."""
        best = max(
            ((likeness(text, op.text), other) for other, text in self._candidates(op.text)),
            key=lambda pair: pair[0],
            default=None,
        )
        if best is None or best[0] < ALIKE:
            return Outcome(name, Result.IMPORTED, document=op.document)
        share, other = best
        reason = (
            f"is in, and much like “{other.title or other.source_name}” "
            f"({int(share * 100)} % of the words)."
        )
        return Outcome(name, Result.ALIKE, reason, op.document, other, share)

    def _candidates(self, text: str) -> Iterator[tuple[Document, str]]:
        """Releases that may be near duplicates, with their texts."""
        sketched = sketch(text)
        intake = self._workspace.intake
        for document in intake.alike(sketched):
            yield document, intake.text_of(document.sha256) or ""
        yield from self._gathered.alike(sketched)
        yield from self._started.alike(sketched)

    def write(self) -> None:
        """Begin to write what was gathered, once the batch before it is on the disk."""
        self._finish()
        batch, self._gathered = self._gathered, _Batch()
        if not batch.ops:
            return
        after = self._after if self._in_step < STEP else None
        try:
            batch.writing = self._workspace.start_all(batch.ops, after=after)
        except UserError:  # one of them is refused: the others go in one by one
            self._after = None
            for op, place in zip(batch.ops, batch.places, strict=True):
                self._alone(place, op)
            return
        except AnnotatorError as error:
            self._failed(batch, error)
            raise
        self._in_step = len(batch.ops) + (self._in_step if after is not None else 0)
        self._started = batch

    def flush(self) -> None:
        """Write everything, and wait until it is on the disk."""
        self.write()
        self._finish()

    def _finish(self) -> None:
        batch, self._started = self._started, _Batch()
        if batch.writing is None:
            return
        self._workspace.settle()
        self._after = batch.writing.number
        if error := batch.writing.error:
            self._failed(batch, error)
            raise error

    def _failed(self, batch: _Batch, error: Exception) -> None:
        for place in batch.places:
            self._refused(place, Result.FAILED, error)

    def _alone(self, place: int, op: ImportDocument) -> None:
        try:
            self._workspace.apply(op)
        except DuplicateError as error:
            self._refused(place, Result.DUPLICATE, error)
        except UserError as error:
            self._refused(place, Result.FAILED, error)

    def _refused(self, place: int, result: Result, error: Exception) -> None:
        name = self.report.outcomes[place].name
        self.report.outcomes[place] = Outcome(name, result, str(error))


def _duplicate(name: str, earlier: Document, sha256: str) -> Outcome:
    title = earlier.title or earlier.source_name
    if sha256 in earlier.earlier:
        why = f"This text is an earlier version of “{title}”."
    elif sha256 == earlier.sha256:
        why = f"This text is in the library already, as “{title}”."
    else:
        why = f"This file is in the library already, as “{title}”."
    return Outcome(name, Result.DUPLICATE, why, other=earlier)
