"""The `docx` exporter: an A4 Word briefing in which every figure leads back to its quote."""

from pathlib import Path

from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options

_TITLE = Option("title", "Title", help="on the title page, in place of the project's name")


class WordBriefing:
    """Title page, contents, and for each release its tables with numbered source notes."""

    key = "docx"
    label = "Word briefing"
    suffix = ".docx"
    options: tuple[Option, ...] = (_TITLE,)

    def __init__(self, template: Path) -> None:
        self._template = template

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the briefing aside and rename it. What is long waits on disk, not in memory."""
        from exports.briefing.package import Template
        from exports.briefing.writing import Writing

        chosen = check_options(self, options)
        template = Template(self._template)
        with written_aside(target) as file, Writing.of(snapshot, chosen[_TITLE.key]) as job:
            job.run(progress)
            template.write(file, job.filling())
        return job.report(target)
