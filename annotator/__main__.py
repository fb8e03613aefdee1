"""The composition root: arguments, the workspace's surroundings, and who gets what."""

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.assets import resources

if TYPE_CHECKING:
    from annotator.model.snapshot import Exporter
    from annotator.ui.main_window import Services
    from annotator.workspace import Read

SAMPLE = "river-council-2021.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code."""
    from annotator import cli

    words = sys.argv[1:] if arguments is None else list(arguments)
    parsed = cli.parser().parse_args(words)
    if parsed.command:
        return cli.run(parsed, cli.Tools(_exporters, _reader, resources()))
    if parsed.smoke:
        return _smoke(parsed.smoke)
    if not _has_display():
        out = Path(tempfile.mkdtemp(prefix="press-annotator-"))
        sys.stdout.write("There is no display, so the sample's journey runs without a window.\n")
        return _smoke(out)
    from annotator.ui.app import run

    return run(parsed.project, window_services, sys.argv[:1])


def _exporters() -> Sequence["Exporter"]:
    from exports import exporters

    return exporters(resources())


def _reader() -> "Read":
    from annotator.intake.releases import ReleaseReader

    return ReleaseReader.load(resources())


def window_services() -> "Services":
    """What the window is given; everything heavy is loaded when it is first used."""
    from annotator.ui.main_window import Services
    from annotator.ui.services import LazyExporters, LazyPrefill, LazyReader

    return Services(LazyExporters(_exporters), LazyReader(resources()), LazyPrefill(resources()))


def _has_display() -> bool:
    """Whether a window can be shown; Qt aborts the process where it can't (exit 134)."""
    if sys.platform in ("win32", "darwin") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _smoke(out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from annotator.ui.smoke import smoke

    try:
        result = smoke(resources() / "samples" / SAMPLE, out, window_services())
    except Exception as error:  # noqa: BLE001 — whatever fails is told in the one line
        sys.stdout.write(json.dumps({"ok": False, "error": f"{type(error).__name__}: {error}"}))
        sys.stdout.write("\n")
        return 1
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
