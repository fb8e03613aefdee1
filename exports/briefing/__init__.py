"""The `docx` exporter: Word briefings in which every figure leads back to its quote."""

from collections.abc import Callable, Mapping
from pathlib import Path

from annotator.model.briefing import Briefing, TemplateInfo
from annotator.model.errors import UserError
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.briefing.templates import OPTIONS, RECORD, TEMPLATES
from exports.checks import check_options

_OF_THE_RECORD = frozenset(("template", "title"))
_PAGE = "page.docx"


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
        return self.set(self.compose(snapshot, options, progress), target)

    def set(self, briefing: Briefing, target: Path) -> ExportReport:
        """Write a briefing that was composed. Raises UserError where it is final and unproven."""
        from exports.briefing.package import Template
        from exports.briefing.setting import write

        template = Template(self._template.with_name(_PAGE))
        with written_aside(target) as file:
            notes = write(file, briefing, template)
        return ExportReport(
            target=target,
            documents=briefing.documents,
            annotations=len(briefing.sources),
            left_out=(*briefing.left_out, *map(str, briefing.unproven)),
            notes={"source notes": notes},
        )

    def _record(
        self, snapshot: Snapshot, target: Path, chosen: Mapping[str, str], progress: Progress
    ) -> ExportReport:
        from exports.briefing.package import Template
        from exports.briefing.writing import Writing

        defaults = {option.key: option.default for option in OPTIONS}
        for key, value in chosen.items():
            if key not in _OF_THE_RECORD and value != defaults[key]:
                raise UserError(
                    f"The full record has no option “{key}”. Choose another template, or leave "
                    "it out."
                )
        template = Template(self._template)
        with written_aside(target) as file, Writing.of(snapshot, chosen["title"]) as job:
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

        return compose(snapshot, check_options(self, options), progress)

    def to_pdf(self) -> Callable[[Path], Path] | None:
        """What turns a Word file into a PDF beside it, None where LibreOffice is not installed."""
        from exports.briefing.office import converter

        return converter()
