"""Started as a process: opens the window (or a bare one) and says when it had painted.

Arguments: `bare`, `program` or `models`, a project or a text file, the monotonic time of the
start in ns.
"""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from annotator.ui.main_window import MainWindow


def _memory_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _bare(text: str) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

    app = QApplication([])
    window = QMainWindow()
    edit = QTextEdit()
    window.setCentralWidget(edit)
    window.resize(1440, 900)
    edit.setPlainText(Path(text).read_text(encoding="utf-8"))
    window.show()
    app.processEvents()


def _assisted(app: "QApplication", window: "MainWindow") -> None:
    """Say how much memory the window takes with the rules' suggestions, then with the models'."""
    learnt: list[bool] = []
    window.teaching.learnt.connect(lambda: learnt.append(True))
    window.suggestions.start()
    while not learnt:
        app.processEvents()
    window.jobs.wait()
    sys.stdout.write(f"{_memory_mb():.1f}\n")
    window.assist.start()
    while window.assist.waiting:
        app.processEvents()
    sys.stdout.write(f"{_memory_mb():.1f}\n")
    window.assist.stop()


def _program(project: str, begun: int, *, models: bool = False) -> None:
    from PySide6.QtCore import QSettings

    from annotator.__main__ import window_services
    from annotator.assets import resources
    from annotator.ui import app as ui
    from annotator.ui.palettes import LIGHT
    from annotator.ui.settings import Settings
    from annotator.ui.stylesheet import dress
    from annotator.workspace import Workspace

    app = ui.application(["annotator"])
    dress(app, LIGHT, resources())
    workspace = Workspace(Path(project))
    settings = Settings(QSettings(project + ".ini", QSettings.Format.IniFormat))
    window = ui.open_window(workspace, window_services(), settings, LIGHT)
    app.processEvents()
    _tell(begun)
    ui.finish_start(window)
    window.jobs.wait()
    app.processEvents()
    if models:
        _assisted(app, window)
    sys.stdout.write(f"{_memory_mb():.1f}\n")
    sys.stdout.flush()
    os._exit(0)


def _tell(begun: int) -> None:
    sys.stdout.write(f"{(time.monotonic_ns() - begun) / 1e6:.2f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _what, _path, _begun = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if _what == "bare":
        _bare(_path)
        _tell(_begun)
    else:
        _program(_path, _begun, models=_what == "models")
