"""The program as it is started from a shell."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def annotator(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, where no display is."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, words)],
        cwd=cwd,
        env={
            **surroundings,
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "TMPDIR": str(cwd),
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
