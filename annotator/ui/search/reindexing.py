"""Making the search index anew from the window."""

from typing import TYPE_CHECKING

from annotator.model.errors import AnnotatorError
from annotator.ui.progress import ProgressDialog
from annotator.workspace.searching import reindexed

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def reindex(window: "MainWindow") -> ProgressDialog:
    """Do it on a worker; the dialog keeps others from writing meanwhile. Cancel leaves the old."""
    window.form.flush()
    path, session = window.workspace.path, window.session
    dialog = ProgressDialog(
        window.tr("Search index"), window.tr("Making the search index anew"), window
    )

    def failed(error: Exception) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        session.refused.emit(str(error))

    def done(count: int) -> None:
        session.said.emit(window.tr("{count} releases are indexed.").format(count=f"{count:,}"))

    dialog.run(window.jobs, lambda job: reindexed(path, job.progress), done, failed)
    return dialog
