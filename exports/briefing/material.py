"""What a briefing is made of: the chosen releases with their annotations, and their sources."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from annotator.model import quantity
from annotator.model.briefing import Part, Row, Sentence, Source
from annotator.model.errors import FieldError, UserError
from annotator.model.guard import Guard
from annotator.model.kinds import Kind
from annotator.model.quantity import Quantity
from annotator.model.records import Annotation, Document, State
from annotator.model.snapshot import ChoosingSnapshot, Progress, Snapshot, SnapshotDocument
from annotator.model.spans import Span
from annotator.model.text import paragraphs
from exports.briefing.context import passages
from exports.briefing.phrases import Phrases
from exports.briefing.wording import language_tag
from exports.checks import check_quotes, document_name, unknown_kind


@dataclass(frozen=True, slots=True)
class Choice:
    """Which releases and people a briefing is about; empty means all.

    Releases are ids or file names; `first` and `last` are EDTF days, both included.
    """

    releases: frozenset[str] = frozenset()
    officials: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    verified_only: bool = False

    def takes(self, document: Document) -> bool:
        """Whether the briefing covers the release."""
        names = {document.id, document.source_name, document.source_name.rpartition(".")[0]}
        if self.releases and not names & self.releases:
            return False
        begin, _, end = date_of(document).partition("/")
        end = end or begin  # `..` is before every first day and behind every last one
        if self.first and (not end or (end != ".." and end < self.first[: len(end)])):
            return False
        return not self.last or bool(begin and begin[: len(self.last)] <= self.last)


def date_of(document: Document) -> str:
    """The day of what the release reports, else the day that it came out."""
    return document.event_date or document.published_on


@dataclass(slots=True)
class Held:
    """A release of the briefing, with where its paragraphs begin."""

    document: Document
    text: str
    annotations: tuple[Annotation, ...]
    lines: tuple[Span, ...]
    starts: list[int]

    @classmethod
    def of(cls, given: SnapshotDocument, annotations: Iterable[Annotation]) -> "Held":
        """The release with the annotations that the briefing takes."""
        lines = paragraphs(given.text)
        starts = [line.start for line in lines]
        return cls(given.document, given.text, tuple(annotations), lines, starts)

    @property
    def language(self) -> str:
        """The language of its words, as Word wants it."""
        return language_tag(self.document.language)

    def paragraphs_of(self, annotation: Annotation) -> tuple[int, ...]:
        """The numbers of the paragraphs that the annotation stands in."""
        found: set[int] = set()
        for span in annotation.spans:
            first = max(bisect_right(self.starts, span.start), 1)
            last = max(bisect_right(self.starts, span.end - 1), first)
            found.update(range(first, last + 1))
        return tuple(sorted(found))

    def passage(self, annotation: Annotation) -> tuple[str, int]:
        """The whole paragraph that the annotation begins in on one line, and where it begins."""
        if not self.lines:
            return "", 0
        line = self.lines[max(bisect_right(self.starts, annotation.start), 1) - 1]
        before = self.text[line.start : annotation.start]
        blank = " " if before.strip() and before[-1].isspace() else ""
        return " ".join(line.of(self.text).split()), len(" ".join(before.split()) + blank)


@dataclass(frozen=True, slots=True)
class Found:
    """An annotation with its release."""

    annotation: Annotation
    held: Held

    @property
    def id(self) -> str:
        """The annotation's id."""
        return self.annotation.id

    def value(self, key: str) -> str:
        """A field's text on one line."""
        return " ".join(self.annotation.value(key).split())

    @property
    def quote(self) -> str:
        """The quote on one line."""
        return " ".join(self.annotation.quote.split())

    @property
    def figure(self) -> Quantity | None:
        """The statistic's quantity, None where the fields can't be read as one."""
        try:
            made = Quantity(
                self._number("value"),
                self.value("unit") or "count",
                self.value("comparator") or "=",
                self._number("low"),
                self._number("high"),
            )
        except FieldError:
            return None
        return made if made.value is not None or made.low or made.high else None

    def _number(self, key: str) -> Decimal | None:
        text = self.value(key)
        return quantity.number(text) if text else None


