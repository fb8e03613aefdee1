"""The `office` exporter: a briefing in an office template, a Word file of the user's own.

It is Word as an office has it, with fields and loops of docxtpl (Jinja) in its text:
`{{ document.title }}`, `{%tr for s in document.statistics %}`. Which fields there are is derived
from the project's kinds (`fields`); a template is checked before anything is written (`checking`).
"""

from pathlib import Path

from annotator.model.errors import UserError
from annotator.model.handling import MARKS
from annotator.model.snapshot import ExportReport, Option, Options, Progress, Snapshot
from exports.aside import written_aside
from exports.checks import check_options, check_quotes, require_mark

_TEMPLATE = Option(
    "template",
    "Template",
    help="the office's Word file with fields; empty for the sample",
    suffix=".docx",
)
_MARK = Option(
    "mark",
    "Handling mark",
    help="where the template says {{ mark }}; a release with a higher one is refused",
)


class OfficeBriefing:
    """Fills a Word template of the user's own; refuses one that asks for what is not there."""

    key = "office"
    label = "Briefing in your own Word template"
    suffix = ".docx"
    options: tuple[Option, ...] = (_TEMPLATE, _MARK)

    def __init__(self, sample: Path) -> None:
        self._sample = sample

    def write(
        self, snapshot: Snapshot, target: Path, options: Options, progress: Progress
    ) -> ExportReport:
        """Check the template, fill it, compare its text with what was put in, and rename it.

        Raises UserError with every mistake of the template, where a text did not come through
        whole, and at a release with a higher handling mark. All documents are held at once: a
        template may loop over them twice.
        """
        from exports.office.checking import problems_of
        from exports.office.filling import filled
        from exports.office.values import Values

        chosen = check_options(self, options)
        mark, marks = chosen[_MARK.key].strip(), getattr(snapshot, "marks", MARKS)
        template = Path(chosen[_TEMPLATE.key] or self._sample)
        if problems := problems_of(template, snapshot.kinds):
            listed = "\n".join(f"- {problem}" for problem in problems)
            raise UserError(
                f"The template {template.name} can't be used yet; nothing was written.\n{listed}"
            )
        values = Values(snapshot, mark)
        progress(0, snapshot.document_count)
        for done, held in enumerate(snapshot.documents(), start=1):
            check_quotes(held)
            require_mark((held.document,), mark, marks)
            values.add(held)
            progress(done, snapshot.document_count)
        with written_aside(target) as file:
            file.write(filled(template, values.context()))
        return ExportReport(target, values.documents, values.tags, tuple(values.left_out))
