"""What stands in a briefing, derived from a snapshot and free of Word."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from annotator.model.fields import Field, FieldType
from annotator.model.kinds import Kind
from annotator.model.records import Annotation, Document, State
from annotator.model.snapshot import SnapshotDocument
from annotator.model.spans import Span
from annotator.model.text import paragraphs
from exports.briefing.context import Piece, passages
from exports.briefing.figures import figure_parts
from exports.briefing.recordwords import ENGLISH_WORDS, RecordWords
from exports.checks import document_name, field_left_out, unknown_fields, unknown_kind

FIRST_KINDS = ("decision", "statistic", "official")
"""Keys of the kinds that a briefing begins with; the others follow in the codebook's order."""
_RIGHT = frozenset((FieldType.NUMBER, FieldType.QUANTITY))
_AS_WRITTEN = frozenset((FieldType.TEXT, FieldType.LONG_TEXT, FieldType.OFFICIAL))

_NoteKey: TypeAlias = tuple[tuple[int, ...], str]
Cell: TypeAlias = Callable[[Annotation], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a section's table; `as_written` texts are in the release's language."""

    label: str
    cell: Cell
    right: bool = False
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source note: which paragraphs of the release, in which state, in what context."""

    number: int
    paragraphs: tuple[int, ...]
    state: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote and the numbers of the notes that say where it stands."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the columns' texts and the quotes behind them."""

    cells: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The table of one kind in one release."""

    kind: Kind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    count: int
    verified: int
    heading: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release as the briefing shows it."""

    document: Document
    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()


def ordered(kinds: Mapping[str, Kind]) -> list[Kind]:
    """The kinds in the order of a briefing's sections."""
    first = [kinds[key] for key in FIRST_KINDS if key in kinds]
    return first + [kind for key, kind in kinds.items() if key not in FIRST_KINDS]


def columns_of(kind: Kind, words: RecordWords = ENGLISH_WORDS) -> tuple[Column, ...]:
    """The columns of a kind: its table fields, those that make a figure drawn together."""
    parts = figure_parts(kind)
    columns: list[Column] = []
    for slot in kind.table_fields:
        if parts is None or slot.key not in parts.keys:
            columns.append(_column(kind, slot, words))
        elif slot.key == parts.value.key:
            head = words.phrases("col.figure")
            columns.append(Column(head, partial(words.figure, parts), right=True))
    return tuple(columns)


def _column(kind: Kind, slot: Field, words: RecordWords) -> Column:
    return Column(
        words.field(kind, slot),
        lambda annotation: words.value(slot, annotation.value(slot.key)),
        right=slot.type in _RIGHT,
        as_written=slot.type in _AS_WRITTEN,
    )


class Notes:
    """The source notes of one section: one for each set of paragraphs and state."""

    def __init__(self, text: str, before: int, words: RecordWords = ENGLISH_WORDS) -> None:
        self._text = text
        self._words = words
        self._paragraphs = paragraphs(text)
        self._starts = [span.start for span in self._paragraphs]
        self._before = before
        self._quoted: dict[_NoteKey, list[Span]] = {}
        self._numbers: dict[_NoteKey, int] = {}

    def cite(self, annotation: Annotation) -> int:
        """The number of the note that leads to the annotation's paragraphs."""
        key = (self._paragraphs_of(annotation), self._words.state(annotation))
        self._quoted.setdefault(key, []).extend(annotation.spans)
        return self._numbers.setdefault(key, self._before + len(self._quoted))

    def _paragraphs_of(self, annotation: Annotation) -> tuple[int, ...]:
        found: set[int] = set()
        for span in annotation.spans:
            first = max(bisect_right(self._starts, span.start), 1)
            last = max(bisect_right(self._starts, span.end - 1), first)
            found.update(range(first, last + 1))
        return tuple(sorted(found))

    def made(self) -> tuple[Note, ...]:
        """The notes, numbered on from those before."""
        return tuple(
            Note(number, numbers, state, self._context(numbers, spans))
            for number, ((numbers, state), spans) in enumerate(
                self._quoted.items(), start=self._before + 1
            )
        )

    def _context(self, numbers: tuple[int, ...], spans: list[Span]) -> tuple[Piece, ...]:
        if len(numbers) != 1 or not self._paragraphs:
            return ()
        return passages(self._text, self._paragraphs[numbers[0] - 1], spans)


@dataclass(slots=True)
class Briefing:
    """Turns documents into releases, one at a time, and keeps count."""

    kinds: Mapping[str, Kind]
    words: RecordWords = ENGLISH_WORDS
    notes: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    verified: Counter[str] = field(default_factory=Counter)

    def release(self, held: SnapshotDocument) -> Release:
        """The release of a document, with what was left out of it."""
        by_kind: dict[str, list[Annotation]] = {}
        left_out: list[str] = []
        for annotation in held.annotations:
            if annotation.kind in self.kinds:
                by_kind.setdefault(annotation.kind, []).append(annotation)
                left_out += self._problems(held, annotation)
            else:
                left_out.append(unknown_kind(held, annotation))
        sections = tuple(
            self._section(kind, held.text, by_kind[kind.key])
            for kind in ordered(self.kinds)
            if kind.key in by_kind
        )
        document = held.document
        return Release(
            document,
            document_name(document),
            facts_of(document, self.words),
            sections,
            tuple(left_out),
        )

    def _section(self, kind: Kind, text: str, annotations: Sequence[Annotation]) -> Section:
        columns = columns_of(kind, self.words)
        notes = Notes(text, self.notes, self.words)
        alike = kind.subject_field() is not None
        rows = tuple(
            Row(cells, tuple(_cited(held, notes)))
            for cells, held in grouped_rows(columns, annotations, join_alike=alike)
        )
        made = notes.made()
        verified = sum(annotation.state is State.VERIFIED for annotation in annotations)
        self.notes += len(made)
        self.counts[kind.key] += len(annotations)
        self.verified[kind.key] += verified
        return _without_empty_columns(
            Section(kind, columns, rows, made, len(annotations), verified, self.words.kinds(kind))
        )

    def _problems(self, held: SnapshotDocument, annotation: Annotation) -> list[str]:
        sentences = unknown_fields(held, annotation, self.kinds)
        for slot in self.kinds[annotation.kind].table_fields:
            problem = slot.problem(annotation.value(slot.key))
            if problem:
                sentences.append(_shown_as_typed(held, annotation, slot, problem))
        return sentences


def _shown_as_typed(
    held: SnapshotDocument, annotation: Annotation, slot: Field, problem: str
) -> str:
    sentence = field_left_out(held, annotation, slot.label, problem)
    return sentence.replace("was left out", "is shown as it was typed", 1)


def grouped_rows(
    columns: Sequence[Column], annotations: Sequence[Annotation], *, join_alike: bool
) -> list[tuple[tuple[str, ...], list[Annotation]]]:
    """The rows' cells with the annotations behind each, in the order of the text.

    Alike ones are joined for kinds whose rows are about a person, who is named again and again.
    """
    grouped: dict[tuple[str, ...] | int, tuple[tuple[str, ...], list[Annotation]]] = {}
    for number, annotation in enumerate(annotations):
        cells = tuple(column.cell(annotation) for column in columns)
        key = cells if join_alike and any(cells) else number
        grouped.setdefault(key, (cells, []))[1].append(annotation)
    return list(grouped.values())


def _cited(annotations: Sequence[Annotation], notes: Notes) -> Iterator[Quoted]:
    """The row's different quotes, each with its notes, numbered in the order of reading."""
    by_quote: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        by_quote.setdefault(annotation.quote, []).append(annotation)
    for quote, held in by_quote.items():
        yield Quoted(quote, tuple(dict.fromkeys(map(notes.cite, held))))


def _without_empty_columns(section: Section) -> Section:
    """The section without columns in which no row has anything to say."""
    used = [at for at in range(len(section.columns)) if any(row.cells[at] for row in section.rows)]
    return replace(
        section,
        columns=tuple(section.columns[at] for at in used),
        rows=tuple(Row(tuple(row.cells[at] for at in used), row.quotes) for row in section.rows),
    )


def facts_of(document: Document, words: RecordWords = ENGLISH_WORDS) -> tuple[str, ...]:
    """What the source line says about a release, besides its address."""
    phrases, event, published = words.phrases, document.event_date, document.published_on
    facts = (
        document.publisher.strip(),
        phrases("record.event", day=phrases.day(event)) if event else "",
        phrases("subtitle.published", day=phrases.day(published)) if published else "",
        words.language(document.language),
        document.handling.strip(),
    )
    return tuple(fact for fact in facts if fact)


def source_name(document: Document, words: RecordWords = ENGLISH_WORDS) -> str:
    """How a source note begins: publisher (else the file) and date."""
    date = document.published_on or document.event_date
    publisher = document.publisher.strip() or document.source_name.strip() or document.id
    return f"{publisher}, {words.phrases.day(date)}" if date else publisher
