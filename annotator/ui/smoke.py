"""The journey of `--smoke`: the sample release through the real window, without a screen."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.assets import resources
from annotator.model.kinds import BUILT_IN
from annotator.model.spans import Span
from annotator.ui.app import application
from annotator.ui.main_window import MainWindow, Services
from annotator.ui.palettes import LIGHT
from annotator.ui.settings import Settings
from annotator.ui.stylesheet import dress
from annotator.workspace import Workspace

_PASSAGES = {
    "official": "Acting Secretary General Olga Marin",
    "decision": "the Council adopted a Statement on river safety",
    "statistic": "more than 29.4 tonnes",
}
"""What is tagged of the sample release, by kind."""
_WRITTEN = ("docx", "json")
"""What the journey exports: formats that need nothing installed and hold every tag."""


def smoke(sample: Path, out: Path, services: Services) -> dict[str, Any]:
    """Import the sample, tag one of each kind by key, export both, save window.png.

    Gives what was written. Raises on anything that goes wrong.
    """
    out.mkdir(parents=True, exist_ok=True)
    project = out / "smoke.pressdb"
    for old in out.glob("smoke.*"):
        if old.is_file():
            old.unlink()
    app = application(["annotator"])
    dress(app, LIGHT, resources())
    workspace = Workspace.create(project)
    try:
        settings = Settings(QSettings(str(out / "smoke.ini"), QSettings.Format.IniFormat))
        window = MainWindow(workspace, services, settings, LIGHT)
        window.show()
        result = _journey(app, window, sample, out)
        window.close()
        window.deleteLater()
    finally:
        workspace.close()
    return result


def _journey(app: QApplication, window: MainWindow, sample: Path, out: Path) -> dict[str, Any]:
    window.importer.import_paths([sample])
    app.processEvents()
    for kind in BUILT_IN:
        _tag_by_key(window, kind.key, kind.letter)
    window.library.refresh()
    app.processEvents()
    picture = out / "window.png"
    if not window.grab().save(str(picture)):
        raise OSError(f"{picture} could not be written")
    written = {"window": str(picture), "project": str(window.workspace.path)}
    for exporter in (one for one in window.services.exporters if one.key in _WRITTEN):
        target = out / f"{sample.stem}{exporter.suffix}"
        with window.workspace.snapshot() as snapshot:
            report = exporter.write(snapshot, target, {}, lambda _done, _total: None)
        if report.annotations != len(BUILT_IN):
            raise RuntimeError(f"{exporter.key} holds {report.annotations} tags")
        written[exporter.key] = str(target)
    findings = [finding.message for finding in window.workspace.check()]
    if findings:
        raise RuntimeError("; ".join(findings))
    return {"ok": True, "tags": window.session.count, **written}


def _tag_by_key(window: MainWindow, kind: str, letter: str) -> None:
    """Select the passage of this kind and press its key, as an annotator does."""
    at = window.session.text.index(_PASSAGES[kind])
    view = window.pane.view
    view.setFocus()
    view.select(Span(at, at + len(_PASSAGES[kind])))
    QTest.keyClick(view, Qt.Key(ord(letter)))
    if window.session.selected is None or window.session.selected.kind != kind:
        raise RuntimeError(f"the key {letter} tagged nothing")
    window.form.flush()
