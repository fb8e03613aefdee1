"""Importing at the window: files, folders and what was dropped come in, and are reported."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.assets import resources
from annotator.intake.annotated.files import sources_of
from annotator.intake.files import chosen
from annotator.intake.gathering import gathered
from annotator.intake.reader import READERS
from annotator.intake.releases import ReleaseReader
from annotator.intake.table import SUFFIXES, preview
from annotator.model.drafts import Draft, Taken
from annotator.model.errors import UserError
from annotator.model.ops import ReadAgain, TakeVersion
from annotator.model.records import Document
from annotator.ui.intake.annotated import AnnotatedTaking
from annotator.ui.intake.report import ReportDialog
from annotator.ui.intake.running import Found, ImportRun, done_aside
from annotator.ui.library import title_of
from annotator.ui.services import LazyReader
from annotator.ui.showing import show_dialog
from annotator.workspace import ImportReport
from annotator.workspace.importing import Outcome, Result, document_of, most_alike

if TYPE_CHECKING:
    from annotator.ui.intake.diff import DifferencesDialog
    from annotator.ui.intake.mapping import MappingDialog
    from annotator.ui.main_window import MainWindow


def choose_files(parent: QWidget) -> list[Path]:
    """The files that the user picks, none if the dialog is left."""
    patterns = " ".join(f"*{suffix}" for one in READERS for suffix in one.suffixes)
    chosen, _ = QFileDialog.getOpenFileNames(
        parent,
        parent.tr("Import releases"),
        "",
        parent.tr("Press releases ({patterns});;All files (*)").format(
            patterns=f"{patterns} *.zip *.csv *.tsv *.jsonl {' '.join(TAGGED_PATTERNS)}"
        ),
    )
    return [Path(path) for path in chosen]


def choose_folder(parent: QWidget) -> list[Path]:
    """The folder that the user picks, none if the dialog is left."""
    chosen = QFileDialog.getExistingDirectory(parent, parent.tr("Import a folder"))
    return [Path(chosen)] if chosen else []


TAGGED_PATTERNS = ("*.json", "*.jsonld", "*.ann", "*.xmi", "*.conll", "*.qdpx")
"""Files that are tagged already."""


class Importing:
    """Runs one import at a time over the window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._run: ImportRun | None = None
        self.last: ImportReport | None = None
        """What became of the last import."""

    @property
    def taken(self) -> int:
        """How many files the running import has taken in."""
        return self._run.taken if self._run else 0

    def import_paths(self, paths: Sequence[Path]) -> ImportReport:
        """Import files and those in folders, open the first of them, report the rest."""
        given, window = tuple(paths), self._window
        sources, paths = done_aside(window.jobs, lambda: sources_of(given))
        tagged = ImportReport()
        for source in sources:
            taken = AnnotatedTaking(window.workspace, window.jobs, window).take(source)
            tagged.outcomes += taken.outcomes
        if sources and not paths:
            return self._told(tagged)
        tables = [path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file()]
        rest = [path for path in paths if path not in tables]
        if rest or not tables:
            report = self._import_files(rest, tagged)
        else:
            report = self._told(tagged) if sources else tagged
        for path in tables:
            self.import_table(path)
        return report

    def _told(self, report: ImportReport) -> ImportReport:
        """The report, shown and kept; the first release opened."""
        self.last = report
        if report.imported:
            self._window.open_document(report.imported[0].id)
        self.show_report(report)
        return report

    def import_table(self, path: Path) -> None:
        """Ask which column is what, and import each row."""
        from annotator.ui.intake.mapping import MappingDialog

        window = self._window
        try:
            data = path.read_bytes()
            columns = preview(data, path.name).columns
            remembered = window.settings.mapping(columns)
            dialog = MappingDialog(data, path.name, remembered, window.theme, window)
        except (OSError, UserError) as error:
            self._refuse(f"{path.name}: {error}")
            return
        dialog.accepted.connect(lambda: self._take_table(data, path.name, dialog))
        show_dialog(dialog, window)

    def _take_table(self, data: bytes, name: str, dialog: "MappingDialog") -> None:
        mapping, encoding = dialog.mapping, dialog.chosen_encoding
        self._window.settings.set_mapping(dialog.columns, mapping)
        rows = ReleaseReader.load(resources()).rows(data, name, mapping, encoding)
        self.run(lambda: (0, ([row] for row in rows)))

    def _import_files(self, paths: Sequence[Path], before: ImportReport) -> ImportReport:
        reader = self._window.services.read
        shared = resources() if isinstance(reader, LazyReader) else None

        passed: list[int] = []

        def found() -> tuple[int, Iterator[list[Taken]]]:
            choice = chosen(paths)
            passed.append(choice.passed_over)
            return len(choice.files), gathered(choice.files, reader, shared)

        return self.run(found, passed, before)

    def import_bytes(self, data: bytes, name: str) -> ImportReport:
        """Import what was copied or dropped as if it were a file of that name."""
        read = self._window.services.read
        return self.run(lambda: (1, iter([list(read(data, name))])))

    def import_quietly(self, files: Sequence[Path], done: Callable[[ImportReport], None]) -> bool:
        """Import beside the user's work, without a dialog; False while another import runs."""
        if self._run is not None:
            return False
        window = self._window
        reader = window.services.read
        shared = resources() if isinstance(reader, LazyReader) else None
        run = self._run = ImportRun(window.workspace, window.jobs, window)

        def ended(report: ImportReport, _: str) -> None:
            self._run = None
            self.last = report
            done(report)

        run.finished.connect(ended)
        run.start(lambda: (len(files), gathered(files, reader, shared)), shown=False)
        return True

    def run(
        self,
        found: Found,
        passed_over: Sequence[int] = (),
        before: ImportReport | None = None,
    ) -> ImportReport:
        """Import what is found, then open and report it; the window works meanwhile.

        `passed_over` is filled by `found` with how many files it left out; what came in `before`
        of the same choice stands in the same report.
        """
        window = self._window
        if self._run is not None:
            window.session.refused.emit(window.tr("An import is running already."))
            return ImportReport()
        run = self._run = ImportRun(window.workspace, window.jobs, window)
        ended: list[str] = []
        run.finished.connect(lambda _, stopped: ended.append(stopped))
        try:
            run.start(found)
            run.wait()
        finally:
            self._run = None
        run.report.passed_over = sum(passed_over)
        if before is not None:
            run.report.outcomes[:0] = before.outcomes
        self.last = run.report
        self._show(run.report, "".join(ended))
        return run.report

    def _show(self, report: ImportReport, stopped: str) -> None:
        if report.imported:
            self._window.open_document(report.imported[0].id)
        if stopped or len(report.outcomes) > len(report.imported) or report.alike:
            self.show_report(report, stopped)
        elif len(report.imported) > 1:
            self._window.session.said.emit(
                self._window.tr("{count} releases imported.").format(count=len(report.imported))
            )

    def show_report(self, report: ImportReport, stopped: str = "") -> ReportDialog:
        """Show what became of each file."""
        window = self._window
        dialog = ReportDialog(report, stopped, window.theme, window)
        dialog.open_asked.connect(lambda document: window.open_document(document.id))
        dialog.differences_asked.connect(lambda *line: self._differences(dialog, *line))
        dialog.version_asked.connect(lambda *line: self._version(dialog, *line))
        dialog.encoding_asked.connect(lambda _, outcome: self._encoding(dialog, outcome))
        show_dialog(dialog, window)
        return dialog

    def _encoding(self, report: ReportDialog, outcome: Outcome) -> None:
        if outcome.document is not None:
            self.read_again(outcome.document, report)

    def _differences(self, report: ReportDialog, row: int, outcome: Outcome) -> None:
        if outcome.document is not None and outcome.other is not None:
            dialog = self._shown_differences(outcome.other, outcome.document, report)
            dialog.accepted.connect(lambda: self._version(report, row, outcome))

    def _version(self, report: ReportDialog, row: int, outcome: Outcome) -> None:
        new, old = outcome.document, outcome.other
        if new is None or old is None:
            return
        if words := self._take_version(old, new):
            done = replace(outcome, result=Result.IMPORTED, reason=words, document=old, other=None)
            report.replace(row, done)

    # versions of the open release

    def compare_alike(self, document: Document) -> None:
        """Show what differs from the release that is most like this one; offer the version."""
        window = self._window
        found = done_aside(window.jobs, lambda: most_alike(window.workspace.path, document))
        if found is None:
            window.session.said.emit(window.tr("No other release is much like this one."))
            return
        old, new = sorted((found, document), key=lambda one: one.id)  # in the order of import
        dialog = self._shown_differences(old, new, window)
        dialog.accepted.connect(lambda: self._take_version(old, new))

    def _shown_differences(
        self, old: Document, new: Document, over: QWidget
    ) -> "DifferencesDialog":
        from annotator.ui.intake.diff import DifferencesDialog

        texts = self._window.workspace.intake
        dialog = DifferencesDialog(
            (title_of(old), title_of(new)),
            (texts.text_of(old.sha256) or "", texts.text_of(new.sha256) or ""),
            self._window.theme,
            over,
        )
        show_dialog(dialog, over)
        return dialog

    def _take_version(self, old: Document, new: Document) -> str:
        """Take the new text; what to say of it, empty where it was refused."""
        window = self._window
        if window.session.apply(TakeVersion(old.id, new.id)) is None:
            return ""
        window.open_document(old.id)
        words = window.tr("is the new version of “{title}”.").format(title=title_of(old))
        count = len(window.workspace.intake.orphans(old.id))
        if count:
            words += " " + window.tr("Tags without a place: {count}.").format(count=count)
            window.importer.show_orphans()
        return words

    # the file behind a release

    def read_again(self, document: Document, over: QWidget) -> None:
        """Choose another encoding for the file of a release."""
        from annotator.ui.intake.encoding import EncodingDialog

        data = self._original(document)
        if data is None:
            return
        if not document.encoding:
            self._refuse(
                self._window.tr("This file has no encoding to choose: its format says which.")
            )
            return
        reader = ReleaseReader.load(resources())
        name = document.source_name
        dialog = EncodingDialog(
            data, document.encoding, lambda encoding: reader.read(data, name, encoding), over
        )
        dialog.accepted.connect(lambda: self._take_reading(document, dialog.draft))
        show_dialog(dialog, over)

    def _take_reading(self, document: Document, draft: Draft | None) -> None:
        if draft is not None:
            op = ReadAgain(document.id, document_of(draft), draft.text)
            if self._window.session.apply(op) is not None:
                self._window.open_document(document.id)

    def save_original(self, document: Document) -> None:
        """Write the file of a release, byte for byte, where the user says."""
        data = self._original(document)
        if data is None:
            return
        window = self._window
        chosen, _ = QFileDialog.getSaveFileName(
            window, window.tr("Save the original file"), document.source_name
        )
        if not chosen:
            return
        try:
            Path(chosen).write_bytes(data)
        except OSError as error:
            self._refuse(
                window.tr("{file} can’t be written ({reason}). Choose another place.").format(
                    file=chosen, reason=error.strerror
                )
            )
        else:
            window.session.said.emit(window.tr("Saved as {file}.").format(file=chosen))

    def _original(self, document: Document) -> bytes | None:
        kept = document.original and self._window.workspace.intake.original(document.original)
        if not kept:
            self._refuse(
                self._window.tr("The file of this release was not kept, as before version 0.2.")
            )
            return None
        return kept

    def _refuse(self, words: str) -> None:
        self._window.session.refused.emit(words)
