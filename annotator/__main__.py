"""The composition root: arguments, the workspace's surroundings, and who gets what."""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.assets import resources

if TYPE_CHECKING:
    from annotator.model.drafts import Read
    from annotator.model.snapshot import Exporter
    from annotator.ui.main_window import Services

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
        return _without_display()
    from annotator.ui.app import run

    return run(parsed.project, window_services, sys.argv[:1], parsed.member)


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


def _without_display() -> int:
    """Run the sample's journey and say where what it made lies."""
    sys.stdout.write("There is no display, so the sample's journey runs without a window.\n")
    result = _journey(Path(tempfile.mkdtemp(prefix="press-annotator-")))
    if not result["ok"]:
        sys.stdout.write(f"It failed: {result['error']}\n")
        return 1
    for words, key in (("Briefing", "docx"), ("Dataset", "json"), ("Window", "window")):
        sys.stdout.write(f"{words}: {result[key]}\n")
    return 0


def _smoke(out: Path) -> int:
    """The journey, told in one line of JSON."""
    result = _journey(out)
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    return 0 if result["ok"] else 1


def _journey(out: Path) -> dict[str, Any]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from annotator.ui.smoke import smoke

    try:
        return smoke(resources() / "samples" / SAMPLE, out, window_services())
    except Exception as error:  # noqa: BLE001 — whatever fails is told in the result
        traceback.print_exc()
        return {"ok": False, "error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    from multiprocessing import freeze_support

    freeze_support()  # the workers of a built program begin here
    sys.exit(main())
