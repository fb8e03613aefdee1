"""Where the corpus of real releases lies beside the checkout, for tests that read it."""

from pathlib import Path

import pytest

FOLDER = next(
    (
        place / "shared" / "corpus"
        for place in Path(__file__).resolve().parents
        if (place / "shared" / "corpus").is_dir()
    ),
    None,
)

needs_corpus = pytest.mark.skipif(FOLDER is None, reason="the corpus is not beside the checkout")


def corpus_bytes(name: str) -> bytes:
    assert FOLDER is not None
    return (FOLDER / name).read_bytes()
