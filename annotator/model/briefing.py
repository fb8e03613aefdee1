"""A briefing as a model, free of Word: sections of sentences, tables and charts with their sources.

Exporters put it together and set it; the window shows it and checks it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from annotator.model.images import image
from annotator.model.records import Annotation, State

_SHOWN = 100
"""So much of a sentence stands in a message (code points)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands: one annotation with its release, as a note and the annex show it.

    `paragraphs` are the release's numbers, from 1; `language` is that of the quote; `around` is
    the passage of a quote that is too short to be read by itself, the quote strong in it.
    """

    annotation: str
    document: str
    quote: str
    publisher: str = ""
    title: str = ""
    date: str = ""
    event: str = ""
    address: str = ""
    language: str = ""
    paragraphs: tuple[int, ...] = ()
    state: State = State.DRAFT
    uncertain: bool = False
    reliability: str = ""
    around: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text in one language; an empty one is the briefing's own."""

    text: str
    language: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence put together from annotations; `sources` are their ids.

    `counted` are numbers that were counted for it and stand in no release. A sentence without
    sources that is `free` was typed by the officer.
    """

    key: str
    parts: tuple[Part, ...]
    sources: tuple[str, ...] = ()
    counted: tuple[int | Decimal, ...] = ()
    free: bool = False

    @property
    def text(self) -> str:
        """The sentence's words."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow each other, or are listed; quiet for remarks."""

    sentences: tuple[Sentence, ...]
    quiet: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """The sentences that a reader in a hurry reads, under a heading of their own."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section, with a quiet line below it."""

    text: str
    language: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; figures stand to the right, `whole` texts should not be broken."""

    label: str
    right: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row, one text for each column, with the ids of the annotations behind it."""

    key: str
    cells: tuple[Part, ...]
    sources: tuple[str, ...] = ()
    counted: tuple[int | Decimal, ...] = ()

    @property
    def text(self) -> str:
        """The cells in one line."""
        return " | ".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and, for those who can't see it, a description."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    description: str = ""

    def without_empty_columns(self) -> "Table":
        """The table without the columns in which no row says anything."""
        used = [
            at for at in range(len(self.columns)) if any(row.cells[at].text for row in self.rows)
        ]
        return replace(
            self,
            columns=tuple(self.columns[at] for at in used),
            rows=tuple(
                replace(row, cells=tuple(row.cells[at] for at in used)) for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True)
class Series:
    """A row of a chart's figures, one for each category; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of figures from annotations; lying bars for bodies, standing ones for years."""

    key: str
    caption: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool = False
    sources: tuple[str, ...] = ()


Block: TypeAlias = Paragraph | Box | Heading | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading; an `annex` lists the quotes behind the notes."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    annex: bool = False

    @property
    def headed(self) -> bool:
        """Whether its heading is shown; a box has one of its own."""
        return not (self.blocks and isinstance(self.blocks[0], Box))


@dataclass(frozen=True, slots=True)
class Unproven:
    """A figure, date or name in a sentence that no verified annotation holds, and why."""

    sentence: str
    text: str
    what: str
    reason: str

    def __str__(self) -> str:
        line = " ".join(self.sentence.split())
        shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
        return f"{self.what} “{self.text}” in “{shown}”: {self.reason}"


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that a briefing says. `sources` are known by their annotations' ids."""

    template: str
    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    sources: Mapping[str, Source]
    mark: str = ""
    draft: bool = True
    paper: str = "A4"
    head: str = ""
    made_of: str = ""
    generator: str = ""
    left_out: tuple[str, ...] = ()
    unproven: tuple[Unproven, ...] = ()
    documents: int = 0
    evidence: Mapping[str, Annotation] = field(default_factory=dict)
    title_typed: bool = False
    title_language: str = ""

    def statements(self) -> Iterator[Sentence | Row]:
        """Every sentence and every row, in the order of reading."""
        for section in self.sections:
            for block in section.blocks:
                match block:
                    case Paragraph(sentences=found) | Box(sentences=found):
                        yield from found
                    case Table():
                        yield from block.rows
                    case _:
                        pass

    def spoken(self) -> Iterator[str]:
        """Every text of the body that the file must hold, in the order of reading."""
        yield from (self.title, self.subtitle)
        for section in self.sections:
            if section.headed:
                yield section.heading
            for block in section.blocks:
                yield from _spoken(block)


def _spoken(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from (sentence.text for sentence in block.sentences)
        case Box():
            yield block.heading
            yield from (sentence.text for sentence in block.sentences)
        case Heading():
            yield from (block.text, block.below)
        case Table():
            yield block.caption
            yield from (column.label for column in block.columns)
            for row in block.rows:
                yield from (cell.text for cell in row.cells)
        case Chart():
            yield block.caption


def value_hash(annotation: Annotation) -> str:
    """What an annotation says, as a short hash: its kind, place, quote and values.

    Who tagged it, and how sure a rule was, change nothing that a briefing says.
    """
    said = {
        column: value
        for column, value in image(annotation).items()
        if column not in {"author", "origin", "confidence", "state"}
    }
    plain = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as it is offered: its sections with their headings, by key."""

    key: str
    label: str
    help: str
    sections: Mapping[str, str]
    for_release: bool = False


def known_notes(notes: Mapping[tuple[str, ...], int], sources: Iterable[str]) -> list[int] | None:
    """The first notes that hold the annotations, rising; None where one has none yet.

    `notes` are the numbers of the notes by the annotations that each holds. A chart shows figures
    that were told before: it leads to their notes.
    """
    first: dict[str, int] = {}
    for keys, number in notes.items():
        for key in keys:
            first.setdefault(key, number)
    numbers = [first.get(key, 0) for key in sources]
    return sorted(set(numbers)) if all(numbers) else None


def in_runs(numbers: Iterable[int]) -> list[tuple[int, ...]]:
    """Rising numbers as single ones and as the first and last of three or more that follow."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        ends
        for one in runs
        for ends in ([(one[0], one[-1])] if len(one) > 2 else [(number,) for number in one])
    ]
