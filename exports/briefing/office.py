"""LibreOffice, where it is installed: a Word file as PDF."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator.model.errors import StoreError

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120


def converter() -> Callable[[Path], Path] | None:
    """What turns a Word file into a PDF beside it, None where LibreOffice is not installed."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        return None

    def convert(source: Path) -> Path:
        return _converted(program, source)

    return convert


def _converted(program: str, source: Path) -> Path:
    """The PDF of the Word file. Raises StoreError where LibreOffice makes none."""
    target = source.with_suffix(".pdf")
    with tempfile.TemporaryDirectory(prefix="press-pdf-") as folder:
        # A profile of its own: an office that is open already would take the work and say nothing.
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            made = Path(folder, target.name)
            shutil.copyfile(made, target)
        except (OSError, subprocess.SubprocessError) as error:
            raise StoreError(
                f"LibreOffice could not make {target.name} of the briefing: {error}. The Word "
                "file is there; open it and export it from there."
            ) from error
    return target
