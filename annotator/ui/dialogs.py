"""The window's dialogs: each is loaded when it is first asked for."""

from typing import TYPE_CHECKING

from annotator.assets import resources
from annotator.ui.showing import show_dialog

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Dialogs:
    """Opens them over the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def commands(self) -> None:
        """The command palette."""
        from annotator.ui.command_palette import CommandPalette

        show_dialog(CommandPalette(self._window.actions_, self._window), self._window)

    def keys(self) -> None:
        """The sheet of keys."""
        from annotator.ui.sheets import ShortcutSheet

        show_dialog(ShortcutSheet(self._window.actions_, self._window), self._window)

    def manual(self) -> None:
        """The manual."""
        from annotator.ui.sheets import ManualDialog

        manual = resources() / "help" / "manual.md"
        show_dialog(ManualDialog(manual, self._window), self._window)

    def about(self) -> None:
        """What the program is."""
        from annotator.ui.sheets import AboutDialog

        show_dialog(AboutDialog(str(self._window.workspace.path), self._window), self._window)

    def codebook(self) -> None:
        """The codebook."""
        from annotator.ui.codebook_dialog import CodebookDialog

        window = self._window
        show_dialog(CodebookDialog(window.session, window.theme, window), window)

    def export(self) -> None:
        """Writing a briefing or a dataset."""
        from annotator.ui.exporting import ExportDialog

        window = self._window
        window.form.flush()
        dialog = ExportDialog(
            window.workspace,
            window.services.exporters,
            window.jobs,
            window,
            build=window.actions_["briefing"].trigger,
        )
        show_dialog(dialog, window)

    def imports(self) -> None:
        """Choosing files to import."""
        self._window.importer.choose()

    def open_project(self) -> None:
        """Choosing another project."""
        from annotator.ui.projects import choose_project

        if path := choose_project(self._window):
            self._window.project_requested.emit(path)

    def members(self) -> None:
        """Who works on the project."""
        from annotator.ui.review.members_dialog import MembersDialog

        show_dialog(MembersDialog(self._window), self._window)

    def assign(self) -> None:
        """Giving releases to annotators."""
        from annotator.ui.review.assign_dialog import AssignDialog

        show_dialog(AssignDialog(self._window), self._window)

    def reindex(self) -> None:
        """Making the search index anew, with its progress."""
        from annotator.ui.search.reindexing import reindex

        reindex(self._window)

    def terms(self) -> None:
        """Every tag of a term, put right in one act."""
        from annotator.ui.review.terms_dialog import TermsDialog

        show_dialog(TermsDialog(self._window), self._window)

    def check(self) -> None:
        """Verifying the project: chain, quotes, offsets, references."""
        from annotator.ui.checking import show_check

        show_check(self._window.workspace, self._window)