@dataclass(slots=True)
class Material:
    """All that the sections draw on, and the sources that they have cited."""

    phrases: Phrases
    snapshot: Snapshot
    choice: Choice
    helds: tuple[Held, ...]
    free_text: str = ""
    every_release: bool = False
    guard: Guard | None = None
    left_out: list[str] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    evidence: dict[str, Annotation] = field(default_factory=dict)

    @classmethod
    def of(
        cls, snapshot: Snapshot, choice: Choice, phrases: Phrases, progress: Progress
    ) -> "Material":
        """Read the snapshot. Raises UserError where a quote does not match its text."""
        helds: list[Held] = []
        left_out: list[str] = []
        total = snapshot.document_count
        progress(0, total)
        for done, given in enumerate(_chosen(snapshot, choice), start=1):
            check_quotes(given)
            helds.append(_held(given, snapshot.kinds, choice, left_out))
            progress(done, total)
        progress(total, total)
        if choice.releases and not helds:
            raise UserError("None of the chosen releases is in the project. Choose others.")
        return cls(phrases, snapshot, choice, tuple(helds), left_out=left_out)

    def found(self, kind: str) -> list[Found]:
        """The annotations of a kind in the order of reading."""
        return [
            Found(annotation, held)
            for held in self.helds
            for annotation in held.annotations
            if annotation.kind == kind
        ]

    @property
    def own_kinds(self) -> Iterator[Kind]:
        """The project's kinds beside the three that have sections of their own."""
        for key, kind in self.snapshot.kinds.items():
            if key not in ("official", "decision", "statistic"):
                yield kind

    def cite(self, *found: Found) -> tuple[str, ...]:
        """Take the annotations among the sources; their ids."""
        for one in found:
            if one.id not in self.sources:
                self.sources[one.id] = _source(one)
                self.evidence[one.id] = one.annotation
        return tuple(dict.fromkeys(one.id for one in found))

    def proven(self, passage: str, found: Found) -> str:
        """The passage; only its quote where a final briefing could not prove the rest."""
        if not self.choice.verified_only or self.guard is None:
            return passage
        return found.quote if self.guard.doubts(passage, [found.annotation]) else passage

    def sentence(
        self,
        key: str,
        *parts: Part | str,
        by: Sequence[Found] = (),
        counted: tuple[int | Decimal, ...] = (),
    ) -> Sentence:
        """A sentence of parts with its sources."""
        made = tuple(part if isinstance(part, Part) else Part(part) for part in parts)
        return Sentence(key, made, self.cite(*by), counted)

    def row(
        self,
        key: str,
        *cells: Part | str,
        by: Sequence[Found] = (),
        counted: tuple[int | Decimal, ...] = (),
    ) -> Row:
        """A row of cells with its sources."""
        made = tuple(cell if isinstance(cell, Part) else Part(cell) for cell in cells)
        return Row(key, made, self.cite(*by), counted)


def _chosen(snapshot: Snapshot, choice: Choice) -> Iterator[SnapshotDocument]:
    if isinstance(snapshot, ChoosingSnapshot):
        return snapshot.chosen(choice.takes)
    return (given for given in snapshot.documents() if choice.takes(given.document))


def _held(
    given: SnapshotDocument, kinds: Mapping[str, Kind], choice: Choice, left_out: list[str]
) -> Held:
    taken: list[Annotation] = []
    unverified = 0
    for annotation in given.annotations:
        if annotation.kind not in kinds:
            left_out.append(unknown_kind(given, annotation))
        elif choice.verified_only and annotation.state is not State.VERIFIED:
            unverified += 1
        else:
            taken.append(annotation)
    if unverified:
        tags = "1 tag was" if unverified == 1 else f"{unverified:,} tags were"
        left_out.append(
            f"In “{document_name(given.document)}”, {tags} left out: a final briefing takes "
            "verified tags only."
        )
    return Held.of(given, taken)


def _source(found: Found) -> Source:
    document, annotation = found.held.document, found.annotation
    return Source(
        annotation=annotation.id,
        document=document.id,
        quote=found.quote,
        publisher=" ".join(document.publisher.split()),
        title=" ".join(document_name(document).split()),
        date=document.published_on or document.event_date,
        event=document.event_date,
        reliability=document.reliability,
        address=document.source_address.strip(),
        language=found.held.language,
        paragraphs=found.held.paragraphs_of(annotation),
        state=annotation.state,
        uncertain=annotation.uncertain,
        around=_around(found),
    )


def _around(found: Found) -> tuple[Part, ...]:
    numbers, held = found.held.paragraphs_of(found.annotation), found.held
    if len(numbers) != 1 or not held.lines:
        return ()
    pieces = passages(held.text, held.lines[numbers[0] - 1], found.annotation.spans)
    return tuple(Part(piece.text, held.language, strong=piece.quoted) for piece in pieces)
