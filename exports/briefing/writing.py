"""One briefing on its way to the file: what runs through all releases, and the title page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from annotator.model.records import Document, StateFilter
from annotator.model.snapshot import ExportReport, Progress, Snapshot
from exports.briefing.content import Briefing, Release, ordered
from exports.briefing.markup import illegal, paragraph, run
from exports.briefing.package import Filling, Properties
from exports.briefing.pages import Pages, footnotes, kinds_line
from exports.briefing.wording import counted, data_as_of, day, moment, plural
from exports.checks import check_quotes, not_held, shortened

_IN_MEMORY = 8 << 20  # bytes; what is longer waits on disk
_CHUNK = 1 << 16
_TAKEN = {
    StateFilter.ANY: "All tags, whether verified or not",
    StateFilter.SUBMITTED: "Tags that are submitted or verified",
    StateFilter.VERIFIED: "Verified tags only",
}


class Writing:
    """Collects the body and the notes release by release, then gives the template its filling."""

    def __init__(self, snapshot: Snapshot, title: str, body: IO[bytes], notes: IO[bytes]) -> None:
        self._snapshot = snapshot
        self._title = title.strip() or snapshot.project.strip() or "Briefing"
        self._briefing = Briefing(snapshot.kinds)
        self._pages = Pages()
        self._body, self._notes = body, notes
        self._dates: list[str] = []
        self._documents = 0
        self._left_out: list[str] = []

    @classmethod
    @contextmanager
    def of(cls, snapshot: Snapshot, title: str) -> "Iterator[Writing]":
        """A briefing with room for what is written; the room is freed after the block."""
        with SpooledTemporaryFile(_IN_MEMORY) as body, SpooledTemporaryFile(_IN_MEMORY) as notes:
            yield cls(snapshot, title, body, notes)

    def run(self, progress: Progress) -> None:
        """Set all documents. Raises UserError at a quote that does not match its text."""
        total = self._snapshot.document_count
        progress(0, total)
        for held in self._snapshot.documents():
            check_quotes(held)
            self._add(self._briefing.release(held))
            self._documents += 1
            progress(self._documents, total)

    def _add(self, release: Release) -> None:
        self._body.write(self._pages.release(release).encode())
        self._notes.write(footnotes(release).encode())
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
                "head": f"Briefing · {shortened(self._title)}",
                "status": "" if self._all_verified else "DRAFT · not all verified",
                "foot": f"Snapshot {self._short_head} · data of {self._day}",
            },
            properties=self._properties(),
        )

    def _all(self) -> Iterator[bytes]:
        snapshot, pages = self._snapshot, self._pages
        subtitle = f"{self._covers} · data of {self._day}"
        yield pages.front(self._title, subtitle, self._facts()).encode()
        yield pages.counts(
            [
                (
                    plural(kind.label),
                    self._briefing.counts[kind.key],
                    self._briefing.verified[kind.key],
                )
                for kind in ordered(snapshot.kinds)
            ]
        ).encode()
        yield pages.contents().encode()
        if not self._documents:
            yield paragraph("Remark", run("The project holds no release yet.")).encode()
        yield from _chunks(self._body)

    def _facts(self) -> list[tuple[str, str]]:
        total, verified = self._briefing.counts.total(), self._briefing.verified.total()
        facts = [
            ("Covers", counted(self._documents, "release") + self._period()),
            ("Data as of", data_as_of(self._snapshot.revised_at)),
            ("Includes", _TAKEN[self._snapshot.state]),
            ("Verified", f"{verified:,} of {total:,}"),
            ("Handling", "none"),
            ("Made with", self._snapshot.generator),
        ]
        return [(label, text) for label, text in facts if text]

    def _recorded(self) -> str:
        return kinds_line(
            [
                (kind.label, self._briefing.counts[kind.key])
                for kind in ordered(self._snapshot.kinds)
            ]
        )

    def _period(self) -> str:
        dates = sorted(date for date in self._dates if date)
        if not dates:
            return ""
        first, last = day(dates[0]), day(dates[-1])
        return f", {first}" if first == last else f", {first} to {last}"

    @property
    def _all_verified(self) -> bool:
        return self._briefing.counts.total() == self._briefing.verified.total()

    @property
    def _covers(self) -> str:
        return f"Briefing on {counted(self._documents, 'release')}"

    @property
    def _short_head(self) -> str:
        head = self._snapshot.head
        return f"{head[:4]}…{head[-3:]}" if len(head) > 12 else head or "empty"

    @property
    def _day(self) -> str:
        at = moment(self._snapshot.revised_at)
        return day(f"{at:%Y-%m-%d}") if at else "no date"

    def _properties(self) -> Properties:
        return Properties(
            title=self._title,
            subject=": ".join(filter(None, (self._covers, self._recorded()))),
            author=self._snapshot.generator,
            description=f"Snapshot {self._snapshot.head}",
            at=moment(self._snapshot.revised_at),
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
