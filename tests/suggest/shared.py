"""What the tests of suggestions share: the resources and the corpus beside the checkout."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"


def corpus_text(name: Path) -> str:
    """The text of a corpus file; skips the test where the corpus is not beside the checkout."""
    for place in ROOT.parents:
        path = place / "shared" / "corpus" / name
        if path.is_file():
            return path.read_bytes().decode("utf-8")
    pytest.skip("the corpus is not beside the checkout")
