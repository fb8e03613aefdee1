"""What the tests of suggestions share: the resources and the corpus beside the checkout."""

from pathlib import Path

import pytest

from tests.intake.corpus import FOLDER

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"


def corpus_text(name: Path) -> str:
    """The text of a corpus file; skips the test where the corpus is not beside the checkout."""
    if FOLDER is None or not (FOLDER / name).is_file():
        pytest.skip("the corpus is not beside the checkout")
    return (FOLDER / name).read_bytes().decode("utf-8")
