"""The `docx` exporter: Word briefings in which every figure leads back to its quote."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from annotator.model.briefing import Briefing, TemplateInfo
from annotator.model.errors import UserError
from annotator.model.exported import ExportRecord
from annotator.model.recall import Correction, told_by
from annotator.model.returning import Returned
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.briefing.templates import OPTIONS, RECORD, TEMPLATES
from exports.checks import check_options, not_held

_OF_THE_RECORD = frozenset(("template", "title", "language", "paper", "mark"))
_PAGE = "page.docx"
_SHOWN = 20


def require_proven(briefing: Briefing) -> None:
    """Raise UserError with what is not proven in a final briefing."""
    if not briefing.unproven:
        return
    shown = [f"• {one}" for one in briefing.unproven[:_SHOWN]]
    more = len(briefing.unproven) - len(shown)
    shown += [f"• and {more:,} more"] if more else []
    raise UserError(
        "Nothing was exported: a final briefing says only what verified tags prove. Verify the "
        "tags, change the words, or export a draft.\n" + "\n".join(shown)
    )


def _replaced(briefing: Briefing) -> Iterator[str]:
    """That characters of a quote or of what is said can't stand in a Word file."""
    from exports.briefing.markup import illegal

    said = (*briefing.spoken(), *(source.quote for source in briefing.sources.values()))
    if count := sum(map(illegal, said)):
        yield not_held(briefing.title, count, "a Word file")


def _record(briefing: Briefing, options: Options) -> ExportRecord:
    return ExportRecord(
        id="",
        made_at="",
        template=briefing.template,
        title=briefing.title,
        head=briefing.head,
        options=dict(options),
        told=told_by(briefing),
    )


class WordBriefing:
    """A briefing by one of the templates, or the full record of every release.

    The full record is streamed, for libraries of any size; the others are put together in memory.
    """

    key = "docx"
    label = "Word briefing"
    suffix = ".docx"
    options: tuple[Option, ...] = OPTIONS

    def __init__(self, template: Path) -> None:
        self._template = template

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the briefing aside and rename it. What is long waits on disk, not in memory."""
        chosen = check_options(self, options)
        if chosen["template"] == RECORD:
            return self._record(snapshot, target, chosen, progress)
        briefing = self.compose(snapshot, options, progress)
        return self.save(briefing, target, options)

    def save(self, briefing: Briefing, target: Path, options: Options) -> ExportReport:
        """Write a briefing that was composed by the options.

        Raises UserError where it is final and unproven.
        """
        if options.get("status") == "final":
            require_proven(briefing)
        from exports.briefing.package import Template
        from exports.briefing.setting import write

        template = Template(self._template.with_name(_PAGE))
        with written_aside(target) as file:
            notes = write(file, briefing, template)
        return ExportReport(
            target=target,
            documents=briefing.documents,
            annotations=len(briefing.sources),
            left_out=(*briefing.left_out, *map(str, briefing.unproven), *_replaced(briefing)),
            notes={"source notes": notes},
            record=_record(briefing, options),
        )

    def _record(
        self, snapshot: Snapshot, target: Path, chosen: Mapping[str, str], progress: Progress
    ) -> ExportReport:
        from exports.briefing.package import Template
        from exports.briefing.writing import RecordOptions, Writing

        defaults = {option.key: option.default for option in OPTIONS}
        for key, value in chosen.items():
            if key not in _OF_THE_RECORD and value != defaults[key]:
                raise UserError(
                    f"The full record has no option “{key}”. Choose another template, or leave "
                    "it out."
                )
        template = Template(self._template)
        keys = ("title", "language", "paper", "mark")
        asked = RecordOptions(*(chosen[key] for key in keys))
        with written_aside(target) as file, Writing.of(snapshot, asked) as job:
            job.run(progress)
            template.write(file, job.filling())
        return job.report(target)

    # for the builder

    @property
    def templates(self) -> tuple[TemplateInfo, ...]:
        """The templates with their sections."""
        from exports.briefing.phrases import Phrases

        words = Phrases("en")
        return tuple(
            TemplateInfo(
                one.key,
                one.label,
                one.help,
                {key: words(f"section.{key}") for key in one.sections},
                one.for_release,
            )
            for one in TEMPLATES.values()
        )

    def compose(self, snapshot: Snapshot, options: Options, progress: Progress) -> Briefing:
        """The briefing that `write` would set; for templates other than the full record."""
        from exports.briefing.composing import compose

        return compose(snapshot, check_options(self, options), self.given_names, progress)

    @cached_property
    def given_names(self) -> frozenset[str]:
        from exports.briefing.lexicon import given_names

        return given_names(self._template.parents[1])

    def read_back(self, path: Path) -> Returned:
        """What a briefing says that came back. Raises UserError where it is no Word file."""
        from exports.briefing.returning import read_back

        return read_back(path)

    def correction(
        self, title: str, made_at: str, corrections: Sequence[Correction], now: Briefing
    ) -> Briefing:
        """A note that corrects the exported briefing of that title and day."""
        from exports.briefing.correction import correction_note

        return correction_note(title, made_at, corrections, now)

    def to_pdf(self) -> Callable[[Path], Path] | None:
        """What turns a Word file into a PDF beside it, None where LibreOffice is not installed."""
        from exports.briefing.office import converter

        return converter()
