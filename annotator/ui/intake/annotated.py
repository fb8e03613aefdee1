"""Files that are tagged already, taken in at the window: whole or not at all."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QWidget

from annotator.intake.annotated.files import Source
from annotator.model.annotated import Annotated
from annotator.model.errors import AnnotatorError, Cancelled, UserError
from annotator.ui.jobs import Jobs
from annotator.ui.progress import ProgressDialog
from annotator.ui.wording import counted
from annotator.workspace import AnnotatedReport, ImportReport, Workspace
from annotator.workspace.importing import Outcome, Result

_SLICE_S = 0.02
"""How long the window works on an import before it looks at keys and mouse again."""


class AnnotatedTaking:
    """Reads a file beside the window, then writes it while the window paints and hears Cancel."""

    def __init__(self, workspace: Workspace, jobs: Jobs, window: QWidget) -> None:
        """`window` is what the progress is shown over."""
        self._workspace = workspace
        self._jobs = jobs
        self._window = window
        self._stopped = False
        self._looked = 0.0

    def take(self, source: Source) -> ImportReport:
        """Take the file in; what became of it."""
        words: Callable[[str], str] = self._window.tr
        dialog = ProgressDialog(words("Import tagged releases"), source.name, self._window)
        dialog.line.cancelled.connect(self._stop)
        report = ImportReport()
        try:
            held = self._read(source, dialog)
            dialog.show()
            done = self._workspace.import_annotated(
                held, lambda number, total: self._advance(dialog, number, total)
            )
        except AnnotatorError as error:
            why = words("stopped; nothing of it is in.") if self._stopped else str(error)
            report.outcomes.append(Outcome(source.name, Result.FAILED, why))
        else:
            report.outcomes += self._outcomes(done)
        finally:
            dialog.hide()
            dialog.deleteLater()
        return report

    def _read(self, source: Source, dialog: ProgressDialog) -> Annotated:
        """What the file holds, read on a worker."""
        kinds = dict(self._workspace.kinds())
        ended: list[Annotated | Exception] = []
        loop = QEventLoop()

        def end(value: Annotated | Exception) -> None:
            ended.append(value)
            loop.quit()

        job = self._jobs.run(lambda _: source.read(kinds), end, end)
        dialog.line.cancelled.connect(job.cancel)
        loop.exec()
        (found,) = ended
        if isinstance(found, AnnotatorError):
            raise found
        if isinstance(found, Exception):
            raise UserError(
                self._window.tr("{file} can’t be read ({reason}).").format(
                    file=source.name, reason=found
                )
            ) from found
        return found

    def _advance(self, dialog: ProgressDialog, done: int, total: int) -> None:
        """Paint and hear the user now and then; nothing else is written meanwhile."""
        if perf_counter() - self._looked > _SLICE_S:
            dialog.line.advance(done, total)
            QCoreApplication.processEvents()
            self._looked = perf_counter()
        if self._stopped:
            raise Cancelled(self._window.tr("Stopped."))

    def _stop(self) -> None:
        self._stopped = True

    def _outcomes(self, done: AnnotatedReport) -> list[Outcome]:
        words: Callable[[str], str] = self._window.tr
        count = words("is in, with {tags}.")
        return [
            *(Outcome(done.name, Result.NOTED, note) for note in done.notes),
            *(Outcome(name, Result.DUPLICATE, why) for name, why in done.duplicates),
            *(
                Outcome(
                    document.title or document.source_name,
                    Result.IMPORTED,
                    count.format(tags=counted(tags, words("tag"), words("tags"))),
                    document,
                )
                for document, tags in done.imported
            ),
        ]
