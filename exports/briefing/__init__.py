"""The `docx` exporter: an A4 Word briefing in which every figure leads back to its quote."""

from pathlib import Path

from annotator.model.snapshot import ExportReport, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options

_TITLE = "title"


class WordBriefing:
    """Title page, contents, and for each release its tables with numbered source notes.

    Option `title`: what stands on the title page in place of the project's name.
    """

    key = "docx"
    label = "Word briefing"
    suffix = ".docx"

    def __init__(self, template: Path) -> None:
        self._template = template

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Write the briefing aside and rename it. What is long waits on disk, not in memory."""
        from exports.briefing.package import Template
        from exports.briefing.writing import Writing

        check_options(self, options, (_TITLE,))
        template = Template(self._template)
        with written_aside(target) as file, Writing.of(snapshot, options.get(_TITLE, "")) as job:
            job.run(progress)
            template.write(file, job.filling())
        return job.report(target)
