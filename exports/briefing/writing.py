"""One briefing on its way to the file: what runs through all releases, and the title page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from annotator.model.handling import MARKS
from annotator.model.records import Document
from annotator.model.snapshot import ExportReport, Progress, Snapshot
from exports.briefing.content import Briefing, Release, ordered
from exports.briefing.markup import illegal, paragraph, run
from exports.briefing.package import Extra, Filling, Properties
from exports.briefing.pages import Pages, footnotes, listed
from exports.briefing.phrases import Phrases
from exports.briefing.recordwords import RecordWords
from exports.briefing.setting import paper_and_language
from exports.briefing.wording import moment
from exports.checks import check_quotes, not_held, require_mark, shortened

_IN_MEMORY = 8 << 20  # bytes; what is longer waits on disk
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """What a full record may choose: title, language, paper, handling mark."""

    title: str = ""
    language: str = "en"
    paper: str = "A4"
    mark: str = ""


class Writing:
    """Collects the body and the notes release by release, then gives the template its filling."""

    def __init__(
        self, snapshot: Snapshot, options: RecordOptions, body: IO[bytes], notes: IO[bytes]
    ) -> None:
        self._snapshot = snapshot
        self._options = options
        self._words = RecordWords(Phrases(options.language))
        self._phrases = self._words.phrases
        untitled = snapshot.project.strip() or self._phrases("record.untitled")
        self._title = options.title.strip() or untitled
        self._mark = options.mark.strip()
        self._briefing = Briefing(snapshot.kinds, self._words)
        self._pages = Pages(self._words)
        self._body, self._notes = body, notes
        self._dates: list[str] = []
        self._documents = 0
        self._left_out: list[str] = []

    @classmethod
    @contextmanager
    def of(cls, snapshot: Snapshot, options: RecordOptions) -> "Iterator[Writing]":
        """A briefing with room for what is written; the room is freed after the block."""
        with SpooledTemporaryFile(_IN_MEMORY) as body, SpooledTemporaryFile(_IN_MEMORY) as notes:
            yield cls(snapshot, options, body, notes)

    def run(self, progress: Progress) -> None:
        """Set all documents.

        Raises UserError at a quote that does not match its text, and at a release with a higher
        handling mark than the record's.
        """
        total = self._snapshot.document_count
        marks: tuple[str, ...] = getattr(self._snapshot, "marks", MARKS)
        progress(0, total)
        for held in self._snapshot.documents():
            check_quotes(held)
            require_mark((held.document,), self._mark, marks)
            self._add(self._briefing.release(held))
            self._documents += 1
            progress(self._documents, total)

    def _add(self, release: Release) -> None:
        self._body.write(self._pages.release(release).encode())
        self._notes.write(footnotes(release, self._words).encode())
        self._dates.append(_date_of(release.document))
        self._left_out += release.left_out
        replaced = sum(map(illegal, _texts(release)))
        if replaced:
            self._left_out.append(not_held(release.title, replaced, "a Word file"))

    def filling(self) -> Filling:
        """What goes into the template, once all documents are set."""
        return Filling(
            body=self._all(),
            notes=_chunks(self._notes),
            links=self._pages.links,
            places={
                "head": self._phrases("record.head", title=shortened(self._title)),
                "status": self._status,
                "foot": self._phrases("record.foot", head=self._short_head, day=self._day),
            },
            properties=self._properties(),
            extra=Extra(swapped=paper_and_language(self._options.paper, self._phrases)),
        )

    @property
    def _status(self) -> str:
        draft = "" if self._all_verified else self._phrases("record.draft")
        return " · ".join(filter(None, (self._mark, draft)))

    def _all(self) -> Iterator[bytes]:
        snapshot, pages = self._snapshot, self._pages
        data = self._phrases("subtitle.data", day=self._day)
        subtitle = f"{self._covers} · {data}"
        yield pages.front(self._title, subtitle, self._facts()).encode()
        yield pages.counts(
            [
                (
                    self._words.kinds(kind),
                    self._briefing.counts[kind.key],
                    self._briefing.verified[kind.key],
                )
                for kind in ordered(snapshot.kinds)
            ]
        ).encode()
        yield pages.contents().encode()
        if not self._documents:
            yield paragraph("Remark", run(self._phrases("record.empty"))).encode()
        yield from _chunks(self._body)

    def _facts(self) -> list[tuple[str, str]]:
        total, verified = self._briefing.counts.total(), self._briefing.verified.total()
        phrases, number = self._phrases, self._words.number
        some = phrases("record.some", verified=number(verified), total=number(total))
        facts = [
            ("record.covers", self._releases + self._period()),
            ("record.data", self._data),
            ("record.includes", phrases(f"taken.{self._snapshot.state}")),
            ("record.verified", some),
            ("record.handling", self._mark or phrases("record.handling.none")),
            ("record.made", self._snapshot.generator),
        ]
        return [(phrases(key), text) for key, text in facts if text]

    @property
    def _data(self) -> str:
        """The moment of the data, in UTC."""
        at = moment(self._snapshot.revised_at)
        if at is None:
            return self._snapshot.revised_at or self._phrases("subtitle.empty")
        return f"{self._phrases.day(f'{at:%Y-%m-%d}')}, {at:%H:%M} UTC"

    @property
    def _releases(self) -> str:
        return self._phrases.counted(self._documents, "release")

    def _recorded(self) -> str:
        said = [
            self._words.counted(number, kind)
            for kind in ordered(self._snapshot.kinds)
            if (number := self._briefing.counts[kind.key])
        ]
        return listed(self._phrases, said)

    def _period(self) -> str:
        dates = sorted(date for date in self._dates if date)
        if not dates:
            return ""
        first, last = self._phrases.day(dates[0]), self._phrases.day(dates[-1])
        if first == last:
            return f", {first}"
        return self._phrases("record.period", first=first, last=last)

    @property
    def _all_verified(self) -> bool:
        return self._briefing.counts.total() == self._briefing.verified.total()

    @property
    def _covers(self) -> str:
        return self._phrases("record.on", releases=self._releases)

    @property
    def _short_head(self) -> str:
        head = self._snapshot.head
        return (
            f"{head[:4]}…{head[-3:]}" if len(head) > 12 else head or self._phrases("record.no_head")
        )

    @property
    def _day(self) -> str:
        at = moment(self._snapshot.revised_at)
        return self._phrases.day(f"{at:%Y-%m-%d}") if at else self._phrases("record.no_day")

    def _properties(self) -> Properties:
        return Properties(
            title=self._title,
            subject=": ".join(filter(None, (self._covers, self._recorded()))),
            author=self._snapshot.generator,
            description=f"Snapshot {self._snapshot.head}",
            at=moment(self._snapshot.revised_at),
            language=self._phrases.tag,
        )

    def report(self, target: Path) -> ExportReport:
        """What was written."""
        return ExportReport(
            target=target,
            documents=self._documents,
            annotations=self._briefing.counts.total(),
            left_out=tuple(self._left_out),
            notes={"source notes": self._briefing.notes},
        )


def _date_of(document: Document) -> str:
    return document.published_on or document.event_date


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


def _texts(release: Release) -> Iterator[str]:
    yield release.title
    yield from release.facts
    yield release.document.source_address
    for section in release.sections:
        for row in section.rows:
            yield from row.cells
            yield from (quoted.text for quoted in row.quotes)
