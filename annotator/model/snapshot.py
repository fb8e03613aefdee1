"""What an exporter gets and gives: one consistent read of a project, and a report."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias, runtime_checkable

from annotator.model.exported import ExportRecord
from annotator.model.fields import Choice
from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Document, Official, StateFilter, Tenure
from annotator.model.suggestion import Suggestion

Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total) documents; raises Cancelled where the user has stopped the work."""


def no_progress(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class SnapshotDocument:
    """A release with its text and the annotations that the snapshot's filter lets through.

    `suggestions` are none unless they were asked for; they are never annotations.
    """

    document: Document
    text: str
    annotations: tuple[Annotation, ...]
    suggestions: tuple[Suggestion, ...] = ()


class Snapshot(Protocol):
    """One consistent read of a project that gives its documents one at a time.

    `head` is the hash of the newest revision, `revised_at` its time (UTC, ISO 8601; empty for an
    untouched project): the same head gives the same documents, and so the same export.
    """

    @property
    def project(self) -> str:
        """The project's name."""

    @property
    def generator(self) -> str:
        """Program and version that took the snapshot."""

    @property
    def head(self) -> str:
        """Hash of the newest revision, hexadecimal."""

    @property
    def revised_at(self) -> str:
        """When the newest revision was made."""

    @property
    def state(self) -> StateFilter:
        """Which annotations are in it."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The project's kinds by key, in the order of the codebook."""

    @property
    def officials(self) -> tuple[Official, ...]:
        """The registry."""

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The posts of the registry's officials."""

    @property
    def authors(self) -> Mapping[str, str]:
        """Members' names by id."""

    @property
    def document_count(self) -> int:
        """How many documents `documents` gives."""

    def documents(self) -> Iterator[SnapshotDocument]:
        """The documents in the order of the library, annotations in reading order."""


@runtime_checkable
class ChoosingSnapshot(Protocol):
    """A snapshot that need not read what nobody wants; a library may be large."""

    def chosen(self, wanted: Callable[[Document], bool]) -> Iterator[SnapshotDocument]:
        """Those of the documents that are wanted."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and what was left out and why, each reason a whole sentence.

    `losses` are what the format itself has no place for, whatever the project holds.
    """

    target: Path
    documents: int
    annotations: int
    left_out: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    record: ExportRecord | None = None
    """What of a briefing is to be kept, still without id and time."""


Options: TypeAlias = Mapping[str, str]
"""What was chosen, by the option's key; what is not named is at its default."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen of an export; the dialog and the command line derive from it.

    Without `choices` any text is taken; with a `suffix` it is the path of a file that ends so.
    """

    key: str
    label: str
    choices: tuple[Choice, ...] = ()
    default: str = ""
    help: str = ""
    suffix: str = ""


class Exporter(Protocol):
    """A way out: a snapshot in, one file out, the same bytes for the same snapshot."""

    @property
    def key(self) -> str:
        """The name on the command line."""

    @property
    def label(self) -> str:
        """The name in the dialog."""

    @property
    def suffix(self) -> str:
        """The file's ending with its dot."""

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen, in the order of the dialog."""

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write `target` aside and rename it, so that it is whole or as it was before.

        Raises UserError where a quote does not match its text, Cancelled from `progress`.
        """
