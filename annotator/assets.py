"""Where the program's plain data lies: beside the package in a checkout, inside it in the wheel."""

from pathlib import Path


def resources() -> Path:
    """The folder with icons, templates, schemas, faces, lexicons, help and the sample release."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
